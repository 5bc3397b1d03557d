"""Bringing figures on a page: a file or a paste, bad rows named, and put right where they stand."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldthread.core.forms import refuse
from goldthread.core.tenancy import PartnershipRequest
from goldthread.kernel.errors import InputError
from goldthread.kernel.phrasing import count
from goldthread.measures import writes
from goldthread.measures.forms import LoadForm
from goldthread.measures.sheets import Table, table_of, table_of_paste
from goldthread.measures.views.keeping import keeper_page, list_of
from goldthread.measures.writes import FiguresRefused
from goldthread.measures.writes.loads import columns_of

TOLD = 50  # bad rows named on the page
MOST_SHOWN = 2_000  # rows of a refused file that are put into the box, to be put right there


@keeper_page
def load(request: PartnershipRequest) -> HttpResponse:
    """Load figures, or say which rows cannot be read and why."""
    if request.method != "POST":
        return _ask(request, LoadForm(partnership=request.partnership))
    form = LoadForm(request.POST, request.FILES, partnership=request.partnership, headings=_headings(request))
    if not form.is_valid():
        return _ask(request, form)
    table = None
    try:
        table = _table(form)
        done = writes.load_table(
            partnership=request.partnership,
            table=table,
            fields=form.columns,
            indicator=form.cleaned_data["indicator"],
            known_on=form.cleaned_data["known_on"],
            take_good=form.cleaned_data["take_good"],
            by=request.person,
        )
    except FiguresRefused as refused:
        refuse(form, refused)
        return _ask(request, _again(request, form, table), problems=refused.problems)
    except InputError as error:
        refuse(form, error)
        return _ask(request, _again(request, form, table))
    messages.success(
        request,
        f"{count(done.added, 'new figure')}, {done.revised} revised, {done.unchanged} as before"
        + (f", {len(done.problems)} left out." if done.problems else "."),
    )
    return redirect(list_of(request))


def _ask(request: PartnershipRequest, form: LoadForm, problems: Any = ()) -> HttpResponse:
    context = {
        "form": form,
        "heading": "Load figures",
        "lede": "All rows or, when one is bad, none. A revised figure keeps what was known before.",
        "button": "Load them",
        "back": list_of(request),
        "trail": [("Measures", list_of(request))],
        "problems": problems[:TOLD],
        "problem_count": len(problems),
    }
    return render(request, "measures/load.html", context, status=form.status)


def _headings(request: PartnershipRequest) -> tuple[str, ...]:
    """The headings that were asked about, where the paste in the box still has them."""
    if "column-0" not in request.POST:
        return ()
    try:
        return tuple(table_of_paste(request.POST.get("pasted", "")).headings)
    except InputError:
        return ()


def _table(form: LoadForm) -> Table:
    file = form.cleaned_data.get("file")
    if file is None:
        return table_of_paste(form.cleaned_data["pasted"])
    if file.size > settings.MAX_PAPER_BYTES:
        raise InputError(f"A file can have {settings.MAX_PAPER_BYTES // 1_000_000} MB.")
    return table_of(file.read(), file.name)


def _again(request: PartnershipRequest, form: LoadForm, table: Table | None) -> LoadForm:
    """The form with the rows in the box, to be put right there, and the question what each column holds."""
    if table is None or len(table.rows) > MOST_SHOWN:
        return form
    known = form.columns or columns_of(request.partnership, table)
    data: dict[str, Any] = {**{name: request.POST.get(name, "") for name in request.POST}, "pasted": _cells(table)}
    for number, heading in enumerate(table.headings):
        data[f"column-{number}"] = known.get(heading, "")
    again = LoadForm(data, partnership=request.partnership, headings=tuple(table.headings))
    again.is_valid()
    for name, errors in form.errors.items():
        for error in errors:
            again.add_error(None if name == "__all__" else name, error)
    return again


def _cells(table: Table) -> str:
    """As a spreadsheet would copy them, empty rows kept so that the numbers of the rows stay true."""
    kept = io.StringIO()
    writer = csv.writer(kept, delimiter="\t", lineterminator="\n")
    writer.writerow(table.headings)
    at = 2
    for number, row in table.rows:
        kept.write("\n" * (number - at))
        writer.writerow(row)
        at = number + 1
    return kept.getvalue()
