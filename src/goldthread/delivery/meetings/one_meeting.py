"""One meeting whole: its agenda as it stood or stands, who came, and what it decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goldthread.delivery.meetings import rules
from goldthread.delivery.meetings.agenda import Agenda, agenda
from goldthread.delivery.meetings.models import Attendance, Decision, Meeting
from goldthread.delivery.meetings.reads import decisions, meetings
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.partnership.models import Partnership, Person


@dataclass(frozen=True, slots=True)
class MeetingWhole:
    """A meeting with all that hangs on it."""

    meeting: Meeting
    agenda: Agenda
    present: tuple[str, ...]
    is_quorate: bool
    decisions: tuple[Decision, ...]


def meeting_whole(partnership: Partnership, key: int, on: date, *, by: Person | None) -> MeetingWhole:
    """The agenda of a meeting that was held is as things stood on its day. ``by`` None: the command line.

    Raises Meeting.DoesNotExist, also for one that ``by`` may not read.
    """
    row = meetings(partnership, by=by).select_related("group__partnership", "partnership").get(pk=key)
    present = tuple(name_of(each) for each in row.attendances.select_related("person").order_by("id"))
    return MeetingWhole(
        row,
        agenda(row, min(on, row.held_on) if row.state == MeetingState.HELD else on),
        present,
        rules.is_quorate(len(present), row.quorum),
        tuple(decisions(partnership, by=by).filter(meeting=row).order_by("number")),
    )


def name_of(attendance: Attendance) -> str:
    """Whoever it was, as the minutes name them."""
    return attendance.person.name if attendance.person else attendance.name
