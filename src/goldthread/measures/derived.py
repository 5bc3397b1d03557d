"""Measures that the product counts itself: any room registers what it can count, by period and area.

The plan measures itself this way: that nobody is left silent is a promise and a count at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from goldthread.kernel.periods import Period
from goldthread.measures.rules.outside import COUNTED_HERE
from goldthread.partnership.models import Partnership


@dataclass(frozen=True)
class Counted:
    """So many of so many in a period. ``area_code`` and ``breakdown`` blank: the whole partnership, everybody."""

    period: Period
    numerator: int
    denominator: int
    area_code: str = ""
    breakdown: str = ""
    is_withheld: bool = False  # known, and too small to be shown


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
    frequency: str = "month"
    source: str = COUNTED_HERE


# the months asked for -> figures by the key of the measure; one call for all measures registered together
Query = Callable[[Partnership, Sequence[Period]], Mapping[str, Sequence[Counted]]]
# what a partnership has of a kind of which there are more or fewer
MeasuresOf = Callable[[Partnership], Sequence[DerivedMeasure]]


@dataclass(frozen=True)
class Registered:
    """Measures that are counted in one go."""

    name: str
    measures_of: MeasuresOf
    query: Query


_registered: dict[str, Registered] = {}


def register(*measures: DerivedMeasure, query: Query) -> None:
    """Add measures; registering the same again replaces them. ``query`` gives counts, never anything of a person."""
    register_for(measures[0].key, measures_of=lambda _: measures, query=query)


def register_for(name: str, *, measures_of: MeasuresOf, query: Query) -> None:
    """Add measures of which each partnership has its own; registering the name again replaces them."""
    _registered[name] = Registered(name, measures_of, query)


def registered() -> tuple[Registered, ...]:
    return tuple(_registered.values())
