"""Decisions about groups and roles that need no database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any


def answers_to(group: int, parents: Mapping[int, int | None]) -> list[int]:
    """The groups above this one, nearest first. ``parents``: group -> the one it answers to."""
    above: list[int] = []
    parent = parents.get(group)
    while parent is not None and parent not in above:
        above.append(parent)
        parent = parents.get(parent)
    return above


def would_go_in_a_circle(group: int, parent: int | None, parents: Mapping[int, int | None]) -> bool:
    """Would ``group`` answer, in the end, to itself?"""
    return parent is not None and (parent == group or group in answers_to(parent, parents))


@dataclass
class Branch:
    """A group with those that answer to it."""

    row: Any
    children: list[Branch] = field(default_factory=list)


def tree(rows: Iterable[Any], *, parent: str = "parent_id") -> list[Branch]:
    """Groups as a tree, in the order given. A group whose parent is not among the rows stands at the top."""
    branches = {row.pk: Branch(row) for row in rows}
    top: list[Branch] = []
    for branch in branches.values():
        above = branches.get(getattr(branch.row, parent))
        (above.children if above else top).append(branch)
    return top
