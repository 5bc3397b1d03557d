"""What a reviewer works through: items by kind, state and priority, least sure first or in paper order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from goldthread.core.models import HistoryEvent
from goldthread.plans.models import DraftItem, DraftKind, DraftState, PaperReading
from goldthread.plans.rules.drafts import owner_names
from goldthread.plans.rules.recommendation_refs import unprinted

UNSURE = 0.8
ORDERS = {"least_sure": ("confidence", "position", "id"), "paper": ("position", "id")}


@dataclass(frozen=True)
class Queue:
    """Which items, and in which order. "" is all; ``priority`` is the key of one in the review, "none" for none."""

    kind: str = DraftKind.ACTION.value
    state: str = ""
    priority: str = ""
    order: str = "least_sure"


def _items_of(reading: PaperReading) -> QuerySet[DraftItem]:
    """With their reading, but never with the text of the paper once for each."""
    found: QuerySet[DraftItem] = DraftItem.objects.filter(reading=reading)
    return found.select_related("reading").defer("reading__document")


def items(reading: PaperReading, queue: Queue) -> QuerySet[DraftItem]:
    """The items of a queue, in its order."""
    found = _items_of(reading)
    if queue.kind:
        found = found.filter(kind=queue.kind)
    if queue.state:
        found = found.filter(state=queue.state)
    if queue.priority:
        found = found.filter(content__priority="" if queue.priority == "none" else queue.priority)
    return found.order_by(*ORDERS.get(queue.order, ORDERS["least_sure"]))


def item(reading: PaperReading, key: int) -> DraftItem | None:
    """One item of this reading."""
    return _items_of(reading).filter(pk=key).first()


def items_by_key(reading: PaperReading, keys: Iterable[int]) -> list[DraftItem]:
    """Those of these items that belong to the reading, in paper order."""
    return list(_items_of(reading).filter(pk__in=list(keys)).order_by("position", "id"))


def items_in(event: HistoryEvent) -> list[int]:
    """The keys of the items that one change of a review touched or made."""
    return [*map(int, event.after.get("items", {})), *event.after.get("made", ())]


def items_of_changes(reading: PaperReading, events: Iterable[HistoryEvent]) -> dict[int, DraftItem]:
    """The items that these changes touched or made, by key, in paper order."""
    keys = {key for event in events for key in items_in(event)}
    return {item.pk: item for item in items_by_key(reading, keys)}


def next_to_check(reading: PaperReading, queue: Queue, after: DraftItem) -> DraftItem | None:
    """The next item that waits, in the order of the queue; the first that waits when none is left behind this one."""
    waiting = items(reading, Queue(queue.kind, DraftState.PENDING.value, queue.priority, queue.order))
    keys = list(waiting.exclude(pk=after.pk).values_list("confidence", "position", "pk"))
    here = (after.confidence, after.position, after.pk)
    if queue.order == "paper":
        keys, here = [(0.0, *key[1:]) for key in keys], (0.0, after.position, after.pk)
    following = [key for key in keys if key > here] or keys
    return waiting.get(pk=following[0][2]) if following else None


def neighbours(reading: PaperReading, item: DraftItem) -> tuple[DraftItem | None, DraftItem | None]:
    """The items of its kind that stand before and behind it in the paper, left out ones aside."""
    others = _items_of(reading).filter(kind=item.kind).exclude(state=DraftState.DROPPED).exclude(pk=item.pk)
    before = others.filter(position__lte=item.position).order_by("-position", "-id").first()
    return before, others.filter(position__gt=item.position).order_by("position", "id").first()


def last_change(reading: PaperReading) -> HistoryEvent | None:
    """The latest change of items that still holds; None when there is none to undo."""
    events = HistoryEvent.objects.filter(thread_type="plans.paperreading", thread_id=reading.pk)
    undone = events.exclude(undoes=None).values("undoes")
    changes = events.filter(before__has_key="items", undoes=None).exclude(pk__in=undone)
    return changes.order_by("-id").first()


@dataclass(frozen=True)
class Tally:
    """How many items of one kind there are, and how far they have been checked."""

    kept: int
    to_check: int
    dropped: int

    @property
    def checked(self) -> int:
        return self.kept - self.to_check


def tallies(reading: PaperReading) -> Mapping[str, Tally]:
    """For each kind, in one query."""
    rows = DraftItem.objects.filter(reading=reading).values_list("kind", "state").order_by().annotate(n=Count("pk"))
    counts = {(kind, state): number for kind, state, number in rows}
    return {
        kind: Tally(
            kept=counts.get((kind, "pending"), 0) + counts.get((kind, "checked"), 0),
            to_check=counts.get((kind, "pending"), 0),
            dropped=counts.get((kind, "dropped"), 0),
        )
        for kind in DraftKind.values
    }


def priorities(reading: PaperReading) -> dict[str, str]:
    """The priorities of the reading by key, as they are called."""
    found = DraftItem.objects.filter(reading=reading, kind=DraftKind.PRIORITY).exclude(state=DraftState.DROPPED)
    contents = found.order_by("position", "id").values_list("content", flat=True)
    return {content["key"]: f"{content['ref']} {content['title']}".strip() for content in contents}


@dataclass(frozen=True)
class Acceptance:
    """What would go live, and what a person should know before they accept it."""

    counts: Mapping[str, int]
    to_check: int
    unsure: int
    without_owner: list[DraftItem]
    without_date: list[DraftItem]
    without_priority: list[DraftItem]
    untitled_priorities: list[str]
    doubled_priorities: list[str]
    unprinted_recommendations: list[str]
    owners_as_printed: list[str]
    owners_new: list[str]

    @property
    def is_plain(self) -> bool:
        """Nothing a person need be told."""
        return not any(
            (
                self.without_owner,
                self.without_date,
                self.without_priority,
                self.untitled_priorities,
                self.doubled_priorities,
                self.unprinted_recommendations,
                self.owners_as_printed,
                self.owners_new,
            )
        )


def acceptance(reading: PaperReading) -> Acceptance:
    """Looked up in one query; the page names the rows."""
    kept = list(
        DraftItem.objects.filter(reading=reading).exclude(state=DraftState.DROPPED).order_by("position", "id")
    )
    actions = [each for each in kept if each.kind == DraftKind.ACTION]
    priorities = [each for each in kept if each.kind == DraftKind.PRIORITY]
    keys = {each.content["key"] for each in priorities}
    pending = [each for each in kept if each.state == DraftState.PENDING]
    owners = list(dict.fromkeys(name for each in kept for name in owner_names(each.content)))
    matches = reading.owner_matches
    return Acceptance(
        counts={kind: sum(each.kind == kind for each in kept) for kind in DraftKind.values},
        to_check=len(pending),
        unsure=sum(each.confidence < UNSURE for each in pending),
        without_owner=[each for each in actions if not each.content["owners"]],
        without_date=[each for each in actions if not (each.content["timescale"] or {}).get("end")],
        without_priority=[each for each in actions if each.content["priority"] not in keys],
        untitled_priorities=[each.content["ref"] for each in priorities if not each.content["title"]],
        doubled_priorities=_doubled([each.content["ref"] for each in priorities]),
        unprinted_recommendations=_unprinted(reading, kept),
        owners_as_printed=[name for name in owners if not matches.get(name, {}).get("kind")],
        owners_new=[name for name in owners if (match := matches.get(name)) and match["kind"] and not match["id"]],
    )


def _doubled(refs: list[str]) -> list[str]:
    return sorted({ref for ref in refs if ref and refs.count(ref) > 1})


def _unprinted(reading: PaperReading, kept: list[DraftItem]) -> list[str]:
    printed = DraftItem.objects.filter(reading=reading, kind=DraftKind.RECOMMENDATION)
    known = [content["ref"] for content in printed.values_list("content", flat=True)]
    return unprinted([ref for each in kept for ref in each.content.get("recommendations", [])], known)
