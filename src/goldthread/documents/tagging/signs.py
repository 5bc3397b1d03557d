"""What can be seen of each word: its own look, the cell or line it stands in, and what it stands between."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.documents.running.lines.subjects import begins_to_act, tells_to_act
from goldthread.documents.tagging.look import MARKS, classes_of, ending_of, shape_of, spelled
from goldthread.documents.tagging.words import HARD, Break, Word
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import kind_of
from goldthread.documents.timescales import DATE
from goldthread.documents.vocabulary import HOLDS_ON

_DATES = re.compile(DATE, re.IGNORECASE)
_BULLET = re.compile(r"[•·●▪‣◦*\-–—]")
_HEADING_WORDS = 8
_CELL_WORDS = 40
_LONGEST = 600  # characters of a cell that is asked what it tells
_NAME_WORDS = 9
_LINKS = frozenset({"of", "and", "for", "the", "&", "/"})
_ENDS_NAME = frozenset({"stop", "semicolon", "colon"})
_FULL = 0.8  # of the usual longest line: a line that may have been wrapped
_LENGTHS = (1, 2, 4, 8, 16, 40)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words between two hard breaks, and what they look like together."""

    start: int
    end: int
    kind: str
    sort: str
    acts: bool
    length: str
    full: bool


def signs_of(words: Sequence[Word]) -> list[list[str]]:
    """The signs of each word, in the order of the text."""
    cells = _cells(words)
    dates, names = _dates(words), _names(words)
    out: list[list[str]] = []
    for place, cell in enumerate(cells):
        before = cells[place - 1] if place else None
        for at in range(cell.start, cell.end):
            signs = [*_of_word(words[at]), *_of_cell(cell), *_of_place(words, at, cell, before)]
            signs += [f"date {dates[at]}"] * bool(dates[at]) + [f"name {names[at]}"] * bool(names[at])
            out.append(signs)
    return out


def _of_word(word: Word) -> Iterator[str]:
    yield f"shape {shape_of(word.text)}"
    yield from (f"class {name}" for name in classes_of(word.text))
    plain = spelled(word.text)
    if plain and not any(map(str.isdigit, plain)):
        yield from (f"word {plain}", f"ends {plain[-3:]}", f"begins {plain[:4]}")
    if ending := ending_of(word.text):
        yield f"stop {ending}"
    if MARKS.match(word.text):
        yield "mark"
    if word.text[0] in "([":
        yield "opens"
    yield from (f"after {kind}" for kind in sorted(word.before))


def _of_cell(cell: _Cell) -> Iterator[str]:
    yield from (f"cell {cell.kind}", f"cell of {cell.length}", f"heads {cell.sort}", f"cell acts {cell.acts}")


def _of_place(words: Sequence[Word], at: int, cell: _Cell, before: _Cell | None) -> Iterator[str]:
    if at == cell.start:
        yield from ("first", f"first {cell.kind}", f"first heads {cell.sort}", f"first acts {cell.acts}")
        if not MARKS.match(words[at].text) and _BULLET.match(words[at].text):
            yield "bullet stuck"
        if before:
            last = words[before.end - 1].text
            yield f"follows {ending_of(last) or 'none'}"
            yield "follows full" if before.full else "follows short"
            if spelled(last) in HOLDS_ON:
                yield "follows open"
    if at == cell.end - 1:
        yield "last"
    if Break.PIPE in words[at].after:
        yield "before pipe"


def _cells(words: Sequence[Word]) -> list[_Cell]:
    starts = [at for at, word in enumerate(words) if not at or word.before & HARD]
    spans = list(zip(starts, [*starts[1:], len(words)], strict=False))
    texts = [" ".join(word.text for word in words[start:end]) for start, end in spans]
    lengths = sorted(map(len, texts))
    usual = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 1
    return [
        _cell(start, end, text, full=len(text) >= _FULL * usual)
        for (start, end), text in zip(spans, texts, strict=True)
    ]


def _cell(start: int, end: int, text: str, *, full: bool) -> _Cell:
    count = end - start
    return _Cell(
        start,
        end,
        kind=str(kind_of(text) or "none") if count <= _CELL_WORDS else "long",
        sort=str(heading_sort(text)) if count <= _HEADING_WORDS else "None",
        acts=len(text) < _LONGEST and (begins_to_act(text) or tells_to_act(text)),
        length=next((str(limit) for limit in _LENGTHS if count <= limit), "more"),
        full=full,
    )


def _dates(words: Sequence[Word]) -> list[str]:
    """ "begins" or "goes on" for the words of dates."""
    starts, place = [], 0
    for word in words:
        starts.append(place)
        place += len(word.text) + 1
    out = [""] * len(words)
    for match in _DATES.finditer(" ".join(word.text for word in words)):
        at = first = bisect_right(starts, match.start()) - 1
        while at < len(words) and starts[at] < match.end():
            out[at] = "begins" if at == first else "goes on"
            at += 1
    return out


def _names(words: Sequence[Word]) -> list[str]:
    """The same for runs of capitalised words with the head word of a body or post among them."""
    out = [""] * len(words)
    at = 0
    while at < len(words):
        end = _end_of_name(words, at)
        if at < end <= at + _NAME_WORDS and any(
            {"body", "post"} & set(classes_of(word.text)) for word in words[at:end]
        ):
            out[at:end] = ["begins", *["goes on"] * (end - at - 1)]
        at = max(end, at + 1)
    return out


def _end_of_name(words: Sequence[Word], at: int) -> int:
    """Where the run of capitalised words that begins here ends; here, where none begins."""
    end = at
    while end < len(words) and _goes_on(words, at, end):
        end += 1
    return end


def _goes_on(words: Sequence[Word], start: int, at: int) -> bool:
    if at > start and (
        words[at].before & (HARD - {Break.GAP, Break.RULE}) or ending_of(words[at - 1].text) in _ENDS_NAME
    ):
        return False
    if shape_of(words[at].text)[0] == "X":
        return True
    linked = words[at].text.lower() in _LINKS and at > start
    return linked and at + 1 < len(words) and shape_of(words[at + 1].text)[0] == "X"
