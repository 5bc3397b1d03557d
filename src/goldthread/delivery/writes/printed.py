"""What a paper says of its own progress becomes the first update of each action, dated as the paper is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from goldthread.core import history, search
from goldthread.core.history import recorded
from goldthread.delivery import rules
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.reads.updates import heard_at
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import Person
from goldthread.plans.models import Plan
from goldthread.plans.registries import PrintedStanding, on_plan_accepted
from goldthread.plans.writes import Standing, record_standings


@on_plan_accepted
def receive_accepted(plan: Plan, standings: Sequence[PrintedStanding], by: Person) -> None:
    """Called inside the acceptance of a paper, so that plan and progress are live together or not at all."""
    receive_printed(plan=plan, standings=standings, by=by)


@recorded
def receive_printed(*, plan: Plan, standings: Sequence[PrintedStanding], by: Person) -> None:
    """One update for each action of which the paper says anything, in a handful of statements.

    Only who may accept a paper comes here; that was checked before.
    """
    if not standings:
        return
    paper = plan.versions.order_by("-number").values_list("paper__name", flat=True).first() or plan.title
    now = timezone.now()  # one moment for all, so that they are written together
    updates = [_update(printed, paper, by, now) for printed in standings]
    ProgressUpdate.objects.bulk_create(updates, batch_size=100)
    for update in updates:
        history.record(
            "update.printed",
            target=update,
            after={"narrative": update.narrative, "reported_on": update.reported_on},
        )
    record_standings(standings=[(update.action, _standing(update)) for update in updates], by=by)
    search.refresh_all(updates)


def _update(printed: PrintedStanding, paper: str, by: Person, at: datetime) -> ProgressUpdate:
    rag = printed.rag.value if printed.rag and rules.rag_goes_with(printed.status, printed.rag) else ""
    return ProgressUpdate(
        partnership=printed.action.partnership,
        action=printed.action,
        narrative=_narrative(printed, rag, paper),
        status=printed.status,
        stated_rag=rag,
        reported_on=min(printed.reported_on, timezone.localdate()),
        by=by,
        at=at,
    )


def _narrative(printed: PrintedStanding, rag: str, paper: str) -> str:
    """The words of the paper, its marks where they say more than the RAG that was understood, and which paper."""
    if not printed.is_printed:
        return printed.progress
    words = [printed.progress] if printed.progress else []
    if printed.rag_printed and not _plainly(printed.rag_printed, rag):
        words.append(f"The paper marks this “{printed.rag_printed}”.")
    return "\n\n".join([*words, f"As printed in {paper}."])


def _plainly(mark: str, rag: str) -> bool:
    """Is the mark just this RAG, as a letter or a word?"""
    return bool(rag) and mark.strip().lower() in (rag, rag[0])


def _standing(update: ProgressUpdate) -> Standing:
    ended = update.reported_on if not rules.is_open(update.status) else None
    return Standing(
        status=update.status,
        stated_rag=Rag(update.stated_rag) if update.stated_rag else None,
        at=heard_at(update.reported_on, update.at),
        ended_on=ended,
        end_reason=update.narrative if update.status == rules.Status.CLOSED else "",
    )
