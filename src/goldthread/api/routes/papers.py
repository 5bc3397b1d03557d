"""Papers: bring one in, read what was found in it, put it right, accept it as a live plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile

from goldthread.api import problems
from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import papers as schemas
from goldthread.api.schemas.changes import Revised
from goldthread.api.schemas.plans import PlanSeen
from goldthread.api.uploads import content_of
from goldthread.core import rows
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import DraftItem, Paper, PaperReading, Plan
from goldthread.plans.policies import check_can_edit, check_can_edit_row
from goldthread.plans.reads.versions import Comparison, comparison

room = Room(tags=["Papers"])
READING = HERE + "/readings/{int:key}"


def reading_at(request: HttpRequest, slug: str, key: int) -> tuple[PaperReading, Person]:
    """The reading with this key and who asks. Raises Http404, PaperReading.DoesNotExist."""
    partnership, person = visit(request, slug)
    return rows.one(
        PaperReading, of=partnership, pk=key, related=("plan", "paper", "version_of", "looks_like")
    ), person


@room.get(HERE + "/papers", response={200: Part[schemas.PaperSeen], **READ_PROBLEMS})
def papers(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """The papers, the latest first."""
    return part_of(rows.every(Paper, of=visit(request, slug)[0]), window)


@room.post(HERE + "/papers", response={201: schemas.ReadingSeen, **WRITE_PROBLEMS})
def bring_in(
    request: HttpRequest, slug: str, file: File[UploadedFile], said: Form[schemas.Brought]
) -> Status[PaperReading] | HttpResponse:
    """Keep a paper and read it; what was read waits for review. ``version_of`` names a plan it is a version of."""
    partnership, person = visit(request, slug)
    check_can_edit(person, partnership)
    plan = rows.one(Plan, of=partnership, slug=said.version_of) if said.version_of else None
    data = content_of(file)
    try:
        reading = writes.bring_in(
            partnership=partnership, name=file.name or "paper", data=data, version_of=plan, by=person
        )
    except writes.PaperAlreadyHere as error:
        return problems.answer(409, error.message, advice=error.advice, current={"paper": error.paper.pk})
    return Status(201, reading)


@room.get(HERE + "/papers/{int:key}", response={200: schemas.PaperSeen, **READ_PROBLEMS})
def paper(request: HttpRequest, slug: str, key: int) -> Paper:
    """One paper."""
    return rows.one(Paper, of=visit(request, slug)[0], pk=key)


@room.get(HERE + "/papers/{int:key}/readings", response={200: Part[schemas.ReadingSeen], **READ_PROBLEMS})
def readings(request: HttpRequest, slug: str, key: int, window: Query[Window]) -> dict[str, Any]:
    """What was read in a paper, the latest reading first."""
    partnership, _ = visit(request, slug)
    paper = rows.one(Paper, of=partnership, pk=key)
    return part_of(
        rows.every(PaperReading, of=partnership, paper=paper).select_related("plan", "version_of", "looks_like"),
        window,
    )


@room.get(READING, response={200: schemas.ReadingSeen, **READ_PROBLEMS})
def reading(request: HttpRequest, slug: str, key: int) -> PaperReading:
    """One reading: the plan's own facts, what the reader noticed, the tables it left out."""
    return reading_at(request, slug, key)[0]


@room.patch(READING, response={200: schemas.ReadingSeen, **WRITE_PROBLEMS})
def correct_facts(request: HttpRequest, slug: str, key: int, facts: schemas.FactsChange) -> PaperReading:
    """Put right the title, area, lead body or period."""
    found, person = reading_at(request, slug, key)
    words = facts.dict(exclude_unset=True, exclude={"revision"})
    return writes.correct_plan_facts(reading=found, revision=facts.revision, by=person, **words)


@room.post(READING + "/set-aside", response={200: schemas.ReadingSeen, **WRITE_PROBLEMS})
def set_aside(request: HttpRequest, slug: str, key: int, sent: Revised) -> PaperReading:
    """It is not to become a plan; the paper stays."""
    found, person = reading_at(request, slug, key)
    return writes.set_reading_aside(reading=found, revision=sent.revision, by=person)


@room.post(READING + "/take-up", response={200: schemas.ReadingSeen, **WRITE_PROBLEMS})
def take_up(request: HttpRequest, slug: str, key: int, sent: Revised) -> PaperReading:
    """Go on with a reading that was set aside."""
    found, person = reading_at(request, slug, key)
    return writes.take_reading_up(reading=found, revision=sent.revision, by=person)


@room.post(READING + "/version", response={200: schemas.ReadingSeen, **WRITE_PROBLEMS})
def make_version_of(request: HttpRequest, slug: str, key: int, sent: schemas.VersionOf) -> PaperReading:
    """Say of which plan the paper is the next version, or that it is a plan of its own."""
    found, person = reading_at(request, slug, key)
    check_can_edit_row(person, found)
    plan = rows.one(Plan, of=found.partnership, slug=sent.plan) if sent.plan else None
    return writes.make_version_of(reading=found, plan=plan, revision=sent.revision, by=person)


@room.get(READING + "/comparison", response={200: schemas.ComparisonSeen, **READ_PROBLEMS})
def compare(request: HttpRequest, slug: str, key: int) -> Comparison:
    """What the next version changes in its plan, action by action."""
    found, _ = reading_at(request, slug, key)
    if found.version_of is None:
        raise InputError("This paper is no next version of a plan.")
    return comparison(found)


@room.post(READING + "/pairs", response={200: schemas.ReadingSeen, **WRITE_PROBLEMS})
def pair(request: HttpRequest, slug: str, key: int, sent: schemas.PairSent) -> PaperReading:
    """Say which action or priority of the plan an item is, or that it is new."""
    found, person = reading_at(request, slug, key)
    check_can_edit_row(person, found)
    item = rows.one(DraftItem, of=found.partnership, pk=sent.item, reading=found, related=("reading",))
    writes.pair_item(item=item, row=sent.row, by=person)
    return reading_at(request, slug, key)[0]


@room.post(READING + "/accept", response={201: PlanSeen, **WRITE_PROBLEMS})
def accept(request: HttpRequest, slug: str, key: int, acceptance: schemas.Acceptance) -> Status[Plan]:
    """Make it a live plan as corrected so far; everything of it, or nothing."""
    found, person = reading_at(request, slug, key)
    return Status(201, writes.accept_reading(reading=found, by=person, **acceptance.dict()))
