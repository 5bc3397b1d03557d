"""Steps on the way: added, reached, not reached after all, moved, reworded, dropped, put back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from goldthread.core.forms import EditForm
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.forms.changes import DateForm, DropForm, MilestoneWordsForm, NewMilestoneForm, ReachedForm
from goldthread.delivery.links import Links
from goldthread.delivery.policies import check_can_update, may_update
from goldthread.delivery.reads.evidence import evidence_of_milestone
from goldthread.delivery.views.asked import today
from goldthread.delivery.views.changes import editable
from goldthread.delivery.views.changing import change
from goldthread.plans import writes
from goldthread.plans.models import Milestone
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.reads import plans as plan_reads


@partnership_page
def add(request: PartnershipRequest, action: int) -> HttpResponse:
    """A step with a date of its own."""
    row = editable(request, action)
    form = NewMilestoneForm(request.POST or None)
    return change(
        request,
        form,
        writes.add_milestone,
        action=row,
        of=row,
        heading="Add a milestone",
        button="Add it",
        done="The milestone is added.",
    )


@partnership_page
def milestone(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """One step, and what may be done with it."""
    row = _milestone(request, milestone)
    context = {
        "milestone": row,
        "links": Links(request.partnership.slug),
        "may_edit": allows(check_can_edit_row, request.person, row),
        "may_report": may_update(request.person, row.action),
        "evidence": evidence_of_milestone(row),
        "today": today(),
    }
    return render(request, "delivery/milestone.html", context)


@partnership_page
def reached(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """The step was taken."""
    row = _milestone(request, milestone)
    form = ReachedForm(request.POST or None, initial={"done_on": today(), "revision": row.revision})
    return _change(request, row, form, writes.mark_milestone_done, "Milestone reached", "Save", "Milestone reached.")


@partnership_page
def moved(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """Another date for the step."""
    row = _milestone(request, milestone, edit=True)
    form = DateForm(request.POST or None, initial={"timescale": row.printed, "revision": row.revision})
    done = "The date is changed. The one first promised stays beside it."
    return _change(request, row, form, writes.change_milestone_timescale, "Change the date", "Save", done)


@partnership_page
def reworded(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """What the step says."""
    row = _milestone(request, milestone, edit=True)
    form = MilestoneWordsForm(request.POST or None, initial={"text": row.text, "revision": row.revision})
    return _change(request, row, form, writes.reword_milestone, "Change the words", "Save", "The words are changed.")


@partnership_page
def dropped(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """The step will not be taken."""
    row = _milestone(request, milestone, edit=True)
    form = DropForm(request.POST or None, initial={"revision": row.revision})
    return _change(
        request, row, form, writes.drop_milestone, "Drop the milestone", "Drop it", "The milestone is dropped."
    )


@partnership_page
@require_POST
def back_again(request: PartnershipRequest, milestone: int) -> HttpResponse:
    """A step that was reached or dropped is open again: one button, no questions."""
    row = _milestone(request, milestone)
    write = writes.restore_milestone if row.dropped_on else writes.mark_milestone_not_done
    try:
        write(milestone=row, by=request.person)
        messages.success(request, "The milestone is open again.")
    except EditedMeanwhile:
        messages.error(request, "Somebody else changed it meanwhile. Nothing was done.")
    return redirect("delivery:milestone", partnership=request.partnership.slug, milestone=row.pk)


def _milestone(request: PartnershipRequest, key: int, *, edit: bool = False) -> Milestone:
    """The step, for somebody who may say how its action is going (or, with ``edit``, change what was agreed)."""
    row = plan_reads.milestone(request.partnership, key)
    if row is None:
        raise Http404
    if edit:
        check_can_edit_row(request.person, row)
    else:
        check_can_update(request.person, row.action)
    return row


def _change(
    request: PartnershipRequest,
    row: Milestone,
    form: EditForm,
    write: Callable[..., Any],
    heading: str,
    button: str,
    done: str,
) -> HttpResponse:
    return change(request, form, write, milestone=row, of=row.action, heading=heading, button=button, done=done)
