"""Returns to national bodies: how far each is, what it says and rests on, what it lacks, and the same as a file."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query

from goldthread.api.callers import visit
from goldthread.api.paging import Part, Window, part_of
from goldthread.api.problems import READ_PROBLEMS
from goldthread.api.room import HERE, Room
from goldthread.api.schemas.returns import ReturnFileQuery, ReturnGiven, ReturnListed
from goldthread.core import files
from goldthread.publishing.composed import FORMATS, render
from goldthread.publishing.returns import reads
from goldthread.publishing.returns.models import FiledReturn
from goldthread.publishing.returns.paper import as_mapping, listed, paper_of
from goldthread.publishing.returns.reads import FiledView

room = Room(tags=["Returns"])
ONE = HERE + "/returns/{int:key}"


@room.get(HERE + "/returns", response={200: Part[ReturnListed], **READ_PROBLEMS})
def returns(request: HttpRequest, slug: str, window: Query[Window]) -> dict[str, Any]:
    """Every return, those that have still to be sent first."""
    partnership, _ = visit(request, slug)
    return part_of([listed(view) for view in reads.returns(partnership, timezone.localdate())], window)


@room.get(ONE, response={200: ReturnGiven, **READ_PROBLEMS})
def one_return(request: HttpRequest, slug: str, key: int) -> dict[str, Any]:
    """One return with every answer, what it rests on, where it came from and what it lacks."""
    return as_mapping(_view(request, slug, key))


@room.get(ONE + "/file", response={200: None, **READ_PROBLEMS})
def return_file(request: HttpRequest, slug: str, key: int, asked: Query[ReturnFileQuery]) -> HttpResponse:
    """One return as a file: docx, pdf, html, xlsx, csv or json."""
    view = _view(request, slug, key)
    made = render(paper_of(view, timezone.localdate()), asked.form)
    name = files.file_name(view.filed.form.title, view.filed.period, ending=asked.form)
    return files.attachment(made, name=name, media_type=FORMATS[asked.form].media_type)


def _view(request: HttpRequest, slug: str, key: int) -> FiledView:
    partnership, _ = visit(request, slug)
    try:
        return reads.filed_view(reads.filed_at(partnership, key), timezone.localdate())
    except FiledReturn.DoesNotExist:
        raise Http404 from None
