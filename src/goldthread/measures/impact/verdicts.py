"""Whether an answer may be given yet, and in which words it is refused. Nothing is fitted for whoever is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.analysis.impact.readiness import readiness
from goldthread.kernel import phrasing
from goldthread.measures.impact.beginnings import Beginning
from goldthread.measures.impact.rules import Changed, Figure, Laid, lay_out, spacing_of
from goldthread.measures.rules.periods import why_not_one_series


class Why(StrEnum):
    """Why nothing may be said."""

    NO_DAY = "no_day"
    NOT_BEGUN = "not_begun"
    MOVED = "moved"
    NO_FIGURES = "no_figures"
    NOT_COMPARABLE = "not_comparable"
    CHANGED = "changed"
    TOO_FEW_BEFORE = "too_few_before"
    TOO_EARLY = "too_early"


@dataclass(frozen=True)
class Refused:
    """No answer, and why. ``first_readable``: when the last figure it waits for should be there."""

    why: Why
    words: str
    first_readable: date | None = None
    laid: Laid | None = None


def judge(
    figures: Sequence[Figure], changes: Sequence[Changed], began: Beginning, frequency: str, on: date
) -> Refused | Laid:
    """Figures that may be compared, or why not."""
    day = began.day
    if day is None:
        return Refused(
            Why.NO_DAY,
            "Nobody has said when the action begins: its timescale has no start, and no update says it is under way.",
        )
    if not any(each.drawn is not None for each in figures):
        return Refused(Why.NO_FIGURES, "There are no figures of this measure yet.")
    if reason := why_not_one_series([(each.starts, each.ends) for each in figures]):
        return Refused(Why.NOT_COMPARABLE, f"This cannot be read: {reason}")
    spacing = spacing_of(figures, frequency)
    if spacing is None:
        return Refused(
            Why.NOT_COMPARABLE, "This cannot be read: the periods are not weeks, months, quarters or years."
        )
    laid = lay_out(figures, changes, day, spacing)
    return _by_day(began, figures, laid, on) or _by_points(laid, day, on) or laid


def _by_day(began: Beginning, figures: Sequence[Figure], laid: Laid, on: date) -> Refused | None:
    day = began.day
    assert day is not None
    if not began.has_begun:
        to_come = day > on
        said = (
            f"The action is to begin on {phrasing.day(day)}" if to_come else "Nobody has yet said that it has begun"
        )
        ready = _ready(laid, day)
        when = f" The first day it could be read: {phrasing.month(ready)}." if ready else ""
        return Refused(Why.NOT_BEGUN, f"{said}.{when}", ready, laid)
    if began.settled_on is not None and any(
        each.drawn is not None and each.starts >= day and each.ends < began.settled_on for each in figures
    ):
        return Refused(
            Why.MOVED,
            f"The start was moved to {phrasing.day(day)} on {phrasing.day(began.settled_on)}, when figures"
            " about it were known. A day chosen with the figures in hand proves nothing, so no change is looked for.",
        )
    return None


def _by_points(laid: Laid, began: date, on: date) -> Refused | None:
    changed = laid.changed_before
    if changed and not laid.before:
        return Refused(
            Why.CHANGED,
            f"What is counted changed on {phrasing.day(changed.at)} ({changed.reason}), with nothing before the"
            " action that counts the same. Figures of two definitions are not compared.",
        )
    ready = readiness(laid.before, laid.after, last=_last(laid, began), **_length(laid))
    if ready.ready:
        return None
    if ready.before_missing:
        more = phrasing.count(ready.before_missing, "more figure")
        since = f" since what is counted changed on {phrasing.day(changed.at)}" if changed else ""
        return Refused(
            Why.TOO_FEW_BEFORE,
            f"This cannot be read: {more} from before the action would be needed, beside the {laid.before} there are"
            f"{since}.",
            laid=laid,
        )
    if laid.changed_after:
        return Refused(
            Why.CHANGED,
            f"What is counted changed on {phrasing.day(laid.changed_after.at)} ({laid.changed_after.reason}), before"
            f" there were enough figures after the action: {laid.after} of 12. Nothing is compared across it.",
            laid=laid,
        )
    return _too_early(laid, ready.after_missing, ready.first_readable, on)


def _too_early(laid: Laid, missing: int, first: date | None, on: date) -> Refused:
    if first is not None and first > on:
        words = f"Not enough points yet: first readable in {phrasing.month(first)}."
    else:
        words = (
            f"Not enough points yet: {phrasing.count(missing, 'figure')} of time that has passed still to be loaded."
        )
    have = f" There are {laid.before} before and {laid.after} after; twelve on each side are needed."
    return Refused(Why.TOO_EARLY, words + have, first, laid)


def _ready(laid: Laid, began: date) -> date | None:
    return readiness(laid.before, laid.after, last=_last(laid, began), **_length(laid)).first_readable


def _length(laid: Laid) -> dict[str, int]:
    return {"months": laid.spacing.months, "days": laid.spacing.days}


def _last(laid: Laid, began: date) -> date:
    """The end of the latest period that there is a figure of, or of the one in which the action begins."""
    if laid.after and laid.last is not None:
        return laid.last
    if not laid.spacing.months:
        return began - timedelta(days=1)
    length, month = laid.spacing.months, _month_number(began)
    beyond = (month - (_month_number(laid.used[0].starts) if laid.used else 0)) % length
    ahead = month if began.day == 1 and not beyond else month + length - beyond
    return date(ahead // 12, ahead % 12 + 1, 1) - timedelta(days=1)


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1
