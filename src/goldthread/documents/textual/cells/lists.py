"""Items of a list that an extraction ran together into one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.vocabulary import GOES_ON, HOLDS_ON, ITEM_STARTERS

_BULLET = re.compile(r"\s*•\s*")
_DASHED = re.compile(r"(?:^|(?<=\s))[-–]\s*(?=\S)")
_INLINE_DASH = re.compile(r"(?:^|(?<=[\s:;.]))-\s*(?=[A-Za-z])")
_AFTER_STOP = re.compile(r"(?<=[.;!?])\s+(?:(?:and|or)\s+)?(?=[A-Z0-9“\"'‘])")
_AFTER_SEMICOLON = re.compile(r"(?<=;)\s+(?:(?:and|or)\s+)?(?=\w)")
_NEXT_DATE = re.compile(
    r"(?:end|early|mid|late|by|q[1-4]|spring|summer|autumn|winter|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\s+(?:of\s+)?['’]?\d",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"(?:(?<=^)|(?<=[.;:)\w] ))(\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(?=[A-Z])")
_WORD = re.compile(r"\S+")


def split_bullets(text: str) -> list[str]:
    """The items of a text that holds bullet characters; the lead-in, if any, comes first."""
    return [piece.strip() for piece in _BULLET.split(text)]


def split_dashes(text: str) -> list[str]:
    """The items of a list marked with dashes. A dash before a date belongs to its item."""
    return _cut(text, [match for match in _DASHED.finditer(text) if not _NEXT_DATE.match(text, match.end())])


def inline_dashes(text: str) -> list[str] | None:
    """Lead-in and items of running text with dashes for bullets, or None when its dashes are only dashes."""
    marks = [match for match in _INLINE_DASH.finditer(text) if not _NEXT_DATE.match(text, match.end())]
    marks = [mark for mark in marks if mark.start() == 0 or text[mark.start() - 1] in " \n:;."]
    if not marks:
        return None
    before = text[: marks[0].start()].rstrip()
    introduced = not before or before.endswith((":", ";", ":-"))
    if introduced or (len(marks) > 1 and all(text[mark.end()].isupper() for mark in marks)):
        return _cut(text, marks)
    return None


def _cut(text: str, marks: Sequence[re.Match[str]]) -> list[str]:
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(text)]
    return [text[edges[i] : edges[i + 1]].strip() for i in range(0, len(edges), 2)]


def split_unmarked(text: str, common_words: frozenset[str]) -> list[str]:
    """Items that lost their bullets: cut after stops, and before a capital that no name explains.

    ``common_words`` are the words that the paper also writes without a capital.
    """
    pieces: list[str] = []
    for sentence in _sentences(text):
        pieces.extend(_cut_at_capitals(sentence, common_words))
    return pieces


def _sentences(text: str) -> list[str]:
    """Cut after stops. "...; and" stays with the item it ends, as printed."""
    small = text[:1].islower() and text.count(";") > 1 and not re.search(r";\s+[A-Z]", text)
    pieces: list[str] = []
    last = 0
    for match in (_AFTER_SEMICOLON if small else _AFTER_STOP).finditer(text):
        following = _WORD.match(text, match.end())
        if following is None or following.group().lower().rstrip(",") in GOES_ON:
            continue
        pieces.append(text[last : match.end()].strip())
        last = match.end()
    pieces.append(text[last:].strip())
    return [piece for piece in pieces if piece]


def _cut_at_capitals(text: str, common_words: frozenset[str]) -> list[str]:
    words = list(_WORD.finditer(text))
    starts = [0]
    for index in range(2, len(words) - 1):
        if _begins_item(words, index, common_words) and index - starts[-1] >= 2:
            starts.append(index)
    edges = [words[index].start() for index in starts[1:]] if words else []
    bounds = [0, *edges, len(text)]
    return [text[bounds[i] : bounds[i + 1]].strip() for i in range(len(bounds) - 1)]


def _begins_item(words: Sequence[re.Match[str]], index: int, common_words: frozenset[str]) -> bool:
    word, before, after = words[index].group(), words[index - 1].group(), words[index + 1].group()
    if (
        not word[0].isupper()
        or (word[1:] and not word[1:].islower())
        or not (after[0].islower() or after[0].isdigit())
    ):
        return False
    if before.lower() in HOLDS_ON or before[-1] in ",:/&-–(":
        return False
    plain = word.lower()
    if plain == words[0].group().lower():
        return True
    if before[0].islower() or before.isdigit():
        return plain in ITEM_STARTERS or plain in common_words
    return plain in ITEM_STARTERS and before[-1] in ".;)"


def split_numbered(text: str) -> list[str] | None:
    """Statements with numbers that go up ("2.1 ... 2.2 ..."), each with its own; None without two."""
    marks = list(_DOTTED.finditer(text))
    if len(marks) < 2 or marks[0].start():
        return None
    numbers = [tuple(int(part) for part in mark.group(1).split(".")) for mark in marks]
    if any(after[:-1] != before[:-1] or after[-1] != before[-1] + 1 for before, after in pairwise(numbers)):
        return None
    edges = [*(mark.start() for mark in marks), len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]
