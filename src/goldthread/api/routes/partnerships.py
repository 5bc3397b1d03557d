"""Who asks, and the partnerships they may see."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query

from goldthread.api.callers import caller_of, visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.partnerships import Me, PartnershipSeen, seen
from goldthread.partnership import reads

room = Room(tags=["Partnerships"])


@room.get("/me", response={200: Me, **READ_PROBLEMS})
def me(request: HttpRequest) -> dict[str, Any]:
    """Who this key or session acts as, and what it may do."""
    caller = caller_of(request)
    if caller.key is not None:
        person = caller.key.person
        return {
            "name": person.name,
            "person": person.pk,
            "partnership": caller.key.partnership.slug,
            "roles": sorted(person.roles),
            "can_write": caller.key.can_write,
        }
    return {"name": str(caller.account), "person": None, "partnership": None, "roles": [], "can_write": False}


@room.get("/partnerships", response={200: Part[PartnershipSeen], **READ_PROBLEMS})
def partnerships(request: HttpRequest, window: Query[Window]) -> dict[str, Any]:
    """The partnerships you may see: one for a key, all for a national viewer."""
    caller = caller_of(request)
    if caller.key is not None:
        return part_of([seen(caller.key.partnership)], window)
    assert caller.account is not None
    found = part_of(reads.partnerships_of(caller.account), window)
    return {**found, "items": [seen(each) for each in found["items"]]}


@room.get(HERE, response={200: PartnershipSeen, **READ_PROBLEMS})
def partnership(request: HttpRequest, slug: str) -> dict[str, Any]:
    """One partnership."""
    found, _ = visit(request, slug)
    return seen(found)
