"""Changing what was agreed of an action: its words, its date, who has it; a new one; and undoing a change."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from goldthread.core.models import HistoryEvent
from goldthread.core.presenters import entries
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery import reads
from goldthread.delivery.filters import OwnerKey
from goldthread.delivery.forms.changes import DateForm, NewActionForm, OwnerForm, WordsForm
from goldthread.delivery.links import Links
from goldthread.delivery.reads.choices import owner_choices
from goldthread.delivery.reads.owners import find_owner
from goldthread.delivery.views.asked import found
from goldthread.delivery.views.changing import change
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans import writes
from goldthread.plans.models import Action, Assignment
from goldthread.plans.policies import check_can_edit, check_can_edit_row


def editable(request: PartnershipRequest, key: int) -> Action:
    """The action, for somebody who may change what was agreed."""
    row = found(lambda: reads.find_action(request.partnership, key))
    check_can_edit_row(request.person, row)
    return row


@partnership_page
def new_action(request: PartnershipRequest, plan: str) -> HttpResponse:
    """An action that was agreed after the paper."""
    check_can_edit(request.person, request.partnership)
    row = found(lambda: reads.find_plan(request.partnership, plan))
    form = NewActionForm(request.POST or None, priorities=row.priorities.all())
    return change(
        request,
        form,
        writes.add_action,
        plan=row,
        heading="Add an action",
        button="Add the action",
        done="The action is in the plan.",
        back=Links(request.partnership.slug).plan(row.slug),
    )


@partnership_page
def words(request: PartnershipRequest, action: int) -> HttpResponse:
    """What the action says."""
    row = editable(request, action)
    form = WordsForm(request.POST or None, initial=WordsForm.said(row))
    done = "The words are changed. What they were stands in the history."
    return change(
        request, form, writes.reword_action, action=row, of=row, heading="Change the words", button="Save", done=done
    )


@partnership_page
def date(request: PartnershipRequest, action: int) -> HttpResponse:
    """Another date, with why and who agreed; the first promise stays."""
    row = editable(request, action)
    form = DateForm(request.POST or None, initial={"timescale": row.printed, "revision": row.revision})
    done = "The date is changed. The one first promised stays beside it."
    return change(
        request,
        form,
        writes.change_timescale,
        action=row,
        of=row,
        heading="Change the date",
        button="Save",
        done=done,
    )


@partnership_page
def owners(request: PartnershipRequest, action: int) -> HttpResponse:
    """Who has the action; give it to somebody else too."""
    row = editable(request, action)
    form = OwnerForm(request.POST or None, owners=owner_choices(request.partnership))

    def give(*, owner: str, kind: str, by: Person) -> Assignment:
        return writes.assign(
            thing=row, owner=find_owner(request.partnership, OwnerKey.parse(owner)), kind=kind, by=by
        )

    return change(
        request,
        form,
        give,
        of=row,
        heading="Who has it",
        button="Give it to them",
        done="Given.",
        back=Links(request.partnership.slug).action(row.pk) + "owners/",
        template="delivery/owners.html",
        shown={"held": row.assignments.select_related("body", "group", "post", "person")},
    )


@partnership_page
def take_away(request: PartnershipRequest, action: int, assignment: int) -> HttpResponse:
    """Take an action from somebody who has it; asks first."""
    row = editable(request, action)
    held = found(lambda: row.assignments.select_related("body", "group", "post", "person").get(pk=assignment))
    back = Links(request.partnership.slug).action(row.pk) + "owners/"
    if request.method == "POST":
        writes.unassign(assignment=held, by=request.person)
        messages.success(request, "Taken away.")
        return redirect(back)
    return render(request, "delivery/take_away.html", {"held": held, "action": row, "back": back})


@partnership_page
def undo(request: PartnershipRequest, event: int) -> HttpResponse:
    """Put back what one change replaced; asks first."""
    check_can_edit(request.person, request.partnership)
    entry = found(lambda: HistoryEvent.objects.get(partnership=request.partnership, pk=event))
    if not writes.can_be_undone(entry):
        raise Http404
    links = Links(request.partnership.slug)
    back = links.action(entry.thread_id) if entry.thread_type == "plans.action" else links.root
    if request.method == "POST":
        try:
            writes.undo_change(event=entry, by=request.person)
        except InputError as error:
            messages.error(request, error.on_a_page)
        else:
            messages.success(request, "Undone. Both the change and its undoing stand in the history.")
        return redirect(back)
    return render(request, "delivery/undo.html", {"entry": entries([entry])[0], "back": back})
