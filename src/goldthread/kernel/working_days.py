"""Working days and clock hours: how long somebody has had, counted as people and clocks count it.

A working day is Monday to Friday, but no bank holiday of the nation and no local holiday. A clock hour is an hour
that truly passes: the night the clocks change has 23 or 25 of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import cache

SATURDAY = 5
MOST_DAYS = 3_000  # about twelve years of working days; more is a slip of the keyboard


class Nation(StrEnum):
    """Whose bank holidays hold, by the codes of ISO 3166-2:GB."""

    SCOTLAND = "SCT"
    ENGLAND = "ENG"
    WALES = "WLS"
    NORTHERN_IRELAND = "NIR"


@cache
def bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    """The bank holidays of one year, substitutes included. Source: the library ``holidays``."""
    import holidays  # here, because it loads the calendars of the whole world

    return frozenset(holidays.country_holidays("GB", subdiv=nation.value, years=year))


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked. ``local`` are holidays of this place on top of the nation's."""

    nation: Nation = Nation.SCOTLAND
    local: frozenset[date] = field(default_factory=frozenset)

    @classmethod
    def of(cls, nation: str, local: Iterable[date] = ()) -> WorkingCalendar:
        return cls(Nation(nation), frozenset(local))

    def is_working(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.local and day not in bank_holidays(self.nation, day.year)

    def next_working(self, day: date) -> date:
        """This day when it is worked, else the first after it that is."""
        while not self.is_working(day):
            day += timedelta(days=1)
        return day

    def after(self, day: date, working_days: int) -> date:
        """The day on which so many working days have passed; the first counted is the day after.

        Nought gives the day itself, worked or not; a negative number counts back. Raises ValueError for more than
        ``MOST_DAYS``.
        """
        if abs(working_days) > MOST_DAYS:
            raise ValueError(f"{working_days} working days are more than anybody plans for.")
        step = timedelta(days=1 if working_days > 0 else -1)
        left = abs(working_days)
        while left:
            day += step
            left -= self.is_working(day)
        return day

    def between(self, earlier: date, later: date) -> int:
        """How many working days pass from one day to another: those after the earlier, the later included.

        Negative when they are the other way round.
        """
        if later < earlier:
            return -self.between(later, earlier)
        days = (earlier + timedelta(days=n) for n in range(1, (later - earlier).days + 1))
        return sum(map(self.is_working, days))


def clock_hours_between(earlier: datetime, later: datetime) -> float:
    """Hours that truly passed, whatever the clocks on the wall did meanwhile. Both moments know their zone.

    Raises ValueError for a moment without one.
    """
    return (_utc(later) - _utc(earlier)) / timedelta(hours=1)


def after_clock_hours(moment: datetime, hours: float) -> datetime:
    """The moment so many hours later, told in the zone of the first. Raises ValueError without a zone."""
    return (_utc(moment) + timedelta(hours=hours)).astimezone(moment.tzinfo)


def _utc(moment: datetime) -> datetime:
    # Subtracting two moments of one zone compares wall clocks in Python, which is an hour wrong twice a year.
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone before hours can be counted.")
    return moment.astimezone(UTC)
