"""Tells Markdown that somebody wrote from a text with a few of its marks, such as an extraction leaves behind."""

from __future__ import annotations

import re
from collections.abc import Sequence

_HEADING = re.compile(r"#{1,6}[ \t]+\S")
_RULE = re.compile(r"[ ]{0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_BARS = re.compile(r"(?<!\\)\|")
_FITTING = 0.95  # of the lines with bars must be rows of whole tables
_FEWEST_HEADINGS = 2


def is_markdown(text: str) -> bool:
    """Whether the tables of a text are whole as Markdown wants them, or it has none and several # headings."""
    lines = text.splitlines()
    barred = sum(bool(_BARS.search(line)) for line in lines)
    headings = sum(bool(_HEADING.match(line)) for line in lines)
    if not barred:
        return headings >= _FEWEST_HEADINGS
    return _rows_that_fit(lines) >= _FITTING * barred


def _rows_that_fit(lines: Sequence[str]) -> int:
    """The lines of tables whose rows all have their heading's number of cells, less what runs on under them."""
    fitting = 0
    for place, line in enumerate(lines[1:], 1):
        if "|" not in line or not _RULE.match(line) or not _BARS.search(lines[place - 1]):
            continue
        if _ends_blank(lines[place - 1]):
            continue  # nobody leaves the last heading blank: an extraction dropped one in front
        wide = _cells(line)
        if _cells(lines[place - 1]) != wide or not _stands_alone(lines, place - 1):
            continue
        fitting += 2
        for row in lines[place + 1 :]:
            if not row.strip():
                break
            fits = _BARS.search(row) and _cells(row) <= wide and not _RULE.match(row)
            fitting += 1 if fits else -1
    return fitting


def _stands_alone(lines: Sequence[str], heading: int) -> bool:
    """Whether a blank line or a # heading stands before a table, as everyone who writes Markdown leaves one."""
    before = lines[heading - 1] if heading else ""
    return not before.strip() or bool(_HEADING.match(before))


def _ends_blank(heading: str) -> bool:
    cells = [cell.strip() for cell in _BARS.split(heading.strip().removeprefix("|").removesuffix("|"))]
    return len(cells) > 1 and bool(cells[0]) and not cells[-1]


def _cells(line: str) -> int:
    return len(_BARS.findall(line.strip().removeprefix("|").removesuffix("|"))) + 1
