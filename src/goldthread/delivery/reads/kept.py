"""Keeps the assessment of every action at hand, so that lists can be narrowed and sorted by it in the database.

The kept rows are made from others alone. Whoever reads next brings them up to the day and to the last event of
the partnership's history: usually there is nothing to do (one query); after a change the actions it touched, and
those that wait for them, are assessed again; on a new day, or after a change of what assessments are made by,
all of them. ``goldthread tick`` does so every night, so that the first reader of the morning does not wait.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from goldthread.core.models import HistoryEvent
from goldthread.core.others import others_are_writing
from goldthread.core.prepared import Given, prepared
from goldthread.delivery import rules
from goldthread.delivery.models import AssessedUpTo, KeptAssessment
from goldthread.delivery.reads.assessments import assessed_actions
from goldthread.delivery.reads.selection import Scope
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Dependency, Plan

COLUMNS = ("rag", "differs", "owes_a_sentence", "silent_since", "slipped", "moves", "reasons")
# an event on the page of one of these may change how every action is assessed
OF_ALL = frozenset({"partnership.partnership", "plans.plan", "plans.priority", "delivery.thresholdsetting"})
OF_MEASURES = frozenset({"measures.indicator", "measures.load"})  # of every action that has a measure
MOST_AT_ONCE = 300


def keep_up(scope: Scope, on: date) -> None:
    """Bring the kept assessments of these partnerships up to date. One query where they are.

    A day that has passed changes nothing: what is kept is taken back to an earlier day only if that is today (some
    run was told of a day to come).
    """
    for partnership, latest, kept_on, kept_event in _standing_of(scope):
        if (
            kept_on is None
            or kept_on < on
            or latest not in (None, kept_event)
            or kept_on > on == timezone.localdate()
        ):
            _bring_up(partnership, on)


def _standing_of(scope: Scope) -> list[tuple[int, int | None, date | None, int | None]]:
    if isinstance(scope, Partnership | Plan):
        return _standing(_ONE, partnership=scope.pk if isinstance(scope, Partnership) else scope.partnership_id)
    return _standing(Q())


_ONE = Q(pk=Given("partnership"))


@prepared
def _standing(which: Q) -> QuerySet[Any, Any]:
    """For each partnership its last event, and the day and event kept up to."""
    kept = AssessedUpTo.objects.filter(partnership=OuterRef("pk"))
    happened = HistoryEvent.objects.filter(partnership=OuterRef("pk")).order_by("-id").values("id")[:1]
    found = Partnership.objects.filter(which).order_by()
    return found.values_list("id", Subquery(happened), Subquery(kept.values("on")), Subquery(kept.values("event")))


@transaction.atomic
def _bring_up(key: int, on: date) -> None:
    """One after the other: whoever comes second finds it done."""
    partnership = Partnership.objects.get(pk=key)
    AssessedUpTo.objects.get_or_create(partnership=partnership, defaults={"on": date.min})
    kept = AssessedUpTo.objects.select_for_update().get(partnership=partnership)
    latest = HistoryEvent.objects.filter(partnership=partnership).order_by("-id").values_list("id", flat=True).first()
    # Asked between the two: whoever wrote an earlier event and has ended by now is seen by what follows. Of those who
    # have not ended nothing can be known, so that what is kept does not count as being as far as the last event.
    up_to = kept.event if others_are_writing() else latest or 0
    on = on if on == timezone.localdate() else max(on, kept.on)
    touched = None if kept.on != on else _touched(partnership, kept.event)
    if touched is None or touched:
        _keep(partnership, on, touched)
    AssessedUpTo.objects.filter(pk=kept.pk).update(on=on, event=up_to)


def _touched(partnership: Partnership, since: int) -> list[int] | None:
    """The actions that later events are about, and those that wait for them; None when it may be any of them."""
    events = HistoryEvent.objects.filter(partnership=partnership, id__gt=since).order_by()
    threads = set(events.values_list("thread_type", "thread_id").distinct())
    if any(kind in OF_ALL for kind, _ in threads):
        return None
    actions = {key for kind, key in threads if kind == "plans.action"}
    if any(kind in OF_MEASURES for kind, _ in threads):
        from goldthread.measures.reads import measured_actions  # with all of numpy: not at the start of every command

        actions |= measured_actions(partnership)
    waiting = (
        Dependency.objects.filter(partnership=partnership, on__in=actions) if actions else Dependency.objects.none()
    )
    actions.update(waiting.values_list("action_id", flat=True))
    return sorted(actions) if len(actions) <= MOST_AT_ONCE else None


def _keep(partnership: Partnership, on: date, only: Sequence[int] | None) -> None:
    """Assess and write what has changed; most of it has not."""
    which = Q(partnership=partnership) if only is None else Q(partnership=partnership, action__in=only)
    before = {
        key: tuple(values) for key, *values in KeptAssessment.objects.filter(which).values_list("action_id", *COLUMNS)
    }
    changed = [
        KeptAssessment(partnership=partnership, action_id=action, **dict(zip(COLUMNS, values, strict=True)))
        for action, assessed in assessed_actions(partnership, on, only=only)
        if (values := _columns(assessed)) != before.get(action)
    ]
    KeptAssessment.objects.bulk_create(
        changed, batch_size=500, update_conflicts=True, unique_fields=["action"], update_fields=COLUMNS
    )


def _columns(assessed: rules.Assessment) -> tuple[Any, ...]:
    return (
        str(assessed.rag),
        assessed.differs,
        assessed.owes_a_sentence,
        assessed.silent_since,
        assessed.slipped,
        assessed.moves,
        [reason.kept() for reason in assessed.reasons],
    )


def reasons_of(kept: Sequence[Any]) -> tuple[rules.Reason, ...]:
    """The reasons of a kept assessment, for their words on any day."""
    return tuple(rules.Reason.from_kept(reason) for reason in kept)
