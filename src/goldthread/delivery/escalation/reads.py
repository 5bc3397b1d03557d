"""Every question about escalations: the policy, the list, one action's, what is owed by whom."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from goldthread.core import rows
from goldthread.core.prepared import Given, prepared
from goldthread.delivery.escalation.models import (
    ANSWER_WORDS,
    CAUSE_WORDS,
    LEVEL_WORDS,
    STATE_WORDS,
    DeliveryPolicy,
    Escalation,
    EscalationStep,
    LocalHoliday,
)
from goldthread.delivery.escalation.rules import LIVE, WAITS_FOR_ANSWER, Answer, Cause, Level, State
from goldthread.kernel.working_days import WorkingCalendar
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action


@dataclass(frozen=True, slots=True)
class StepView:
    """One rung, as it is shown."""

    id: int
    number: int
    level: str
    asked: str
    why: str
    raised_on: date
    raised_by: str
    answer_by: date
    answer: str
    answer_words: str
    recover_by: date | None
    minute_ref: str
    answered_on: date | None
    answered_by: str
    group_id: int | None

    @property
    def level_words(self) -> str:
        return LEVEL_WORDS[Level(self.level)]

    @property
    def answer_said(self) -> str:
        return ANSWER_WORDS[Answer(self.answer)] if self.answer else ""


@dataclass(frozen=True, slots=True)
class EscalationView:
    """One escalation with all its steps."""

    id: int
    revision: int
    action_id: int
    ref: str
    text: str
    plan: str
    state: str
    cause: str
    why: str
    opened_on: date
    closed_on: date | None
    close_reason: str
    steps: tuple[StepView, ...]
    on: date

    @property
    def state_words(self) -> str:
        return STATE_WORDS[State(self.state)]

    @property
    def cause_words(self) -> str:
        return CAUSE_WORDS[Cause(self.cause)]

    @property
    def last(self) -> StepView | None:
        return self.steps[-1] if self.steps else None

    @property
    def is_live(self) -> bool:
        return self.state in LIVE

    @property
    def is_late(self) -> bool:
        """An answer, or the end of a recovery plan, that should have come before this day."""
        if self.last is None or not self.is_live:
            return False
        if self.state == State.RECOVERING:
            return self.last.recover_by is not None and self.last.recover_by < self.on
        return self.state in WAITS_FOR_ANSWER and self.last.answer_by < self.on


def policy_of(partnership: Partnership) -> DeliveryPolicy:
    """The partnership's own numbers; those to begin with where nobody has set any (not saved)."""
    return DeliveryPolicy.objects.of(partnership).first() or DeliveryPolicy(partnership=partnership)


def calendar_of(partnership: Partnership, policy: DeliveryPolicy | None = None) -> WorkingCalendar:
    """The days this partnership works."""
    nation = (policy or policy_of(partnership)).nation
    return WorkingCalendar.of(nation, LocalHoliday.objects.of(partnership).values_list("day", flat=True))


def local_holidays(partnership: Partnership) -> QuerySet[LocalHoliday]:
    return rows.every(LocalHoliday, of=partnership)


def local_holiday_at(partnership: Partnership, key: int) -> LocalHoliday:
    """Raises LocalHoliday.DoesNotExist."""
    return rows.one(LocalHoliday, of=partnership, pk=key)


def find_escalation(partnership: Partnership, key: int) -> Escalation:
    """Raises Escalation.DoesNotExist for any other partnership's."""
    return rows.one(Escalation, of=partnership, pk=key, related=("action__plan", "action__priority"))


def live_escalation_of(action: Action) -> Escalation | None:
    """One query; a second where there is one."""
    for (key,) in _live(action=action.pk):
        return Escalation.objects.select_related("action__partnership").get(pk=key)
    return None


@prepared
def _live() -> QuerySet[Any, Any]:
    return Escalation.objects.filter(action=Given("action"), state__in=LIVE).order_by("id").values_list("id")[:1]


def last_step(escalation: Escalation) -> EscalationStep | None:
    steps = EscalationStep.objects.filter(escalation=escalation).select_related("body", "group", "post", "person")
    return steps.order_by("-number").first()


