"""Where what is stated and what is assessed differ, with the sentence that was said of it, if any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from goldthread.core.prepared import Given, in_one_row, prepared
from goldthread.delivery import rules
from goldthread.delivery.models import Explanation, KeptAssessment
from goldthread.delivery.reads.assessed_counts import within
from goldthread.delivery.reads.kept import keep_up, reasons_of
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope
from goldthread.kernel.rag import Rag
from goldthread.plans.models import Action


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """What was said of a difference, by whom and when."""

    words: str
    stated_rag: str
    assessed_rag: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Difference:
    """An open action whose two RAGs differ. ``explanation`` None: the sentence is still owed."""

    row: ActionRow
    reasons: tuple[str, ...]
    explanation: ExplanationView | None


@dataclass(frozen=True, slots=True)
class Differences:
    """The worst assessed first; ``total`` counts those not shown too, ``unexplained`` those still owed a sentence."""

    rows: tuple[Difference, ...]
    total: int
    unexplained: int


_EXPLANATION = ("words", "stated_rag", "assessed_rag", "by__name", "at")
_WORST_FIRST = Case(
    When(rag=Rag.RED, then=Value(0)),
    When(rag=Rag.AMBER, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def differences(scope: Scope, on: date, *, shown: int | None = None) -> Differences:
    """Open actions stated otherwise than assessed. Six queries."""
    keep_up(scope, on)
    return kept_differences(scope, on, shown=shown)


def kept_differences(scope: Scope, on: date, *, shown: int | None = None) -> Differences:
    """The same for a read that has kept up already."""
    which, given = within(scope)
    ((total, unexplained),) = _counted(which, **given)
    keys = _worst(which, shown, **given) if total else []
    rows = rows_by_id([key for key, _, _ in keys], on=on)
    said = [key for _, _, key in keys if key]
    explanations = {key: ExplanationView(*values) for key, *values in (_said(keys=said) if said else ())}
    return Differences(
        tuple(
            Difference(rows[key], tuple(r.words(on) for r in reasons_of(reasons)), explanations.get(said_key))
            for key, reasons, said_key in keys
        ),
        total,
        unexplained,
    )


def _owing(which: Q) -> QuerySet[Any, Any]:
    """What owes a sentence, with the explanation that was given of this very difference."""
    said = Explanation.objects.filter(
        action=OuterRef("action"), stated_rag=OuterRef("action__stated_rag"), assessed_rag=OuterRef("rag")
    )
    # what owes a sentence differs and is open: said too, since there are indexes of those alone
    return KeptAssessment.objects.filter(which, owes_a_sentence=True, differs=True, action__ended_on=None).annotate(
        said=Subquery(said.order_by("-id").values("id")[:1])
    )


@prepared
def _counted(which: Q) -> QuerySet[Any, Any]:
    """How many, and how many of them without an explanation."""
    return in_one_row(_owing(which), total=Count("action"), unexplained=Count("action", filter=Q(said=None)))


@prepared
def _worst(which: Q, shown: int | None) -> QuerySet[Any, Any]:
    found = _owing(which).order_by(_WORST_FIRST, "action__ends", "action")
    return found.values_list("action_id", "reasons", "said")[:shown]


@prepared
def _said() -> QuerySet[Any, Any]:
    return Explanation.objects.filter(id__among=Given("keys")).values_list("id", *_EXPLANATION)


def kept_assessment(action: Action, on: date) -> rules.Assessment:
    """How one action is assessed on a day, from what is kept. The queries of ``keep_up`` and one."""
    keep_up(action.partnership, on)
    for rag, reasons, silent_since, slipped, moves in _kept(action=action.pk):
        return rules.Assessment(
            rag=rag,
            stated=action.stated_rag,
            status=action.status,
            reasons=reasons_of(reasons),
            on=on,
            silent_since=silent_since,
            slipped=slipped,
            moves=moves,
        )
    return rules.Assessment("", action.stated_rag, action.status, (), on)


@prepared
def _kept() -> QuerySet[Any, Any]:
    found = KeptAssessment.objects.filter(action=Given("action")).order_by()
    return found.values_list("rag", "reasons", "silent_since", "slipped", "moves")


def explanation_of(action: Action, assessed: rules.Assessment) -> ExplanationView | None:
    """The sentence said of this very difference, if there is one."""
    if not assessed.differs:
        return None
    said = _said_of(action=action.pk, stated=assessed.stated, assessed=assessed.rag)
    return ExplanationView(*said[0]) if said else None


@prepared
def _said_of() -> QuerySet[Any, Any]:
    difference = Q(action=Given("action"), stated_rag=Given("stated"), assessed_rag=Given("assessed"))
    return Explanation.objects.filter(difference).order_by("-id").values_list(*_EXPLANATION)[:1]
