"""Columns whose gutters do not show because full cells touch: the lines laid out anew with blanks between them.

Programs that turn pages into text set each cell about where it stands on the page, and leave a single blank where
one is full. How many columns there are is told by the headings; where they begin is seen from all lines together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.textual.blanks.cutting import Cutting, Heading, begins_of
from goldthread.documents.textual.blanks.layout_rows import Columns, segments
from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.raw import is_rule
from goldthread.documents.textual.run_on.headings import run_together

_LEAST = 3  # columns
_HEADS = 2.0  # evidence that a line holds headings
_SHOWN = 2  # lines
_RARE = 12  # of the lines of a column, one may have a second cell under its heading
_LOOK = 60  # lines
_OFTEN = 0.12  # of the lines begin a cell there
_FIT = 0.75  # of the lines stand in the columns
_NUMBERED, _NUMBER = 2, 6  # runs of words of a numbered line, characters of its number
_GUTTER = 2  # blanks
_BESIDE = 2  # characters by which the cells of one column may begin apart
_FEW_WORDS = 3  # of a heading that goes on below
_TOP = 3  # lines of which one holds the headings
_BELOW = 2  # lines of headings under the first one


def laid_out(lines: Sequence[str], start: int) -> tuple[list[str], int, Columns] | None:
    """The lines with the cells of the table that begins on this one set clear of each other, and its columns.

    None where its headings or the lines below do not fit into columns. Lines are neither added nor lost; the number
    is that of the line of headings, as lines that only say what several of them have in common may stand over it.
    """
    looked = [line for line in lines[start : start + _LOOK] if not is_rule(line) and len(segments(line)) >= 2]
    head = _line_of_headings(lines, start)
    held = set(looked)
    headings = _headings(
        lines[head : head + 1 + _BELOW], [line for line in lines[head + 1 :][:_LOOK] if line in held]
    )
    if len(headings) < _LEAST or len(looked) < _LEAST:
        return None
    cutting = Cutting(headings, lines[start:])
    across = _titles_across(looked[1:], cutting.lefts)
    placed = [
        None if is_rule(line) or line in across else cutting.cells(index) for index, line in enumerate(lines[start:])
    ]
    told = held - across
    placed[head - start] = [one.lines[0] for one in headings]
    fits = [cells is not None for line, cells in zip(lines[start:][:_LOOK], placed, strict=False) if line in told]
    if sum(fits) < _FIT * len(fits):
        return None
    lefts = [0]
    for col in range(len(headings)):
        longest = max(len(cells[col]) for cells in placed if cells)
        reach = cutting.lefts[col + 1] - cutting.lefts[col] if col + 1 < len(headings) else 0
        lefts.append(lefts[-1] + max(longest + _GUTTER, reach))
    anew = [
        (" ".join(line.split()) if line in across else line) if cells is None else _line(cells, lefts)
        for line, cells in zip(lines[start:], placed, strict=True)
    ]
    edges = tuple((left, right - _GUTTER) for left, right in pairwise(lefts))
    return [*lines[:start], *anew], head, Columns(edges)


def _line_of_headings(lines: Sequence[str], start: int) -> int:
    """The line with the most headings of the first few: over it may stand what names several columns."""
    scores = [heading_score([match.group() for match in segments(line)]) for line in lines[start : start + _TOP]]
    return start + max(range(len(scores)), key=lambda at: (scores[at], -at))


def _line(cells: Sequence[str], lefts: Sequence[int]) -> str:
    out = ""
    for left, cell in zip(lefts, cells, strict=False):
        out = f"{out.ljust(left)}{cell}" if cell else out
    return out


def _headings(lines: Sequence[str], looked: Sequence[str]) -> list[Heading]:
    """The headings of the columns, each run of several parted, with the words below them; none if they are none."""
    printed = [
        Heading(match.start() + offset, (words,))
        for match in segments(lines[0])
        for offset, words in _pieces(match.group())
    ]
    if not looked or heading_score([one.text for one in printed]) < _HEADS:
        return []
    found = _with_unheaded(_over_cells(printed, looked), looked)
    for line in lines[1:]:
        rest = segments(line)
        if not rest or not all(_goes_on(match, printed) for match in rest):
            break
        found = [one.going_on(rest, _BESIDE) for one in found]
    return found


def _over_cells(headings: Sequence[Heading], looked: Sequence[str]) -> list[Heading]:
    """The headings, each where the cells under it begin: before it, where it stands in the middle of its column."""
    begun = [places for line in looked if (places := begins_of(line))]
    often = max(_SHOWN, _OFTEN * len(looked))
    left = min(places[0] for places in begun)
    first = headings[0].start
    beside = sum(
        abs(places[0] - left) <= 1 and any(abs(place - first) <= _BESIDE for place in places[1:]) for places in begun
    )
    apart = left + _BESIDE < first and beside >= _LEAST  # a column without a heading, often of numbers
    out = [Heading(left), headings[0]] if apart else [replace(headings[0], start=min(left, first))]
    for heading in headings[1:]:
        start = heading.start
        for at in range(heading.start + 1, out[-1].start + 1, -1):
            here = [places for places in begun if any(abs(place - at) <= 1 for place in places[1:])]
            if len(here) >= often and sum(at in places for places in here) >= _SHOWN:
                reach = heading.start + len(heading.text)
                more = sum(any(at + 1 < place <= reach for place in places) for places in here)
                start = at if more * _RARE <= len(here) else start
                break
        out.append(replace(heading, start=start))
    return out


def _goes_on(match: re.Match[str], headings: Sequence[Heading]) -> bool:
    """Whether a few words stand right under a heading, and not under the first one as the cells of a row do."""
    under = any(abs(match.start() - one.start) <= _BESIDE for one in headings[1:])
    return under and len(match.group().split()) <= _FEW_WORDS and match.group()[-1] != "."


def _pieces(words: str) -> list[tuple[int, str]]:
    """The headings that were run together, each with its place."""
    printed = [at for at, sign in enumerate(words) if not sign.isspace()]
    out: list[tuple[int, str]] = []
    passed = 0  # signs other than blanks: headings set against each other are parted by a blank the line has not
    for piece in run_together(words) if len(words.split()) > 1 else [words]:
        out.append((printed[passed], piece))
        passed += len("".join(piece.split()))
    return out


def _with_unheaded(headings: Sequence[Heading], looked: Sequence[str]) -> list[Heading]:
    """Further columns, where line after line two cells begin under one heading: theirs stands on another line."""
    often = max(_LEAST, _OFTEN * len(looked))
    out: list[Heading] = []
    for place, heading in enumerate(headings):
        end = headings[place + 1].start if place + 1 < len(headings) else None
        begun = Counter(
            second
            for line in looked
            for second in [
                at for at in begins_of(line) if heading.start <= at and (end is None or at < end - _BESIDE)
            ][1:2]
        )
        out.append(heading)
        if begun and begun.most_common(1)[0][1] >= often and place:
            out.append(Heading(begun.most_common(1)[0][0]))
    return out


def _titles_across(lines: Sequence[str], lefts: Sequence[int]) -> frozenset[str]:
    """Numbered lines that hold nothing else, where none but they would have to be cut: they lie over the columns."""
    titles = frozenset(line for line in lines if _is_numbered(line))
    over = [line for line in lines if _lies_over(line, lefts)]
    return titles if len(over) >= _LEAST and titles.issuperset(over) else frozenset()


def _lies_over(line: str, lefts: Sequence[int]) -> bool:
    """Whether a run of words reaches over where a later column begins."""
    return any(
        match.start() < left - _BESIDE and match.end() > left + _BESIDE for match in segments(line) for left in lefts
    )


def _is_numbered(line: str) -> bool:
    found = segments(line)
    return len(found) == _NUMBERED and len(found[0].group()) <= _NUMBER
