"""What a second reading of a text, by its words alone, says for or against each field of the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.comparing import counterparts
from goldthread.documents.model import DraftAction, Reading
from goldthread.documents.sureness import weighed_anew

_SAID = {
    "text": ("read by its words alone it says the same", "read by its words alone the text has no such action"),
    "owners": ("read by its words alone it names the same", "read by its words alone it names others"),
    "timescale": ("read by its words alone it sets the same time", "read by its words alone it sets another time"),
}


def with_second_reading(first: Reading, second: Reading) -> Reading:
    """The first reading, each field with what the second says of it, and less sure where that is something else."""
    others = counterparts(first.plan.actions, second.plan.actions)
    actions = tuple(_compared(action, other) for action, other in zip(first.plan.actions, others, strict=True))
    return replace(first, plan=replace(first.plan, actions=actions))


def _compared(action: DraftAction, other: DraftAction | None) -> DraftAction:
    evidence = dict(action.evidence)
    for field, same in _agreement(action, other):
        if field in evidence:
            sign = f"second reading: {'same' if same else 'other'} {field}"
            evidence[field] = weighed_anew(evidence[field], sign, _SAID[field][not same])
    return replace(action, evidence=evidence)


def _agreement(action: DraftAction, other: DraftAction | None) -> Iterator[tuple[str, bool]]:
    yield "text", other is not None
    if other is None:
        return
    if action.owners and other.owners:
        yield "owners", _names(action) == _names(other)
    if action.timescale and other.timescale:
        ours, theirs = action.timescale, other.timescale
        yield "timescale", (ours.end, ours.recurrence) == (theirs.end, theirs.recurrence)


def _names(action: DraftAction) -> set[str]:
    return {owner.name.lower().removeprefix("the ") for owner in action.owners}
