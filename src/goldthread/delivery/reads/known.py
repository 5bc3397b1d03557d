"""What was known of many actions on a day: from updates, dates, milestones, dependencies and evidence as of then.

Seven queries for each partnership, whatever it has; never more in memory than one partnership.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Count, Q
from django.utils import timezone

from goldthread.core.bulk_reading import all_of_it_stays
from goldthread.core.prepared import rows_of_query
from goldthread.delivery import registries, rules
from goldthread.delivery.models import Cadence, EvidenceUse, ProgressUpdate, ThresholdSetting
from goldthread.delivery.reads import conditions
from goldthread.partnership.models import Partnership
from goldthread.plans.models import Action, Baseline, Dependency, Milestone

MOST_BY_KEY = 400


def thresholds_of(partnership: int, on: date) -> rules.Thresholds:
    """What the partnership judged by on that day."""
    found = ThresholdSetting.objects.filter(partnership_id=partnership, set_at__lt=conditions.after(on))
    values = found.order_by("-id").values(*rules.Thresholds.__slots__).first() or {}
    return rules.Thresholds(**{name: value for name, value in values.items() if value is not None})


_ACTION = (
    "id",
    "priority_id",
    "plan__cadence_days",
    "added_on",
    "starts",
    "ends",
    "first_ends",
    "recurrence",
)
_SAID = ("id", "corrects_id", "status", "stated_rag", "reported_on", "narrative")


class _Course(NamedTuple):
    """How the updates known on a day leave an action."""

    status: str = rules.Status.NOT_STARTED
    stated_rag: str = ""
    since: date | None = None
    heard: rules.Heard = rules.NOTHING
    help_asked_on: date | None = None
    began: date | None = None


_NOTHING_SAID = _Course()


class _There(NamedTuple):
    """What a partnership has, by action; the cadences of priorities by priority."""

    actions: Mapping[int, tuple[Any, ...]]
    courses: Mapping[int, _Course]
    own_dates: Mapping[int, list[rules.Dating]]
    steps: Mapping[int, tuple[rules.Step, ...]]
    waits: Mapping[int, list[tuple[Any, ...]]]
    evidence: Mapping[int, tuple[int, int]]
    cadences: Mapping[int, int | None]
    priority_cadences: Mapping[int | None, int | None]
    linked: Mapping[int, tuple[rules.Reason, ...]]


def known_actions(
    partnership: Partnership, on: date, *, only: Sequence[int] | None = None
) -> Iterator[tuple[int, rules.Known]]:
    """What was known on a day of every action the partnership then had, or of ``only`` these."""
    return _Reader(partnership, on, only).read()


class _Reader:
    """One partnership on one day."""

    def __init__(self, partnership: Partnership, on: date, only: Sequence[int] | None) -> None:
        self.partnership, self.on = partnership, on
        # a long list of keys costs a database more than reading them all
        self.only = only if only is None or len(only) <= MOST_BY_KEY else None
        self.wanted = None if only is None else frozenset(only)
        self.until = conditions.after(on)

    def read(self) -> Iterator[tuple[int, rules.Known]]:
        with all_of_it_stays():
            there = self._everything()
        for key, row in there.actions.items():
            if self.wanted is not None and key not in self.wanted:
                continue
            known = self._known(key, row, there)
            if known is not None:
                yield key, known

    def _everything(self) -> _There:
        """All that the partnership has, read at once."""
        found = self._of(Action.objects, "id").order_by("id")
        actions = {row[0]: row for row in rows_of_query(found.values_list(*_ACTION))}
        waits = self._dependencies()
        awaited = {other for others in waits.values() for other, *_ in others} - actions.keys()
        own_dates, step_dates = self._datings(awaited)
        of_actions, of_priorities = self._cadences()
        return _There(
            actions,
            self._courses(awaited),
            own_dates,
            self._steps(step_dates),
            waits,
            self._evidence(),
            of_actions,
            of_priorities,
            registries.linked_reasons(self.partnership, actions.keys(), self.on),
        )

    def _known(self, key: int, row: tuple[Any, ...], there: _There) -> rules.Known | None:
        """None: it was not in the plan yet."""
        _, priority, plan_cadence, added_on, starts, ends, first, recurrence = row
        course = there.courses.get(key, _NOTHING_SAID)
        # brought in with a paper that tells of earlier days, it was in the plan on those days
        if course.began and course.began < added_on:
            added_on = course.began
        if added_on > self.on:
            return None
        shown, checked = there.evidence.get(key, (0, 0))
        promise = rules.promised(there.own_dates.get(key, ()), ends=ends, first=first, on=self.on, starts=starts)
        cadence = there.cadences.get(key) or there.priority_cadences.get(priority) or plan_cadence
        waits = there.waits.get(key, ())
        return rules.Known(
            status=course.status,
            stated_rag=course.stated_rag,
            promise=promise,
            began=max(added_on, promise.starts) if promise.starts else added_on,
            starts=promise.starts,
            recurrence=recurrence,
            ended_on=course.since if course.status in rules.ENDED else None,
            status_since=course.since,
            heard=course.heard,
            asked_for_help_on=course.help_asked_on,
            cadence_days=cadence or self.partnership.cadence_days,
            steps=there.steps.get(key, ()),
            waits_for=tuple(_awaited(each, there, self.on) for each in waits) if waits else (),
            shown=shown,
            checked=checked,
            linked=there.linked.get(key, ()),
        )

    def _of(self, rows: Any, action: str = "action_id", also: Iterable[int] = ()) -> Any:
        """The rows of the partnership, or of the actions asked for."""
        if self.only is not None:
            return rows.filter(**{f"{action}__in": [*self.only, *also]}, partnership=self.partnership)
        return rows.filter(partnership=self.partnership)

    def _courses(self, awaited: Iterable[int]) -> dict[int, _Course]:
        # heard on the day they tell of; a correction from when it was made: what it corrects stood until then
        heard = Q(reported_on__lte=self.on) & (Q(corrects=None) | Q(at__lt=self.until))
        found = self._of(ProgressUpdate.objects, also=awaited).filter(heard).order_by()
        said: dict[int, list[rules.Said]] = defaultdict(list)
        asked: dict[int, date] = {}
        for action, help_asked_on, *values in rows_of_query(found.values_list("action_id", "help_asked_on", *_SAID)):
            said[action].append(rules.Said(*values))
            if help_asked_on:
                asked[values[0]] = help_asked_on
        return {action: _course(course, asked) for action, course in said.items()}

    def _datings(
        self, awaited: Iterable[int]
    ) -> tuple[Mapping[int, list[rules.Dating]], Mapping[int, list[rules.Dating]]]:
        """The dates there have been, of actions and of milestones. Few ever moved."""
        of_actions: dict[int, list[rules.Dating]] = defaultdict(list)
        of_steps: dict[int, list[rules.Dating]] = defaultdict(list)
        found = Baseline.objects.filter(partnership=self.partnership)
        if self.only is not None:
            found = found.filter(Q(action__in=[*self.only, *awaited]) | Q(milestone__action__in=self.only))
        rows = found.order_by("number").values_list("action_id", "milestone_id", "number", "ends", "starts", "set_at")
        for action, milestone, number, ends, starts, set_at in rows_of_query(rows):
            dating = rules.Dating(number, ends, _day(set_at), starts)
            (of_actions[action] if action is not None else of_steps[milestone]).append(dating)
        return of_actions, of_steps

    def _steps(self, dates: Mapping[int, list[rules.Dating]]) -> Mapping[int, tuple[rules.Step, ...]]:
        steps: dict[int, tuple[rules.Step, ...]] = {}
        on = self.on
        found = self._of(Milestone.objects).order_by()
        columns = ("action_id", "id", "ends", "first_ends", "done_on", "dropped_on")
        for action, key, ends, first, done, dropped in rows_of_query(found.values_list(*columns)):
            if key in dates:
                ends = rules.promised(dates[key], ends=ends, first=first, on=on).ends
            step = rules.Step(ends, _by(done, on) if done else None, _by(dropped, on) if dropped else None)
            steps[action] = (*steps[action], step) if action in steps else (step,)
        return steps

    def _dependencies(self) -> Mapping[int, list[tuple[Any, ...]]]:
        waits: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
        then = Q(since=None) | Q(since__lte=self.on)
        found = self._of(Dependency.objects).filter(then, Q(until=None) | Q(until__gt=self.on)).order_by("id")
        columns = ("on_id", "on__ref", "on__text", "on__ends", "on__first_ends")
        for action, *other in rows_of_query(found.values_list("action_id", *columns)):
            waits[action].append(tuple(other))
        return waits

    def _evidence(self) -> dict[int, tuple[int, int]]:
        used = self._of(EvidenceUse.objects).filter(since__lt=self.until).order_by().values("action_id")
        checked = Count("id", filter=Q(evidence__checked_at__lt=self.until))
        counted = used.annotate(shown=Count("id"), checked=checked)
        rows = rows_of_query(counted.values_list("action_id", "shown", "checked"))
        return {action: (shown, sure) for action, shown, sure in rows}

    def _cadences(self) -> tuple[dict[int, int | None], dict[int | None, int | None]]:
        """The latest of each action and of each priority. Few have their own."""
        found = Cadence.objects.filter(partnership=self.partnership, set_at__lt=self.until).order_by("id")
        rows = list(found.values_list("action_id", "priority_id", "days"))
        return {a: days for a, _, days in rows if a is not None}, {p: days for a, p, days in rows if a is None}


def _course(said: list[rules.Said], asked: Mapping[int, date]) -> _Course:
    held = rules.holding(said)
    if not held:
        return _NOTHING_SAID
    last = held[-1]
    since = rules.since_when(held).reported_on
    began = min(each.reported_on for each in said)
    return _Course(last.status, last.stated_rag, since, rules.heard(held), asked.get(last.id), began)


def _awaited(other: tuple[Any, ...], there: _There, on: date) -> rules.Awaited:
    key, ref, text, ends, first = other
    promise = rules.promised(there.own_dates.get(key, ()), ends=ends, first=first, on=on)
    return rules.Awaited(ref or f"“{text[:60]}”", there.courses.get(key, _NOTHING_SAID).status, promise.ends)


def _by(happened: date | None, on: date) -> date | None:
    return happened if happened is not None and happened <= on else None


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
