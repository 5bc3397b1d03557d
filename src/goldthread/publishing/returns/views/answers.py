"""The page of one question of a return: its answer, what the plan says now, and what the answer rests on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.plans.views.doing import attempt, posted
from goldthread.publishing.returns import writes
from goldthread.publishing.returns.forms import AnswerForm, SupportForm
from goldthread.publishing.returns.models import FiledReturn
from goldthread.publishing.returns.policies import check_can_file
from goldthread.publishing.returns.reads.one import QuestionPage, support_at, thing_named
from goldthread.publishing.returns.reads.one import question_page as read_page
from goldthread.publishing.returns.views.shared import (
    filed_at,
    filer_page,
    found,
    page,
    question_at,
    to,
    today,
    trail,
)


@partnership_page
def answer(request: PartnershipRequest, filed: int, question: int) -> HttpResponse:
    """Answer it, and go on to the next."""
    row, asked = filed_at(request, filed), question_at(request, question)
    seen = found(lambda: read_page(row, asked, today()))
    form = AnswerForm(posted(request), question=asked, answer=seen.seen.answer, people=seen.people)
    if form.is_bound:
        check_can_file(request.person, request.partnership)
        if save(form, writes.give_answer, filed=row, question=asked, by=request.person) is not None:
            messages.success(request, f"Your answer to {asked.code} is kept.")
            following = seen.following if "next" in request.POST else None
            return redirect(to(request, "answer", row.pk, following) if following else to(request, "filed", row.pk))
    return _page(request, row, seen, form)


def _page(request: PartnershipRequest, row: FiledReturn, seen: QuestionPage, form: Any) -> HttpResponse:
    shown = page(
        request,
        "answer.html",
        page=seen,
        form=form,
        support_form=SupportForm(choices=seen.things, auto_id="support-%s"),
        back=to(request, "filed", row.pk),
        trail=trail(request, row),
    )
    shown.status_code = form.status
    return shown


@filer_page
@require_POST
def use_suggestion(request: PartnershipRequest, filed: int, question: int) -> HttpResponse:
    """Put what the plan says now under the words that stand there."""
    row, asked = filed_at(request, filed), question_at(request, question)
    attempt(
        request,
        lambda: writes.use_suggestion(filed=row, question=asked, on=today(), by=request.person),
        "What the plan says stands in the answer now.",
    )
    return redirect(to(request, "answer", row.pk, asked.pk))


@filer_page
@require_POST
def link_support(request: PartnershipRequest, filed: int, question: int) -> HttpResponse:
    """The answer rests on this, too."""
    row, asked = filed_at(request, filed), question_at(request, question)
    thing = found(lambda: thing_named(request.partnership, request.POST.get("thing", "")))
    attempt(
        request,
        lambda: writes.link_support(filed=row, question=asked, thing=thing, by=request.person),
        "It is linked.",
    )
    return redirect(to(request, "answer", row.pk, asked.pk))


@filer_page
@require_POST
def unlink_support(request: PartnershipRequest, support: int) -> HttpResponse:
    """Take the link away."""
    row = found(lambda: support_at(request.partnership, support))
    back = to(request, "answer", row.answer.filed_id, row.answer.question_id)
    attempt(request, lambda: writes.unlink_support(support=row, by=request.person), "The link is taken away.")
    return redirect(back)
