"""Colours that a sheet gives by rule: "red where the cell says Red". Rules that must be computed are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from openpyxl.utils import column_index_from_string

from goldthread.documents.readers.xlsx.fills import plain_colour

_LITERAL = re.compile(r'\s*(?:"(?P<text>(?:[^"]|"")*)"|(?P<number>-?\d+(?:\.\d+)?))\s*\Z')
_OTHER_CELL = re.compile(
    r'\s*(?P<fixed_col>\$?)(?P<col>[A-Z]{1,3})(?P<fixed_row>\$?)(?P<row>\d{1,7})\s*=\s*"(?P<text>[^"]*)"\s*\Z'
)
_MOST_RULES = 200
_UNSET = "00000000"
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "equal": lambda value, wanted: value == wanted,
    "notEqual": lambda value, wanted: value != wanted,
    "greaterThan": lambda value, wanted: value > wanted,
    "lessThan": lambda value, wanted: value < wanted,
    "greaterThanOrEqual": lambda value, wanted: value >= wanted,
    "lessThanOrEqual": lambda value, wanted: value <= wanted,
}
_TEXTS: dict[str, Callable[[str, str], bool]] = {
    "containsText": lambda value, wanted: wanted in value,
    "notContainsText": lambda value, wanted: wanted not in value,
    "beginsWith": str.startswith,
    "endsWith": str.endswith,
}


@dataclass(frozen=True)
class _Rule:
    areas: tuple[tuple[int, int, int, int], ...]  # first column, first row, last column, last row, from 1
    holds: Callable[[Any], bool]  # of an openpyxl cell
    colour: str

    def covers(self, cell: Any) -> bool:
        return any(a <= cell.column <= c and b <= cell.row <= d for a, b, c, d in self.areas)


class ConditionalFills:
    """The rules of one sheet that can be told from what is written, by priority."""

    def __init__(self, sheet: Any, theme: tuple[str, ...]) -> None:
        found: list[tuple[int, _Rule]] = []
        for area in sheet.conditional_formatting:
            bounds = tuple(one.bounds for one in area.sqref.ranges)
            for rule in area.rules[:_MOST_RULES]:
                holds, colour = _condition(rule, bounds, sheet), _colour(rule, theme)
                if holds and colour:
                    found.append((rule.priority or 0, _Rule(bounds, holds, colour)))
        self._rules = [rule for _, rule in sorted(found, key=lambda pair: pair[0])][:_MOST_RULES]

    def fill(self, cell: Any) -> str | None:
        """The colour of the first rule that holds for a cell, None when none does."""
        return next((rule.colour for rule in self._rules if rule.covers(cell) and rule.holds(cell)), None)


def _colour(rule: Any, theme: tuple[str, ...]) -> str | None:
    fill = rule.dxf.fill if rule.dxf else None
    if fill is None:
        return None
    # In rules a solid fill keeps its colour as the background one; some programs write the other.
    colour = fill.fgColor if fill.bgColor.type == "rgb" and fill.bgColor.rgb == _UNSET else fill.bgColor
    if fill.fill_type not in {None, "solid"} or (colour.type == "rgb" and colour.rgb == _UNSET):
        return None
    return plain_colour(colour, theme)


def _condition(rule: Any, bounds: tuple[tuple[int, int, int, int], ...], sheet: Any) -> Callable[[Any], bool] | None:
    if rule.type == "cellIs":
        return _comparison(rule)
    if rule.type in _TEXTS and rule.text:
        holds, wanted = _TEXTS[rule.type], rule.text.casefold()
        return lambda cell: cell.value is not None and holds(str(cell.value).casefold(), wanted)
    if rule.type == "expression" and rule.formula and bounds:
        return _same_as_other_cell(rule.formula[0], bounds[0], sheet)
    return None


def _comparison(rule: Any) -> Callable[[Any], bool] | None:
    compare = _COMPARISONS.get(rule.operator)
    literal = _LITERAL.match(rule.formula[0]) if rule.formula else None
    if compare is None or literal is None:
        return None
    if literal["number"] is not None:
        number = float(literal["number"])
        return lambda cell: _is_number(cell.value) and compare(cell.value, number)
    wanted = literal["text"].replace('""', '"').casefold()
    return lambda cell: isinstance(cell.value, str) and compare(cell.value.casefold(), wanted)


def _same_as_other_cell(formula: str, bounds: tuple[int, int, int, int], sheet: Any) -> Callable[[Any], bool] | None:
    """ "=$F2="Red"": the row is coloured by what one of its cells says."""
    found = _OTHER_CELL.match(formula)
    if found is None:
        return None
    first_col, first_row = bounds[0], bounds[1]
    col, row, wanted = column_index_from_string(found["col"]), int(found["row"]), found["text"].casefold()

    def holds(cell: Any) -> bool:
        at_col = col if found["fixed_col"] else col + cell.column - first_col
        at_row = row if found["fixed_row"] else row + cell.row - first_row
        if not (1 <= at_row <= sheet.max_row and 1 <= at_col <= sheet.max_column):
            return False
        return str(sheet.cell(at_row, at_col).value or "").casefold() == wanted

    return holds


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
