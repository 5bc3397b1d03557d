"""Steps on the way: added, reworded, done, dropped. Their dates change as an action's do (``dates``)."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.timescale import Timescale
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Milestone
from goldthread.plans.models.dated import timescale_columns
from goldthread.plans.policies import check_can_edit_row, check_can_report_on
from goldthread.plans.rules.texts import required
from goldthread.plans.writes.dates import timescale_of


@recorded
def add_milestone(*, action: Action, text: str, timescale: Timescale | str = "", by: Person) -> Milestone:
    """A step behind the others, with a date of its own. Raises InputError."""
    check_can_edit_row(by, action)
    when = timescale_of(timescale)
    last = action.milestones.aggregate(last=Max("position"))["last"] or 0
    return history.create(
        Milestone,
        "milestone.added",
        partnership=action.partnership,
        action=action,
        position=last + 1,
        text=required(text, "text"),
        first_ends=when.end,
        **timescale_columns(when),
    )


@recorded
def reword_milestone(
    *, milestone: Milestone, text: str, reason: str = "", revision: int | None = None, by: Person
) -> Milestone:
    """Change its words. Raises InputError, EditedMeanwhile."""
    check_can_edit_row(by, milestone)
    return history.amend(
        milestone, "milestone.reworded", revision=revision, reason=reason or None, text=required(text, "text")
    )


@recorded
def mark_milestone_done(
    *, milestone: Milestone, done_on: date | None = None, revision: int | None = None, by: Person
) -> Milestone:
    """The step was taken, on this day or today. Whoever has the action may say so. Raises InputError."""
    check_can_report_on(by, milestone.action)
    day = done_on or timezone.localdate()
    if milestone.dropped_on:
        raise InputError("This milestone was dropped.", advice="Put it back first.")
    if day > timezone.localdate():
        raise InputError("This day is still to come.", place=Place(field="done_on"))
    return history.amend(milestone, "milestone.done", revision=revision, done_on=day)


@recorded
def mark_milestone_not_done(*, milestone: Milestone, revision: int | None = None, by: Person) -> Milestone:
    """The step was not taken after all."""
    check_can_report_on(by, milestone.action)
    return history.amend(milestone, "milestone.not_done", revision=revision, done_on=None)


@recorded
def drop_milestone(*, milestone: Milestone, reason: str, revision: int | None = None, by: Person) -> Milestone:
    """The step will not be taken; it stays to be seen, with why. Raises InputError."""
    check_can_edit_row(by, milestone)
    reason = required(reason, "reason")
    if milestone.done_on:
        raise InputError("This milestone is done.", advice="Only what is still to come can be dropped.")
    return history.amend(
        milestone, "milestone.dropped", revision=revision, reason=reason, dropped_on=timezone.localdate()
    )


@recorded
def restore_milestone(*, milestone: Milestone, revision: int | None = None, by: Person) -> Milestone:
    """The step is to be taken after all."""
    check_can_edit_row(by, milestone)
    return history.amend(milestone, "milestone.restored", revision=revision, dropped_on=None)
