"""Meetings to come and held, the decision log, and the plan for each return's sign-offs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from goldthread.core import rows
from goldthread.delivery.meetings import rules
from goldthread.delivery.meetings.models import Decision, Meeting, Return, SignOff
from goldthread.delivery.meetings.rules import MeetingState, SignOffPlan, Sitting
from goldthread.partnership.models import Partnership, Person
from goldthread.partnership.reads import groups_kept_from


def meetings(partnership: Partnership, *, by: Person | None) -> QuerySet[Meeting]:
    """Every meeting that ``by`` may read, with its group and how many decisions it took; None: the command line."""
    found = rows.every(Meeting, of=partnership).exclude(group__in=_kept_from(by)).select_related("group")
    return found.annotate(decided=Count("decisions"))


def meetings_that_met(partnership: Partnership, group: int, *, by: Person) -> QuerySet[Meeting]:
    """Those of a group that are held or being held, the latest first: what can have signed something off."""
    found = meetings(partnership, by=by).filter(group=group, state__in=(MeetingState.HELD, MeetingState.RUNNING))
    return found.order_by("-held_on")


def last_met(partnership: Partnership, on: date) -> list[tuple[str, date]]:
    """Each group that has met before this day, and when it did last; who met last comes first. One query."""
    held = rows.every(Meeting, of=partnership).filter(state=MeetingState.HELD, held_on__lt=on)
    last = held.order_by().values_list("group__name").annotate(day=Max("held_on"))
    return sorted(last, key=lambda each: (-each[1].toordinal(), each[0]))


def meeting_at(partnership: Partnership, key: int, *, by: Person) -> Meeting:
    """Raises Meeting.DoesNotExist, also for one that ``by`` may not read."""
    found = rows.one(Meeting, of=partnership, pk=key, related=("group__partnership",))
    if found.group_id in _kept_from(by):
        raise Meeting.DoesNotExist
    return found


def decision_at(partnership: Partnership, key: int, *, by: Person) -> Decision:
    """Raises Decision.DoesNotExist, also for one that ``by`` may not read."""
    found = rows.one(Decision, of=partnership, pk=key, related=("meeting__group",))
    if found.meeting.group_id in _kept_from(by):
        raise Decision.DoesNotExist
    return found


def _kept_from(by: Person | None) -> frozenset[int]:
    return groups_kept_from(by) if by is not None else frozenset()


@dataclass(frozen=True, slots=True)
class DecisionsWanted:
    """What a reader of the log asked for."""

    words: str = ""
    group: int | None = None
    first: date | None = None
    last: date | None = None
    open_only: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.group or self.first or self.last or self.open_only)


def decisions(
    partnership: Partnership, wanted: DecisionsWanted = DecisionsWanted(), *, by: Person | None
) -> QuerySet[Decision]:
    """The decision log as ``by`` may read it, the latest first; None: the command line."""
    found = rows.every(Decision, of=partnership).exclude(meeting__group__in=_kept_from(by))
    found = found.select_related("meeting__group", "action", "escalation", "turned_into")
    if wanted.words:
        words = Q(words__icontains=wanted.words) | Q(why__icontains=wanted.words)
        found = found.filter(words | Q(action__text__icontains=wanted.words) | Q(action__ref__iexact=wanted.words))
    if wanted.group:
        found = found.filter(meeting__group=wanted.group)
    if wanted.first:
        found = found.filter(meeting__held_on__gte=wanted.first)
    if wanted.last:
        found = found.filter(meeting__held_on__lte=wanted.last)
    return found.filter(done_on=None) if wanted.open_only else found


@dataclass(frozen=True, slots=True)
class StageView:
    """One group's sign-off: the meeting that did it, or the last that works."""

    stage: SignOff
    sitting: Sitting | None


@dataclass(frozen=True, slots=True)
class ReturnView:
    """A return with its plan. ``warning`` is empty while there is time."""

    owed: Return
    stages: tuple[StageView, ...]
    plan: SignOffPlan
    warning: str

    @property
    def is_signed(self) -> bool:
        return all(view.stage.signed_at_id for view in self.stages)


def returns(partnership: Partnership, on: date) -> list[ReturnView]:
    """Every return, the next due first, with the last meetings that work for what is not signed off yet."""
    return _viewed(rows.every(Return, of=partnership), partnership, on)


def return_view(owed: Return, on: date) -> ReturnView:
    """One of them."""
    return _viewed(rows.every(Return, of=owed.partnership, pk=owed.pk), owed.partnership, on)[0]


def _viewed(found: QuerySet[Return], partnership: Partnership, on: date) -> list[ReturnView]:
    sittings = _sittings(partnership)
    listed = found.prefetch_related("sign_offs__group", "sign_offs__signed_at", "evidence__evidence")
    return [_planned(owed, sittings, on) for owed in listed]


def return_at(partnership: Partnership, key: int) -> Return:
    """Raises Return.DoesNotExist."""
    return rows.one(Return, of=partnership, pk=key)


def sign_off_at(partnership: Partnership, key: int) -> SignOff:
    """Raises SignOff.DoesNotExist."""
    return rows.one(SignOff, of=partnership, pk=key, related=("owed", "group"))


def _sittings(partnership: Partnership) -> list[Sitting]:
    planned = rows.every(Meeting, of=partnership).exclude(state=MeetingState.CANCELLED)
    return [Sitting(*values) for values in planned.values_list("id", "group_id", "held_on", "papers_on")]


def _planned(owed: Return, sittings: list[Sitting], on: date) -> ReturnView:
    stages = list(owed.sign_offs.all())
    missing = [stage for stage in stages if stage.signed_at_id is None]
    plan = rules.sign_off_plan([stage.group_id for stage in missing], sittings, due_on=owed.due_on, on=on)
    chosen = {stage.group: stage.sitting for stage in plan.stages}
    views = tuple(StageView(stage, None if stage.signed_at_id else chosen[stage.group_id]) for stage in stages)
    warning = "" if owed.sent_on else _warning(owed, plan, on)
    return ReturnView(owed, views, plan, warning)


def _warning(owed: Return, plan: SignOffPlan, on: date) -> str:
    if plan.stages:
        return plan.warning(on)
    return (
        "Signed off by all; it has still to be sent." if owed.due_on >= on else "It was due, and has not been sent."
    )
