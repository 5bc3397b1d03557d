"""What shows how actions go. Evidence is brought with an update."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.action_changes import ACTION, action_at
from goldthread.api.schemas.steering import EvidenceSeen, EvidenceWhole
from goldthread.delivery.models import Evidence
from goldthread.delivery.reads import evidence as reads

room = Room(tags=["Evidence"])


@room.get(ACTION + "/evidence", response={200: list[EvidenceSeen], **READ_PROBLEMS})
def evidence_of(request: HttpRequest, slug: str, key: int) -> tuple[reads.EvidenceView, ...]:
    """The evidence of an action, the latest first."""
    return reads.evidence_of(action_at(request, slug, key)[0])


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
