"""Partnerships and who is in them, as the API gives them."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from goldthread.partnership.models import Partnership


class Me(Schema):
    """Who is asking."""

    name: str
    person: int | None
    partnership: str | None
    roles: list[str]
    can_write: bool


class PartnershipSeen(Schema):
    """A partnership. ``slug`` is its address; ``cadence_days`` how often an open action owes an update."""

    slug: str
    name: str
    kind: str
    cadence_days: int
    areas: list[str]


def seen(partnership: Partnership) -> dict[str, Any]:
    """A partnership as the API gives it."""
    return {
        "slug": partnership.slug,
        "name": partnership.name,
        "kind": partnership.kind,
        "cadence_days": partnership.cadence_days,
        "areas": [area.name for area in partnership.areas.all()],
    }
