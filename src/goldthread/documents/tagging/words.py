"""The words of a text with what parts them: blanks, tabs, pipes, ends of lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, zip_longest

from goldthread.documents.textual.cells.glued import words_in

_WORD = re.compile(r"\S+")
_TAG = re.compile(r"</?[a-zA-Z]{1,10}(?:\s[^<>]{0,200})?/?>")
_DRAWN = re.compile(r"[|\-+:=_]+")
_RULE = 4  # signs of a rule drawn under headings


class Break(StrEnum):
    """What may stand between two words."""

    GLUED = "glued"  # nothing: a cell or sentence set against the one before it
    SPACE = "space"
    GAP = "gap"  # several blanks
    TAB = "tab"
    PIPE = "pipe"
    RULE = "rule"
    LINE = "line"
    BLANK = "blank"  # an empty line


HARD = frozenset(Break) - {Break.SPACE, Break.GLUED}
_END = frozenset({Break.BLANK})  # of a text
_GLUED = frozenset({Break.GLUED})


@dataclass(frozen=True, slots=True)
class Word:
    """One word where it stands. ``page`` counts from 1."""

    text: str
    before: frozenset[Break]
    after: frozenset[Break] = frozenset()
    page: int = 1


def words_of(text: str, most: int | None = None) -> list[Word]:
    """The words of a text, those that only draw a table left out; each knows what parts it from its neighbours.

    Only the first ``most`` of them, if that is given.
    """
    found = list(islice(_words(_TAG.sub(lambda tag: " " * len(tag[0]), text)), most))
    return [
        replace(word, after=following.before if following else _END)
        for word, following in zip_longest(found, found[1:])
    ]


def _words(text: str) -> Iterator[Word]:
    end, page = 0, 1
    held: set[Break] = {Break.BLANK}
    for match in _WORD.finditer(text):
        between = text[end : match.start()]
        end = match.end()
        page += between.count("\f")
        held.add(_break(between))
        drawn = _drawn(match[0])
        if drawn:
            held.add(drawn)
            continue
        for place, piece in enumerate(filter(None, match[0].split("|"))):
            parted = frozenset(held) if not place else frozenset({Break.PIPE})
            for number, part in enumerate(words_in(piece)):
                yield Word(part[0], parted if not number else _GLUED, page=page)
        held = {Break.PIPE} if match[0].endswith("|") else set()


def _drawn(word: str) -> Break | None:
    """What a word that is no word draws: the side of a cell, or a rule."""
    if not _DRAWN.fullmatch(word):
        return None
    if "|" in word:
        return Break.PIPE
    return Break.RULE if len(word) >= _RULE else None


def _break(between: str) -> Break:
    lines = between.count("\n") + 2 * between.count("\f")
    if lines:
        return Break.BLANK if lines > 1 else Break.LINE
    if "\t" in between:
        return Break.TAB
    return Break.GAP if len(between) > 1 else Break.SPACE


def joined(words: Sequence[Word]) -> str:
    """The words of one stretch as they were printed, a blank for whatever parts them."""
    return "".join(
        word.text if not place or word.before == _GLUED else f" {word.text}" for place, word in enumerate(words)
    )
