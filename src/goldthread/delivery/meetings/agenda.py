"""An agenda that builds itself from how things stand on a day: nobody has to remember what to bring up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from goldthread.delivery import rules
from goldthread.delivery.escalation import reads as escalation_reads
from goldthread.delivery.escalation.reads import EscalationView
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.meetings.rules import MeetingState
from goldthread.delivery.models import Explanation
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.assessments import assessed_actions
from goldthread.kernel import phrasing
from goldthread.kernel.rag import Rag
from goldthread.partnership.models import GroupKind
from goldthread.plans.models import Action, ActionStatus, Baseline

FIRST_TIME_DAYS = 90  # how far back "since last time" goes when there was no last time
_OWED = "Nobody has said yet why the two differ."
WHOLE = (GroupKind.PARTNERSHIP, GroupKind.CHIEF_OFFICERS, GroupKind.BOARD)


@dataclass(frozen=True, slots=True)
class Item:
    """One action on the agenda, why it is there, and what was said of it where stated and assessed differ."""

    id: int
    ref: str
    text: str
    why: str
    said: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What a meeting has before it. ``since`` is the meeting before."""

    since: date
    escalations: tuple[EscalationView, ...]
    red: tuple[Item, ...]
    differing: tuple[Item, ...]
    silent: tuple[Item, ...]
    slipped: tuple[Item, ...]
    decisions: tuple[Decision, ...]
    completed: tuple[Item, ...]

    @property
    def sections(self) -> list[tuple[str, str, tuple[Item, ...]]]:
        """The lists of actions: title, key and items; empty ones left out."""
        every = [
            ("Red", "red", self.red),
            ("Stated otherwise than assessed", "differing", self.differing),
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
    """As things stood on ``on``; what a meeting that is over decided itself counts as not yet decided.

    A fixed number of queries, however much there is.
    """
    partnership, since = meeting.partnership, _since(meeting)
    actions = _actions_of(meeting)
    assessed = dict(assessed_actions(partnership, on, only=list(actions)))
    said = _explanations(assessed, on)
    told = {
        key: _item(actions[key], _why(each), said.get(key, _OWED if each.owes_a_sentence else ""))
        for key, each in assessed.items()
    }
    return Agenda(
        since=since,
        escalations=tuple(_escalations(meeting, on)),
        red=tuple(told[key] for key, each in assessed.items() if _is_red(each)),
        differing=tuple(told[key] for key, each in assessed.items() if each.owes_a_sentence and not _is_red(each)),
        silent=tuple(
            _item(actions[key], f"Nothing new since {phrasing.day(each.silent_since)}")
            for key, each in assessed.items()
            if each.silent_since
        ),
        slipped=tuple(_slipped(actions, since, on)),
        decisions=tuple(_decisions(meeting, on)),
        completed=tuple(
            _item(action, f"Complete on {phrasing.day(action.ended_on)}")
            for action in actions.values()
            if action.status == ActionStatus.COMPLETE and action.ended_on and since < action.ended_on <= on
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
    """Those that ask this group; for the whole partnership, those that are late anywhere too."""
    waiting = escalation_reads.owed_on(meeting.partnership, on, at_its_beginning=_is_over(meeting))
    owed = [each for each in waiting if each.last and each.last.group_id == meeting.group_id]
    if meeting.group.kind not in WHOLE:
        return owed
    return owed + [each for each in waiting if each.is_late and each not in owed]


def _is_over(meeting: Meeting) -> bool:
    return meeting.state == MeetingState.HELD


def _is_red(each: rules.Assessment) -> bool:
    return each.status in rules.OPEN and Rag.RED in (each.rag, each.stated)


def _why(each: rules.Assessment) -> str:
    stated = f"stated {each.stated}" if each.stated else "nothing stated"
    return f"{stated}, assessed {each.rag or 'not possible'}. ".capitalize() + ". ".join(each.words[:2])


def _explanations(assessed: Mapping[int, rules.Assessment], on: date) -> dict[int, str]:
    """What had been said by that day of the differences that stood then."""
    owing = {key: each for key, each in assessed.items() if each.owes_a_sentence}
    found = Explanation.objects.filter(action__in=list(owing), at__lt=conditions.after(on)).order_by("id")
    rows = found.values_list("action_id", "stated_rag", "assessed_rag", "words", "by__name")
    return {
        action: f"{by}: {words}"
        for action, stated, rag, words, by in rows
        if (owing[action].stated, owing[action].rag) == (stated, rag)
    }


def _slipped(actions: Collection[int], since: date, on: date) -> list[Item]:
    """Those whose date was changed, with the latest date and its reason."""
    moved = Baseline.objects.filter(action__in=list(actions), milestone=None, number__gt=1)
    moved = moved.filter(set_at__gte=conditions.after(since), set_at__lt=conditions.after(on))
    rows = moved.select_related("action").order_by("action_id", "-number")
    found: dict[int, Item] = {}
    for row in rows:
        if row.action is not None and row.action.pk not in found:
            found[row.action.pk] = _item(row.action, f"Now {row.printed or 'undated'}: {row.reason}")
    return list(found.values())


def _decisions(meeting: Meeting, on: date) -> list[Decision]:
    """What this group decided before that is due by this meeting and was not done by then."""
    undone = Q(done_on=None) | (Q(done_on__gte=on) if _is_over(meeting) else Q(done_on__gt=on))
    due = Decision.objects.filter(undone, meeting__group=meeting.group_id, due_on__lte=meeting.held_on)
    due = due.filter(meeting__held_on__lt=meeting.held_on)
    return list(due.select_related("meeting").order_by("due_on", "id"))


def _item(action: Action, why: str, said: str = "") -> Item:
    return Item(action.pk, action.ref, action.text, why, said)
