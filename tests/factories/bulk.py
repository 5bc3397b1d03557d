"""Large invented plans in seconds: for lists, indexes and benchmarks. The same seed gives the same rows.

Everything goes in by bulk, inside one recorded write with one event: the history rules hold here too.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.core.models import SearchDocument
from goldthread.delivery.models import ProgressUpdate
from goldthread.delivery.reads.kept import keep_up
from goldthread.partnership.models import Body, Group, Partnership, Person, Post
from goldthread.plans.models import (
    Action,
    ActionOutcome,
    ActionRecommendation,
    Assignment,
    Milestone,
    Outcome,
    Part,
    Plan,
    Priority,
    PriorityRecommendation,
    Recommendation,
    SourceDocument,
)
from goldthread.plans.searching import action_words

_VOCABULARY = """
agree arrange assess begin brief build care carry check clinic community contact cover day deliver design door
early evening evidence family first follow funding group harbour harm health help home hospital housing kit
lead learn listen local meet model naloxone need night nurse offer open outreach overdose partner pathway peer
people pharmacy pilot plan practice prescribing prison protocol quarter record recovery reduce refer report
review risk safe same school service share staff start street supply support team test training trauma
treatment trust visit voice wait ward week work young
"""
_SHORT = _VOCABULARY.split()
# a real corpus has thousands of words, and none but the smallest stands in one text of four
_WORDS = _SHORT + [one + other for one in _SHORT[::3] for other in _SHORT[1::3]]
_RARE = ("ceilidh", "lighthouse", "breakwater", "curlew", "heather")
_STANDINGS = (  # status, how often
    ("not_started", 10),
    ("in_progress", 20),
    ("blocked", 6),
    ("complete", 58),
    ("closed", 6),
)
_RAGS = {
    "not_started": ("", "grey", "green", "amber"),
    "in_progress": ("", "red", "amber", "green"),
    "blocked": ("red", "amber"),
    "complete": ("green", "blue"),
    "closed": ("",),
}
BATCH = 2000


@dataclass(frozen=True)
class Size:
    """How much one partnership gets, on average where it cannot be exact."""

    actions: int = 60
    milestones: int = 2  # to each action
    updates: int = 3
    priorities: int = 12
    recommendations: int = 16
    searchable: bool = True


def load_plan(*, partnership: Partnership, by: Person, size: Size = Size(), on: date, seed: int = 1) -> Plan:
    """One plan with everything that hangs on it, assessed. The first action has exactly twenty updates."""
    plan = _load_plan(partnership=partnership, size=size, on=on, seed=seed, by=by)
    keep_up(partnership, on)
    return plan


@recorded
def _load_plan(*, partnership: Partnership, by: Person, size: Size, on: date, seed: int) -> Plan:
    loader = _Loader(partnership, by, size, on, random.Random(f"{partnership.slug} {seed}"))
    plan = loader.load(f"plan-{seed}")
    history.record("plan.loaded", target=plan, after={"actions": size.actions})
    return plan


class _Loader:
    def __init__(self, partnership: Partnership, by: Person, size: Size, on: date, chance: random.Random) -> None:
        self.partnership, self.by, self.size, self.on, self.chance = partnership, by, size, on, chance

    def load(self, slug: str) -> Plan:
        self.owners = self._owners()
        self.plan = self._row(Plan(slug=slug, title="Alcohol and drugs delivery plan", period="2025 to 2028"))
        self._headings()
        for first in range(0, self.size.actions, BATCH):
            self._actions(range(first, min(first + BATCH, self.size.actions)))
        return self.plan

    def _headings(self) -> None:
        source = self._row(SourceDocument(title=f"Report of the commission on {self.plan.slug}"))
        self.priorities = self._rows(
            Priority(plan=self.plan, ref=str(n + 1), title=self._sentence(5, 9), position=n)
            for n in range(self.size.priorities)
        )
        self.outcomes = self._rows(
            Outcome(plan=self.plan, priority=priority, text=self._sentence(8, 14), position=n)
            for n, priority in enumerate(self.priorities)
        )
        self.recommendations = self._rows(
            Recommendation(source=source, ref=str(n + 1), text=self._sentence(12, 30), position=n)
            for n in range(self.size.recommendations)
        )
        self._rows(
            PriorityRecommendation(priority=priority, recommendation=self.chance.choice(self.recommendations))
            for priority in self.priorities
            if self.recommendations
        )

    def _owners(self) -> list[tuple[str, Any]]:
        """Rows that were there stay; a second plan in a partnership has the same owners."""
        of = {"partnership": self.partnership}
        if not Body.objects.filter(**of, name="Partner body 1").exists():
            bodies = self._rows(Body(name=f"Partner body {n + 1}", kind="statutory") for n in range(6))
            self._rows(Group(name=f"Workgroup {n + 1}") for n in range(4))
            people = self._rows(Person(name=f"Lead {n + 1}", body=bodies[n % 6]) for n in range(17))
            self._rows(Post(title=f"Service manager {n + 1}", holder=people[n]) for n in range(8))
        found: list[tuple[str, Any]] = []
        for kind, model in (("body", Body), ("group", Group), ("post", Post), ("person", Person)):
            rows = model.objects.filter(**of).order_by("id")
            found += [(kind, row) for row in (rows.exclude(is_service=True) if model is Person else rows)]
        return found

    def _actions(self, numbers: range) -> None:
        actions = self._rows(self._action(n) for n in numbers)
        self._rows(a for action in actions for a in self._assignments(action))
        self._rows(m for action in actions for m in self._milestones(action))
        self._rows(u for n, action in zip(numbers, actions, strict=True) for u in self._updates(n, action))
        self._rows(Part(action=action, position=0, text=self._sentence(8, 15)) for action in actions[::4])
        self._rows(
            ActionRecommendation(action=action, recommendation=self.chance.choice(self.recommendations))
            for action in actions[::3]
            if self.recommendations
        )
        self._rows(ActionOutcome(action=a, outcome=self.chance.choice(self.outcomes)) for a in actions[::5])
        if self.size.searchable:
            self._search(actions)

    def _action(self, number: int) -> Action:
        priority = self.priorities[number * len(self.priorities) // self.size.actions]
        status = self._weighted(_STANDINGS)
        ends = None if self.chance.random() < 0.08 else self.on + timedelta(days=self.chance.randint(-540, 540))
        slipped = self.chance.choice((0, 0, 0, 30, 90))
        ended = status in ("complete", "closed")
        return Action(
            plan=self.plan,
            priority=priority,
            ref=f"{priority.ref}.{number + 1}",
            text=self._sentence(12, 40),
            position=number,
            printed=f"{ends:%B %Y}" if ends else "TBC",
            ends=ends,
            first_ends=ends and ends - timedelta(days=slipped),
            precision="month" if ends else "none",
            status=status,
            stated_rag=self.chance.choice(_RAGS[status]),
            last_update_at=self._moment(self.chance.randint(0, 400)),
            ended_on=self.on - timedelta(days=self.chance.randint(0, 400)) if ended else None,
            end_reason="Overtaken by a national programme." if status == "closed" else "",
            is_new=self.chance.random() < 0.05,
            added_on=self.on - timedelta(days=(700, 700, 700, 200, 30)[number % 5]),
        )

    def _assignments(self, action: Action) -> Iterator[Assignment]:
        for position, (kind, owner) in enumerate(self.chance.sample(self.owners, self.chance.choice((1, 1, 2)))):
            lead = "lead" if position == 0 else "support"
            yield Assignment(action=action, kind=lead, position=position, printed=str(owner), **{kind: owner})

    def _milestones(self, action: Action) -> Iterator[Milestone]:
        for position in range(self.size.milestones):
            ends = self.on + timedelta(days=self.chance.randint(-540, 540))
            done = self.chance.random() < 0.5
            yield Milestone(
                action=action,
                position=position,
                text=self._sentence(5, 12),
                printed=f"{ends:%B %Y}",
                ends=ends,
                first_ends=ends,
                precision="month",
                done_on=min(ends, self.on) if done else None,
            )

    def _updates(self, number: int, action: Action) -> Iterator[ProgressUpdate]:
        times = 20 if number == 0 else self.size.updates
        for turn in range(times):
            days = (times - turn) * 30
            yield ProgressUpdate(
                action=action,
                narrative=self._sentence(12, 60),
                stated_rag=action.stated_rag,
                status=action.status,
                reported_on=self.on - timedelta(days=days),
                by=self.by,
                at=self._moment(days),
            )

    def _search(self, actions: Sequence[Action]) -> None:
        found = [(action, action_words(action)) for action in actions]
        SearchDocument.objects.bulk_create(
            [
                SearchDocument(
                    partnership=self.partnership,
                    kind=words.kind,
                    row_id=action.pk,
                    title=words.title,
                    body=words.body,
                    address=words.address,
                )
                for action, words in found
            ],
            batch_size=BATCH,
        )

    def _row(self, row: Any) -> Any:
        return self._rows([row])[0]

    def _rows(self, rows: Any) -> list[Any]:
        made = list(rows)
        for row in made:
            row.partnership = self.partnership
        return type(made[0]).objects.bulk_create(made, batch_size=BATCH) if made else []

    def _sentence(self, least: int, most: int) -> str:
        words = self.chance.choices(_WORDS, k=self.chance.randint(least, most))
        if self.chance.random() < 0.01:
            words.append(self.chance.choice(_RARE))
        return " ".join(words).capitalize() + "."

    def _moment(self, days_ago: int) -> datetime:
        return timezone.make_aware(datetime.combine(self.on - timedelta(days=days_ago), time(12)))

    def _weighted(self, table: Sequence[tuple[str, int]]) -> str:
        return self.chance.choices([name for name, _ in table], [weight for _, weight in table])[0]


def national(
    *, partnerships: int, size: Size, on: date, by: Callable[[Partnership], Person], found: Callable[..., Partnership]
) -> list[Plan]:
    """So many partnerships with one plan each. ``found`` and ``by`` make a partnership and who loads it."""
    plans = []
    for number in range(1, partnerships + 1):
        partnership = found(slug=f"area-{number:02d}", name=f"Area {number:02d} Alcohol and Drug Partnership")
        plans.append(load_plan(partnership=partnership, by=by(partnership), size=size, on=on))
    return plans


@recorded
def heading_of(priority: Priority, *, body: Body, bare: Action, by: Person) -> Action:
    """Give the priority to a body and leave one of its actions to nobody; that action."""
    bare.assignments.all().delete()
    Assignment.objects.create(partnership=priority.partnership, priority=priority, body=body)
    history.record("priority.assigned", target=priority)
    return bare


@recorded
def put_in_one_place(plan: Plan, *, by: Person) -> None:
    """Every action at the same position, as a careless import might leave them."""
    Action.objects.filter(plan=plan).update(position=1)
    history.record("plan.reordered", target=plan)


@recorded
def rename(plan: Plan, refs: Sequence[str], *, by: Person) -> None:
    """These references, in turn."""
    for action, ref in zip(Action.objects.filter(plan=plan), refs, strict=True):
        Action.objects.filter(pk=action.pk).update(ref=ref)
    history.record("plan.renumbered", target=plan)


@recorded
def say_often(action: Action, *, times: int, by: Person) -> None:
    """So many further updates of one action."""
    ProgressUpdate.objects.bulk_create(
        ProgressUpdate(
            partnership=action.partnership,
            action=action,
            narrative=f"Week {number}.",
            status=action.status,
            reported_on=timezone.localdate(),
            by=by,
        )
        for number in range(times)
    )
    history.record("action.discussed", target=action)
