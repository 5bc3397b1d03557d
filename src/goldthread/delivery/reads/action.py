"""Everything about one action, for its page and for the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from goldthread.core import history
from goldthread.core.models import HistoryEvent
from goldthread.core.policies import allows
from goldthread.core.prepared import Given, in_one_row, prepared, prepared_objects
from goldthread.core.presenters import Entry, entries
from goldthread.delivery import rules
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.policies import may_update
from goldthread.delivery.reads import hanging
from goldthread.delivery.reads.differences import ExplanationView, explanation_of, kept_assessment
from goldthread.delivery.reads.evidence import EvidenceView, evidence_of
from goldthread.delivery.reads.parts import (
    BaselineView,
    DependencyView,
    MilestoneView,
    OutcomeView,
    RecommendationView,
    UpdateView,
)
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.kernel.timescale import Timescale
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action, Dependency, Paper
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.writes import can_be_undone

UPDATES_SHOWN, EVENTS_SHOWN = 20, 20
TOLD_BY_UPDATES = "action.stands"  # what an update changed is told by the update itself
_OF_IT, _UNDER_IT = Q(action=Given("action")), Q(priority=Given("priority"))
_OF_IT_OR_ITS_STEPS = _OF_IT | Q(milestone__action=Given("action"))


@dataclass(frozen=True, slots=True)
class UpdatesPage:
    """Some of the updates of an action, the latest first, and how many there are in all."""

    rows: tuple[UpdateView, ...]
    number: int
    total: int

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // UPDATES_SHOWN))


@dataclass(frozen=True, slots=True)
class ReadAt:
    """Where in which paper a field was read, how sure the reader was, and whether a person corrected it."""

    field: str
    paper_id: int | None
    paper: str
    page: str
    table: int | None
    row: int | None
    col: int | None
    quote: str
    confidence: float
    corrected: bool


@dataclass(frozen=True, slots=True)
class Allowed:
    """What the reader may do here."""

    update: bool
    edit: bool


@dataclass(frozen=True, slots=True)
class ActionDetail:
    """An action with all that hangs on it. ``recommendations`` and ``outcomes`` say whose they are."""

    row: ActionRow
    sub_priority: str
    owner_text: str
    comments: str
    timescale: Timescale
    parts: tuple[str, ...]
    baselines: tuple[BaselineView, ...]
    milestones: tuple[MilestoneView, ...]
    updates: UpdatesPage
    outcomes: tuple[OutcomeView, ...]
    recommendations: tuple[RecommendationView, ...]
    waits_for: tuple[DependencyView, ...]
    holds_up: tuple[DependencyView, ...]
    read_at: tuple[ReadAt, ...]
    history: tuple[Entry, ...]
    undoable: frozenset[int]  # the entries of the history whose change can be put back
    more_happened: bool
    evidence: tuple[EvidenceView, ...]
    assessed: rules.Assessment
    explanation: ExplanationView | None
    allowed: Allowed

    @property
    def latest(self) -> UpdateView | None:
        """What was said last, when the first page of updates is shown."""
        return self.updates.rows[0] if self.updates.rows and self.updates.number == 1 else None

    @property
    def milestones_done(self) -> int:
        return sum(milestone.done_on is not None for milestone in self.milestones)


def find_action(partnership: Partnership, key: int) -> Action:
    """An action of this partnership with its plan and priority. Raises Action.DoesNotExist for any other."""
    for action in _with_key(partnership=partnership.pk, key=key):
        action.partnership = partnership
        return action
    raise Action.DoesNotExist


@prepared_objects(Action, "plan", "priority")
def _with_key() -> QuerySet[Any, Any]:
    return Action.objects.filter(partnership=Given("partnership"), pk=Given("key"))


def action_page(action: Action, on: date, *, by: Person, updates_page: int = 1) -> ActionDetail:
    """All of it. The number of queries does not depend on how much there is."""
    assessed = kept_assessment(action, on)
    row = rows_by_id([action.pk], on=on)[action.pk]
    own_dates, moved = hanging.baselines(_OF_IT_OR_ITS_STEPS, action=action.pk)
    waits_for, holds_up = _dependencies(action)
    events = history.latest(action, EVENTS_SHOWN + 1, without=TOLD_BY_UPDATES)
    return ActionDetail(
        row=row,
        sub_priority=action.sub_priority,
        owner_text=action.owner_text,
        comments=action.comments,
        timescale=action.timescale,
        parts=hanging.parts(_OF_IT, action=action.pk).get(action.pk, ()),
        baselines=own_dates.get(action.pk, ()),
        milestones=tuple(hanging.milestones(_OF_IT, on=on, moved=moved, action=action.pk)),
        updates=_updates(action, updates_page),
        outcomes=_outcomes(action),
        recommendations=_recommendations(action),
        waits_for=waits_for,
        holds_up=holds_up,
        read_at=_read_at(action.provenance),
        history=tuple(entries(events[:EVENTS_SHOWN])),
        undoable=frozenset(event.pk for event in events if can_be_undone(event)),
        more_happened=len(events) > EVENTS_SHOWN,
        evidence=evidence_of(action),
        assessed=assessed,
        explanation=explanation_of(action, assessed),
        allowed=Allowed(update=may_update(by, action), edit=allows(check_can_edit_row, by, action)),
    )


def told_of(action: Action) -> QuerySet[HistoryEvent]:
    """Its history as it is shown, the latest first."""
    return history.of(action).exclude(kind=TOLD_BY_UPDATES)


def _updates(action: Action, number: int) -> UpdatesPage:
    """Counted only where one page does not hold them all."""
    first = hanging.updates(_OF_IT, most=UPDATES_SHOWN + 1, action=action.pk)
    if len(first) <= UPDATES_SHOWN:
        return UpdatesPage(tuple(first), 1, len(first))
    total = _how_many_updates(action=action.pk)[0][0]
    number = min(max(1, number), -(-total // UPDATES_SHOWN))
    rows = first[:UPDATES_SHOWN] if number == 1 else _later(action, number)
    return UpdatesPage(tuple(rows), number, total)


@prepared
def _how_many_updates() -> QuerySet[Any, Any]:
    return in_one_row(ProgressUpdate.objects.filter(_OF_IT), total=Count("id"))


def _later(action: Action, number: int) -> list[UpdateView]:
    return hanging.updates(Q(action=action), first=(number - 1) * UPDATES_SHOWN, most=UPDATES_SHOWN)


def _outcomes(action: Action) -> tuple[OutcomeView, ...]:
    own = hanging.outcomes_of_actions(_OF_IT, action=action.pk).get(action.pk, ())
    named = {outcome.id for outcome in own}
    key = action.priority_id
    headed = hanging.outcomes_of_priorities(_UNDER_IT, priority=key).get(key, ()) if key else ()
    return own + tuple(o for o in headed if o.id not in named)


def _recommendations(action: Action) -> tuple[RecommendationView, ...]:
    own = hanging.recommendations_of_actions(_OF_IT, action=action.pk).get(action.pk, ())
    named = {recommendation.id for recommendation in own}
    key = action.priority_id
    headed = hanging.recommendations_of_priorities(_UNDER_IT, priority=key).get(key, ()) if key else ()
    return own + tuple(r for r in headed if r.id not in named)


def _dependencies(action: Action) -> tuple[tuple[DependencyView, ...], tuple[DependencyView, ...]]:
    waits_for, holds_up = [], []
    for note, *both in _waiting(action=action.pk):
        awaited, waiting = both[:5], both[5:]
        if waiting[0] == action.pk:
            waits_for.append(DependencyView(*(*awaited, note)))
        else:
            holds_up.append(DependencyView(*(*waiting, note)))
    return tuple(waits_for), tuple(holds_up)


@prepared
def _waiting() -> QuerySet[Any, Any]:
    columns = ("id", "ref", "text", "status", "ends")
    found = Dependency.objects.filter(_OF_IT | Q(on=Given("action")), until__isnull=True).order_by("id")
    return found.values_list("note", *(f"on__{c}" for c in columns), *(f"action__{c}" for c in columns))


def _read_at(provenance: Mapping[str, Mapping[str, Any]]) -> tuple[ReadAt, ...]:
    """Which paper says so, field by field. One query for the papers' names."""
    keys = {int(place["paper"]) for place in provenance.values() if place.get("paper")}
    names: dict[int, str] = dict(_papers(papers=sorted(keys))) if keys else {}
    return tuple(
        ReadAt(
            field=field,
            paper_id=place.get("paper"),
            paper=names.get(place.get("paper", 0), ""),
            page=place.get("page") or "",
            table=place.get("table"),
            row=place.get("row"),
            col=place.get("col"),
            quote=place.get("quote") or "",
            confidence=place.get("confidence", 1.0),
            corrected=bool(place.get("corrected")),
        )
        for field, place in provenance.items()
    )


@prepared
def _papers() -> QuerySet[Any, Any]:
    return Paper.objects.filter(id__among=Given("papers")).values_list("id", "name")
