"""Who is in a partnership, as the API gives and takes it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.schemas.actions import Key
from goldthread.api.schemas.changes import Change
from goldthread.api.sent import Sent
from goldthread.core.policies import allows
from goldthread.partnership.models import Person
from goldthread.partnership.policies import check_can_administer

BodyKind = Literal["statutory", "third_sector", "lived_experience", "community", "national", "other"]
GroupKind = Literal["workgroup", "implementation", "partnership", "chief_officers", "board"]
RoleCode = Literal[
    "administrator",
    "coordinator",
    "lead",
    "group_member",
    "analyst",
    "responder",
    "panel_member",
    "data_steward",
]
Name = Annotated[str, Field(min_length=1, max_length=200)]


class BodySeen(Schema):
    """A partner body."""

    id: int
    revision: int
    name: str
    short_name: str
    kind: BodyKind
    closed_on: date | None


class GroupSeen(Schema):
    """A group that meets; ``parent_id`` is the group it answers to."""

    id: int
    revision: int
    name: str
    kind: GroupKind
    parent_id: int | None
    is_private: bool
    closed_on: date | None


class PostSeen(Schema):
    """A job that owns actions whoever holds it."""

    id: int
    revision: int
    title: str
    body_id: int | None
    holder_id: int | None
    closed_on: date | None


class PersonSeen(Schema):
    """Somebody of the partnership. ``email`` is null for readers who may not see it."""

    id: int
    revision: int
    name: str
    email: str | None
    body_id: int | None
    roles: list[str]
    left_on: date | None


class NewBody(Sent):
    name: Name
    kind: BodyKind
    short_name: str = Field("", max_length=60)


class NewGroup(Sent):
    """``is_private``: its meetings, decisions and risks are read by those in it or above it."""

    name: Name
    kind: GroupKind
    parent: Key | None = None
    is_private: bool = False


class GroupChange(Change):
    """What is not sent stays as it is."""

    name: Name | None = None
    kind: GroupKind | None = None
    parent: Key | None = None
    is_private: bool | None = None


class Closed(Sent):
    closed_on: date
    reason: str = ""


class NewPost(Sent):
    title: Name
    body: Key | None = None
    holder: Key | None = None


class NewPerson(Sent):
    name: Name
    email: str = Field("", max_length=254, pattern=r"^([^@\s]+@[^@\s]+\.[^@\s]+)?$")
    body: Key | None = None


class NewRole(Sent):
    role: RoleCode
    group: Key | None = None
    is_chair: bool = False
    starts_on: date | None = None
    ends_on: date | None = None


def person_values(person: Person, *, reader: Person) -> dict[str, Any]:
    """A person, as much of them as this reader may see."""
    may_write_to = allows(check_can_administer, reader, person.partnership) or reader.pk == person.pk
    return {
        "id": person.pk,
        "revision": person.revision,
        "name": person.name,
        "email": person.email if may_write_to else None,
        "body_id": person.body_id,
        "roles": sorted(person.roles),
        "left_on": person.left_on,
    }
