"""The pages on which figures are had fetched: the sources, one of them with its last times, and pull it now."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core import history, tables
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest
from goldthread.kernel.errors import InputError
from goldthread.measures.pulls import reads, rules, writes
from goldthread.measures.pulls.ckan import first_rows
from goldthread.measures.pulls.forms import ChangeSourceForm, ColumnsForm, SourceForm
from goldthread.measures.pulls.models import OpenSource
from goldthread.measures.pulls.presenters import pulls_table
from goldthread.measures.pulls.running import has_failed, pull_now
from goldthread.measures.rules.columns import FIELDS
from goldthread.measures.views.keeping import keeper_page, list_of
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.editing import ask

HISTORY_SHOWN = 20


@keeper_page
def sources(request: PartnershipRequest) -> HttpResponse:
    """Every source with what came of it last."""
    return render(request, "measures/sources.html", {"seen": reads.sources(request.partnership)})


@keeper_page
def source(request: PartnershipRequest, source: int) -> HttpResponseBase:
    """One source: where it is, how it is read, and the last times it was asked."""
    row = found(reads.find_source(request.partnership, source))
    seen = reads.source_seen(row)
    if file := tables.file_asked(request, pulls_table(seen.pulls), of=request.partnership.slug):
        return file
    context = {
        "seen": seen,
        "it": row,
        "filters": rules.lines_of(row.filters).splitlines(),
        "columns": [(heading, FIELDS.get(field, field)) for heading, field in row.fields.items()],
        "history": entries(history.latest(row, HISTORY_SHOWN)),
    }
    return render(request, "measures/source.html", context)


@keeper_page
def new_source(request: PartnershipRequest) -> HttpResponse:
    """Add a table of open data."""
    return ask(
        request,
        SourceForm(posted(request), partnership=request.partnership),
        writes.add_source,
        partnership=request.partnership,
        heading="Add a source of open data",
        lede="Nothing is fetched before you say so.",
        button="Add it",
        back=_sources(request),
        trail=_trail(request),
        done="The source is added, and switched off. Say next what its columns hold.",
    )


@keeper_page
def change_source(request: PartnershipRequest, source: int) -> HttpResponse:
    """Put right where it is and what is taken."""
    row = found(reads.find_source(request.partnership, source))

    def edit(*, revision: int, by: Any, **changes: Any) -> OpenSource:
        return writes.change_source(source=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        ChangeSourceForm.of(row, posted(request)),
        edit,
        heading="Change the source",
        back=_page(request, row),
        trail=[*_trail(request), (row.name, _page(request, row))],
        done="The source is changed.",
    )


@keeper_page
def columns_of(request: PartnershipRequest, source: int) -> HttpResponse:
    """Look at its first rows, and say what each column holds."""
    row = found(reads.find_source(request.partnership, source))
    try:
        table = first_rows(reads.wanted_of(row))
    except InputError as error:
        messages.error(request, error.on_a_page)
        return redirect(_page(request, row))
    return ask(
        request,
        ColumnsForm(posted(request), source=row, table=table),
        writes.say_columns,
        source=row,
        heading="What its columns hold",
        lede="As its first rows read now.",
        back=_page(request, row),
        trail=[*_trail(request), (row.name, _page(request, row))],
        done="The columns are known.",
    )


@keeper_page
@require_POST
def switch(request: PartnershipRequest, source: int) -> HttpResponse:
    """Fetch it by itself from now on, or no more."""
    row = found(reads.find_source(request.partnership, source))
    is_on = request.POST.get("on") == "yes"
    done = "It is fetched by itself from now on." if is_on else "It is no longer fetched by itself."
    attempt(request, lambda: writes.switch_source(source=row, is_on=is_on, by=request.person), done)
    return redirect(_page(request, row))


@keeper_page
@require_POST
def pull(request: PartnershipRequest, source: int) -> HttpResponse:
    """Ask it now."""
    row = found(reads.find_source(request.partnership, source))
    try:
        done = pull_now(row, request.person)
    except InputError as error:
        messages.error(request, error.on_a_page)
    else:
        (messages.error if has_failed(done) else messages.success)(request, done.said)
    return redirect(_page(request, row))


def _sources(request: PartnershipRequest) -> str:
    return reverse("measures:sources", args=[request.partnership.slug])


def _page(request: PartnershipRequest, row: OpenSource) -> str:
    return reverse("measures:source", args=[request.partnership.slug, row.pk])


def _trail(request: PartnershipRequest) -> list[tuple[str, str]]:
    return [("Measures", list_of(request)), ("Open data", _sources(request))]
