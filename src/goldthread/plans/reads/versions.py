"""The next version of a plan beside the plan as it stands: what is the same, what changed, what is doubtful."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, QuerySet

from goldthread.partnership.models import Partnership
from goldthread.plans.models import (
    Action,
    Assignment,
    AssignmentKind,
    DraftItem,
    DraftKind,
    DraftState,
    PaperReading,
    Plan,
    Priority,
)
from goldthread.plans.rules.version_changes import Content, Difference, Kind, differences, kinds_of, moved_places
from goldthread.plans.rules.version_owners import Holder
from goldthread.plans.rules.version_pairing import Pair, Pairing, Side, pair_up, plain

WHO = ("body", "group", "post", "person")


@dataclass(frozen=True)
class ActionChange:
    """One action of either paper. ``pair`` is None where it stands in one of them only."""

    action: Action | None
    item: DraftItem | None
    pair: Pair | None = None
    differences: tuple[Difference, ...] = ()
    kinds: tuple[Kind, ...] = (Kind.KEPT,)

    @property
    def kind(self) -> Kind:
        """The most telling of its changes."""
        return self.kinds[0]

    @property
    def is_doubtful(self) -> bool:
        """A person has to say whether the two are the same."""
        return is_doubtful(self.pair)


@dataclass(frozen=True)
class PriorityChange:
    """One priority of either paper."""

    priority: Priority | None
    item: DraftItem | None
    pair: Pair | None = None

    @property
    def is_doubtful(self) -> bool:
        return is_doubtful(self.pair)

    @property
    def is_reworded(self) -> bool:
        return bool(self.priority and self.item) and str(self.priority) != heading_of(self.item.content)  # type: ignore[union-attr]

    @property
    def is_renumbered(self) -> bool:
        """The same title under another number."""
        return self.is_reworded and plain(self.priority.title) == plain(self.item.content["title"])  # type: ignore[union-attr]


def is_doubtful(pair: Pair | None) -> bool:
    """Found by likeness alone, and not surely."""
    return pair is not None and not pair.sure and not pair.decided


@dataclass(frozen=True)
class Comparison:
    """Every action and priority of both papers once: those of the new paper in its order, then the dropped."""

    actions: tuple[ActionChange, ...]
    priorities: tuple[PriorityChange, ...]

    @property
    def doubtful(self) -> list[ActionChange | PriorityChange]:
        every: tuple[ActionChange | PriorityChange, ...] = (*self.priorities, *self.actions)
        return [each for each in every if each.is_doubtful]

    @property
    def tally(self) -> Mapping[Kind, int]:
        """How many actions there are of each kind, by the most telling change of each."""
        counted = Counter(each.kind for each in self.actions)
        return {kind: counted[kind] for kind in Kind}

    def of_kind(self, kind: Kind) -> list[ActionChange]:
        return [each for each in self.actions if each.kind == kind and not each.is_doubtful]


def comparison(reading: PaperReading) -> Comparison:
    """The reading of a next version beside its plan. Seven queries, however long the papers are."""
    assert reading.version_of is not None
    kept = DraftItem.objects.filter(reading=reading).exclude(state=DraftState.DROPPED)
    items = list(kept.order_by("position", "id"))
    drafts = {kind: [item for item in items if item.kind == kind] for kind in DraftKind.values}
    decided = decisions(reading)
    priorities = list(reading.version_of.priorities.all())
    headings = pair_up(
        [Side(each.pk, each.title, each.ref) for each in priorities],
        [Side(item.pk, item.content["title"], item.content["ref"]) for item in drafts["priority"]],
        decided,
    )
    paired = _paired_priorities(headings, priorities, drafts["priority"])
    actions = list(_actions(reading.version_of))
    pairing = pair_up(
        [_old_side(action) for action in actions],
        [_new_side(item, drafts["priority"]) for item in drafts["action"]],
        decided,
    )
    return Comparison(
        actions=tuple(_action_changes(pairing, actions, drafts["action"], drafts["priority"], paired)),
        priorities=tuple(_priority_changes(headings, priorities, drafts["priority"])),
    )


def decisions(reading: PaperReading) -> dict[int, int | None]:
    """What a person said of pairs: item -> row of the plan, or None for what is new."""
    return {int(item): row for item, row in reading.pairings.items()}


def _actions(plan: Plan) -> QuerySet[Action]:
    found: QuerySet[Action] = plan.actions.select_related("priority").order_by("position", "pk")
    holders = Assignment.objects.select_related(*WHO)
    return found.prefetch_related(
        "parts", "milestones", Prefetch("assignments", holders), Prefetch("priority__assignments", holders)
    )


def holders_of(action: Action) -> list[Holder]:
    """Who has an action: its own owners, else its priority's, who hold it through the priority alone."""
    own = [holder(each) for each in action.assignments.all()]
    if own or action.priority is None:
        return own
    return [replace(holder(each), by_hand=True) for each in action.priority.assignments.all()]


