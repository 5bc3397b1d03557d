"""From what somebody asks for to the query that finds it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import ExtractQuarter, ExtractYear

from goldthread.core import search
from goldthread.core.natural_order import NaturalKey
from goldthread.core.prepared import Given
from goldthread.delivery.filters import NO_RAG, OWNER_KINDS, ActionFilters, OwnerKey
from goldthread.delivery.reads import conditions
from goldthread.delivery.rules import Status
from goldthread.kernel.periods import FINANCIAL_YEAR_BEGINS
from goldthread.kernel.rag import Rag
from goldthread.measures.models import MeasureLink
from goldthread.partnership.models import Partnership
from goldthread.plans.models import (
    Action,
    ActionOutcome,
    ActionRecommendation,
    Assignment,
    Outcome,
    Plan,
    PriorityRecommendation,
)


class Everywhere:
    """All partnerships of the installation: for a national viewer and the command line."""


EVERYWHERE = Everywhere()
Scope = Partnership | Plan | Everywhere

STATUS_ORDER = (Status.BLOCKED, Status.NOT_STARTED, Status.IN_PROGRESS, Status.COMPLETE, Status.CLOSED)
RAG_ORDER = (Rag.RED, Rag.AMBER, "", Rag.GREEN, Rag.BLUE, Rag.GREY)


def actions_in(scope: Scope) -> QuerySet[Action]:
    """Every action of a partnership, of a plan, or of all, in no order."""
    actions = Action.objects.order_by()
    if isinstance(scope, Partnership):
        return actions.filter(partnership=scope)
    if isinstance(scope, Plan):
        return actions.filter(partnership_id=scope.partnership_id, plan=scope)
    return actions


_ALL, _OF_PARTNERSHIP = Q(), Q(partnership=Given("partnership"))
_OF_PLAN = _OF_PARTNERSHIP & Q(plan=Given("plan"))


def shape_of(scope: Scope) -> tuple[Q, dict[str, Any]]:
    """``actions_in`` for a prepared read: which actions, and the values to name."""
    if isinstance(scope, Partnership):
        return _OF_PARTNERSHIP, {"partnership": scope.pk}
    if isinstance(scope, Plan):
        return _OF_PLAN, {"partnership": scope.partnership_id, "plan": scope.pk}
    return _ALL, {}


def matching(scope: Scope, filters: ActionFilters, *, on: date) -> QuerySet[Action]:
    """The actions asked for, in no order. Nothing is joined, so that counting them stays cheap."""
    found = actions_in(scope).filter(_by_columns(filters, on))
    if filters.plan:
        found = found.filter(plan__in=Plan.objects.filter(slug=filters.plan).values("id"))
    for owner in (*((filters.owner,) if filters.owner else ()), *filters.also):
        found = found.filter(owned_by(owner))
    for kind in filters.without:
        found = found.exclude(_measured(scope)) if kind == "measure" else found.filter(~_owned_by_any(kind))
    if filters.recommendation is not None:
        found = found.filter(answering(filters.recommendation))
    if filters.outcome is not None:
        found = found.filter(_for_outcome(filters.outcome))
    if filters.text:
        found = found.filter(
            id__in=search.row_ids(filters.text, kind="action", partnership_id=_partnership_of(scope))
        )
    return found


def _by_columns(filters: ActionFilters, on: date) -> Q:
    wanted = Q()
    if filters.priority is not None:
        wanted &= Q(priority_id=filters.priority or None)
    if filters.status:
        wanted &= Q(status__in=filters.status)
    if filters.due_from is not None:
        wanted &= Q(ends__gte=filters.due_from)
    if filters.due_to is not None:
        wanted &= Q(ends__lte=filters.due_to)
    if filters.new:
        wanted &= Q(is_new=True)
    if filters.undated:
        wanted &= conditions.UNDATED
    if filters.open:
        wanted &= conditions.OPEN
    if filters.overdue:
        wanted &= conditions.overdue(on)
    return wanted & _by_rag(filters)


def _by_rag(filters: ActionFilters) -> Q:
    """As stated, as assessed, and what is shown apart from late: silent, moved again and again, told otherwise."""
    wanted = Q()
    if filters.rag:
        wanted &= Q(stated_rag__in=["" if rag == NO_RAG else rag for rag in filters.rag])
    if filters.assessed:
        wanted &= Q(assessed__rag__in=["" if rag == NO_RAG else rag for rag in filters.assessed])
    if filters.differs:
        wanted &= Q(assessed__differs=True)
    if filters.silent:
        wanted &= Q(assessed__silent_since__isnull=False)
    if filters.moved:
        wanted &= Q(assessed__moves__gte=2)
    return wanted


def owned_by(*owners: OwnerKey) -> Q:
    """Assigned to one of these owners, or under a priority of theirs and assigned to nobody itself."""
    theirs = Q()
    for owner in owners:
        theirs |= Q(**{f"{owner.kind}_id": owner.id})
    return _held_through(Assignment.objects.filter(theirs).order_by() if owners else Assignment.objects.none())


def _owned_by_any(kind: str) -> Q:
    """Has a known owner of this kind, itself or through its priority; "owner": of any kind."""
    known = Q()
    for each in OWNER_KINDS if kind == "owner" else (kind,):
        known |= Q(**{f"{each}__isnull": False})
    return _held_through(Assignment.objects.filter(known).order_by())


def _measured(scope: Scope) -> Q:
    """A measure tells about it, or about its priority."""
    links = MeasureLink.objects.filter(until=None)
    if (partnership := _partnership_of(scope)) is not None:
        links = links.filter(partnership=partnership)
    of_actions = links.filter(action__isnull=False).values("action")
    return Q(pk__in=of_actions) | Q(priority__in=links.filter(priority__isnull=False).values("priority"))


def _held_through(held: QuerySet[Assignment]) -> Q:
    """The actions of these assignments; those of a priority count where an action has none of its own."""
    nobody = ~Exists(Assignment.objects.filter(action=OuterRef("pk")))
    mine = held.filter(action__isnull=False).values("action_id")
    headings = held.filter(priority__isnull=False).values("priority_id")
    return Q(id__in=mine) | Q(nobody, priority_id__in=headings)


def answering(recommendation: int) -> Q:
    """Answers this recommendation itself, or stands under a priority that does."""
    direct = ActionRecommendation.objects.filter(recommendation_id=recommendation).values("action_id")
    headings = PriorityRecommendation.objects.filter(recommendation_id=recommendation).values("priority_id")
    return Q(id__in=direct) | Q(priority_id__in=headings)


def _for_outcome(outcome: int) -> Q:
    direct = ActionOutcome.objects.filter(outcome_id=outcome).values("action_id")
    heading = Outcome.objects.filter(id=outcome, priority__isnull=False).values("priority_id")
    return Q(id__in=direct) | Q(priority_id__in=heading)


def _partnership_of(scope: Scope) -> int | None:
    if isinstance(scope, Partnership):
        return scope.pk
    return scope.partnership_id if isinstance(scope, Plan) else None


def in_order(found: QuerySet[Action], filters: ActionFilters) -> QuerySet[Action]:
    """Group by group, each as sorted in the address; where that leaves ties, by key."""
    return found.order_by(*order_of(filters))


def order_of(filters: ActionFilters) -> list[Any]:
    """The order that the address asks for, for a query or a window of one."""
    turned = filters.descending
    return [
        *_group_keys(filters.group_by),
        *(_turned(key, turned) for key in _keys(filters)),
        "-id" if turned else "id",
    ]


def _group_keys(by: str) -> list[Any]:
    """What keeps the rows of a group together. Owners do not: an action may have several."""
    match by:
        case "priority":
            return [
                F("priority__plan_id").desc(nulls_last=True),
                F("priority__position").asc(),
                F("priority_id").asc(),
            ]
        case "plan":
            return [F("plan_id").desc()]
        case "status":
            return [_ranked("status", STATUS_ORDER)]
        case "rag":
            return [_ranked("stated_rag", [rag for rag in RAG_ORDER if rag])]
        case "assessed":
            return [_ranked("assessed__rag", [rag for rag in RAG_ORDER if rag])]
        case "year":
            before_april = Case(When(ends__month__lt=FINANCIAL_YEAR_BEGINS, then=1), default=0)
            return [(ExtractYear("ends") - before_april).asc(nulls_last=True)]
        case "quarter":
            return [(ExtractYear("ends") * 4 + ExtractQuarter("ends")).asc(nulls_last=True)]
    return []


def _keys(filters: ActionFilters) -> list[Any]:
    match filters.sort:
        case "ref":
            return [NaturalKey("ref")]
        case "rag":
            return [_ranked("stated_rag", RAG_ORDER)]
        case "assessed":
            return [_ranked("assessed__rag", RAG_ORDER)]
        case "slipped":
            return [_UndatedLast("assessed__slipped")]
        case "status":
            return [_ranked("status", STATUS_ORDER)]
        case "updated":
            return [_EmptyFirst("last_update_at")]
        case "priority":
            return [_EmptyFirst("priority__position"), F("position")]
        case "paper":
            return [F("plan_id"), F("position")]
    dated = filters.overdue or filters.due_from is not None or filters.due_to is not None
    return [F("ends") if dated else _UndatedLast("ends")]


class _UndatedLast(F):
    """Dates with the undated at the end, whichever way they are sorted."""


class _EmptyFirst(F):
    """Nothing comes before anything: never updated, under no priority."""


def _turned(key: Any, descending: bool) -> Any:
    if isinstance(key, _UndatedLast):
        return key.desc(nulls_last=True) if descending else key.asc(nulls_last=True)
    if isinstance(key, _EmptyFirst):
        return key.desc(nulls_last=True) if descending else key.asc(nulls_first=True)
    return key.desc() if descending else key.asc()


def _ranked(column: str, order: Sequence[str]) -> Case:
    ranks = [When(**{column: value}, then=Value(rank)) for rank, value in enumerate(order)]
    return Case(*ranks, default=Value(len(order)), output_field=IntegerField())
