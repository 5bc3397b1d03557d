"""The measures of Kinlarroch: official statistics of Scotland, and invented figures of its own services."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from goldthread.cli.demonstration.calendar import Calendar

if TYPE_CHECKING:
    from goldthread.partnership.models import Partnership, Person
    from goldthread.plans.models import Action, Plan, Priority

MONTHS_BEFORE = 8  # how many of the figures come before the plan was agreed


@dataclass(frozen=True)
class OwnFigures:
    """One invented monthly series: numerators over denominators, or counts where there is no denominator."""

    key: str
    counts: tuple[int | None, ...]
    of: tuple[int, ...] = ()
    target: float | None = None
    actions: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    before: int = MONTHS_BEFORE


OWN = (
    OwnFigures(
        "overdose_contact_72h_pct",
        (4, 4, 3, 4, 5, 3, 4, 4,
         4, 3, 5, 4, 3, 5, 4, 4, 3, 5, 4, 5, 6, 7, 9, 8, 10, 9, 11, 10, 12, 11, 10, 12, 13, 11, 12, 13, 12, 13),
        (13, 14, 12, 14, 15, 12, 13, 14,
         14, 11, 15, 13, 12, 16, 13, 14, 11, 15, 12, 14, 13, 14, 15, 13, 16, 13, 15, 14, 16, 14, 13, 15, 16, 14, 15,
         16, 14, 15),
        target=90,
        actions=("1.1", "1.2"),
        priorities=("1",),
        before=16,
    ),
    OwnFigures(
        "near_fatal_overdoses",
        (14, 11, 15, 13, 12, 16, 13, 14, 11, 15, 12, 14, 13, 14, 15, 13, 16, 13, 15, 14, 16, 14, 13, 15, 16, 14, 15,
         16, 14, 15),
        priorities=("1",),
    ),
    OwnFigures(
        "same_day_prescribing_pct",
        (6, 7, 5, 8, 6, 7, 6, 5, 7, 6, 8, 7, 6, 9, 8, 10, 11, 10, 12, 11, 12, 10, 11, None, 12, 11, 10, 12, 11, 12),
        (19, 21, 18, 22, 20, 21, 19, 18, 22, 20, 23, 21, 19, 22, 20, 21, 22, 20, 23, 21, 22, 20, 21, 20, 22, 21, 20,
         22, 21, 22),
        target=75,
        actions=("2.1",),
        priorities=("2",),
    ),
    OwnFigures(
        "unplanned_exits_pct",
        (9, 10, 8, 11, 9, 10, 9, 8, 10, 9, 11, 10, 9, 10, 11, 10, 12, 11, 12, 13, 12, 14, 13, 14, 13, 15, 14, 15, 14,
         16),
        (30, 31, 28, 32, 30, 31, 29, 28, 31, 30, 33, 31, 29, 30, 31, 29, 32, 30, 31, 32, 30, 33, 31, 32, 30, 33, 31,
         32, 30, 33),
        target=20,
        priorities=("4",),
    ),
)  # fmt: skip
# measure, action, months after the agreement it was written, direction, size and its unit, months until seen, how
FORETOLD = (
    (
        "overdose_contact_72h_pct", "1.2", 0, "rise", 40, "units", 14,
        "Two peer workers visit in the first three days, so that nobody waits for a letter.",
    ),
    (
        "near_fatal_overdoses", "1.5", 13, "fall", 15, "per_cent", 34,
        "More people have somebody to ring at the hours when most overdoses happen.",
    ),
)  # fmt: skip
OFFICIAL_LINKS = (
    ("treatment_within_3_weeks_pct", "2"),
    ("drug_misuse_deaths", "1"),
    ("alcohol_specific_deaths", "7"),
    ("naloxone_reach_pct", "1"),
)


def tell(partnership: Partnership, plan: Plan, calendar: Calendar) -> int:
    """Take over the library, load everything, link it to the plan; gives how many figures there are."""
    from goldthread.measures import official, writes
    from goldthread.partnership.models import Person, Role

    by = Person.objects.of(partnership).get(memberships__role=Role.ANALYST, is_service=False)
    writes.add_library(partnership=partnership, by=by)
    last_year = calendar.today - timedelta(days=365)
    packs = [(official.FIRST_PUBLISHED, last_year), *((name, calendar.today) for name in official.names())]
    total = 0
    for name, day in packs:
        rows = official.rows(name)
        total += writes.load_figures(partnership=partnership, name=f"{name}.csv", rows=rows, known_on=day, by=by).rows
    for own in OWN:
        total += _load_own(partnership, own, calendar, by)
    _link(partnership, plan, calendar, by)
    _foretell(partnership, plan, calendar)
    return total


def _foretell(partnership: Partnership, plan: Plan, calendar: Calendar) -> None:
    """What the papers said beforehand that two actions would change: one can be read, the other not yet."""
    from goldthread.measures.impact.writes import write_prediction
    from goldthread.measures.models import Indicator
    from goldthread.partnership.models import Person, Role

    by = Person.objects.of(partnership).filter(memberships__role=Role.COORDINATOR, is_service=False).first()
    assert by is not None
    for key, ref, written, direction, size, size_in, seen, mechanism in FORETOLD:
        write_prediction(
            action=plan.actions.get(ref=ref),
            indicator=Indicator.objects.of(partnership).get(key=key),
            direction=direction,
            size=size,
            size_in=size_in,
            seen_by=calendar.later(seen),
            mechanism=mechanism,
            written_on=calendar.on(written),
            source="Paper to the board",
            by=by,
        )


def _load_own(partnership: Partnership, own: OwnFigures, calendar: Calendar, by: Person) -> int:
    from goldthread.measures import writes

    rows = [(number + 2, _row(own, number, calendar.month(number - own.before))) for number in range(len(own.counts))]
    return writes.load_figures(partnership=partnership, name=f"{own.key}.xlsx", rows=rows, by=by).rows


def _row(own: OwnFigures, number: int, month: str) -> dict[str, str]:
    count, source = own.counts[number], "Invented for the demonstration"
    row = {"indicator": own.key, "period": month, "source": source}
    if count is None:
        return {**row, "status": "missing", "note": "One service did not send its figures."}
    if not own.of:
        return {**row, "value": str(count)}
    of = own.of[number]
    return {**row, "value": str(round(100 * count / of, 1)), "numerator": str(count), "denominator": str(of)}


def _link(partnership: Partnership, plan: Plan, calendar: Calendar, by: Person) -> None:
    from goldthread.measures import writes
    from goldthread.measures.models import Indicator

    measures = {row.key: row for row in Indicator.objects.of(partnership)}
    actions = {action.ref: action for action in plan.actions.all()}
    priorities = {priority.ref: priority for priority in plan.priorities.all()}
    for own in OWN:
        things: list[Priority | Action] = [
            *(priorities[ref] for ref in own.priorities),
            *(actions[ref] for ref in own.actions),
        ]
        for thing in things:
            writes.link_measure(indicator=measures[own.key], to=thing, by=by)
        if own.target is not None:
            writes.set_target(
                indicator=measures[own.key], value=own.target, starts=calendar.agreed, source=plan.title, by=by
            )
    for key, ref in OFFICIAL_LINKS:
        writes.link_measure(indicator=measures[key], to=priorities[ref], by=by)
    contact = measures["overdose_contact_72h_pct"]
    reason = "Daily visits began, with somebody who has been there themselves"
    writes.mark_break(indicator=contact, at=calendar.on(4), reason=reason, is_break=False, by=by)
    waits = measures["treatment_within_3_weeks_pct"]
    writes.set_target(indicator=waits, value=90, kind="standard", source="Local delivery plan standard", by=by)
