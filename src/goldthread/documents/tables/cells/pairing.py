"""Several actions in one ruled row: which items, owners and dates belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.documents.tables.cells.content import is_instruction
from goldthread.documents.tables.cells.items import Item, joined


@dataclass(frozen=True)
class Share:
    """One action of a row; the numbers say which line of a cell is its own, None that it has the whole cell."""

    item: Item
    owner: int | None = None
    date: int | None = None
    other: int | None = None  # its line in cells that have as many lines as there are actions
    why: str = ""


def shares_of(items: Sequence[Item], owner_lines: int, date_lines: int) -> list[Share]:
    """Divides a row into its actions. One owner and one date make one action, however many bullets it has."""
    if not items:
        return []
    numbered = _under_their_numbers(items)
    if len(numbered) > 1:
        return _divided(numbered, owner_lines, date_lines, "several numbered items stand in one row")
    if len(items) > 1 and _lines_match(items, owner_lines, date_lines):
        return _divided(items, owner_lines, date_lines, "items, owners and dates stand in matching lines")
    whole = joined(items)
    if whole.is_bare_list and len(whole.parts) == owner_lines == date_lines > 1:
        bullets = [Item(part) for part in whole.parts]
        return _divided(bullets, owner_lines, date_lines, "bullets, owners and dates stand in matching lines")
    return [Share(whole)]


def _under_their_numbers(items: Sequence[Item]) -> list[Item]:
    """Items with a reference of their own, each with the unnumbered ones that follow it."""
    if sum(_is_numbered(item) for item in items) < 2:
        return []
    groups: list[list[Item]] = []
    for item in items:
        if _is_numbered(item) or not groups:
            groups.append([item])
        else:
            groups[-1].append(item)
    if not _is_numbered(groups[0][0]):
        return []  # a lead-in before numbered steps: they are its parts
    return [joined(group) for group in groups]


def _is_numbered(item: Item) -> bool:
    """ "1.1" or "3a" makes an action of its own; a bare "1." or "a" only counts steps."""
    return item.ref is not None and len(item.ref) > 1 and not item.ref.isdigit()


def _lines_match(items: Sequence[Item], owner_lines: int, date_lines: int) -> bool:
    count = len(items)
    if date_lines == count:
        return owner_lines in (0, 1, count)
    instructions = all(is_instruction(item.statement) for item in items)
    return owner_lines == count and date_lines <= 1 and instructions


def _divided(items: Sequence[Item], owner_lines: int, date_lines: int, why: str) -> list[Share]:
    count = len(items)
    return [
        Share(
            item,
            owner=place if owner_lines == count else None,
            date=place if date_lines == count else None,
            other=place,
            why=why,
        )
        for place, item in enumerate(items)
    ]
