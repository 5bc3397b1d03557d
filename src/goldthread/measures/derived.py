"""Measures that the product counts itself: any room registers what it can count, by period and area.

The plan measures itself this way: that nobody is left silent is a promise and a count at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from goldthread.kernel.periods import Period
from goldthread.partnership.models import Partnership


@dataclass(frozen=True)
class Counted:
    """So many of so many in a period. ``area_code`` blank: the whole partnership."""

    period: Period
    numerator: int
    denominator: int
    area_code: str = ""


@dataclass(frozen=True)
class DerivedMeasure:
    """What is counted, in the words of a measure. Its figures are percentages.

    ``threshold``: up to which count nobody outside is told; 0 only where no people are counted.
    """

    key: str
    name: str
    definition: str
    numerator: str
    denominator: str
    polarity: str
    threshold: int = 0


# the months asked for -> figures by the key of the measure; one call for all measures registered together
Query = Callable[[Partnership, Sequence[Period]], Mapping[str, Sequence[Counted]]]


@dataclass(frozen=True)
class Registered:
    """Measures that are counted in one go."""

    measures: tuple[DerivedMeasure, ...]
    query: Query


_registered: dict[str, Registered] = {}


def register(*measures: DerivedMeasure, query: Query) -> None:
    """Add measures; registering the same again replaces them. ``query`` gives counts, never anything of a person."""
    _registered[measures[0].key] = Registered(measures, query)


def registered() -> tuple[Registered, ...]:
    return tuple(_registered.values())
