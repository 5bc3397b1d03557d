"""Reports that the partnership answers, and their recommendations: kept by hand where no paper brings them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from goldthread.core.listing import Page
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans import writes
from goldthread.plans.addresses import recommendation_address
from goldthread.plans.forms import sources as forms
from goldthread.plans.models import SourceDocument
from goldthread.plans.policies import check_can_edit
from goldthread.plans.reads import sources as reads
from goldthread.plans.views.doing import found, posted
from goldthread.plans.views.editing import ask, changes_of, editor_page


def _source(request: PartnershipRequest, key: int) -> SourceDocument:
    return found(reads.source(request.partnership, key))


def _list(request: PartnershipRequest) -> str:
    return reverse("plans:sources", args=[request.partnership.slug])


def _page(source: SourceDocument) -> str:
    return reverse("plans:source", args=[source.partnership.slug, source.pk])


@partnership_page
def sources(request: PartnershipRequest) -> HttpResponse:
    """Every report, local and national."""
    context = {
        "page": Page.of(request, reads.sources(request.partnership)),
        "may_edit": allows(check_can_edit, request.person, request.partnership),
    }
    return render(request, "plans/sources.html", context)


@partnership_page
def source(request: PartnershipRequest, source: int) -> HttpResponse:
    """One report with its recommendations and what answers each."""
    row = _source(request, source)
    history, undoable = changes_of(row)
    context = {
        "source": row,
        "page": Page.of(request, reads.recommendations(request.partnership, source=row)),
        "may_edit": allows(check_can_edit, request.person, request.partnership),
        "history": history,
        "undoable": undoable,
        "trail": [("Sources", _list(request))],
    }
    return render(request, "plans/source.html", context)


@editor_page
def new_source(request: PartnershipRequest) -> HttpResponse:
    """A report that no paper brought along, such as a national strategy."""
    return ask(
        request,
        forms.NewSourceForm(posted(request)),
        writes.add_source,
        partnership=request.partnership,
        heading="Add a source",
        lede="A report whose recommendations you answer: a commission, an inspection, a national strategy.",
        button="Add it",
        back=_list(request),
        trail=[("Sources", _list(request))],
        done="The source is added. Add its recommendations next.",
    )


@editor_page
def change_source(request: PartnershipRequest, source: int) -> HttpResponse:
    """Put right what is said of a report."""
    row = _source(request, source)

    def edit(*, revision: int, by: Any, **changes: Any) -> SourceDocument:
        return writes.edit_source(source=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        forms.SourceForm.of(row, posted(request)),
        edit,
        heading="Change the source",
        back=_page(row),
        trail=[("Sources", _list(request)), (row.title, _page(row))],
        done="The source is changed.",
    )


@editor_page
def new_recommendation(request: PartnershipRequest, source: int) -> HttpResponse:
    """One recommendation of a report."""
    row = _source(request, source)
    return ask(
        request,
        forms.NewRecommendationForm(posted(request)),
        writes.add_recommendation,
        source=row,
        heading="Add a recommendation",
        button="Add it",
        back=_page(row),
        trail=[("Sources", _list(request)), (row.title, _page(row))],
        done="The recommendation is added.",
    )


@editor_page
def change_recommendation(request: PartnershipRequest, recommendation: int) -> HttpResponse:
    """Put right a recommendation, or fill in words that no paper printed."""
    row = found(reads.recommendation(request.partnership, recommendation))

    def edit(*, revision: int, by: Any, **changes: Any) -> Any:
        return writes.edit_recommendation(recommendation=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        forms.RecommendationForm.of(row, posted(request)),
        edit,
        heading="Change the recommendation",
        back=recommendation_address(row),
        trail=[("Sources", _list(request)), (row.source.title, _page(row.source))],
        done="The recommendation is changed.",
    )
