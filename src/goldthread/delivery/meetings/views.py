"""Pages of meetings: the dates, one meeting from agenda to minutes, and what can be done with it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core import rows
from goldthread.core.forms import save
from goldthread.core.policies import allows
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.filters import OwnerKey
from goldthread.delivery.meetings import reads, rules, writes
from goldthread.delivery.meetings.agenda import Agenda, agenda
from goldthread.delivery.meetings.forms import AttendanceForm, ChangeMeetingForm, DecisionForm, MeetingForm
from goldthread.delivery.meetings.models import Meeting
from goldthread.delivery.meetings.policies import check_can_run
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.reads.choices import owner_choices
from goldthread.delivery.reads.owners import find_owner
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, may_edit, page, to
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Group, Person
from goldthread.plans.models import Action, Plan
from goldthread.plans.policies import check_can_edit

_MOVES = {
    MeetingState.RUNNING: "Begin the meeting",
    MeetingState.HELD: "Close the minutes",
    MeetingState.PLANNED: "Plan it again",
    MeetingState.CANCELLED: "Call it off",
}


@partnership_page
def meetings(request: PartnershipRequest) -> HttpResponse:
    """Meetings to come and those held, and what each return needs of them."""
    every = reads.meetings(request.partnership)
    return page(
        request,
        "delivery/meetings.html",
        "meetings",
        coming=list(every.filter(state__in=(MeetingState.PLANNED, MeetingState.RUNNING)).order_by("held_on")),
        held=list(every.filter(state=MeetingState.HELD).order_by("-held_on")[:30]),
        warned=[each for each in reads.returns(request.partnership, today()) if each.warning],
        on=today(),
    )


@partnership_page
def new_meeting(request: PartnershipRequest) -> HttpResponse:
    """Plan one."""
    check_can_edit(request.person, request.partnership)
    groups = Group.objects.of(request.partnership).filter(closed_on=None)
    return form_page(
        request,
        MeetingForm(request.POST or None, groups=groups),
        writes.plan_meeting,
        heading="Plan a meeting",
        button="Plan it",
        done="The meeting is planned.",
        back=to(request, "meetings"),
        trail=[("Meetings", to(request, "meetings"))],
        then=lambda made: to(request, "meeting", made.pk),
    )


def _meeting(request: PartnershipRequest, key: int) -> Meeting:
    return found(lambda: reads.meeting_at(request.partnership, key))


@partnership_page
def meeting(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """One meeting: its agenda as things stand today, who came, and what it decided."""
    row = _meeting(request, meeting)
    may_run = allows(check_can_run, request.person, row.group)
    ways = [(words, state.value) for state, words in _MOVES.items() if may_run and rules.may_become(row.state, state)]
    present = [writes.name_of(each) for each in row.attendances.select_related("person")]
    return page(
        request,
        "delivery/meeting.html",
        "meetings",
        meeting=row,
        agenda=agenda(row, min(today(), row.held_on) if row.state == MeetingState.HELD else today()),
        decisions=reads.decisions(request.partnership).filter(meeting=row).order_by("number"),
        present=present,
        is_quorate=rules.is_quorate(len(present), row.quorum),
        may_run=may_run,
        ways=ways,
    )


@partnership_page
@require_POST
def move_meeting(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """Begin it, close its minutes, call it off."""
    row = _meeting(request, meeting)
    check_can_run(request.person, row.group)
    asked = request.POST.get("to", "")
    if asked not in list(MeetingState):
        raise Http404
    try:
        writes.move_meeting(meeting=row, to=asked, by=request.person)
    except InputError as error:
        messages.error(request, str(error))
    name = "minutes" if asked == MeetingState.RUNNING else "meeting"
    return redirect(to(request, name, row.pk))


@partnership_page
def change_meeting(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """Another day, place, quorum or deadline."""
    row = _meeting(request, meeting)
    check_can_run(request.person, row.group)
    back = to(request, "meeting", row.pk)
    return form_page(
        request,
        ChangeMeetingForm(request.POST or None, initial=writes.values_of(row)),
        writes.change_meeting,
        heading="Change the meeting",
        button="Save",
        done="The meeting has been changed.",
        back=back,
        trail=[("Meetings", to(request, "meetings")), (str(row), back)],
        meeting=row,
    )


@partnership_page
def attendance(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """Who is there."""
    row = _meeting(request, meeting)
    check_can_run(request.person, row.group)
    people = Person.objects.of(request.partnership).filter(is_service=False, left_on=None).order_by("name")
    there = list(row.attendances.select_related("person"))
    start = {
        "people": [each.person_id for each in there if each.person_id],
        "others": "\n".join(each.name for each in there if each.name),
        "apologies": row.apologies,
        "revision": row.revision,
    }
    back = to(request, "minutes", row.pk) if row.state == MeetingState.RUNNING else to(request, "meeting", row.pk)
    return form_page(
        request,
        AttendanceForm(request.POST or None, people=people, initial=start),
        writes.record_attendance,
        heading="Who is there",
        button="Save",
        done="Attendance is saved.",
        back=back,
        trail=[("Meetings", to(request, "meetings")), (str(row), to(request, "meeting", row.pk))],
        meeting=row,
    )


@partnership_page
def minutes(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """The screen for taking minutes: the agenda, the decisions so far, and one form that stays."""
    row = _meeting(request, meeting)
    check_can_run(request.person, row.group)
    if row.state != MeetingState.RUNNING:
        return redirect(to(request, "meeting", row.pk))
    before_it = agenda(row, today())
    form = DecisionForm(
        request.POST or None,
        about=_about(before_it),
        plans=list(Plan.objects.of(request.partnership)),
        owners=owner_choices(request.partnership),
        initial={"about": request.GET.get("about", "")},
        may_add=may_edit(request),
    )
    if request.method == "POST" and (made := save(form, _decide, meeting=row, by=request.person)) is not None:
        messages.success(request, f"Decision {made.number} is recorded.")
        return redirect(to(request, "minutes", row.pk))
    context = {
        "form": form,
        "meeting": row,
        "agenda": before_it,
        "decisions": reads.decisions(request.partnership).filter(meeting=row).order_by("number"),
        "present": row.attendances.count(),
    }
    answer = page(request, "delivery/minutes.html", "meetings", **context)
    answer.status_code = form.status
    return answer


def _about(before: Agenda) -> list[tuple[str, str]]:
    """Everything on the agenda that a decision can be about."""
    raised = [(f"escalation:{each.id}", f"Escalation: {each.ref} {each.text}"[:100]) for each in before.escalations]
    return raised + [(f"action:{key}", f"{item.ref} {item.text}"[:100]) for key, item in before.actions.items()]


def _decide(*, meeting: Meeting, about: str, by: Person, owner: str = "", **given: Any) -> Any:
    """``record_decision`` with the rows that its form names by key."""
    kind, _, key = about.partition(":")
    model: Any = {"action": Action, "escalation": Escalation}.get(kind)
    here = meeting.partnership
    with_it = ("action",) if kind == "escalation" else ()
    try:
        row = rows.one(model, of=here, pk=int(key), related=with_it) if model else None
        who = find_owner(here, OwnerKey.parse(owner)) if owner else None
    except ObjectDoesNotExist:
        raise Http404 from None
    return writes.record_decision(meeting=meeting, owner=who, by=by, **({kind: row} if row else {}), **given)
