"""Pages of needs assessments: the list, one put together from the measures, and the slots for words."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core import files, history
from goldthread.core.policies import allows
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.views.asked import found, today
from goldthread.measures.policies import check_can_keep_measures
from goldthread.measures.presenters.words import variation_tag
from goldthread.measures.views.keeping import keeper_page
from goldthread.partnership.reads.events import event_at
from goldthread.plans.views.doing import attempt, posted
from goldthread.plans.views.editing import ask
from goldthread.publishing.composed import FORMATS
from goldthread.publishing.composed import render as render_paper
from goldthread.publishing.needs import forms, reads, writes
from goldthread.publishing.needs.models import NeedsAssessment
from goldthread.publishing.needs.paper import HEADINGS, paper_of, row_of
from goldthread.publishing.needs.rules.sections import part_named
from goldthread.publishing.sections import sections

EVENTS_SHOWN = 15


def to(request: PartnershipRequest, name: str, *keys: int | str) -> str:
    """The address of a page of needs assessments in the partnership of this request."""
    return reverse(f"publishing:{name}", args=[request.partnership.slug, *keys])


def _page(request: PartnershipRequest, template: str, **context: Any) -> HttpResponse:
    shared = {
        "sections": sections(request, "needs"),
        "may_keep": allows(check_can_keep_measures, request.person, request.partnership),
    }
    return render(request, f"publishing/needs/{template}", {**shared, **context})


def _at(request: PartnershipRequest, key: int) -> NeedsAssessment:
    return found(lambda: reads.assessment_at(request.partnership, key))


def _around(request: PartnershipRequest, row: NeedsAssessment) -> dict[str, Any]:
    back = to(request, "assessment", row.pk)
    return {"back": back, "trail": [("Needs assessments", to(request, "needs")), (str(row), back)]}


@partnership_page
def needs(request: PartnershipRequest) -> HttpResponse:
    """Every year's assessment."""
    return _page(request, "list.html", listed=list(reads.assessments(request.partnership)))


@keeper_page
def begin(request: PartnershipRequest) -> HttpResponse:
    """Begin a year's."""
    start = {"year": str(today().year), "as_of": today()}
    return ask(
        request,
        forms.BeginForm(posted(request), initial=start),
        writes.begin_assessment,
        partnership=request.partnership,
        heading="Begin a needs assessment",
        lede="It puts itself together from the measures; you write what they mean.",
        button="Begin",
        back=to(request, "needs"),
        trail=[("Needs assessments", to(request, "needs"))],
        done="The assessment is begun.",
    )


@partnership_page
def assessment(request: PartnershipRequest, assessment: int) -> HttpResponse:
    """One year's, section by section: figures beside last year's, and the words."""
    row = _at(request, assessment)
    events = history.latest(row, EVENTS_SHOWN)
    undone = {event.undoes_id for event in events}
    return _page(
        request,
        "assessment.html",
        found=reads.assembled(row),
        headings=HEADINGS,
        row_of=row_of,
        variation_tag=variation_tag,
        formats=FORMATS.values(),
        history=entries(events),
        undoable={event.pk for event in events if event.pk not in undone and writes.can_be_undone(event)},
        trail=[("Needs assessments", to(request, "needs"))],
    )


@keeper_page
def words(request: PartnershipRequest, assessment: int, section: str) -> HttpResponse:
    """Write into one section, with its figures and last year's words beside."""
    row, part = _at(request, assessment), part_named(section)
    if part is None:
        raise Http404
    seen = next(each for each in reads.assembled(row).parts if each.part == part)
    return ask(
        request,
        forms.WordsForm.of(seen.words, posted(request)),
        writes.write_words,
        assessment=row,
        section=section,
        heading=part.title,
        lede=part.slot + ".",
        template="publishing/needs/words.html",
        context={"seen": seen, "headings": HEADINGS, "row_of": row_of, "sections": sections(request, "needs")},
        done=f"Your words on “{part.title.lower()}” are kept.",
        **_around(request, row),
    )


@keeper_page
def set_day(request: PartnershipRequest, assessment: int) -> HttpResponse:
    """Figures as known on another day."""
    row = _at(request, assessment)
    return ask(
        request,
        forms.DayForm(posted(request), initial={"as_of": row.as_of, "revision": row.revision}),
        writes.set_day,
        assessment=row,
        heading="Figures as known on",
        done="The figures are those of that day.",
        **_around(request, row),
    )


@keeper_page
@require_POST
def settle(request: PartnershipRequest, assessment: int) -> HttpResponse:
    """It is finished."""
    row = _at(request, assessment)
    done = "The assessment is settled: its words and figures stay as they are."
    attempt(request, lambda: writes.settle(assessment=row, by=request.person), done)
    return redirect(to(request, "assessment", row.pk))


@keeper_page
def reopen(request: PartnershipRequest, assessment: int) -> HttpResponse:
    """It may change again, with a reason."""
    row = _at(request, assessment)
    return ask(
        request,
        forms.ReopenForm(posted(request)),
        writes.reopen,
        assessment=row,
        heading="Open the assessment again",
        button="Open it",
        done="The assessment is open again.",
        **_around(request, row),
    )


@partnership_page
def assessment_file(request: PartnershipRequest, assessment: int, form: str) -> HttpResponse:
    """The assessment as a file."""
    if form not in FORMATS:
        raise Http404
    row = _at(request, assessment)
    made = paper_of(reads.for_paper(row), with_charts=form in ("docx", "pdf", "html"))
    name = files.file_name(request.partnership.name, str(row), ending=form)
    return files.attachment(render_paper(made, form), name=name, media_type=FORMATS[form].media_type)


@keeper_page
@require_POST
def undo(request: PartnershipRequest, event: int) -> HttpResponse:
    """Put back what one change replaced."""
    entry = event_at(request.partnership, event)
    if entry is None or not writes.can_be_undone(entry):
        raise Http404
    attempt(request, lambda: writes.undo_change(event=entry, by=request.person), "It is as it was before.")
    return redirect(to(request, "assessment", entry.thread_id))
