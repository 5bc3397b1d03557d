"""What was foreseen, and what may be compared with what: figures on both sides of a day, laid out in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median
from typing import Protocol

from goldthread.kernel import phrasing
from goldthread.kernel.errors import InputError, Place

WHOLE = 100.0


@dataclass(frozen=True)
class Foreseen:
    """A change of so much: ``size_in`` per_cent of what it would have been, or units of the measure."""

    direction: str
    size: float
    size_in: str

    def check(self) -> None:
        """Raises InputError for a change that cannot be."""
        if self.size <= 0:
            raise InputError("Say by how much, as a number above nought.", place=Place(field="size"))
        if self.direction == "fall" and self.size_in == "per_cent" and self.size > WHOLE:
            raise InputError("Nothing falls by more than 100%.", place=Place(field="size"))

    def words(self, unit: str) -> str:
        """ "A fall of 20%", "A rise of 12 percentage points"."""
        return (
            f"A {self.direction} of {self.size:g}{'%' if self.size_in == 'per_cent' else f' {units(unit)}'.rstrip()}"
        )

    def effect_at(self, level: float, *, is_ratio: bool) -> float:
        """The same as a ratio or a difference, about the mean ``level`` expected without it."""
        change = self.size / WHOLE * level if self.size_in == "per_cent" else self.size
        change = -change if self.direction == "fall" else change
        return max(0.0, 1 + change / level) if is_ratio else change


def units(unit: str) -> str:
    """What a difference of this measure is counted in."""
    return "percentage points" if unit.startswith("%") else unit


class Figure(Protocol):
    """What this module needs of a figure."""

    @property
    def period(self) -> str: ...
    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date: ...
    @property
    def drawn(self) -> float | None: ...
    @property
    def numerator(self) -> float | None: ...
    @property
    def denominator(self) -> float | None: ...
    @property
    def source(self) -> str: ...


@dataclass(frozen=True)
class Spacing:
    """How long a period is: whole months, or else days."""

    months: int = 0
    days: int = 0

    @property
    def cycle(self) -> int | None:
        """Periods in a year, or days in a week; None where there is no season to take out."""
        return {1: 12, 3: 4}.get(self.months) or {1: 7, 7: 52}.get(self.days)

    def place(self, first: date, day: date) -> int:
        """How many periods after ``first`` this one begins."""
        if self.months:
            return round(((day.year - first.year) * 12 + day.month - first.month) / self.months)
        return round((day - first).days / self.days)

    def phase(self, day: date) -> int:
        """Where in its cycle a period that begins on this day lies, from 1."""
        if self.months:
            return (day.month - 1) // self.months + 1
        return day.isoweekday() if self.days == 1 else min(day.isocalendar().week, 52)

    def start_of(self, first: date, place: int) -> date:
        """The first day of the period so many after ``first``."""
        if not self.months:
            return first + timedelta(days=place * self.days)
        year, month = divmod(first.year * 12 + first.month - 1 + place * self.months, 12)
        return date(year, month + 1, min(first.day, 28))


BY_FREQUENCY = {
    "week": Spacing(days=7),
    "month": Spacing(months=1),
    "quarter": Spacing(months=3),
    "year": Spacing(months=12),
}
_BY_DAYS = ((1, 1, 1, False), (7, 7, 7, False), (28, 31, 1, True), (89, 92, 3, True), (181, 184, 6, True),
            (365, 366, 12, True))  # fmt: skip


def spacing_of(figures: Sequence[Figure], frequency: str = "") -> Spacing | None:
    """From the figures themselves, else from what is said of the measure; None where neither tells."""
    if not figures:
        return BY_FREQUENCY.get(frequency)
    days = median((each.ends - each.starts).days + 1 for each in figures)
    for least, most, size, in_months in _BY_DAYS:
        if least <= days <= most:
            return Spacing(months=size) if in_months else Spacing(days=size)
    return None


@dataclass(frozen=True)
class Changed:
    """A day on which what is counted changed, and why."""

    at: date
    reason: str


@dataclass(frozen=True)
class Laid:
    """Figures of one definition on both sides of a day. ``used`` have values; ``before`` of them lie before it.

    ``within``: the period in which it fell, which belongs to neither side. ``empty``: periods without a figure.
    """

    used: tuple[Figure, ...]
    before: int
    spacing: Spacing
    within: str = ""
    empty: int = 0
    changed_before: Changed | None = None
    changed_after: Changed | None = None
    last: date | None = None

    @property
    def after(self) -> int:
        return len(self.used) - self.before

    @property
    def places(self) -> tuple[int, ...]:
        """Where each figure stands, counted in periods from the first."""
        first = self.used[0].starts
        return tuple(self.spacing.place(first, each.starts) for each in self.used)

    @property
    def labels(self) -> tuple[str, ...]:
        """One for each period from the first to the last, those without a figure by their first day."""
        named = dict(zip(self.places, (each.period for each in self.used), strict=True))
        first = self.used[0].starts
        return tuple(
            named.get(place) or phrasing.day_short(self.spacing.start_of(first, place))
            for place in range(self.places[-1] + 1)
        )


def lay_out(figures: Sequence[Figure], changes: Sequence[Changed], began: date, spacing: Spacing) -> Laid:
    """Figures before and after a day, within one definition: nothing reaches across a change of it."""
    settled = next((each.starts for each in figures if each.starts >= began), began)
    earlier = [each for each in changes if each.at <= settled]
    later = [each for each in changes if each.at > settled]
    start, end = earlier[-1] if earlier else None, later[0] if later else None
    inside = [
        each for each in figures if (not start or each.starts >= start.at) and (not end or each.starts < end.at)
    ]
    within = next((each.period for each in inside if each.starts < began <= each.ends), "")
    sided = [each for each in inside if each.starts >= began or each.ends < began]
    used = tuple(each for each in sided if each.drawn is not None)
    return Laid(
        used=used,
        before=sum(each.ends < began for each in used),
        spacing=spacing,
        within=within,
        empty=len(sided) - len(used),
        changed_before=start,
        changed_after=end,
        last=inside[-1].ends if inside else None,
    )
