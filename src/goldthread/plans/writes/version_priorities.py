"""The priorities of a next version: those that stay keep their rows, the new ones are made, none is lost."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.core import history
from goldthread.partnership.models import Person
from goldthread.plans.models import DraftItem, PaperReading, Plan, Priority
from goldthread.plans.reads.versions import Comparison, PriorityChange
from goldthread.plans.writes.accepted_owners import Owners
from goldthread.plans.writes.accepted_priorities import AcceptedPriorities, make_priorities
from goldthread.plans.writes.accepted_sources import AcceptedRecommendations
from goldthread.plans.writes.answers import answer_recommendation
from goldthread.plans.writes.readings import STEP
from goldthread.plans.writes.version_owners import change_owners

NUMBER_TAKEN = "Its number is another priority's in the next version."


def change_priorities(
    plan: Plan,
    reading: PaperReading,
    found: Comparison,
    items: Sequence[DraftItem],
    owners: Owners,
    recommendations: AcceptedRecommendations,
    by: Person,
) -> AcceptedPriorities:
    """Reword, renumber and add. A priority the paper drops stays: what stood under it is still its own."""
    _reword(found)
    known = AcceptedPriorities(
        by_key={each.item.content["key"]: each.priority for each in found.priorities if each.item and each.priority},
        outcomes={(outcome.priority_id, outcome.text): outcome for outcome in plan.outcomes.all()},
    )
    accepted = make_priorities(plan, reading, items, owners, recommendations, known)
    for each in found.priorities:
        if each.item and each.priority:
            change_owners(each.priority, each.item.content["owners"], owners, "", by)
            for recommendation in recommendations.meant_by(each.item.content["recommendations"]):
                answer_recommendation(thing=each.priority, recommendation=recommendation, by=by)
    _put_in_order(found, accepted)
    return accepted


def _reword(found: Comparison) -> None:
    """Numbers are freed before they are given anew: two priorities may have changed theirs for each other's."""
    paired = [(each.priority, wanted) for each, wanted in _wanted(found.priorities)]
    numbers = {wanted[0] for _, wanted in paired}
    numbers |= {each.item.content["ref"] for each in found.priorities if each.item}
    for each in found.priorities:
        if each.item is None and each.priority and each.priority.ref in numbers - {""}:
            history.amend(each.priority, "priority.reworded", reason=NUMBER_TAKEN, ref="")
    changed = [priority for priority, (ref, _) in paired if priority and priority.ref != ref]
    Priority.objects.filter(pk__in=[each.pk for each in changed]).update(ref="")
    for priority, (ref, title) in paired:
        if priority:
            history.amend(priority, "priority.reworded", ref=ref, title=title)


def _wanted(changes: Sequence[PriorityChange]) -> list[tuple[PriorityChange, tuple[str, str]]]:
    """The number and title of each that stays; of two with one number the second goes without."""
    taken: set[str] = set()
    wanted = []
    for each in changes:
        if each.item and each.priority:
            ref = each.item.content["ref"][:30]
            wanted.append((each, ("" if ref in taken else ref, each.item.content["title"][:500])))
            taken.add(ref)
    return wanted


def _put_in_order(found: Comparison, accepted: AcceptedPriorities) -> None:
    rows = []
    for number, each in enumerate(found.priorities, start=1):
        row = accepted.by_key[each.item.content["key"]] if each.item else each.priority
        assert row is not None
        row.position = number * STEP
        rows.append(row)
    Priority.objects.bulk_update(rows, ["position"], batch_size=200)
