"""The items of a reading: correct them, check them, leave them out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.routes.papers import READING, reading_at
from goldthread.api.schemas import papers as schemas
from goldthread.core import rows
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import DraftItem
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.reads.review import Queue, items

room = Room(tags=["Papers"])
ITEM = HERE + "/items/{int:key}"


def item_at(request: HttpRequest, slug: str, key: int) -> tuple[DraftItem, Person]:
    """The item with this key and who asks. Raises Http404, DraftItem.DoesNotExist."""
    partnership, person = visit(request, slug)
    return rows.one(DraftItem, of=partnership, pk=key, related=("reading",)), person


def item_to_edit(request: HttpRequest, slug: str, key: int) -> tuple[DraftItem, Person]:
    """``item_at`` for who may edit it. Raises NotAllowed."""
    found, person = item_at(request, slug, key)
    check_can_edit_row(person, found)
    return found, person


@room.get(READING + "/items", response={200: Part[schemas.ItemSeen], **READ_PROBLEMS})
def items_of(request: HttpRequest, slug: str, key: int, asked: Query[schemas.ItemQuery]) -> dict[str, Any]:
    """What was read, in the order of the paper."""
    reading, _ = reading_at(request, slug, key)
    return part_of(items(reading, Queue(asked.kind or "", asked.state or "", "", "paper")), asked)


@room.post(READING + "/items", response={201: schemas.ItemSeen, **WRITE_PROBLEMS})
def add_item(request: HttpRequest, slug: str, key: int, item: schemas.NewItem) -> Status[DraftItem]:
    """Add what the reader missed, behind another item or at the end."""
    reading, person = reading_at(request, slug, key)
    after = rows.one(DraftItem, of=reading.partnership, pk=item.after, reading=reading) if item.after else None
    made = writes.add_draft(reading=reading, kind=item.kind, changes=item.named(), after=after, by=person)
    return Status(201, made)


@room.get(ITEM, response={200: schemas.ItemSeen, **READ_PROBLEMS})
def item(request: HttpRequest, slug: str, key: int) -> DraftItem:
    """One item."""
    return item_at(request, slug, key)[0]


@room.patch(ITEM, response={200: schemas.ItemSeen, **WRITE_PROBLEMS})
def correct(request: HttpRequest, slug: str, key: int, change: schemas.ItemChange) -> DraftItem:
    """Put right what was read. A corrected item counts as checked."""
    found, person = item_at(request, slug, key)
    return writes.correct_draft(item=found, changes=change.named(), revision=change.revision, by=person)


@room.post(ITEM + "/check", response={200: schemas.ItemSeen, **WRITE_PROBLEMS})
def check(request: HttpRequest, slug: str, key: int) -> DraftItem:
    """A person has compared it with the paper and found it right."""
    found, person = item_to_edit(request, slug, key)
    writes.check_drafts(items=[found], by=person)
    return item_at(request, slug, key)[0]


@room.post(ITEM + "/drop", response={200: schemas.ItemSeen, **WRITE_PROBLEMS})
def drop(request: HttpRequest, slug: str, key: int) -> DraftItem:
    """Leave it out of the plan; it can be put back."""
    found, person = item_to_edit(request, slug, key)
    writes.drop_drafts(items=[found], by=person)
    return item_at(request, slug, key)[0]


@room.post(ITEM + "/restore", response={200: schemas.ItemSeen, **WRITE_PROBLEMS})
def restore(request: HttpRequest, slug: str, key: int) -> DraftItem:
    """Put it back, to be checked."""
    found, person = item_to_edit(request, slug, key)
    writes.restore_drafts(items=[found], by=person)
    return item_at(request, slug, key)[0]
