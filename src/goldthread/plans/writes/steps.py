"""What an update says of the milestones of its action: reached, or to a date of their own from now on.

Who may say so was decided where the update was taken, by a person who has the action or by the link sent to her.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Person
from goldthread.plans.models import Action, Milestone
from goldthread.plans.policies import check_same_partnership
from goldthread.plans.writes.dates import Agreement, redate_milestone


@dataclass(frozen=True, kw_only=True)
class StepSaid:
    """Reached on ``done_on``, or ``timescale`` from now on, with why and who agreed; never both."""

    milestone: Milestone
    done_on: date | None = None
    timescale: str = ""
    reason: str = ""
    agreed_by: str = ""
    revision: int | None = None


@dataclass(frozen=True)
class StepTaken:
    """What came of it. ``was`` and ``now`` are dates as printed, where one was moved."""

    text: str
    done_on: date | None = None
    was: str = ""
    now: str = ""
    reason: str = ""


@recorded
def record_steps(*, action: Action, steps: Sequence[StepSaid], by: Person) -> list[StepTaken]:
    """Tick off and move milestones of one action. Raises InputError, EditedMeanwhile with the milestone."""
    check_same_partnership(by, action)
    return [_take(action, step, by) for step in steps]


def _take(action: Action, step: StepSaid, by: Person) -> StepTaken:
    milestone = step.milestone
    _check(action, step)
    if step.done_on is not None:
        history.amend(milestone, "milestone.done", revision=step.revision, done_on=step.done_on)
        return StepTaken(milestone.text, done_on=step.done_on)
    was = milestone.printed
    agreement = Agreement(step.reason, step.agreed_by, None)
    redate_milestone(milestone, step.timescale, agreement, step.revision, by)
    return StepTaken(milestone.text, was=was, now=milestone.printed, reason=step.reason.strip())


def _check(action: Action, step: StepSaid) -> None:
    if step.milestone.action_id != action.pk:
        raise InputError("That milestone is of another action.", place=Place(field="milestones"))
    if (step.done_on is None) == (not step.timescale.strip()):
        raise InputError(
            "Say of a milestone either that it is reached or what its new date is.", place=Place(field="milestones")
        )
    if step.milestone.dropped_on:
        raise InputError("This milestone was dropped.", advice="Put it back first.", place=Place(field="milestones"))
    if step.done_on is not None and step.done_on > timezone.localdate():
        raise InputError("This day is still to come.", place=Place(field="done_on"))
