"""Pages of meetings: the dates, one meeting from agenda to minutes, and what can be done with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from goldthread.core.listing import Page
from goldthread.core.policies import allows
from goldthread.core.tables import file_asked
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.meetings import reads, rules, writes
from goldthread.delivery.meetings.forms import ChangeMeetingForm, MeetingForm
from goldthread.delivery.meetings.models import Meeting
from goldthread.delivery.meetings.one_meeting import meeting_whole
from goldthread.delivery.meetings.policies import check_can_run
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.meetings.shown import meetings_table
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, page, to
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Group
from goldthread.plans.policies import check_can_edit

CALLED_OFF_SHOWN = 20
_MOVES = {
    MeetingState.RUNNING: "Begin the meeting",
    MeetingState.HELD: "Close the minutes",
    MeetingState.PLANNED: "Plan it again",
    MeetingState.CANCELLED: "Call it off",
}
_OTHERWISE_SAID = {
    MeetingState.HELD.value: {MeetingState.RUNNING: "Open the minutes again"},
    MeetingState.RUNNING.value: {MeetingState.PLANNED: "It has not begun after all"},
}


@partnership_page
def meetings(request: PartnershipRequest) -> HttpResponseBase:
    """Meetings to come and those held, and what each return needs of them. A file with ``?form=`` has all."""
    every = reads.meetings(request.partnership, by=request.person)
    if file := file_asked(request, meetings_table(every.order_by("held_on", "id")), of=request.partnership.name):
        return file
    return page(
        request,
        "delivery/meetings.html",
        "meetings",
        coming=list(every.filter(state__in=(MeetingState.PLANNED, MeetingState.RUNNING)).order_by("held_on")),
        called_off=list(every.filter(state=MeetingState.CANCELLED).order_by("-held_on", "-id")[:CALLED_OFF_SHOWN]),
        held=Page.of(request, every.filter(state=MeetingState.HELD).order_by("-held_on", "-id")),
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


def asked_for(request: PartnershipRequest, key: int) -> Meeting:
    """The meeting of this partnership; 404 for any other."""
    return found(lambda: reads.meeting_at(request.partnership, key, by=request.person))


@partnership_page
def meeting(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """One meeting: its agenda as things stand today, who came, and what it decided."""
    seen = found(lambda: meeting_whole(request.partnership, meeting, today(), by=request.person))
    row = seen.meeting
    may_run = allows(check_can_run, request.person, row.group)
    moves = {**_MOVES, **_OTHERWISE_SAID.get(row.state, {})}
    ways = [(words, state.value) for state, words in moves.items() if may_run and rules.may_become(row.state, state)]
    return page(
        request,
        "delivery/meeting.html",
        "meetings",
        meeting=row,
        agenda=seen.agenda,
        decisions=seen.decisions,
        present=seen.present,
        is_quorate=seen.is_quorate,
        may_run=may_run,
        ways=ways,
    )


@partnership_page
@require_POST
def move_meeting(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """Begin it (before its day only when that was asked and confirmed), close its minutes, call it off."""
    row = asked_for(request, meeting)
    check_can_run(request.person, row.group)
    asked = request.POST.get("to", "")
    if asked not in list(MeetingState):
        raise Http404
    early = request.POST.get("early") == "on"
    if not early and rules.begins_early(row.state, asked, row.held_on, today()):
        context = {"meeting": row, "words": rules.early_words(row.held_on, today())}
        return page(request, "delivery/begin_early.html", "meetings", **context)
    try:
        writes.move_meeting(meeting=row, to=asked, early=early, by=request.person)
    except InputError as error:
        messages.error(request, error.on_a_page)
    name = "minutes" if asked == MeetingState.RUNNING else "meeting"
    return redirect(to(request, name, row.pk))


@partnership_page
def change_meeting(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """Another day, place, quorum or deadline."""
    row = asked_for(request, meeting)
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
