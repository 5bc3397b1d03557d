"""The text of a page around its tables: paragraphs, headings, and the lines that every page repeats."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from goldthread.documents.model import Block, Paragraph
from goldthread.documents.openings import opening_of
from goldthread.documents.readers.pdf.corridors import segments_of
from goldthread.documents.readers.pdf.lines import Line, lines_of
from goldthread.documents.readers.pdf.marks import Box, PageMarks, inside
from goldthread.documents.readers.pdf.paragraphs import paragraphs_with_lines
from goldthread.documents.readers.pdf.typesetting import Typesetting
from goldthread.documents.tables.rows.tails import fact_of, facts_behind
from goldthread.documents.textual.labelled.colons import is_labelled

_EDGE = 0.12  # of the page's height at its top and bottom, where running lines stand
_BROKEN = 2  # sentences that run on show where a column ends
_DASH = re.compile(r"\s+[–—-]\s+")
_LONGEST_HEADING = 200  # characters
_PAGE_NUMBER = re.compile(r"^(?:page )?#(?: ?(?:of|/) ?#)?$|\bpage # ?(?:of|/) ?#$|[|•·–—-] ?page #$")


def lines_around(marks: PageMarks, tables: Sequence[Box]) -> list[Line]:
    """The lines that stand outside the tables."""
    words = [
        word for word in marks.words if not word.turned and not any(inside(word.middle, box, 1.0) for box in tables)
    ]
    return lines_of(words)


def edge_lines(lines: Iterable[Line], marks: PageMarks) -> set[str]:
    """What stands at the top or bottom of a page, numbers aside, and each piece of it: columns may part them."""
    edge = [line for line in lines if _at_edge(line, marks)]
    return {_plain(text) for line in edge for text in (line.text, *(piece.text for piece in segments_of(line)))}


def is_running(line: Line, marks: PageMarks, running: Container[str]) -> bool:
    """Whether a line is a header or footer of its page, or ends in the page's number; its other words may change."""
    if not _at_edge(line, marks):
        return False
    plain = _plain(line.text)
    return plain in running or bool(_PAGE_NUMBER.search(plain))


def body_size(lines: Iterable[Line]) -> float:
    """The commonest font size of running text."""
    return usual_size(letters_by_size(lines))


def letters_by_size(lines: Iterable[Line]) -> Counter[float]:
    """How many letters there are of each size."""
    counts: Counter[float] = Counter()
    for line in lines:
        counts[round(line.size * 2) / 2] += len(line.text)
    return counts


def usual_size(letters: Counter[float]) -> float:
    """The size of most letters."""
    return letters.most_common(1)[0][0] if letters else 10.0


def paragraphs_between(
    lines: Sequence[Line], setting: Typesetting, size: float, *, least: float = 0.0
) -> list[Paragraph]:
    """The paragraphs of lines that follow each other, headings marked as such.

    The column that they are set in reaches to ``least`` or farther.
    """
    if not lines:
        return []
    left, right = min(line.x0 for line in lines), max(max(line.x1 for line in lines), least)
    found: list[Paragraph] = []
    for group in _runs(lines):
        for paragraph, own in paragraphs_with_lines(group, left, right, setting):
            level = _heading_level(own, paragraph, size)
            if found and not level and _goes_on(found[-1], paragraph):
                dash = " – " if paragraph.bullet is not None else " "
                found[-1] = replace(found[-1], text=f"{found[-1].text}{dash}{paragraph.text}")
                continue
            found.append(replace(paragraph, heading=level) if level else paragraph)
    return found


def is_narrow(lines: Sequence[Line]) -> bool:
    """Whether sentences run on from line to line at the right edge of these lines, however near it is."""
    right = max((line.x1 for line in lines), default=0.0)
    broken = [
        right - before.x1 < line.words[0].x1 - line.x0 + 0.5 * line.size
        for before, line in pairwise(lines)
        if line.text[:1].islower() and before.text[-1] not in ".:;?!" and before.size == line.size
    ]
    return sum(broken) >= _BROKEN and all(broken)


def _goes_on(item: Paragraph, below: Paragraph) -> bool:
    """Whether a line in small letters under an unfinished item of a list is the rest of it, or its who and when."""
    if item.bullet is None or item.text[-1:] in ".:;?!":
        return False
    if below.bullet is None:
        return below.text[:1].islower() or (below.text[:1] == "(" and below.text[-1:] in ").")
    told = all(map(fact_of, _DASH.split(below.text)))  # a dash between names and dates opened the line
    return told and bool(facts_behind(f"{item.text} – {below.text}")[1])


def run_on(above: Sequence[Block], below: Sequence[Block]) -> Paragraph | None:
    """The paragraph that a page break cut, whole; None when the page before ends with one of its own."""
    if not above or not below or not isinstance(above[-1], Paragraph) or not isinstance(below[0], Paragraph):
        return None
    last, first = above[-1], below[0]
    if last.heading or first.heading or first.bullet is not None or is_labelled(first.text):
        return None
    if ((item := opening_of(first.text)).ref and item.rest[:1].isupper()) or _counted_alike(last.text, first.text):
        return None
    if last.text[-1] in ".:;?!":
        return None
    return replace(last, text=f"{last.text} {first.text}") if len(last.text) > 60 else None


def _counted_alike(above: str, below: str) -> bool:
    """Whether paragraphs begin with numbers of one kind, whatever stands behind them: "B4 | ...", "B5 | ..."."""
    numbers = [_plain(text.split(maxsplit=1)[0]) for text in (above, below)]
    return "#" in numbers[0] and numbers[0] == numbers[1]


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines of one size and weight that follow each other, and those that only go on in the other weight."""
    runs: list[list[Line]] = []
    for line in lines:
        last = runs[-1][-1] if runs else None
        alike = last is not None and (last.bold == line.bold or _carries_over(last, line))
        if last is not None and alike and abs(last.size - line.size) < 0.8:
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _carries_over(before: Line, line: Line) -> bool:
    """Whether bold words go on from one line to the next, or a sentence does where they end with a line."""
    return (before.words[-1].bold and line.words[0].bold) or (before.bold and line.text[:1].islower())


def _heading_level(lines: Sequence[Line], paragraph: Paragraph, size: float) -> int | None:
    """Larger than the body is a heading; bold and short is a small one."""
    if paragraph.bullet is not None or len(paragraph.text) > _LONGEST_HEADING:
        return None
    if lines[0].size >= size * 1.45:
        return 1
    if lines[0].size >= size * 1.15:
        return 2
    bold = all(line.bold for line in lines)
    if bold and len(paragraph.text.split()) <= 20 and not paragraph.text.endswith((".", ";", ",")):
        return 3
    return None


def _plain(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.lower().split()))


def _at_edge(line: Line, marks: PageMarks) -> bool:
    return line.baseline < _EDGE * marks.height or line.baseline > (1 - _EDGE) * marks.height
