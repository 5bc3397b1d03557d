"""Colours that a sheet gives by rule: "red where the cell says Red". Rules that must be computed are left alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from goldthread.documents.readers.xlsx.names import Area, column_number
from goldthread.documents.readers.xlsx.parsing import Rule, Worksheet

_LITERAL = re.compile(r'\s*(?:"(?P<text>(?:[^"]|"")*)"|(?P<number>-?\d+(?:\.\d+)?))\s*\Z')
_OTHER_CELL = re.compile(
    r'\s*(?P<fixed_col>\$?)(?P<col>[A-Z]{1,3})(?P<fixed_row>\$?)(?P<row>\d{1,7})\s*=\s*"(?P<text>[^"]*)"\s*\Z'
)
_MOST_RULES = 200
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
_Holds = Callable[[int, int, Any], bool]  # of a row, a column and what stands there


class _Fill(NamedTuple):
    areas: tuple[Area, ...]
    holds: _Holds
    colour: str


class ConditionalFills:
    """The rules of one sheet that can be told from what is written, by priority."""

    def __init__(self, sheet: Worksheet) -> None:
        rules = sorted(sheet.rules, key=lambda rule: rule.priority)
        told = ((rule, _condition(rule, sheet)) for rule in rules if rule.colour)
        self._fills = [_Fill(rule.areas, holds, rule.colour or "") for rule, holds in told if holds][:_MOST_RULES]

    def fill(self, row: int, col: int, value: Any) -> str | None:
        """The colour of the first rule that holds for a cell, None when none does."""
        for fill in self._fills:
            if any(area.holds(row, col) for area in fill.areas) and fill.holds(row, col, value):
                return fill.colour
        return None


def _condition(rule: Rule, sheet: Worksheet) -> _Holds | None:
    if rule.kind == "cellIs":
        return _comparison(rule)
    if rule.kind in _TEXTS and rule.text:
        holds, wanted = _TEXTS[rule.kind], rule.text.casefold()
        return lambda _row, _col, value: value is not None and holds(str(value).casefold(), wanted)
    if rule.kind == "expression" and rule.formula:
        return _same_as_other_cell(rule.formula, rule.areas[0], sheet)
    return None


def _comparison(rule: Rule) -> _Holds | None:
    compare = _COMPARISONS.get(rule.operator)
    literal = _LITERAL.match(rule.formula)
    if compare is None or literal is None:
        return None
    if literal["number"] is not None:
        number = float(literal["number"])
        return lambda _row, _col, value: _is_number(value) and compare(value, number)
    wanted = literal["text"].replace('""', '"').casefold()
    return lambda _row, _col, value: isinstance(value, str) and compare(value.casefold(), wanted)


def _same_as_other_cell(formula: str, area: Area, sheet: Worksheet) -> _Holds | None:
    """ "=$F2="Red"": the row is coloured by what one of its cells says."""
    found = _OTHER_CELL.match(formula)
    if found is None:
        return None
    at_col, at_row, wanted = column_number(found["col"]), int(found["row"]), found["text"].casefold()

    def holds(row: int, col: int, _value: Any) -> bool:
        other_row = at_row if found["fixed_row"] else at_row + row - area.top
        other_col = at_col if found["fixed_col"] else at_col + col - area.left
        other = sheet.held.get((other_row, other_col))
        return other is not None and str(other.value or "").casefold() == wanted

    return holds


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
