"""A figure beside the one of a year before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

SLACK = timedelta(days=20)  # quarters of thirteen weeks and leap years do not end on the same day


class Dated(Protocol):
    """A figure with the last day of its period."""

    @property
    def starts(self) -> date: ...
    @property
    def ends(self) -> date: ...


Figure = TypeVar("Figure", bound=Dated)


def year_before(figures: Sequence[Figure], latest: Figure) -> Figure | None:
    """The figure whose period ended a year before the latest's and is as long; None where there is none such."""
    wanted = latest.ends - timedelta(days=365)
    length = latest.ends - latest.starts
    like = [
        each
        for each in figures
        if abs(each.ends - wanted) <= SLACK and abs((each.ends - each.starts) - length) <= SLACK
    ]
    return min(like, key=lambda each: abs(each.ends - wanted), default=None)


def change_words(now: float, before: float, *, is_percentage: bool) -> str:
    """ "up 4 (12%)", "down 3.1 points", "the same": in words, with no verdict on whether it is chance."""
    moved = now - before
    if abs(moved) < 1e-9:
        return "the same"
    way, size = ("up" if moved > 0 else "down"), abs(moved)
    if is_percentage:
        return f"{way} {size:,.1f} points"
    share = f" ({100 * size / before:,.0f}%)" if before > 0 else ""
    return f"{way} {size:,.10g}{share}" if size == int(size) else f"{way} {size:,.1f}{share}"
