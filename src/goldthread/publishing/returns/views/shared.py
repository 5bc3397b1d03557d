"""What pages of returns share: sections, addresses, and the row or a 404."""

from __future__ import annotations

import functools
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.core import history
from goldthread.core.policies import allows
from goldthread.core.presenters import Entry, entries
from goldthread.core.tenancy import PartnershipRequest, View, partnership_page
from goldthread.delivery.links import Links
from goldthread.delivery.views.asked import found, today
from goldthread.publishing.returns import reads, writes
from goldthread.publishing.returns.models import FiledReturn, FormQuestion, FormVersion
from goldthread.publishing.returns.policies import check_can_file
from goldthread.publishing.sections import sections

EVENTS_SHOWN = 15


def to(request: PartnershipRequest, name: str, *keys: int | str) -> str:
    """The address of a page of returns in the partnership of this request."""
    return reverse(f"publishing:{name}", args=[request.partnership.slug, *keys])


def filer_page(view: View) -> View:
    """A page for those who fill in returns; a 404 for everybody else."""

    @functools.wraps(view)
    def inner(request: PartnershipRequest, *args: Any, **kwargs: Any) -> Any:
        check_can_file(request.person, request.partnership)
        return view(request, *args, **kwargs)

    return partnership_page(inner)


def page(request: PartnershipRequest, template: str, **context: Any) -> HttpResponse:
    """A page under the section of returns."""
    shared = {
        "sections": sections(request, "returns"),
        "links": Links(request.partnership.slug),
        "may_file": allows(check_can_file, request.person, request.partnership),
    }
    return render(request, f"publishing/returns/{template}", {**shared, **context})


def filed_at(request: PartnershipRequest, key: int) -> FiledReturn:
    return found(lambda: reads.filed_at(request.partnership, key))


def form_at(request: PartnershipRequest, key: int) -> FormVersion:
    return found(lambda: reads.form_at(request.partnership, key))


def question_at(request: PartnershipRequest, key: int) -> FormQuestion:
    return found(lambda: reads.question_at(request.partnership, key))


def changes_of(row: Any) -> tuple[list[Entry], set[int]]:
    """The latest entries of a row's page, and the ids of those that can still be undone."""
    events = history.latest(row, EVENTS_SHOWN)
    undone = {event.undoes_id for event in events}
    return entries(events), {event.pk for event in events if event.pk not in undone and writes.can_be_undone(event)}


def trail(request: PartnershipRequest, filed: FiledReturn | None = None) -> list[tuple[str, str]]:
    """The way back up from a page of a return."""
    steps = [("Returns", to(request, "returns"))]
    return [*steps, (str(filed), to(request, "filed", filed.pk))] if filed else steps


__all__ = ["changes_of", "filed_at", "filer_page", "form_at", "found", "page", "question_at", "to", "today", "trail"]
