"""An agenda that builds itself from how things stand on a day: nobody has to remember what to bring up."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from goldthread.delivery import rules
from goldthread.delivery.escalation import reads as escalation_reads
from goldthread.delivery.escalation.reads import EscalationView
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.reads.assessments import assessed_actions
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import GroupKind
from goldthread.plans.models import Action, ActionStatus, Baseline

FIRST_TIME_DAYS = 90  # how far back "since last time" goes when there was no last time
WHOLE = (GroupKind.PARTNERSHIP, GroupKind.CHIEF_OFFICERS, GroupKind.BOARD)


@dataclass(frozen=True, slots=True)
class Item:
    """One action on the agenda, and why it is there."""

    id: int
    ref: str
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting has before it. ``since`` is the meeting before."""

    since: date
    escalations: tuple[EscalationView, ...]
    red: tuple[Item, ...]
    silent: tuple[Item, ...]
    slipped: tuple[Item, ...]
    decisions: tuple[Decision, ...]
    completed: tuple[Item, ...]

    @property
    def sections(self) -> list[tuple[str, str, tuple[Item, ...]]]:
        """The lists of actions: title, key and items; empty ones left out."""
        every = [
            ("Red, or stated better than assessed", "red", self.red),
            ("Silent", "silent", self.silent),
            ("Slipped since last time", "slipped", self.slipped),
            ("Completed since last time: worth a word of thanks", "completed", self.completed),
        ]
        return [section for section in every if section[2]]

    @property
    def is_empty(self) -> bool:
        return not (self.sections or self.escalations or self.decisions)

    @property
    def actions(self) -> dict[int, Item]:
        """Every action on it, once."""
        return {item.id: item for _, _, items in self.sections for item in items}


def agenda(meeting: Meeting, on: date) -> Agenda:
    """As things stand on ``on``. A fixed number of queries, however much there is."""
    partnership, since = meeting.partnership, _since(meeting)
    actions = _actions_of(meeting)
    assessed = dict(assessed_actions(partnership, on, only=list(actions)))
    named = {key: action for key, action in actions.items() if key in assessed}
    return Agenda(
        since=since,
        escalations=tuple(_escalations(meeting, on)),
        red=tuple(_item(named[key], _why_red(each)) for key, each in assessed.items() if _is_red(each)),
        silent=tuple(
            _item(named[key], f"Nothing new since {each.silent_since.isoformat()}")
            for key, each in assessed.items()
            if each.silent_since
        ),
        slipped=tuple(_slipped(actions, since)),
        decisions=tuple(_decisions(meeting)),
        completed=tuple(
            _item(action, "Complete")
            for action in actions.values()
            if action.status == ActionStatus.COMPLETE and action.ended_on and action.ended_on > since
        ),
    )


def _since(meeting: Meeting) -> date:
    before = Meeting.objects.filter(group=meeting.group_id, held_on__lt=meeting.held_on, state=MeetingState.HELD)
    last = before.order_by("-held_on").values_list("held_on", flat=True).first()
    return last or meeting.held_on - timedelta(days=FIRST_TIME_DAYS)


def _actions_of(meeting: Meeting) -> dict[int, Action]:
    """What the meeting answers for: everything for the partnership and above, its own for a workgroup."""
    actions = Action.objects.of(meeting.partnership).order_by("plan_id", "position")
    if meeting.group.kind not in WHOLE:
        own = Q(assignments__group=meeting.group_id)
        of_priority = Q(assignments__isnull=True, priority__assignments__group=meeting.group_id)
        actions = actions.filter(pk__in=Action.objects.filter(own | of_priority).values("pk"))
    return {action.pk: action for action in actions}


def _escalations(meeting: Meeting, on: date) -> list[EscalationView]:
    owed = escalation_reads.owed_by_groups(meeting.partnership, [meeting.group], on)
    if meeting.group.kind not in WHOLE:
        return owed
    waiting = escalation_reads.escalations(meeting.partnership, on)
    seen = {each.id for each in owed}
    return owed + [each for each in waiting if each.is_late and each.id not in seen]


def _is_red(each: rules.Assessment) -> bool:
    return each.status in rules.OPEN and (Rag.RED in (each.rag, each.stated) or each.is_kinder)


def _why_red(each: rules.Assessment) -> str:
    stated = f"stated {each.stated}" if each.stated else "nothing stated"
    return f"{stated}, assessed {each.rag or 'not possible'}. {' '.join(each.words[:2])}".strip().capitalize()


def _slipped(actions: Collection[int], since: date) -> list[Item]:
    moved = Baseline.objects.filter(action__in=list(actions), milestone=None, set_at__date__gt=since, number__gt=1)
    rows = moved.select_related("action").order_by("action_id", "-number")
    found: dict[int, Item] = {}
    for row in rows:
        if row.action is not None and row.action.pk not in found:
            found[row.action.pk] = _item(row.action, f"Now {row.printed or 'undated'}: {row.reason}")
    return list(found.values())


def _decisions(meeting: Meeting) -> list[Decision]:
    """What this group decided before that is due by this meeting and not done."""
    due = Decision.objects.filter(meeting__group=meeting.group_id, done_on=None, due_on__lte=meeting.held_on)
    return list(due.exclude(meeting=meeting).select_related("meeting").order_by("due_on", "id"))


def _item(action: Action, why: str) -> Item:
    return Item(action.pk, action.ref, action.text, why)
