"""Plans as an extraction may leave them: cells a line, rows run together, lists, records, woven columns."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inventing import PHRASES, Row, rows_from

_WIDTHS = {
    "A": (22, 48),
    "N": (6, 6),
    "O": (10, 22),
    "D": (9, 16),
    "U": (16, 30),
    "S": (18, 36),
    "G": (9, 9),
    "R": (14, 14),
}
_LENGTHS = (1200, 1800, 2000, 2000, 3000)  # characters after which a text is cut


@dataclass
class _Table:
    """Rows with the order of their columns and how cells are written."""

    rows: Sequence[Row]
    order: Sequence[str]
    headings: Sequence[str]
    chance: random.Random
    between_owners: str
    part: str  # what stands before each part
    shows_headings: bool

    def cell(self, row: Row, column: str) -> str:
        if column == "A":
            return row.text + "".join(self.part + part for part in row.parts)
        if column == "O":
            return self.between_owners.join(row.owners)
        if column == "U":
            return " ".join(row.outcomes)
        names = {"D": "when", "S": "progress", "G": "status", "N": "ref", "R": "resources"}
        return getattr(row, names[column]) or ""

    def under_banners(self) -> Iterator[tuple[str | None, Row]]:
        """Each row with the banner that stands over it, if it is the first under it."""
        way, last, number = self.chance.choice(PHRASES["banners"]), None, 0
        for row in self.rows:
            banner = None
            if row.priority and row.priority != last:
                last, number = row.priority, number + 1
                banner = way.format(row.priority, n=number)
            yield banner, row


def scattered(gold: Mapping[str, Any], seed: int) -> tuple[str, dict[str, Any]] | None:
    """A text that holds rows of a plan in one of many layouts, and the truth about it.

    None for a plan without rows.
    """
    chance = random.Random(seed)
    rows, columns = rows_from(gold, chance)
    if not rows:
        return None
    layout, part = chance.choice(_LAYOUTS)
    table = _table(rows, columns, chance, part)
    before = chance.choices(PHRASES["around"], k=chance.choice((0, 0, 1, 2, 3, 5))) + [""] * chance.choice((0, 1))
    after = chance.choices(PHRASES["around"], k=chance.choice((0, 0, 0, 1, 2)))
    text = "\n".join([*before, *layout(table), *after])[: chance.choice(_LENGTHS)]
    titles = dict.fromkeys(row.priority for row in rows if row.priority)
    priorities = [{"ref": title, "title": title, "outcomes": []} for title in titles]
    return text, {"priorities": priorities, "actions": [row.as_gold() for row in rows]}


def _table(rows: Sequence[Row], columns: str, chance: random.Random, part: str) -> _Table:
    others = [column for column in columns if column not in "NA"]
    order = ["A", *chance.sample(others, len(others))]
    if chance.random() < 0.35:
        chance.shuffle(order)
    if "U" in order and chance.random() < 0.25:
        order = ["U", *(column for column in order if column != "U")]
    order = ["N"] * ("N" in columns) + order
    headings = [chance.choice(PHRASES["headings"][column]) for column in order]
    return _Table(
        rows,
        order,
        [heading.upper() for heading in headings] if chance.random() < 0.2 else headings,
        chance,
        chance.choice((", ", " / ", "; ", " and ", " & ", "/", " ")),
        part + chance.choice(("• ", "- ", "", "* ", "o ", "· ")),
        chance.random() < 0.85,
    )


def _cells(table: _Table) -> Iterator[str]:
    """One cell a line, with or without empty lines between cells or rows."""
    chance = table.chance
    spread, gaps, keeps_empty = chance.random() < 0.33, chance.random() < 0.5, chance.random() < 0.5
    if table.shows_headings:
        yield from table.headings if chance.random() < 0.7 else [" ".join(table.headings)]
    for banner, row in table.under_banners():
        yield from ["", banner][not gaps :] if banner else ()
        if table.shows_headings and chance.random() < 0.05:
            yield from table.headings
        for column in table.order:
            said = table.cell(row, column)
            if said or keeps_empty:
                yield from [said, *[""] * spread]
        yield from [""] * gaps


def _rows(between: str, *, one_line: bool = False) -> Callable[[_Table], Iterator[str]]:
    """One row a line, or all of them on one."""

    def lay(table: _Table) -> Iterator[str]:
        lines = [between.join(table.headings)] * table.shows_headings
        for banner, row in table.under_banners():
            cells = [table.cell(row, column).replace("\n", " ") for column in table.order]
            lines += [banner] * bool(banner) + [between.join(cell for cell in cells if cell or between == "\t")]
        yield from [" ".join(lines)] if one_line else lines

    return lay


def _piped(table: _Table) -> Iterator[str]:
    edge, ruled = table.chance.random() < 0.6, table.chance.random() < 0.6

    def line(cells: Sequence[str]) -> str:
        return f"| {' | '.join(cells)} |" if edge else " | ".join(cells)

    if table.shows_headings:
        yield line(table.headings)
    if ruled:
        yield line(["---"] * len(table.order))
    for banner, row in table.under_banners():
        if banner:
            yield line([banner, *[""] * (len(table.order) - 1)])
        yield line([table.cell(row, column) for column in table.order])


def _records(table: _Table) -> Iterator[str]:
    """Each row as labelled lines."""
    chance = table.chance
    labels = dict(zip(table.order, table.headings, strict=True))
    colon, leads, together = (
        chance.choice((": ", " - ", ":\n", "\n", ": ")),
        chance.random() < 0.6,
        chance.random() < 0.25,
    )
    order = ["A", *(column for column in table.order if column not in "AN")] if leads else table.order
    titled = chance.choice(("Action {}: {}", "{} {}", "{}. {}", "{}) {}"))
    for banner, row in table.under_banners():
        yield from ["", banner] if banner else ()
        lines = []
        for column in order:
            said = table.cell(row, column)
            if column == "A" and leads:
                lines.append(titled.format(row.ref, said) if row.ref else said)
            elif said:
                lines.append(f"{labels[column]}{colon}{said}")
        yield from [" ".join(lines).replace("\n", " ")] if together else lines
        yield from [""] * (chance.random() < 0.5)


def _lists(table: _Table) -> Iterator[str]:
    """Each row as an item that names its owner and date in passing."""
    chance = table.chance
    way, mark = (
        chance.choice(PHRASES["items"]),
        chance.choice(("• ", "- ", "* ", "{n}. ", "{n}) ", "", "o ", "({n}) ")),
    )
    for place, (banner, row) in enumerate(table.under_banners(), 1):
        yield from ["", banner] if banner else ()
        said = {"{A}": table.cell(row, "A"), "{O}": table.between_owners.join(row.owners), "{D}": row.when or ""}
        item = re.sub("|".join(map(re.escape, said)), lambda name, said=said: said[name[0]], way)
        item = re.sub(r"[(\[]\s*,?\s*[)\]]", "", item).replace("(, ", "(")
        yield mark.replace("{n}", row.ref or str(place)) + item
        if row.progress and chance.random() < 0.8:
            yield chance.choice(("", "Progress: ", "Update: ")) + row.progress
        yield from [""] * (chance.random() < 0.15)


def _grouped(table: _Table) -> Iterator[str]:
    """Lists under the owner or the date that their items share."""
    chance = table.chance
    by_owner = chance.random() < 0.5
    last: str | None = None
    for row in table.rows:
        owner = table.between_owners.join(row.owners)
        head, other = (owner, row.when) if by_owner else (row.when, owner)
        if head and head != last and not (last and chance.random() < 0.5):
            yield from ["", chance.choice(("{}:", "{}", "By {}:", "{} will:", "Action by {}")).format(head)]
            last = head
        told = f" ({other})" if other and chance.random() < 0.4 else ""
        yield chance.choice(("• ", "- ", "", "* ")) + row.text + told


def _wrapped(*, woven: bool) -> Callable[[_Table], Iterator[str]]:
    """Cells wrapped to their column: one after the other, or the lines of all columns woven together."""

    def lay(table: _Table) -> Iterator[str]:
        widths = {column: table.chance.randint(*_WIDTHS[column]) for column in table.order}
        if table.shows_headings:
            yield " ".join(table.headings)
        for banner, row in table.under_banners():
            yield from [banner] if banner else ()
            cells = [
                [
                    line
                    for piece in table.cell(row, column).split("\n")
                    for line in textwrap.wrap(piece, widths[column])
                ]
                for column in table.order
            ]
            if woven:
                for at in range(max(map(len, cells))):
                    yield " ".join(cell[at] for cell in cells if at < len(cell))
            else:
                yield from (line for cell in cells for line in cell)

    return lay


# Each layout with what stands before a part of a statement in it.
_LAYOUTS: tuple[tuple[Callable[[_Table], Iterator[str]], str], ...] = (
    *[(_cells, "\n")] * 3,
    *[(_rows(" "), " ")] * 2,
    *[(_rows(" ", one_line=True), " ")] * 2,
    (_rows("\t"), " "),
    (_rows("   "), " "),
    (_rows(" / "), " "),
    (_piped, " "),
    (_piped, "\n"),
    *[(_records, "\n")] * 2,
    *[(_lists, "\n")] * 2,
    (_grouped, "\n"),
    (_wrapped(woven=True), "\n"),
    *[(_wrapped(woven=False), "\n")] * 2,
)
