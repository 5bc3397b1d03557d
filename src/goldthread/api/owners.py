"""From "body:5" to the body."""

from __future__ import annotations

from goldthread.core import rows
from goldthread.delivery.filters import OwnerKey
from goldthread.partnership.models import Body, Group, Partnership, Person, Post

MODELS: dict[str, type[Body] | type[Group] | type[Post] | type[Person]] = {
    "body": Body,
    "group": Group,
    "post": Post,
    "person": Person,
}


def owner_named(text: str, partnership: Partnership) -> Body | Group | Post | Person:
    """Who is named. Raises ObjectDoesNotExist for nobody, or somebody of another partnership."""
    key = OwnerKey.parse(text)
    return rows.one(MODELS[key.kind], of=partnership, pk=key.id)
