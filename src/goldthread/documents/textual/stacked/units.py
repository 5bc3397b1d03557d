"""The cells of a table with one cell a line or block of lines, its headings and the names of its groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import is_closed_cell
from goldthread.documents.textual.stacked.headings import (
    HEADING_WORDS,
    LEAST_HEADINGS,
    MOST_HEADINGS,
    Unit,
    group_label,
    headings_of,
)

_LONGEST_TABLE = 6000  # units
_END = re.compile(r"^(?:appendix|annex|glossary|contact|references|notes?|section \d)\b", re.IGNORECASE)
_END_WORDS = 12
_PREFACE = 3  # units


@dataclass(frozen=True)
class Parts:
    """The headings of a table, all its cells with them, and the lines that name its groups."""

    headings: list[str]
    units: list[Unit]
    themes: list[Unit]


def parts_of(units: list[Unit]) -> Parts:
    """The units told apart; where a column is for titles, the lines that name a group are cells of it."""
    headings = headings_of(units)
    if not headings:
        return Parts([], units, [])
    columns = [heading.lower() for heading in headings]
    themes = [unit for unit in units if (label := group_label(unit.text)) and label not in columns]
    prefaces = _prefaces(units, themes, headings)
    if "title" in map(heading_sort, headings) and not prefaces:
        return Parts(headings, units, [])
    aside = {unit.line for unit in (*themes, *prefaces)}
    return Parts(headings, [unit for unit in units if unit.line not in aside], themes)


def _prefaces(units: Sequence[Unit], themes: Sequence[Unit], headings: Sequence[str]) -> list[Unit]:
    """What stands between the name of a group and the headings that are printed again for it."""
    names = {unit.line for unit in themes}
    out: list[Unit] = []
    for place, unit in enumerate(units):
        if unit.line not in names:
            continue
        under = units[place + 1 : place + 2 + _PREFACE]
        again = next((at for at, one in enumerate(under) if one.text == headings[0]), 0)
        out += under[:again]
    return out


def units_of(lines: Sequence[str], start: int, most: int) -> list[Unit]:
    """Lines, or blocks of lines when nearly every other line is blank, or lines up to the pipe that closes a cell."""
    part = lines[start : start + most]
    top = part[: MOST_HEADINGS * 2]
    blocks = sum(1 for line in top if not line.strip()) >= 0.4 * len(top)
    piped = is_closed_cell(part[0])
    units: list[Unit] = []
    heads = _heads(part)
    begins = True
    for offset, line in enumerate(part):
        text = line.rstrip(" |").strip() if piped else line.strip()
        if not text:
            begins = begins or not piped
            continue
        if "\t" in line or line.count("|") > 1:
            break
        if units and not begins and (piped or (blocks and offset >= heads)):
            units[-1] = Unit(f"{units[-1].text}\n{text}", units[-1].line)
        else:
            units.append(Unit(text, start + offset + 1))
        begins = is_closed_cell(line) if piped else False
    return units


def _heads(lines: Sequence[str]) -> int:
    """How many lines at the top are headings below each other, though blank lines part the cells."""
    count = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    top = lines[:count]
    named = all(len(line.split()) <= HEADING_WORDS and heading_sort(line) for line in top)
    return count if named and count >= LEAST_HEADINGS else 0


def body_of(parts: Parts) -> list[Unit]:
    """The units below the headings as far as the table goes, headings printed again left out."""
    known = {heading.lower() for heading in parts.headings}
    body: list[Unit] = []
    for unit in parts.units[len(parts.headings) :][:_LONGEST_TABLE]:
        if _END.match(unit.text) and len(unit.text.split()) <= _END_WORDS:
            break
        if unit.text.lower() not in known:
            body.append(unit)
    return body


def are_numbered(body: Sequence[Unit]) -> bool:
    """Whether numbers stand between the cells though no heading names them."""
    numbers = sum(1 for unit in body if kind_of(unit.text) is Kind.NUMBER)
    return numbers >= 2 and numbers * 25 >= len(body)
