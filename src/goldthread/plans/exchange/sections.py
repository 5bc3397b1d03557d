"""Which sections a file has: the plan's own, and those that other rooms carry along with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.plans.exchange.model import SECTIONS

# rows of a plan for a file: (plan, keys of its actions by id) -> records
Gather = Callable[[Any, Mapping[int, str]], Sequence[Any]]
# rows of a file for a plan: (records, actions by key, person) -> None, inside the write that makes the plan
Make = Callable[[Sequence[Any], Mapping[str, Any], Any], None]


@dataclass(frozen=True)
class Carried:
    """A section of another room: its frozen dataclass of flat fields, and how it is gathered and made."""

    row: type
    gather: Gather
    make: Make


_carried: dict[str, Carried] = {}


def carry_along(name: str, row: type, *, gather: Gather, make: Make) -> None:
    """Register a section that travels with every plan ("updates")."""
    _carried[name] = Carried(row, gather, make)


def carried() -> Mapping[str, Carried]:
    return _carried


def rows_of_sections() -> Mapping[str, type]:
    """Every section by name, with the kind of record it holds."""
    return {**SECTIONS, **{name: section.row for name, section in _carried.items()}}
