"""Figures of measures: sent as rows or as a file, through the door of a file; and agreeing those of a period."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Form, Query, Status
from ninja.files import UploadedFile

from goldthread.api import problems
from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS, WRITE_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas import figures as schemas
from goldthread.api.uploads import content_of
from goldthread.core import rows
from goldthread.kernel.errors import InputError, Place
from goldthread.measures import reads, writes
from goldthread.measures.models import ApprovedPeriod, Indicator, Load
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.sheets import table_of
from goldthread.partnership.models import Partnership, Person

room = Room(tags=["Measures"])
OF_MEASURE = HERE + "/measures/{slug:measure}/approved"
TOLD = 100  # rows that cannot be read are named, so many of them


@room.get(HERE + "/loads", response={200: Part[schemas.LoadGiven], **READ_PROBLEMS})
def loads(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every file, paste and call that brought figures, the latest first."""
    return part_of(rows.every(Load, of=visit(request, slug)[0]), window)


@room.post(HERE + "/figures", response={201: schemas.LoadGiven, **WRITE_PROBLEMS})
def send_figures(request: HttpRequest, slug: str, sent: schemas.FiguresSent) -> Status[Load] | HttpResponse:
    """Load figures: all of them or, when one cannot be read, none. Sent again, they change nothing.

    A figure that differs is a revision, and what was known before is kept. Rows that cannot be read are named in
    ``errors`` by their number (the first is 1) and field.
    """
    partnership, person = _keeper(request, slug)
    if not sent.rows:
        raise InputError("There are no figures here.", place=Place(field="rows"))
    return _told(
        lambda: writes.load_figures(
            partnership=partnership,
            name=sent.name,
            rows=sent.numbered(),
            indicator=_of_all(partnership, sent.measure),
            known_on=sent.known_on,
            take_good=sent.take_good,
            by=person,
        )
    )


@room.post(HERE + "/figures/file", response={201: schemas.LoadGiven, **WRITE_PROBLEMS})
def send_file(
    request: HttpRequest, slug: str, file: File[UploadedFile], said: Form[schemas.FileSaid]
) -> Status[Load] | HttpResponse:
    """Load a file of figures, CSV or a spreadsheet, as on the page. Rows are numbered as a spreadsheet does."""
    partnership, person = _keeper(request, slug)
    return _told(
        lambda: writes.load_table(
            partnership=partnership,
            table=table_of(content_of(file), file.name or "figures"),
            indicator=_of_all(partnership, said.measure),
            known_on=said.known_on,
            take_good=said.take_good,
            by=person,
        )
    )


@room.get(OF_MEASURE, response={200: Part[schemas.ApprovedGiven], **READ_PROBLEMS})
def approved(request: HttpRequest, slug: str, measure: str, window: Query[Window]) -> dict[str, Any]:
    """The periods of a measure whose figures were agreed, those that were opened again too."""
    partnership, _ = visit(request, slug)
    found = rows.every(ApprovedPeriod, of=partnership, indicator=_measure(partnership, measure))
    return part_of(found.select_related("approved_by"), window)


@room.post(OF_MEASURE, response={201: schemas.ApprovedGiven, **WRITE_PROBLEMS})
def approve(request: HttpRequest, slug: str, measure: str, period: schemas.PeriodSent) -> Status[ApprovedPeriod]:
    """Agree the figures of a period: nothing loaded changes them until they are opened again."""
    partnership, person = visit(request, slug)
    indicator = _measure(partnership, measure)
    return Status(201, writes.approve_period(indicator=indicator, starts=period.starts, ends=period.ends, by=person))


@room.post(OF_MEASURE + "/{int:key}/open", response={200: schemas.ApprovedGiven, **WRITE_PROBLEMS})
def reopen(request: HttpRequest, slug: str, measure: str, key: int, said: schemas.ReopenSent) -> ApprovedPeriod:
    """Open the figures of an agreed period again, with the reason."""
    partnership, person = visit(request, slug)
    found = rows.one(ApprovedPeriod, of=partnership, pk=key, indicator=_measure(partnership, measure))
    return writes.reopen_period(approved=found, reason=said.reason, by=person)


def _keeper(request: HttpRequest, slug: str) -> tuple[Partnership, Person]:
    partnership, person = visit(request, slug)
    check_can_keep_measures(person, partnership)
    return partnership, person


def _measure(partnership: Partnership, key: str) -> Indicator:
    found = reads.find_indicator(partnership, key)
    if found is None:
        raise Http404
    return found


def _of_all(partnership: Partnership, key: str) -> Indicator | None:
    """The measure of rows that name none. Raises InputError."""
    if not key:
        return None
    found = reads.find_indicator(partnership, key)
    if found is None:
        raise InputError(f"There is no measure “{key}” here.", place=Place(field="measure"))
    return found


def _told(load: Callable[[], Load]) -> Status[Load] | HttpResponse:
    try:
        return Status(201, load())
    except writes.FiguresRefused as refused:
        errors = [{"field": f"row {p.row}, {p.field}", "message": p.message} for p in refused.problems[:TOLD]]
        return problems.answer(422, refused.message, advice=refused.advice, errors=errors)
