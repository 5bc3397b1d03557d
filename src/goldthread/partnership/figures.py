"""What stands beside each partnership in a list of several. Rooms to the right know the figures and register them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

# Partnership -> its figures, one for each label; a partnership without any may be left out.
Read = Callable[[Sequence[int], date], Mapping[int, Sequence[int]]]


@dataclass(frozen=True)
class _Source:
    labels: Sequence[str]
    read: Read


_sources: list[_Source] = []


def register(labels: Sequence[str], read: Read) -> None:
    """Add columns to every list of partnerships, read for all of a page at once."""
    _sources.append(_Source(labels, read))


def labels() -> list[str]:
    return [label for source in _sources for label in source.labels]


def of(partnerships: Sequence[int], on: date) -> dict[int, list[int]]:
    """The figures of each of these, in the order of ``labels``."""
    found: dict[int, list[int]] = {partnership: [] for partnership in partnerships}
    for source in _sources:
        read = source.read(partnerships, on)
        for partnership, figures in found.items():
            figures.extend(read.get(partnership, [0] * len(source.labels)))
    return found
