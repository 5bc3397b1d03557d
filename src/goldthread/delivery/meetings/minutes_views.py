"""The screen for taking minutes while a meeting is held, and what is written on it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from goldthread.core import rows
from goldthread.core.forms import EditForm, save
from goldthread.core.tenancy import PartnershipRequest, partnership_page
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.filters import OwnerKey
from goldthread.delivery.meetings import reads, rules, writes
from goldthread.delivery.meetings.agenda import Agenda, agenda
from goldthread.delivery.meetings.forms import AttendanceForm, DecisionForm, NotesForm, RewordForm
from goldthread.delivery.meetings.models import Meeting
from goldthread.delivery.meetings.policies import check_can_run
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.meetings.views import asked_for
from goldthread.delivery.reads.choices import owner_choices
from goldthread.delivery.reads.owners import find_owner
from goldthread.delivery.views.asked import found, today
from goldthread.delivery.views.governing import form_page, may_edit, page, to
from goldthread.partnership.models import Person
from goldthread.plans.forms.timescales import with_what_was_understood
from goldthread.plans.models import Action, Plan


@partnership_page
def minutes(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """The screen for taking minutes: the agenda, the decisions so far, and one form that stays."""
    row = asked_for(request, meeting)
    check_can_run(request.person, row.group)
    if row.state != MeetingState.RUNNING and request.method != "POST":  # what was typed when it closed is not lost
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
        messages.success(request, with_what_was_understood(f"Decision {made.number} is recorded.", form))
        return redirect(to(request, "minutes", row.pk))
    context = {
        "form": form,
        "meeting": row,
        "agenda": before_it,
        "decisions": reads.decisions(request.partnership, by=request.person).filter(meeting=row).order_by("number"),
        "present": (present := row.attendances.count()),
        "is_quorate": rules.is_quorate(present, row.quorum),
    }
    answer = page(request, "delivery/minutes.html", "meetings", **context)
    answer.status_code = form.status
    return answer


@partnership_page
def attendance(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """Who is there."""
    row = asked_for(request, meeting)
    check_can_run(request.person, row.group)
    people = Person.objects.of(request.partnership).filter(is_service=False, left_on=None).order_by("name")
    there = list(row.attendances.select_related("person"))
    start = {
        "people": [each.person_id for each in there if each.person_id],
        "others": "\n".join(each.name for each in there if each.name),
        "apologies": row.apologies,
        "revision": row.revision,
    }
    form = AttendanceForm(request.POST or None, people=people, initial=start)
    return _minuted(
        request, row, form, writes.record_attendance, heading="Who is there", done="Attendance is saved.", meeting=row
    )


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


@partnership_page
def reword_decision(request: PartnershipRequest, decision: int) -> HttpResponse:
    """Put right what was written down, while the minutes are open."""
    row = found(lambda: reads.decision_at(request.partnership, decision, by=request.person))
    check_can_run(request.person, row.meeting.group)
    if row.meeting.state != MeetingState.RUNNING:
        raise Http404
    start = {name: getattr(row, name) for name in ("words", "why", "due_on", "revision")}
    return _minuted(
        request,
        row.meeting,
        RewordForm(request.POST or None, initial=start),
        writes.reword_decision,
        heading=f"Decision {row.number}",
        done=f"Decision {row.number} is changed.",
        decision=row,
    )


@partnership_page
def notes(request: PartnershipRequest, meeting: int) -> HttpResponse:
    """What was said besides decisions."""
    row = asked_for(request, meeting)
    check_can_run(request.person, row.group)
    start = {"any_other_business": row.any_other_business, "revision": row.revision}
    form = NotesForm(request.POST or None, initial=start)
    return _minuted(
        request, row, form, writes.note_besides, heading="Notes and any other business", done="Saved.", meeting=row
    )


def _minuted(
    request: PartnershipRequest,
    of: Meeting,
    form: EditForm,
    write: Any,
    *,
    heading: str,
    done: str,
    **given: Any,
) -> HttpResponse:
    """A form of the minutes, and back to them."""
    back = to(request, "minutes" if of.state == MeetingState.RUNNING else "meeting", of.pk)
    trail = [("Meetings", to(request, "meetings")), (str(of), to(request, "meeting", of.pk))]
    return form_page(request, form, write, heading=heading, button="Save", done=done, back=back, trail=trail, **given)
