"""The steps of an action: added, reworded, dated anew, dropped and put back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from goldthread.core.forms import save
from goldthread.core.tenancy import PartnershipRequest
from goldthread.plans import writes
from goldthread.plans.forms import actions as forms
from goldthread.plans.models import Milestone
from goldthread.plans.reads import plans as reads
from goldthread.plans.views.change_action import action_of, hub, trail_of
from goldthread.plans.views.doing import attempt, found, posted
from goldthread.plans.views.editing import ask, editor_page


def _milestone(request: PartnershipRequest, key: int) -> Milestone:
    return found(reads.milestone(request.partnership, key))


def _list(milestone: Milestone) -> str:
    return reverse("plans:milestones", args=[milestone.partnership.slug, milestone.action_id])


@editor_page
def milestones(request: PartnershipRequest, action: int) -> HttpResponse:
    """The steps of an action, and a form for one more."""
    row = action_of(request, action)
    form = forms.NewMilestoneForm(posted(request))
    if form.is_bound and save(form, writes.add_milestone, action=row, by=request.person) is not None:
        messages.success(request, "The step is added.")
        return redirect("plans:milestones", partnership=request.partnership.slug, action=row.pk)
    context = {
        "form": form,
        "action": row,
        "milestones": list(row.milestones.all()),
        "trail": trail_of(row),
        "back": hub(row),
    }
    return render(request, "plans/milestones.html", context, status=form.status)


@editor_page
def reword(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """Reword a step."""
    row = _milestone(request, milestone)
    return ask(
        request,
        forms.MilestoneForm.of(row, posted(request)),
        writes.reword_milestone,
        milestone=row,
        heading="Reword a step",
        back=_list(row),
        trail=trail_of(row.action),
        done="The step is reworded.",
    )


@editor_page
def date(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """Another date for a step, with why and who agreed."""
    row = _milestone(request, milestone)
    return ask(
        request,
        forms.DateForm.of(row, posted(request)),
        writes.change_milestone_timescale,
        milestone=row,
        heading="Change the timescale of a step",
        lede=row.text,
        back=_list(row),
        trail=trail_of(row.action),
        done="The timescale is changed. The one before is kept.",
    )


@editor_page
def drop(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """The step will not be taken."""
    row = _milestone(request, milestone)
    return ask(
        request,
        forms.ReasonForm(posted(request), initial={"revision": row.revision}),
        writes.drop_milestone,
        milestone=row,
        heading="Drop a step",
        lede=f"“{row.text}” stays to be seen, with why it was dropped.",
        button="Drop it",
        back=_list(row),
        trail=trail_of(row.action),
        done="The step is dropped.",
    )


@require_POST
@editor_page
def do(request: PartnershipRequest, milestone: int, what: str) -> HttpResponse:
    """Put a dropped step back, or say that it is done or not."""
    row = _milestone(request, milestone)
    known = {
        "restore": (writes.restore_milestone, "The step is put back."),
        "done": (writes.mark_milestone_done, "The step is done."),
        "not-done": (writes.mark_milestone_not_done, "The step is not done."),
    }
    if what not in known:
        raise Http404
    write, done = known[what]
    attempt(request, lambda: write(milestone=row, by=request.person), done)
    return redirect(_list(row))
