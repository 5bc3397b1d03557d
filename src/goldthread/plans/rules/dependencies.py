"""Actions that wait for each other must not go round in a circle."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def circle(edges: Iterable[tuple[Key, Key]], new: tuple[Key, Key]) -> list[Key]:
    """The way round that ``new`` (one waits for another) would close, or nothing when it closes none."""
    waits_for: dict[Key, list[Key]] = {}
    for one, other in edges:
        waits_for.setdefault(one, []).append(other)
    start, first = new
    came_from: dict[Key, Key] = {first: start}
    queue = [first]
    while queue:
        here = queue.pop(0)
        if here == start:
            return _way(came_from, start)
        for step in waits_for.get(here, []):
            if step not in came_from:
                came_from[step] = here
                queue.append(step)
    return []


def _way(came_from: dict[Key, Key], start: Key) -> list[Key]:
    way = [start]
    while (step := came_from[way[-1]]) != start:
        way.append(step)
    return [start, *reversed(way[1:]), start] if len(way) > 1 else [start, start]
