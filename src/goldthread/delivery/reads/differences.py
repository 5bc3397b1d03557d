"""Where what is stated and what is assessed differ, with the sentence that was said of it, if any."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, IntegerField, OuterRef, Q, Subquery, Value, When

from goldthread.delivery import rules
from goldthread.delivery.models import Explanation, KeptAssessment
from goldthread.delivery.reads.kept import keep_up, reasons_of
from goldthread.delivery.reads.rows import ActionRow, rows_by_id
from goldthread.delivery.reads.selection import Scope
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Plan


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
    said = Explanation.objects.filter(
        action=OuterRef("action"), stated_rag=OuterRef("action__stated_rag"), assessed_rag=OuterRef("rag")
    )
    found = KeptAssessment.objects.filter(_within(scope), owes_a_sentence=True).annotate(
        said=Subquery(said.order_by("-id").values("id")[:1])
    )
    total = found.count()
    keys = list(
        found.order_by(_WORST_FIRST, "action__ends", "action").values_list("action_id", "reasons", "said")[:shown]
    )
    rows = rows_by_id([key for key, _, _ in keys], on=on)
    explanations = {
        key: ExplanationView(*values)
        for key, *values in Explanation.objects.filter(id__in=[key for _, _, key in keys if key]).values_list(
            "id", *_EXPLANATION
        )
    }
    return Differences(
        tuple(
            Difference(rows[key], tuple(r.words(on) for r in reasons_of(reasons)), explanations.get(said_key))
            for key, reasons, said_key in keys
        ),
        total,
        found.filter(said=None).count() if total else 0,
    )


def _within(scope: Scope) -> Q:
    if isinstance(scope, Partnership):
        return Q(partnership=scope)
    return Q(partnership=scope.partnership_id, action__plan=scope) if isinstance(scope, Plan) else Q()


def kept_assessment(action: Action, on: date) -> rules.Assessment:
    """How one action is assessed on a day, from what is kept. The queries of ``keep_up`` and one."""
    keep_up(action.partnership, on)
    kept = KeptAssessment.objects.filter(action=action).first()
    if kept is None:
        return rules.Assessment("", action.stated_rag, action.status, (), on)
    return rules.Assessment(
        rag=kept.rag,
        stated=action.stated_rag,
        status=action.status,
        reasons=reasons_of(kept.reasons),
        on=on,
        silent_since=kept.silent_since,
        slipped=kept.slipped,
        moves=kept.moves,
    )


def explanation_of(action: Action, assessed: rules.Assessment) -> ExplanationView | None:
    """The sentence said of this very difference, if there is one."""
    if not assessed.differs:
        return None
    said = Explanation.objects.filter(action=action, stated_rag=assessed.stated, assessed_rag=assessed.rag)
    values = said.order_by("-id").values_list(*_EXPLANATION).first()
    return ExplanationView(*values) if values else None
