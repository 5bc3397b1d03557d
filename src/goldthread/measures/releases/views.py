"""The pages on which a table is made safe and let go, and the list of all that left."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from goldthread.core.policies import allows
from goldthread.core.tables import CSV, csv_bytes
from goldthread.core.tables import Table as FiledTable
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.kernel.errors import InputError
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.reads import find_indicator
from goldthread.measures.releases import reads, writes
from goldthread.measures.releases.forms import ReleaseForm
from goldthread.measures.sheets import Table
from goldthread.measures.views.keeping import keeper_page, list_of

LINES_SHOWN = 500


@partnership_page
def releases(request: PartnershipRequest) -> HttpResponse:
    """Every table that left."""
    context = {
        "releases": reads.releases_of(request.partnership),
        "may_keep": allows(check_can_keep_measures, request.person, request.partnership),
    }
    return render(request, "measures/releases.html", context)


@keeper_page
def new_release(request: PartnershipRequest) -> HttpResponse:
    """Bring a table, see what of it may be shown, and record that it left."""
    if request.method != "POST":
        return _ask(request, ReleaseForm(initial=_begun(request), partnership=request.partnership))
    form = ReleaseForm(request.POST, request.FILES, partnership=request.partnership)
    if not form.is_valid():
        return _ask(request, form)
    try:
        table = form.table()
        return _propose(request, form, table) if "release" not in request.POST else _release(request, form, table)
    except InputError as error:
        field = str(error.place.field) if error.place and error.place.field in form.fields else None
        form.add_error(field, str(error))
        return _ask(request, form)


@partnership_page
def release(request: PartnershipRequest, release: int) -> HttpResponse:
    """One table as it left."""
    row = get_object_or_404(reads.releases_of(request.partnership), pk=release)
    headings, lines = reads.released_lines(row)
    shown = {"headings": headings, "lines": lines[:LINES_SHOWN], "left": max(0, len(lines) - LINES_SHOWN)}
    return render(request, "measures/release.html", {"release": row, **shown})


@partnership_page
def release_file(request: PartnershipRequest, release: int) -> HttpResponse:
    """The table as CSV, as it left."""
    row = get_object_or_404(reads.releases_of(request.partnership), pk=release)
    headings, lines = reads.released_lines(row)
    answer = HttpResponse(csv_bytes(FiledTable("Release", headings, lines)), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="release-{row.pk}.csv"'
    return answer


def _propose(request: PartnershipRequest, form: ReleaseForm, table: Table) -> HttpResponse:
    proposal = reads.proposed(form.cleaned_data["indicator"], table, form.asked(table))
    return _ask(request, _with_rows(request, form, table), proposal=proposal)


def _release(request: PartnershipRequest, form: ReleaseForm, table: Table) -> HttpResponse:
    said = form.cleaned_data
    made = writes.release_table(
        indicator=said["indicator"],
        table=table,
        asked=form.asked(table),
        name=said["name"],
        given_to=said["given_to"],
        by=request.person,
    )
    messages.success(
        request, "The table is recorded as released. Take the file from here: it shows what may be shown."
    )
    return redirect("measures:release", request.partnership.slug, made.pk)


def _begun(request: PartnershipRequest) -> dict[str, Any]:
    """The measure's own counts to start from, where the page of a measure led here."""
    indicator = find_indicator(request.partnership, request.GET.get("measure", ""))
    if indicator is None:
        return {}
    return {"indicator": indicator.pk, "pasted": reads.counts_to_release(indicator), "over": "period"}


def _with_rows(request: PartnershipRequest, form: ReleaseForm, table: Table) -> ReleaseForm:
    """The form with the rows of the file in its box, so that the second step needs no file."""
    rows = "\n".join("\t".join(cells) for cells in (table.headings, *(cells for _, cells in table.rows)))
    again = ReleaseForm({**request.POST.dict(), "pasted": rows}, partnership=request.partnership)
    again.is_valid()
    return again


def _ask(request: PartnershipRequest, form: ReleaseForm, proposal: reads.Proposal | None = None) -> HttpResponse:
    back = reverse("measures:releases", args=[request.partnership.slug])
    context = {
        "form": form,
        "heading": "Release a table of counts",
        "lede": "Counts too small to be shown are hidden, and as few more as it takes that nobody can work them out, "
        "from this table or from any that left before.",
        "button": "See what may be shown",
        "back": back,
        "trail": [("Measures", list_of(request)), ("What has left", back)],
        "proposal": proposal,
        "shown": proposal.lines[:LINES_SHOWN] if proposal else [],
    }
    return render(request, "measures/new_release.html", context, status=form.status)
