"""What shows how actions go: brought with an update or alone, shown for more actions, checked by somebody else."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.schemas.changes import BroughtEvidence
from goldthread.api.schemas.steering import EvidenceSeen, EvidenceWhole
from goldthread.api.schemas.steering_changes import EvidenceUseSent
from goldthread.core import rows
from goldthread.delivery import writes
from goldthread.delivery.models import Evidence
from goldthread.delivery.reads import evidence as reads
from goldthread.plans.models import Action, Milestone

room = Room(tags=["Evidence"])


@room.get(ACTION + "/evidence", response={200: list[EvidenceSeen], **READ_PROBLEMS})
def evidence_of(request: HttpRequest, slug: str, key: int) -> tuple[reads.EvidenceView, ...]:
    """The evidence of an action, the latest first."""
    return reads.evidence_of(action_at(request, slug, key)[0])


@room.post(ACTION + "/evidence", response={201: EvidenceWhole, **WRITE_PROBLEMS})
def bring_evidence(request: HttpRequest, slug: str, key: int, brought: BroughtEvidence) -> Status[dict[str, Any]]:
    """A link or a note that shows how the action goes, without an update. Files go through the page."""
    action, person = action_at(request, slug, key)
    made = writes.bring_evidence(
        actions=[action],
        dated=brought.dated or timezone.localdate(),
        milestones=rows.named(Milestone, of=action.partnership, keys=brought.milestones),
        by=person,
        **brought.dict(include={"title", "kind", "address", "words"}),
    )
    return Status(201, _whole(made, reads.uses_of(made)))


@room.get(HERE + "/evidence", response={200: Part[EvidenceWhole], **READ_PROBLEMS})
def unchecked(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """What nobody but who brought it has looked at, the oldest first."""
    found = reads.unchecked(visit(request, slug)[0])
    chosen = found[window.offset : window.offset + window.limit]
    return part(found.count(), window, [_whole(each, list(each.uses.all())) for each in chosen])


@room.get(HERE + "/evidence/{int:key}", response={200: EvidenceWhole, **READ_PROBLEMS})
def evidence(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One piece with all it is shown for."""
    found = reads.find_evidence(visit(request, slug)[0], key)
    return _whole(found, reads.uses_of(found))


@room.post(HERE + "/evidence/{int:key}/check", response={200: EvidenceWhole, **WRITE_PROBLEMS})
def check_evidence(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """It shows what it is said to show. Never said by whoever brought it."""
    partnership, person = visit(request, slug)
    found = writes.check_evidence(evidence=reads.find_evidence(partnership, key), by=person)
    return _whole(found, reads.uses_of(found))


@room.post(HERE + "/evidence/{int:key}/uses", response={200: EvidenceWhole, **WRITE_PROBLEMS})
def show_evidence(request: HttpRequest, slug: str, key: int, shown: EvidenceUseSent) -> dict[str, Any]:
    """Show the same piece for another action, or for one of its milestones."""
    partnership, person = visit(request, slug)
    found = reads.find_evidence(partnership, key)
    writes.show_evidence(
        evidence=found,
        action=rows.one(Action, of=partnership, pk=shown.action),
        milestones=rows.named(Milestone, of=partnership, keys=shown.milestones),
        by=person,
    )
    return _whole(found, reads.uses_of(found))


_PLAIN = ("form", "kind", "title", "words", "address", "file_name", "media_type", "size", "dated", "brought_at")


def _whole(found: Evidence, uses: list[Any]) -> dict[str, Any]:
    return {
        "id": found.pk,
        "revision": found.revision,
        **{name: getattr(found, name) for name in _PLAIN},
        "brought_by": found.brought_by.name,
        "checked_by": found.checked_by.name if found.checked_by else None,
        "checked_at": found.checked_at,
        "uses": [{"action": each.action_id, "milestone": each.milestone_id} for each in uses],
    }
