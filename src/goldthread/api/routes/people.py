"""Bodies, groups, posts and people."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import people as schemas
from goldthread.core import rows
from goldthread.partnership import writes
from goldthread.partnership.models import Body, Group, Partnership, Person, Post

room = Room(tags=["Who is in it"])
GROUP = HERE + "/groups/{int:key}"


@room.get(HERE + "/bodies", response={200: Part[schemas.BodySeen], **READ_PROBLEMS})
def bodies(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The partner bodies, by name."""
    return part_of(rows.every(Body, of=visit(request, slug)[0]), window)


@room.post(HERE + "/bodies", response={201: schemas.BodySeen, **WRITE_PROBLEMS})
def add_body(request: HttpRequest, slug: str, body: schemas.NewBody) -> Status[Body]:
    """A new partner body."""
    partnership, person = visit(request, slug)
    return Status(201, writes.add_body(partnership=partnership, by=person, **body.dict()))


@room.get(HERE + "/groups", response={200: Part[schemas.GroupSeen], **READ_PROBLEMS})
def groups(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The groups, by name."""
    return part_of(rows.every(Group, of=visit(request, slug)[0]), window)


@room.post(HERE + "/groups", response={201: schemas.GroupSeen, **WRITE_PROBLEMS})
def add_group(request: HttpRequest, slug: str, group: schemas.NewGroup) -> Status[Group]:
    """A new group, under the one it answers to."""
    partnership, person = visit(request, slug)
    parent = rows.one(Group, of=partnership, pk=group.parent) if group.parent else None
    made = writes.add_group(partnership=partnership, parent=parent, by=person, **group.dict(exclude={"parent"}))
    return Status(201, made)


@room.patch(GROUP, response={200: schemas.GroupSeen, **WRITE_PROBLEMS})
def change_group(request: HttpRequest, slug: str, key: int, change: schemas.GroupChange) -> Group:
    """Another name or kind, another group above it, or papers of its own."""
    partnership, person = visit(request, slug)
    group = rows.one(Group, of=partnership, pk=key)
    said = change.named()
    before = {name: getattr(group, name) for name in ("name", "kind", "parent")}
    if said.get("parent") is not None:
        said["parent"] = rows.one(Group, of=partnership, pk=said["parent"])
    given = {name: value for name, value in said.items() if value is not None or name == "parent"}
    return writes.change_group(group=group, revision=change.revision, by=person, **{**before, **given})


@room.post(GROUP + "/close", response={200: schemas.GroupSeen, **WRITE_PROBLEMS})
def close_group(request: HttpRequest, slug: str, key: int, closed: schemas.Closed) -> Group:
    """It meets no more from this day."""
    partnership, person = visit(request, slug)
    return writes.close_group(group=rows.one(Group, of=partnership, pk=key), by=person, **closed.dict())


@room.get(HERE + "/posts", response={200: Part[schemas.PostSeen], **READ_PROBLEMS})
def posts(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The posts, by title."""
    return part_of(rows.every(Post, of=visit(request, slug)[0]), window)


@room.post(HERE + "/posts", response={201: schemas.PostSeen, **WRITE_PROBLEMS})
def add_post(request: HttpRequest, slug: str, post: schemas.NewPost) -> Status[Post]:
    """A new post."""
    partnership, person = visit(request, slug)
    made = writes.add_post(
        partnership=partnership,
        title=post.title,
        body=_body(partnership, post.body),
        holder=rows.one(Person, of=partnership, pk=post.holder) if post.holder else None,
        by=person,
    )
    return Status(201, made)


@room.get(HERE + "/people", response={200: Part[schemas.PersonSeen], **READ_PROBLEMS})
def people(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The people, by name; their addresses only to who administers the partnership."""
    partnership, reader = visit(request, slug)
    found = part_of(rows.every(Person, of=partnership, is_service=False), window)
    return {**found, "items": [schemas.person_values(person, reader=reader) for person in found["items"]]}


@room.post(HERE + "/people", response={201: schemas.PersonSeen, **WRITE_PROBLEMS})
def add_person(request: HttpRequest, slug: str, person: schemas.NewPerson) -> Status[dict[str, Any]]:
    """Somebody new, without any role as yet."""
    partnership, by = visit(request, slug)
    body = _body(partnership, person.body)
    made = writes.add_person(partnership=partnership, name=person.name, email=person.email, body=body, by=by)
    return Status(201, schemas.person_values(made, reader=by))


@room.post(HERE + "/people/{int:key}/roles", response={201: schemas.PersonSeen, **WRITE_PROBLEMS})
def give_role(request: HttpRequest, slug: str, key: int, role: schemas.NewRole) -> Status[dict[str, Any]]:
    """A role from a day on, in the partnership or in one group."""
    partnership, by = visit(request, slug)
    person = rows.one(Person, of=partnership, pk=key)
    group = rows.one(Group, of=partnership, pk=role.group) if role.group else None
    writes.give_role(person=person, group=group, by=by, **role.dict(exclude={"group"}))
    return Status(201, schemas.person_values(rows.one(Person, of=partnership, pk=key), reader=by))


def _body(partnership: Partnership, key: int | None) -> Body | None:
    return rows.one(Body, of=partnership, pk=key) if key else None
