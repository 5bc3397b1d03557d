"""Papers that were brought in, and the readings of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from goldthread.partnership.models import Partnership
from goldthread.plans.models import DraftState, Intake, IntakeState, Paper, PaperReading

HEAVY = ("document",)  # the text of a whole paper: fetched only where it is shown


def papers(partnership: Partnership) -> QuerySet[Paper]:
    """Every paper, the latest first, with the state of its latest reading as ``reading_state``."""
    latest = PaperReading.objects.filter(paper=OuterRef("pk")).order_by("-read_at", "-id")
    found: QuerySet[Paper] = Paper.objects.of(partnership).select_related("brought_by")
    return found.annotate(
        reading_id=Subquery(latest.values("pk")[:1]),
        reading_state=Subquery(latest.values("state")[:1]),
        plan_slug=Subquery(latest.values("plan__slug")[:1]),
        plan_title=Subquery(latest.values("plan__title")[:1]),
    )


def paper(partnership: Partnership, key: int) -> Paper | None:
    """One paper with its readings, newest first; None when this partnership has none such."""
    readings = PaperReading.objects.defer(*HEAVY).select_related("plan").order_by("-read_at", "-id")
    found: QuerySet[Paper] = Paper.objects.of(partnership).select_related("brought_by")
    return found.prefetch_related(Prefetch("readings", readings)).filter(pk=key).first()


def reading(partnership: Partnership, key: int) -> PaperReading | None:
    """One reading without the text of its paper (see ``document_of``)."""
    found: QuerySet[PaperReading] = PaperReading.objects.of(partnership).defer(*HEAVY)
    return found.select_related("paper", "plan", "version_of", "looks_like", "partnership").filter(pk=key).first()


def document_of(reading: PaperReading) -> dict[str, Any]:
    """The text of the paper, as ``rules.paper_text`` lays it out."""
    return PaperReading.objects.filter(pk=reading.pk).values_list("document", flat=True).get()


def intake(partnership: Partnership, key: int) -> Intake | None:
    """One paper on its way in; None when this partnership has none such."""
    return Intake.objects.of(partnership).filter(pk=key).first()


def not_read(partnership: Partnership) -> QuerySet[Intake]:
    """Papers of the last day that could not be read, after whoever brought them had gone on; latest first."""
    found: QuerySet[Intake] = Intake.objects.of(partnership).filter(state=IntakeState.FAILED)
    return found.select_related("by").order_by("-begun_at")


def being_read(partnership: Partnership) -> QuerySet[Intake]:
    """Papers that are being read now, oldest first."""
    found: QuerySet[Intake] = Intake.objects.of(partnership).filter(state=IntakeState.READING)
    return found.order_by("begun_at")


@dataclass(frozen=True)
class Waiting:
    """A reading somebody should go on with."""

    id: int
    paper: str
    read_at: datetime
    to_check: int
    items: int


def readings_in_review(partnership: Partnership) -> list[Waiting]:
    """Readings that wait for a person, oldest first, with how much is still to check."""
    kept = Q(items__isnull=False) & ~Q(items__state=DraftState.DROPPED)
    rows = (
        PaperReading.objects.of(partnership)
        .filter(state="in_review")
        .order_by("read_at")
        .values("pk", "paper__name", "read_at")
        .annotate(
            to_check=Count("items", filter=Q(items__state=DraftState.PENDING)), all_items=Count("items", filter=kept)
        )
    )
    return [Waiting(row["pk"], row["paper__name"], row["read_at"], row["to_check"], row["all_items"]) for row in rows]
