"""One line of words cut into the cells it was run together from: the cut that suits the columns best."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldthread.documents.tables.cells.content import is_grade
from goldthread.documents.tables.cells.names import is_body, is_post
from goldthread.documents.textual.cells.glued import words_in
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.vocabulary import ACTION_VERBS, BODY_WORDS, DATE_LINKS, HOLDS_ON, POST_WORDS

_NEVER = -6.0
_OUT = float("-inf")  # no way leads here
_WRONG = -2.5
_ACTS = 0.8  # an action begins with what is to be done
_KNOWN = 1.5  # a cell that other rows have too
_LONGEST = {"number": 2, "date": 14, "owner": 24, "title": 10, "rag": 4, "refs": 10}  # words
_MOST_WORDS = 400
_TORN = -1.5  # a name cut before the word that says what it names
_HEADS = BODY_WORDS | POST_WORDS
_BULLETS = frozenset("•·▪*-–—")
_BRACKETED = re.compile(r"\([^()]*\)")
_CODES = re.compile(r"[A-Z]{2,5}\d{0,2}(?:[,;/ ]+[A-Z]{2,5}\d{0,2}){0,5}")
_ENDED = re.compile(r"[.;!?)]$")


@dataclass(frozen=True)
class Slot:
    """A column: the sort of its cells and those seen more than once in it.

    "text" stands in every row; "more" is a further text, which a row may lack.
    """

    sort: str
    known: frozenset[str] = frozenset()


def known_in(cells: Sequence[str]) -> frozenset[str]:
    """The cells that stand in several rows."""
    counts = Counter(" ".join(cell.split()) for cell in cells if cell)
    return frozenset(cell for cell, times in counts.items() if times > 1)


def segment(text: str, slots: Sequence[Slot]) -> tuple[float, list[str]]:
    """How well the words fit the columns, and the cell of each (blank where it holds nothing)."""
    words = words_in(text)[:_MOST_WORDS]
    joints = [_joint(words, text, place) for place in range(len(words) + 1)]
    cuts = [place for place, joint in enumerate(joints) if joint > _NEVER]  # the only places where a cell may begin
    best = [0.0] + [_OUT] * (len(cuts) - 1)
    back: list[list[int]] = []
    for slot in slots:
        scores = [_OUT] * len(cuts)
        origins = [0] * len(cuts)
        for at, end in enumerate(cuts):
            nearest = bisect_left(cuts, end - _LONGEST.get(slot.sort, end))
            for origin in range(nearest, at + 1):
                if best[origin] == _OUT:
                    continue
                start = cuts[origin]
                score = best[origin] + _fit(text, words, start, end, slot) + (joints[start] if start < end else 0.0)
                if score > scores[at]:
                    scores[at], origins[at] = score, origin
        best = scores
        back.append(origins)
    cells: list[str] = []
    at = len(cuts) - 1
    for origins in reversed(back):
        start, end = cuts[origins[at]], cuts[at]
        cells.append(text[words[start].start() : words[end - 1].end()] if start < end else "")
        at = origins[at]
    return best[-1], cells[::-1]


def _joint(words: Sequence[re.Match[str]], text: str, place: int) -> float:
    """How natural it is that a cell begins at a word."""
    if not 0 < place < len(words):
        return 0.0
    before, after = words[place - 1].group(), words[place].group()
    between = text[words[place - 1].end() : words[place].start()]
    line_break = 0.8 if "\n" in between or not between else 0.0
    if not (after[0].isupper() or after[0].isdigit() or after[0] in "(£•“‘'\""):
        return _NEVER
    if before.lower() in HOLDS_ON or before.endswith((",", "/", "&", "(", "–")) or before in _BULLETS:
        return _NEVER
    if _ENDED.search(before):
        return 1.0 + line_break
    begins_name = place + 1 < len(words) and words[place + 1].group() in ("of", "for")  # "Head of Libraries"
    torn = before[0].isupper() and after.lower().rstrip(",;.") in _HEADS and not begins_name
    return line_break + (0.6 if before[0].islower() else _TORN if torn else 0.0)


def _fit(text: str, words: Sequence[re.Match[str]], start: int, end: int, slot: Slot) -> float:
    if start == end:
        return {"text": _NEVER, "owner": -1.0, "date": -1.0}.get(slot.sort, -0.3)
    cell = text[words[start].start() : words[end - 1].end()]
    if slot.sort in ("text", "more"):
        told = _ACTS if slot.sort == "text" and _begins_to_act(words[start : start + 2]) else 0.0
        return (0.5 if _ENDED.search(cell) else 0.0) + told if end - start > 2 else _WRONG
    known = _KNOWN if slot.known and " ".join(cell.split()) in slot.known else 0.0
    return _by_kind(cell, end - start, slot.sort) + known


def _begins_to_act(words: Sequence[re.Match[str]]) -> bool:
    """ "Open ...", "To open ..."."""
    first, last = words[0].group().lower(), words[-1].group().lower()
    return first in ACTION_VERBS or (first == "to" and last in ACTION_VERBS)


@lru_cache(maxsize=10_000)
def _by_kind(cell: str, count: int, sort: str) -> float:
    kind = kind_of(_BRACKETED.sub("", cell).strip() or cell)
    if sort == "owner":
        if kind is not Kind.NAME:
            return _WRONG if kind is Kind.SHORT else _NEVER
        if count > 1 and Kind.RAG in (kind_of(cell.split()[-1]), kind_of(cell.split("\n")[0])):
            return _NEVER  # "Trade Team Complete": the status begins the next cell, or ended the one before
        if count > 1 and is_grade(cell.split()[-1]):
            return _NEVER  # "Trade Team High": how urgent it is stands in the next cell
        return 1.5 - 0.05 * count + (0.5 if is_body(cell) or is_post(cell) else 0.0)
    if sort == "title":
        return 2.0 if is_grade(cell) else 0.5 if kind in (Kind.NAME, Kind.SHORT) else _NEVER
    if sort == "date":
        return _as_date(cell, count) if kind is Kind.DATE else _NEVER
    if sort == "rag":
        return 2.0 if kind is Kind.RAG or kind is Kind.DATE else _NEVER  # "Ongoing" is a status too
    if sort == "refs" and _CODES.fullmatch(cell):
        return 0.5  # "PYP", "T1; T2": what a row answers to
    return 2.0 if kind is Kind.NUMBER else _NEVER


def _as_date(cell: str, count: int) -> float:
    """Best where every word speaks of time; never where the first or the last does not."""
    timely = [_speaks_of_time(word) for word in cell.split()]
    if not (timely[0] and timely[-1]):
        return _NEVER
    return 2.0 + 0.3 * count if all(timely) else 1.0


def _speaks_of_time(word: str) -> bool:
    plain = word.strip("(),.:;").lower()
    return plain[:1].isdigit() or plain in DATE_LINKS or kind_of(plain) is Kind.DATE
