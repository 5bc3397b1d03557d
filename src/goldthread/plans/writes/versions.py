"""Saying that a paper is the next version of a plan, and which of its items are which of the plan's."""

from __future__ import annotations

from typing import Any

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError
from goldthread.partnership.models import Person
from goldthread.plans.models import DraftItem, DraftKind, PaperReading, Plan
from goldthread.plans.policies import check_can_edit_row
from goldthread.plans.writes.draft_changes import check_editable
from goldthread.plans.writes.readings import known_owners


@recorded
def make_version_of(
    *, reading: PaperReading, plan: Plan | None, revision: int | None = None, by: Person
) -> PaperReading:
    """Say that the paper is the next version of this plan, or, with None, that it is a plan of its own.

    Either answers the question whether it looks like another; pairs that were decided for another plan are forgotten.
    Owners whom people named in the plan are the same ones here. Raises InputError, EditedMeanwhile.
    """
    check_editable(reading, by)
    if plan is not None:
        check_can_edit_row(by, plan)
        if plan.closed_on:
            raise InputError("That plan is closed.", advice="Choose one that is live.")
    known = known_owners(plan) if plan else {}
    return history.amend(
        reading,
        "reading.version_said",
        revision=revision,
        version_of=plan,
        looks_like=None,
        pairings={} if plan != reading.version_of else reading.pairings,
        owner_matches={**known, **reading.owner_matches},
    )


@recorded
def pair_item(*, item: DraftItem, row: int | None, by: Person) -> PaperReading:
    """Say which action (or priority) of the plan this item is; None says that it is new.

    Raises InputError for a row of another plan, or one that somebody has said is another item.
    """
    reading = item.reading
    _check_is_version(reading, by)
    if row is not None:
        _check_row(reading, item, row)
    return _pair(reading, {**reading.pairings, str(item.pk): row})


@recorded
def pair_likely(*, reading: PaperReading, pairs: dict[int, int], by: Person) -> PaperReading:
    """Take several proposed pairs (item -> row) for the same at once. Raises InputError."""
    _check_is_version(reading, by)
    items = {item.pk: item for item in reading.items.filter(pk__in=pairs)}
    for item, row in pairs.items():
        if item not in items:
            raise InputError("That item is not in this paper.")
        _check_row(reading, items[item], row)
    return _pair(reading, {**reading.pairings, **{str(item): row for item, row in pairs.items()}})


@recorded
def forget_pair(*, item: DraftItem, by: Person) -> PaperReading:
    """Take back what was said of this item: likeness proposes again."""
    reading = item.reading
    _check_is_version(reading, by)
    return _pair(reading, {key: row for key, row in reading.pairings.items() if key != str(item.pk)})


def _pair(reading: PaperReading, pairings: dict[str, Any]) -> PaperReading:
    rows = [row for row in pairings.values() if row is not None]
    if len(rows) != len(set(rows)):
        # keys of actions and of priorities are counted apart, so only those of one kind can clash
        _check_one_to_one(reading, pairings)
    return history.amend(reading, "reading.paired", pairings=pairings)


def _check_one_to_one(reading: PaperReading, pairings: dict[str, Any]) -> None:
    kinds = dict(reading.items.filter(pk__in=[int(key) for key in pairings]).values_list("pk", "kind"))
    said = [(kinds.get(int(key)), row) for key, row in pairings.items() if row is not None]
    if len(said) != len(set(said)):
        raise InputError("That one is paired with another item already.", advice="Part those two first.")


def _check_is_version(reading: PaperReading, by: Person) -> None:
    check_editable(reading, by)
    if reading.version_of is None:
        raise InputError(
            "This paper is no next version of a plan.", advice="Say first which plan it is a version of."
        )


def _check_row(reading: PaperReading, item: DraftItem, row: int) -> None:
    assert reading.version_of is not None
    if item.kind not in (DraftKind.ACTION, DraftKind.PRIORITY):
        raise InputError("Only actions and priorities are paired.")
    rows = reading.version_of.actions if item.kind == DraftKind.ACTION else reading.version_of.priorities
    if not rows.filter(pk=row).exists():
        raise InputError("That one is not in the plan.", advice="Choose one of the plan.")
