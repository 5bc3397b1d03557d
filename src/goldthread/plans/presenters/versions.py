"""The comparison of two versions as a page shows it: both texts side by side, what differs marked word by word."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from goldthread.plans.models import ActionStatus
from goldthread.plans.presenters.items import LABELS
from goldthread.plans.reads.versions import ActionChange, Comparison, PriorityChange, heading_of
from goldthread.plans.rules.version_changes import Difference, Kind

Piece = tuple[str, bool]  # words, and whether the other side has others here

HEADINGS: Mapping[Kind, tuple[str, str]] = {
    Kind.COMPLETED: ("Completed or closed", "The paper says these have ended. Each gets an update that says so."),
    Kind.REWORDED: ("Reworded", "The same action in other words. Its history goes on."),
    Kind.MOVED: ("Moved", "Under another priority, with another number, or elsewhere in the list."),
    Kind.REDATED: ("Another date", "The date agreed before stays as a baseline; the first promise never changes."),
    Kind.REASSIGNED: ("Another owner", "Whoever was given it by hand keeps it."),
    Kind.NEW: ("New", "They become actions of the plan."),
    Kind.DROPPED: ("No longer in the paper", "They are closed without completion, with the reason you give."),
    Kind.KEPT: ("As before", "Nothing of these changes."),
}
_BRIEF = {"ref": "was {}", "place": "another place in the list"}
_NAMES = {**LABELS, "place": "Place", "ref": "Number", "sub_priority": "Heading"}


@dataclass(frozen=True)
class ShownDifference:
    """One field on both sides. ``note`` says why nothing is done about it."""

    label: str
    before: list[Piece]
    after: list[Piece]
    note: str = ""


@dataclass(frozen=True)
class ShownChange:
    """One action or priority; ``item`` and ``row`` are the keys to pair by, 0 where a side has none."""

    name: str
    kind: str  # "action" or "priority"
    item: int
    row: int
    before: str
    after: str
    why: str
    decided: bool
    differences: list[ShownDifference]
    brief: str = ""  # all that differs, where it is only where the thing stands


@dataclass(frozen=True)
class ShownGroup:
    """All changes of one kind."""

    key: str
    heading: str
    words: str
    changes: list[ShownChange]


def groups(found: Comparison) -> list[ShownGroup]:
    """The kinds that there are, in the order in which to look at them."""
    shown = []
    for kind in Kind:
        if changes := found.of_kind(kind):
            heading, words = HEADINGS[kind]
            shown.append(ShownGroup(kind.value, heading, words, [_action(each) for each in changes]))
    return shown


def doubtful(found: Comparison) -> list[ShownChange]:
    """The pairs a person has to decide about, priorities first."""
    return [_action(each) if isinstance(each, ActionChange) else _priority(each) for each in found.doubtful]


def changed_priorities(found: Comparison) -> list[ShownChange]:
    """Priorities that are new, gone or called otherwise."""
    return [
        _priority(each)
        for each in found.priorities
        if not each.is_doubtful and (each.item is None or each.priority is None or each.is_reworded)
    ]


def unpaired(found: Comparison) -> list[tuple[int, str]]:
    """The actions of the plan that no item is paired with, to choose one from."""
    return [(each.action.pk, str(each.action)) for each in found.actions if each.action and each.item is None]


def tally(found: Comparison) -> list[tuple[str, int]]:
    """How many of each kind there are, those that there are."""
    return [(HEADINGS[kind][0], number) for kind, number in found.tally.items() if number]


def _action(change: ActionChange) -> ShownChange:
    before, after = change.action, change.item
    name = (after.content["ref"] or after.content["text"]) if after else str(before)
    return ShownChange(
        name=name[:80],
        kind="action",
        item=after.pk if after else 0,
        row=before.pk if before else 0,
        before=str(before) if before else "",
        after=f"{after.content['ref']} {after.content['text']}".strip() if after else "",
        why=change.pair.why if change.pair else "",
        decided=bool(change.pair and change.pair.decided),
        differences=[_difference(each) for each in change.differences],
        brief=_brief(change.differences),
    )


def _brief(differences: Sequence[Difference]) -> str:
    """What is said instead of a table where only the number or the place in the list is another one."""
    if not differences or any(each.name not in _BRIEF for each in differences):
        return ""
    return ", ".join(_BRIEF[each.name].format(each.before or "without a number") for each in differences)


def _priority(change: PriorityChange) -> ShownChange:
    before, after = change.priority, change.item
    words = (str(before) if before else "", heading_of(after.content) if after else "")
    return ShownChange(
        name=words[1] or words[0],
        kind="priority",
        item=after.pk if after else 0,
        row=before.pk if before else 0,
        before=words[0],
        after=words[1],
        why=change.pair.why if change.pair else "",
        decided=bool(change.pair and change.pair.decided),
        differences=[ShownDifference("Priority", *side_by_side(*words))] if before and after else [],
        brief=f"was {before.ref or 'without a number'}" if before and change.is_renumbered else "",
    )


def _difference(each: Difference) -> ShownDifference:
    note = "The paper says nothing here, so what was agreed stays." if each.stays else ""
    words = (each.before, each.after)
    if each.name == "status":
        words = (ActionStatus(each.before).label, ActionStatus(each.after).label)
    return ShownDifference(_NAMES.get(each.name, each.name), *side_by_side(*words), note)


def side_by_side(before: str, after: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces: what both have, and what only this side has."""
    old, new = (re.findall(r"\s+|[^\s]+", text) for text in (before, after))
    left: list[Piece] = []
    right: list[Piece] = []
    for what, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += _piece(old[i1:i2], differs=what != "equal")
        right += _piece(new[j1:j2], differs=what != "equal")
    return left, right


def _piece(words: Sequence[str], *, differs: bool) -> list[Piece]:
    return [("".join(words), differs)] if words else []
