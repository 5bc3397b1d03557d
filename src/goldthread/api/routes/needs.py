"""Needs assessments: a year's, put together from the measures, the analyst's words, and the same as a file."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Status

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.needs import NeedsBegun, NeedsFileQuery, NeedsGiven, NeedsListed, WordsSent
from goldthread.core import files
from goldthread.publishing.composed import FORMATS, render
from goldthread.publishing.needs import reads, writes
from goldthread.publishing.needs.paper import as_mapping, listed, paper_of

room = Room(tags=["Needs assessments"])
ONE = HERE + "/needs/{int:key}"


@room.get(HERE + "/needs", response={200: Part[NeedsListed], **READ_PROBLEMS})
def needs(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every year's assessment, the latest first."""
    partnership, _ = visit(request, slug)
    return part_of([listed(row) for row in reads.assessments(partnership)], window)


@room.post(HERE + "/needs", response={201: NeedsListed, **WRITE_PROBLEMS})
def begin(request: HttpRequest, slug: str, asked: NeedsBegun) -> Status[dict[str, Any]]:
    """Begin a year's, with the figures as known on a day."""
    partnership, person = visit(request, slug)
    day = asked.as_of or timezone.localdate()
    return Status(
        201, listed(writes.begin_assessment(partnership=partnership, year=asked.year, as_of=day, by=person))
    )


@room.get(ONE, response={200: NeedsGiven, **READ_PROBLEMS})
def one(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One year's with every figure beside last year's, the words, and what no figure is there for."""
    partnership, _ = visit(request, slug)
    return as_mapping(reads.assembled(reads.assessment_at(partnership, key)))


@room.get(ONE + "/file", response={200: None, **READ_PROBLEMS})
def needs_file(request: HttpRequest, slug: str, key: int, asked: Query[NeedsFileQuery]) -> HttpResponse:
    """One year's as a file: docx, pdf, html, xlsx, csv or json."""
    partnership, _ = visit(request, slug)
    row = reads.assessment_at(partnership, key)
    made = paper_of(reads.for_paper(row), with_charts=asked.form in ("docx", "pdf", "html"))
    name = files.file_name(partnership.name, str(row), ending=asked.form)
    return files.attachment(render(made, asked.form), name=name, media_type=FORMATS[asked.form].media_type)


@room.post(ONE + "/words", response={200: NeedsGiven, **WRITE_PROBLEMS})
def write(request: HttpRequest, slug: str, key: int, said: WordsSent) -> dict[str, Any]:
    """What the analyst says in one section."""
    partnership, person = visit(request, slug)
    row = reads.assessment_at(partnership, key)
    writes.write_words(assessment=row, by=person, **said.dict())
    return as_mapping(reads.assembled(row))


@room.post(ONE + "/settle", response={200: NeedsListed, **WRITE_PROBLEMS})
def settle(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """It is finished: its words and figures stay, whatever is revised later."""
    partnership, person = visit(request, slug)
    return listed(writes.settle(assessment=reads.assessment_at(partnership, key), by=person))
