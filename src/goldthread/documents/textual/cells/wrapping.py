"""Lines that one sentence was broken over, put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable

from goldthread.documents.vocabulary import LAST_WORDS

_OPEN_END = re.compile(
    r"(?:[,(/&–]|\b(?:of|the|and|or|to|for|in|on|at|by|with|from|into|via|as|a|an|our|their|its|that|which|will|be|is|are))$",
    re.IGNORECASE,
)
_ADDRESS_GOES_ON = frozenset("/-_.=&?%")
_BULLET_START = re.compile(r"(?:[•*]|[-–]\s|\(?[a-z0-9]{1,2}[.)]\s)")


def is_open(text: str) -> bool:
    """Whether a bracket was opened and not closed."""
    return any(text.count(opened) > text.count(closed) for opened, closed in ("()", "[]"))


def goes_on(before: str, after: str) -> bool:
    """Whether ``after`` goes on with the sentence of ``before``."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after or _BULLET_START.match(after):
        return False
    if after[0].islower() or after[0] in ",;:)/&":
        return True
    if _OPEN_END.search(before) or _is_last_word(before, after):
        return True
    opened = before.count("(") > before.count(")") or before.count("[") > before.count("]")
    return opened and before[-1] not in ".;"


def _is_last_word(before: str, after: str) -> bool:
    """The head word of a name that was broken before it: "Scottish Ambulance" and "Service"."""
    if after.lower().rstrip(".,;") not in LAST_WORDS or before[-1] in ".;:,)":
        return False
    return before.split()[-1].lower() not in LAST_WORDS and before.split()[-1][0].isupper()


def join(before: str, after: str) -> str:
    """Two pieces of one sentence; a word broken at its hyphen and a broken address get no blank."""
    before, after = before.rstrip(), after.lstrip()
    if not before or not after:
        return before or after
    if before.endswith("-") and not before.endswith(" -") and after[0].islower():
        return before + after
    if before[-1] in _ADDRESS_GOES_ON and re.search(r"https?://.", before.rsplit(None, 1)[-1]):
        return before + after
    return f"{before} {after}"


def rejoin(lines: Iterable[str]) -> list[str]:
    """The paragraphs of lines that may have been wrapped; blank lines are dropped."""
    out: list[str] = []
    for line in lines:
        line = line.strip()
        if not line:
            continue
        if out and goes_on(out[-1], line):
            out[-1] = join(out[-1], line)
        else:
            out.append(line)
    return out
