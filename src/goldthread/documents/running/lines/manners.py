"""The manners in which lines hold several facts: parted by one mark, or who and when in front of the statement."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.openings import opening_of
from goldthread.documents.tables.cells.content import is_time_or_open
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role

# A sign that stands between blanks, or one that hardly ever stands in a sentence.
_MARK = re.compile(r"(?<=\s)(?P<lone>[^\w\s&+£$€%\"'“”‘’(){}\[\].?!]{1,3})(?=\s)|(?P<tight>[|¦│·•;\t]|,(?=\s))")
_DASHES = str.maketrans("—-", "––")
_IN_SENTENCES = frozenset(",;–/:")  # marks that part words of a sentence too
_LEAST = 3  # lines
_LONGEST = 1500  # characters
_MOST_PIECES = 12
_IN_FRONT = re.compile(
    r"(?:[(\[](?P<inner>[^()\[\]]{4,110})[)\]]\s*[:–—-]?|(?P<front>[^:]{4,110}?)(?::|\s[–—-]))\s+(?P<said>\S.{5,})",
    re.DOTALL,
)
_TOLD_ON_A_DAY = {Role.PROGRESS, Role.STATUS, Role.RAG, Role.COMMENTS}  # "Update, May 2031: ..."
_SURE = 0.6
_ENCLOSED = re.compile(r"^[(\[]([^()\[\]]+)[)\]]$")
_BETWEEN = re.compile(r"\s*[,;|/·]\s+|\s+[–—-]\s+|\s*[(\[]|\s+(?=by\s)")


@dataclass(frozen=True)
class Manner:
    """How lines are cut, and what put their pieces together again; ``loose``: sentences look so, too."""

    joint: str
    loose: bool
    cut: Callable[[str], Sequence[str]]


def manners_of(texts: Sequence[str]) -> Iterator[Manner]:
    """The manners in which several of these lines may be cut, the marks of no sentence first."""
    times = Counter(mark for text in texts for mark in _marks(text))
    found = sorted((mark for mark, count in times.items() if count >= _LEAST), key=_IN_SENTENCES.__contains__)
    for mark in found:
        yield Manner(_joint(mark), mark in _IN_SENTENCES, _cutting(mark))
    yield Manner(", ", False, _who_and_when_in_front)


def _marks(text: str) -> set[str]:
    return {mark[0].translate(_DASHES) for mark in _MARK.finditer(text[:_LONGEST])}


def _joint(mark: str) -> str:
    return f"{mark} " if mark in ",;" else f" {mark} "


def _cutting(mark: str) -> Callable[[str], Sequence[str]]:
    parting = re.compile(_parting(mark))

    def cut(text: str) -> Sequence[str]:
        found = parting.split(text.strip(f" {mark}"), _MOST_PIECES)
        pieces = [_ENCLOSED.sub(r"\1", piece.strip()) for piece in found]
        return pieces if len(pieces) > 1 and all(pieces) else ()

    return cut


def _parting(mark: str) -> str:
    """The pattern of a mark with the blanks around it; a hyphen parts where a dash does."""
    if mark in ",;":
        return rf"\s*{mark}\s+"
    sign = r"[–—-]" * len(mark) if set(mark) == {"–"} else re.escape(mark)
    found = _MARK.match(mark)
    return rf"\s*{sign}\s*" if found and found["tight"] else rf"\s+{sign}\s+"


def _who_and_when_in_front(text: str) -> Sequence[str]:
    """ "Trade Team, May 2031: open a shop", "[May 2031 | Trade Team] Open a shop" in three pieces."""
    found = _IN_FRONT.fullmatch(text[:_LONGEST])
    front = (found["inner"] or found["front"]) if found else ""
    for mark in _BETWEEN.finditer(front):
        one, other = front[: mark.start()].strip(), front[mark.end() :].strip(" )]")
        if found and one and other and (found["inner"] or is_time_or_open(one) != is_time_or_open(other)):
            label = best_role(other if is_time_or_open(one) else one, _SURE)
            return () if label in _TOLD_ON_A_DAY else (one, other, found["said"].strip())
    return ()


def without_number(text: str) -> tuple[str, str]:
    """The number a line begins with, as printed, and the rest."""
    rest = opening_of(text).rest
    return text[: len(text.rstrip()) - len(rest)] if rest and text.rstrip().endswith(rest) else "", rest