def holder(assignment: Assignment) -> Holder:
    """Somebody who has something, by the printed name and by the one they go by."""
    known = next((str(who) for kind in WHO if (who := getattr(assignment, kind))), "")
    names = tuple(dict.fromkeys(name for name in (assignment.printed, known) if name))
    return Holder(names, support=assignment.kind == AssignmentKind.SUPPORT, by_hand=not assignment.printed)


def heading_of(content: Mapping[str, Any]) -> str:
    """A priority of a reading as it is called."""
    return f"{content['ref']} {content['title']}".strip()


def _old_side(action: Action) -> Side:
    place = action.priority.title if action.priority else ""
    return Side(action.pk, action.text, action.ref, place, action.printed)


def _new_side(item: DraftItem, priorities: Iterable[DraftItem]) -> Side:
    content = item.content
    titles = {each.content["key"]: each.content["title"] for each in priorities}
    when = (content["timescale"] or {}).get("printed", "")
    return Side(item.pk, content["text"], content["ref"], titles.get(content["priority"], ""), when)


def _paired_priorities(
    pairing: Pairing, priorities: Sequence[Priority], items: Sequence[DraftItem]
) -> dict[int, DraftItem]:
    """The item of each priority that the new paper has too, by the priority's key."""
    by_key = {item.pk: item for item in items}
    return {pair.old: by_key[pair.new] for pair in pairing.pairs}


def _priority_changes(
    pairing: Pairing, priorities: Sequence[Priority], items: Sequence[DraftItem]
) -> Iterable[PriorityChange]:
    olds = {each.pk: each for each in priorities}
    pairs = {pair.new: pair for pair in pairing.pairs}
    for item in items:
        pair = pairs.get(item.pk)
        yield PriorityChange(olds[pair.old] if pair else None, item, pair)
    yield from (PriorityChange(olds[key], None) for key in pairing.gone)


def _action_changes(
    pairing: Pairing,
    actions: Sequence[Action],
    items: Sequence[DraftItem],
    priorities: Sequence[DraftItem],
    paired: Mapping[int, DraftItem],
) -> Iterable[ActionChange]:
    olds = {action.pk: action for action in actions}
    news = {item.pk: item for item in items}
    pairs = {pair.new: pair for pair in pairing.pairs}
    headings = {item.content["key"]: heading_of(item.content) for item in priorities}
    moved = _moved(pairing, actions, news, paired)
    for item in items:
        pair = pairs.get(item.pk)
        if pair is None:
            yield ActionChange(None, item, kinds=(Kind.NEW,))
            continue
        action = olds[pair.old]
        new = {**item.content, "priority": headings.get(item.content["priority"], "")}
        found = differences(content_of(action, headings, paired), new, moved_within=action.pk in moved)
        yield ActionChange(action, item, pair, found, kinds_of(found))
    for key in pairing.gone:
        ended = olds[key].ended_on is not None
        yield ActionChange(olds[key], None, kinds=(Kind.KEPT if ended else Kind.DROPPED,))


def content_of(action: Action, headings: Mapping[str, str], paired: Mapping[int, DraftItem]) -> Content:
    """An agreed action in the form of a draft item. A priority that was only reworded counts as the same."""
    item = paired.get(action.priority_id or 0)
    heading = headings[item.content["key"]] if item else str(action.priority or "")
    return {
        "ref": action.ref,
        "text": action.text,
        "parts": [part.text for part in action.parts.all()],
        "comments": action.comments,
        "priority": heading,
        "sub_priority": action.sub_priority,
        "timescale": action.timescale.to_dict(),
        "milestones": [
            {"text": each.text, "due": each.timescale.to_dict()}
            for each in action.milestones.all()
            if each.dropped_on is None
        ],
        "holders": holders_of(action),
        "status": action.status,
    }


def _moved(
    pairing: Pairing, actions: Sequence[Action], news: Mapping[int, DraftItem], paired: Mapping[int, DraftItem]
) -> set[int]:
    """The actions that stand elsewhere among those of their own priority."""
    place = {action.pk: number for number, action in enumerate(actions)}
    by_place = dict(enumerate(actions))
    lists: dict[str, list[int]] = defaultdict(list)
    for pair in pairing.pairs:
        now = news[pair.new].content["priority"]
        before = paired.get(by_place[place[pair.old]].priority_id or 0)
        if now == (before.content["key"] if before else ""):
            lists[now].append(place[pair.old])
    return {by_place[number].pk for order in lists.values() for number in moved_places(order)}


def choices(partnership: Partnership) -> QuerySet[Plan]:
    """The plans that a paper may be the next version of."""
    return Plan.objects.of(partnership).filter(closed_on=None)
