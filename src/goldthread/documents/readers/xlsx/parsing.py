"""One worksheet as its XML has it: what each place holds, which are merged, which rules and tables lie over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.xlsx.names import (
    Area,
    area_of,
    is_on,
    local,
    main_tags,
    place_of,
    related_id,
    whole,
)
from goldthread.documents.readers.xlsx.styles import Style, Styles
from goldthread.documents.readers.xlsx.values import Value, Values, words_of

_PARTS = main_tags("row", "col", "mergeCell", "conditionalFormatting", "tablePart")


class Held(NamedTuple):
    """What stands at one place."""

    value: Value
    style: Style


class Rule(NamedTuple):
    """One rule of conditional formatting, as written."""

    priority: int
    areas: tuple[Area, ...]
    kind: str
    operator: str
    text: str
    formula: str
    colour: str | None


@dataclass
class Worksheet:
    """The places of a sheet by row and column from 1."""

    held: dict[tuple[int, int], Held] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    tables: list[str] = field(default_factory=list)  # ids of their parts
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)


def parsed(archive: Archive, part: str, values: Values, styles: Styles) -> Worksheet:
    """The worksheet that one part of the file holds.

    Raises InputError when the part is damaged, IndexError when it names a text that is not there.
    """
    sheet, row = Worksheet(), 0
    for node in archive.stream(part, *_PARTS):
        match local(node):
            case "row":
                row = whole(node.get("r"), row + 1)
                if is_on(node.get("hidden")):
                    sheet.hidden_rows.append(row)
                sheet.held.update(_cells(node, row, values, styles))
            case "col" if is_on(node.get("hidden")):
                sheet.hidden_columns.append(range(whole(node.get("min"), 1), whole(node.get("max"), 1) + 1))
            case "mergeCell" if area := area_of(node.get("ref") or ""):
                sheet.merged.append(area)
            case "conditionalFormatting":
                sheet.rules += _rules(node, styles)
            case "tablePart" if name := related_id(node):
                sheet.tables.append(name)
    return sheet


def _cells(
    row_node: etree._Element, row: int, values: Values, styles: Styles
) -> Iterator[tuple[tuple[int, int], Held]]:
    col = 0
    for node in row_node.iterchildren("{*}c"):
        place = place_of(node.get("r") or "") or (row, col + 1)
        col = place[1]
        style = styles[whole(node.get("s"))]
        yield place, Held(_value(node, values, style), style)


def _value(node: etree._Element, values: Values, style: Style) -> Value:
    for inner in node:
        if inner.text and local(inner) == "v":
            return values.of(node.get("t") or "n", inner.text, style)
        if local(inner) == "is":
            return words_of(inner)
    return None


def _rules(node: etree._Element, styles: Styles) -> Iterator[Rule]:
    areas = tuple(area for part in (node.get("sqref") or "").split() if (area := area_of(part)))
    for rule in node:
        if areas and local(rule) == "cfRule":
            yield Rule(
                priority=whole(rule.get("priority")),
                areas=areas,
                kind=rule.get("type") or "",
                operator=rule.get("operator") or "",
                text=rule.get("text") or "",
                formula=next((inner.text or "" for inner in rule if local(inner) == "formula"), ""),
                colour=styles.of_rule(whole(rule.get("dxfId"), -1)),
            )