def escalations(
    partnership: Partnership, on: date, *, states: tuple[str, ...] = LIVE, **which: Any
) -> list[EscalationView]:
    """Those in these states: what is longest owed comes first. Two queries."""
    latest = EscalationStep.objects.filter(escalation=OuterRef("pk")).order_by("-number")
    found = Escalation.objects.of(partnership).filter(state__in=states, **which)
    found = found.annotate(due=Subquery(latest.values("answer_by")[:1]))
    return _viewed(found.order_by(F("due").asc(nulls_first=True), "id"), on)


def escalations_of(action: Action, on: date) -> list[EscalationView]:
    """Every one of this action, the latest first."""
    return _viewed(Escalation.objects.filter(action=action).order_by("-id"), on)


def escalation_view(escalation: Escalation, on: date) -> EscalationView:
    """One, with its steps."""
    return _viewed(Escalation.objects.filter(pk=escalation.pk), on)[0]


def owed_on(partnership: Partnership, on: date, *, at_its_beginning: bool = False) -> list[EscalationView]:
    """What waited for an answer on a day, as it then stood; today's answers count unless asked of its beginning.

    Two queries.
    """
    by = on - timedelta(days=1) if at_its_beginning else on
    unanswered = EscalationStep.objects.filter(Q(answered_on=None) | Q(answered_on__gt=by), raised_on__lte=on)
    found = Escalation.objects.filter(Q(closed_on=None) | Q(closed_on__gt=by), partnership=partnership)
    raised = _viewed(found.filter(pk__in=unanswered.values("escalation")).order_by("pk"), on)
    then = [replace(each, steps=tuple(step for step in each.steps if step.raised_on <= on)) for each in raised]
    waiting = [each for each in then if each.last and (each.last.answered_on is None or each.last.answered_on > by)]
    return sorted((replace(each, state=State.OWED) for each in waiting), key=_longest_owed)


def _longest_owed(each: EscalationView) -> tuple[date, int]:
    return (each.last.answer_by if each.last else date.max, each.id)


def owed_by(person: Person, on: date, groups_chaired: frozenset[int]) -> list[EscalationView]:
    """What this person owes an answer to: by name, by post, as a lead in a body, as the chair of a group."""
    waiting = escalations(person.partnership, on, states=WAITS_FOR_ANSWER)
    mine = Q(person=person) | Q(post__in=person.post_ids) | Q(group__in=groups_chaired)
    if person.body_id and person.holds("lead"):
        mine |= Q(body=person.body_id)
    steps = EscalationStep.objects.filter(mine, escalation__in=[each.id for each in waiting])
    asked = {(step.escalation_id, step.number) for step in steps}
    return [each for each in waiting if each.last and (each.id, each.last.number) in asked]


def _viewed(found: QuerySet[Any], on: date) -> list[EscalationView]:
    listed = list(found.select_related("action__plan"))
    steps: dict[int, list[StepView]] = {}
    rows_ = EscalationStep.objects.filter(escalation__in=listed).order_by("escalation_id", "number")
    for step in rows_.select_related("body", "group", "post", "person", "raised_by", "answered_by"):
        steps.setdefault(step.escalation_id, []).append(_step(step))
    return [
        EscalationView(
            id=each.pk,
            revision=each.revision,
            action_id=each.action_id,
            ref=each.action.ref,
            text=each.action.text,
            plan=each.action.plan.title,
            state=each.state,
            cause=each.cause,
            why=each.why,
            opened_on=each.opened_at.date(),
            closed_on=each.closed_on,
            close_reason=each.close_reason,
            steps=tuple(steps.get(each.pk, ())),
            on=on,
        )
        for each in listed
    ]


def _step(step: EscalationStep) -> StepView:
    return StepView(
        id=step.pk,
        number=step.number,
        level=step.level,
        asked=step.addressed_to,
        why=step.why,
        raised_on=step.raised_on,
        raised_by=str(step.raised_by),
        answer_by=step.answer_by,
        answer=step.answer,
        answer_words=step.answer_words,
        recover_by=step.recover_by,
        minute_ref=step.minute_ref,
        answered_on=step.answered_on,
        answered_by=str(step.answered_by or ""),
        group_id=step.group_id,
    )
