"""Forms and standards: taken over, looked at, made one's own, put right."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core.listing import whole
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans.views.doing import attempt, posted
from goldthread.plans.views.editing import ask
from goldthread.publishing.returns import reads, writes
from goldthread.publishing.returns.forms import FormAboutForm, OwnVersionForm, QuestionForm
from goldthread.publishing.returns.models import KIND_WORDS, FormVersion
from goldthread.publishing.returns.views.shared import changes_of, filer_page, form_at, page, question_at, to, trail


@partnership_page
def forms(request: PartnershipRequest) -> HttpResponse:
    """Every form and standard here, and those that come with the product."""
    return page(
        request,
        "forms.html",
        forms=reads.forms(request.partnership),
        waiting=reads.still_to_take(request.partnership),
        trail=trail(request),
    )


@filer_page
@require_POST
def take_form(request: PartnershipRequest) -> HttpResponse:
    """Take one over that comes with the product."""
    key, number = request.POST.get("key", ""), whole(request.POST.get("number"), 0)
    attempt(
        request,
        lambda: writes.take_over(partnership=request.partnership, key=key, number=number, by=request.person),
        "The form is taken over. Read what is not known of its wording, then begin a return.",
    )
    return redirect(to(request, "forms"))


@partnership_page
def form(request: PartnershipRequest, form_version: int) -> HttpResponse:
    """One version: what it asks, where that was read, and what of it is not known."""
    row = form_at(request, form_version)
    seen = next(each for each in reads.forms(request.partnership) if each.form.pk == row.pk)
    history, undoable = changes_of(row)
    return page(
        request,
        "form.html",
        seen=seen,
        questions=row.questions.all(),
        kinds=KIND_WORDS,
        history=history,
        undoable=undoable,
        trail=[*trail(request), ("Forms and standards", to(request, "forms"))],
    )


def _around(request: PartnershipRequest, row: FormVersion) -> dict[str, Any]:
    steps = [*trail(request), ("Forms and standards", to(request, "forms"))]
    back = to(request, "form", row.pk)
    return {"back": back, "trail": [*steps, (str(row), back)]}


@filer_page
def change_form(request: PartnershipRequest, form_version: int) -> HttpResponse:
    """Put right what is said of it."""
    row = form_at(request, form_version)

    def change(*, revision: int, by: Any, **changes: Any) -> FormVersion:
        return writes.change_form(form=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        FormAboutForm.of(row, posted(request)),
        change,
        heading="Change the form",
        done="The form is changed.",
        **_around(request, row),
    )


@filer_page
def copy_form(request: PartnershipRequest, form_version: int) -> HttpResponse:
    """Make the partnership's own next version."""
    row = form_at(request, form_version)

    def copy(*, version: str, by: Any) -> FormVersion:
        return writes.copy_form(form=row, version=version, by=by)

    return ask(
        request,
        OwnVersionForm(posted(request)),
        copy,
        heading="Make your own version",
        lede="It begins with the same questions. Change them to the live wording; returns on the old one stay.",
        button="Make it",
        done="Your own version is made: it is the first in the list.",
        **{**_around(request, row), "back": to(request, "forms")},
    )


@filer_page
def new_question(request: PartnershipRequest, form_version: int) -> HttpResponse:
    """One more question."""
    row = form_at(request, form_version)

    def add(*, revision: int = 0, by: Any, **asked: Any) -> Any:
        return writes.add_question(form=row, by=by, **asked)

    return ask(
        request,
        QuestionForm(posted(request)),
        add,
        heading="Add a question",
        button="Add it",
        done="The question is added.",
        **_around(request, row),
    )


@filer_page
def change_question(request: PartnershipRequest, question: int) -> HttpResponse:
    """Put the live wording in."""
    row = question_at(request, question)

    def change(*, revision: int, by: Any, **changes: Any) -> Any:
        return writes.change_question(question=row, changes=changes, revision=revision, by=by)

    return ask(
        request,
        QuestionForm.of(row, posted(request)),
        change,
        heading=f"Change question {row.code}",
        done="The question is changed.",
        **_around(request, row.form),
    )


@filer_page
@require_POST
def drop_question(request: PartnershipRequest, question: int) -> HttpResponse:
    """Take out one that nobody has answered."""
    row = question_at(request, question)
    back = to(request, "form", row.form_id)
    attempt(
        request,
        lambda: writes.drop_question(question=row, by=request.person),
        "The question is taken out.",
    )
    return redirect(back)
