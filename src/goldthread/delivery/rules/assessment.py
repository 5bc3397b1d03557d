"""Assessed RAG: computed from what is known of an action on a day, with its reasons in plain words (rule 2).

Every reason carries the RAG it alone would give; the worst decides. Grey is for what is not due to have begun,
and never hides a reason. An undated action is never late, and never green: without a reason it cannot be assessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from goldthread.delivery.rules.dates import Promise
from goldthread.delivery.rules.reasons import Reason, Why
from goldthread.delivery.rules.silence import NOTHING, Heard, Silence, silence
from goldthread.delivery.rules.standing import OPEN, Status
from goldthread.delivery.rules.thresholds import USUAL, Thresholds
from goldthread.kernel.rag import Rag


class Step(NamedTuple):
    """A milestone on the day: reached, dropped or still to come."""

    ends: date | None
    done_on: date | None = None
    dropped_on: date | None = None


@dataclass(frozen=True, slots=True)
class Awaited:
    """Another action that this one waits for, as it stood on the day."""

    name: str
    status: str
    ends: date | None


class Known(NamedTuple):
    """All that is known of an action on a day. ``shown`` and ``checked`` count its evidence."""

    status: str
    stated_rag: str
    promise: Promise
    began: date  # when it came into the plan, or is due to begin if later
    starts: date | None = None
    recurrence: str = ""
    ended_on: date | None = None
    status_since: date | None = None
    heard: Heard = NOTHING
    asked_for_help_on: date | None = None
    cadence_days: int = 90
    steps: tuple[Step, ...] = ()
    waits_for: tuple[Awaited, ...] = ()
    shown: int = 0
    checked: int = 0
    linked: tuple[Reason, ...] = ()  # what measures say of it


@dataclass(frozen=True, slots=True)
class Assessment:
    """``rag`` "" where it cannot be assessed. ``silent_since`` only where it is silent."""

    rag: str
    stated: str
    status: str
    reasons: tuple[Reason, ...]
    on: date
    silent_since: date | None = None
    slipped: int | None = None
    moves: int = 0

    @property
    def differs(self) -> bool:
        """Is something stated, and something else assessed?"""
        return bool(self.stated and self.rag) and self.stated != self.rag

    @property
    def owes_a_sentence(self) -> bool:
        """Whoever has an open action that differs owes a sentence; one that has ended owes evidence instead."""
        return self.differs and self.status in OPEN

    @property
    def is_kinder(self) -> bool:
        """Is what was stated better than what is assessed?"""
        return self.differs and _RANK[self.stated] < _RANK[self.rag]

    @property
    def words(self) -> tuple[str, ...]:
        """The reasons as people read them."""
        return tuple(reason.words(self.on) for reason in self.reasons)


_RANK = {Rag.BLUE: 0, Rag.GREEN: 1, Rag.GREY: 1, "": 1, Rag.AMBER: 2, Rag.RED: 3}


def assess(known: Known, on: date, thresholds: Thresholds = USUAL) -> Assessment:
    """What an action is on a day, by these thresholds."""
    if known.status not in OPEN:
        return _ended(known, on, thresholds)
    quiet = silence(
        began=known.began,
        heard_on=known.heard.new_on,
        cadence_days=known.cadence_days,
        grace_days=thresholds.grace_days,
        on=on,
    )
    reasons = sorted(_against(known, quiet, on, thresholds), key=lambda reason: -_RANK[reason.level])
    if not reasons or _RANK[reasons[0].level] < _RANK[Rag.AMBER]:
        reasons.insert(0, _otherwise(known, on))
    return Assessment(
        rag=reasons[0].level,
        stated=known.stated_rag,
        status=known.status,
        reasons=tuple(reasons),
        on=on,
        silent_since=quiet.since if quiet.is_silent else None,
        slipped=known.promise.slipped,
        moves=known.promise.moves,
    )


def _ended(known: Known, on: date, thresholds: Thresholds) -> Assessment:
    if known.status == Status.CLOSED:
        reason = Reason(Why.CLOSED, "", known.ended_on)
    else:
        reason = _completed(known, on, thresholds)
    slipped = known.promise.slipped
    return Assessment(reason.level, known.stated_rag, known.status, (reason,), on, None, slipped, known.promise.moves)


def _completed(known: Known, on: date, thresholds: Thresholds) -> Reason:
    """Complete needs its date and evidence, and nothing left undone."""
    left = sum(step.done_on is None and step.dropped_on is None for step in known.steps)
    if left:
        return Reason(Why.STEPS_LEFT, Rag.AMBER, count=left)
    if known.ended_on is None or (thresholds.complete_needs_evidence and not known.shown):
        return Reason(Why.NOT_SHOWN, Rag.AMBER, known.ended_on)
    if known.shown and not known.checked:
        return Reason(Why.NOT_CHECKED, Rag.GREEN, known.ended_on)
    if known.checked and known.ended_on + timedelta(days=thresholds.sustained_days) <= on:
        return Reason(Why.SUSTAINED, Rag.BLUE, known.ended_on)
    return Reason(Why.COMPLETE, Rag.GREEN, known.ended_on)


def _otherwise(known: Known, on: date) -> Reason:
    """What an open action is when nothing stands against it."""
    ends = known.promise.ends
    if known.starts is not None and known.starts > on and known.status == Status.NOT_STARTED:
        return Reason(Why.NOT_DUE, Rag.GREY, known.starts)
    if ends is None:
        return Reason(Why.ONGOING if known.recurrence else Why.UNDATED, "")
    return Reason(Why.ON_TIME, Rag.GREEN, ends)


def _against(known: Known, quiet: Silence, on: date, thresholds: Thresholds) -> Iterator[Reason]:
    """Every reason why an open action is not on track."""
    yield from _of_its_date(known, on, thresholds)
    yield from _of_its_steps(known, on, thresholds)
    if known.status == Status.BLOCKED:
        since = known.status_since or known.began
        yield Reason(Why.BLOCKED, _by(on, since, thresholds.blocked_red_days), since)
    if known.asked_for_help_on is not None:
        yield Reason(Why.HELP, Rag.AMBER, known.asked_for_help_on)
    if quiet.is_silent:
        why = Why.REPEATED if known.heard.repeats else Why.SILENT if known.heard.new_on else Why.NEVER_HEARD
        level = Rag.RED if quiet.cadences >= thresholds.silent_red_cadences else Rag.AMBER
        yield Reason(why, level, quiet.since)
    if known.promise.moves >= thresholds.moves_flagged:
        yield Reason(Why.MOVED, Rag.AMBER, known.promise.first, known.promise.moves)
    yield from _of_what_it_waits_for(known, on)
    yield from _of_what_is_linked(known, on, thresholds)


def _of_its_date(known: Known, on: date, thresholds: Thresholds) -> Iterator[Reason]:
    ends = known.promise.ends
    if ends is None:
        return
    if ends < on:
        yield Reason(Why.LATE, _by(on, ends, thresholds.late_red_days), ends)
    elif known.status == Status.NOT_STARTED and ends <= on + timedelta(days=thresholds.soon_days):
        yield Reason(Why.NOT_BEGUN, Rag.AMBER, ends)


def _of_its_steps(known: Known, on: date, thresholds: Thresholds) -> Iterator[Reason]:
    late = [
        step.ends
        for step in known.steps
        if step.done_on is None and step.dropped_on is None and step.ends is not None and step.ends < on
    ]
    if late:
        yield Reason(Why.STEPS_LATE, _by(on, min(late), thresholds.milestone_red_days), min(late), len(late))


def _of_what_it_waits_for(known: Known, on: date) -> Iterator[Reason]:
    ends = known.promise.ends
    for other in known.waits_for:
        if other.status == Status.CLOSED:
            yield Reason(Why.WAITS_CLOSED, Rag.AMBER, name=other.name)
        elif other.status in OPEN and other.ends is not None:
            if other.ends < on:
                yield Reason(Why.WAITS_LATE, Rag.AMBER, other.ends, name=other.name)
            elif ends is not None and other.ends > ends:
                yield Reason(Why.WAITS_LONGER, Rag.AMBER, other.ends, name=other.name)


def _of_what_is_linked(known: Known, on: date, thresholds: Thresholds) -> Iterator[Reason]:
    """Other rooms say how bad theirs are; what a measure says is weighed here, once an action has had its time."""
    waits = known.began + timedelta(days=thresholds.measures_wait_days) > on
    for reason in known.linked:
        if reason.why == Why.MEASURE_OF_CONCERN:
            level = "" if waits else Rag.AMBER
        elif reason.why == Why.MEASURE_OFF_TARGET:
            level = "" if waits or reason.count < thresholds.off_target_amber_figures else Rag.AMBER
            level = Rag.RED if level and reason.count >= thresholds.off_target_red_figures else level
        else:
            level = reason.level
        if level:
            yield replace(reason, level=level)


def _by(on: date, since: date, red_days: int) -> Rag:
    return Rag.RED if (on - since).days > red_days else Rag.AMBER
