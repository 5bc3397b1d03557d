"""The only writer of predictions: added, never changed."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.impact.beginnings import NOBODY_SAID, beginnings
from goldthread.measures.impact.models import Direction, Prediction, SizeIn
from goldthread.measures.impact.policies import check_can_predict
from goldthread.measures.impact.rules import Foreseen
from goldthread.measures.models import Indicator, MeasureLink
from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.plans.rules.texts import required, tidy_line


@recorded
def write_prediction(
    *,
    action: Action,
    indicator: Indicator,
    direction: str,
    size: float,
    size_in: str = SizeIn.PER_CENT,
    seen_by: date,
    mechanism: str,
    written_on: date | None = None,
    source: str = "",
    by: Person,
) -> Prediction:
    """What the action is to change in a measure it is linked to: which way, by how much, by when, and how.

    Once the action has begun it is no prediction, and is kept as written late. ``written_on`` in the past needs the
    ``source`` it is taken from. Raises InputError naming the field, NotAllowed.
    """
    check_can_predict(by, action)
    _check_linked(action, indicator)
    today = timezone.localdate()
    written = written_on or today
    source = tidy_line(source)[:300]
    _check_days(written, seen_by, today, source)
    foreseen = Foreseen(Direction(direction).value, size, SizeIn(size_in).value)
    foreseen.check()
    began = beginnings(action.partnership, [action.pk], today).get(action.pk, NOBODY_SAID)
    return history.create(
        Prediction,
        "prediction.written",
        partnership_id=action.partnership_id,
        action=action,
        indicator=indicator,
        direction=direction,
        size=size,
        size_in=size_in,
        seen_by=seen_by,
        mechanism=required(mechanism, "mechanism", limit=2_000),
        written_on=written,
        source=source,
        is_late=began.day is not None and written > began.day,
        by=by,
    )


def _check_linked(action: Action, indicator: Indicator) -> None:
    side = Q(action=action) | Q(priority=action.priority_id) if action.priority_id else Q(action=action)
    if not MeasureLink.objects.filter(side, indicator=indicator, until=None).exists():
        raise InputError(
            "This measure is not linked to the action.",
            advice="Link them on the page of the measure first.",
            place=Place(field="indicator"),
        )


def _check_days(written: date, seen_by: date, today: date, source: str) -> None:
    if written > today:
        raise InputError("A prediction cannot be written on a day to come.", place=Place(field="written_on"))
    if written < today and not source:
        raise InputError(
            "Say where it was written down on that day, like a board paper or a minute.", place=Place(field="source")
        )
    if seen_by <= written:
        raise InputError("It must be seen after the day it is predicted.", place=Place(field="seen_by"))
