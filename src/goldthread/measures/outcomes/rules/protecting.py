"""What of the groups may be kept: small ones hidden, and others so that those cannot be worked out. Pure.

One table a scale and occasion, services by what became of those who started, goes through the disclosure room. What
is hidden of a service in one table is hidden in all, for they are of nearly the same people. Means go where the
number of people may, and never where they would tell the mean of a few by subtraction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldthread.analysis.disclosure.cells import TOTAL, CellTable, Dimension, tabulate
from goldthread.analysis.disclosure.rules import Rule
from goldthread.analysis.disclosure.suppress import protect
from goldthread.measures.outcomes.rules.groups import EVERYBODY, Group

SORTED = ("improved", "unchanged", "worsened")
AGAIN, NOT_AGAIN, STARTED = "people", "not_again", "started"
DIGITS = 2
Marks = set[tuple[str, str]]  # service and figure, hidden everywhere


@dataclass(frozen=True)
class Kept:
    """A group as it may be kept and shown. Every figure that is None is withheld, or was never known."""

    group: Group
    is_withheld: bool  # the number of people itself
    withheld: tuple[str, ...]  # figures that are known and hidden


def protected(groups: Sequence[Group], rule: Rule) -> list[Kept]:
    """The groups with everything taken out that would tell of few people."""
    tables = _tables(groups)
    hidden: Marks = set()
    while True:
        more = set(hidden)
        for members in tables:
            more |= _hidden(members, rule, more)
            more |= _too_few_behind(members, rule, more)
        if more == hidden:
            return [_kept(group, hidden) for group in groups]
        hidden = more


def _tables(groups: Sequence[Group]) -> list[list[Group]]:
    found: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        found.setdefault((group.which.occasion, group.which.scale), []).append(group)
    return list(found.values())


def table_of(members: Sequence[Group]) -> CellTable:
    """Services by what became of their people; totals are added by the table itself."""
    services = [group for group in members if group.which.service != EVERYBODY]
    fates = [*(SORTED if services[0].is_sorted else (AGAIN,)), *([NOT_AGAIN] if _all_started(services) else [])]
    rows = [
        {"service": group.which.service, "fate": fate, "count": getattr(group, fate)}
        for group in services
        for fate in fates
    ]
    grouped = {AGAIN: frozenset(SORTED)} if services[0].is_sorted and NOT_AGAIN in fates else {}
    names = tuple(group.which.service for group in services)
    return tabulate(rows, [Dimension("service", names), Dimension("fate", tuple(fates), grouped)])


def _all_started(services: Iterable[Group]) -> bool:
    return all(group.started is not None for group in services)


def _hidden(members: Sequence[Group], rule: Rule, already: Marks) -> Marks:
    table = table_of(members)
    marks = [_mark(table, place) for place in range(len(table))]
    before = table.where(cell.key for cell, mark in zip(table.cells, marks, strict=True) if mark in already)
    found = protect(table, rule, also_hidden=before)
    return {mark for mark, hide in zip(marks, found.hidden, strict=True) if hide}


def _mark(table: CellTable, place: int) -> tuple[str, str]:
    """The name a figure has on a group: a whole row is those who started, or where nobody counted, asked again."""
    labels = dict(table.cells[place].labels)
    fate = labels["fate"]
    if fate == TOTAL:
        fate = STARTED if NOT_AGAIN in table.dimensions[1].parts else AGAIN
    service = labels["service"]
    return (EVERYBODY if service == TOTAL else service), fate


def _too_few_behind(members: Sequence[Group], rule: Rule, hidden: Marks) -> Marks:
    """Where the total is shown, the services that are not must be more people together than the threshold."""
    if (EVERYBODY, AGAIN) in hidden:
        return set()
    services = [group for group in members if group.which.service != EVERYBODY]
    behind = [group for group in services if (group.which.service, AGAIN) in hidden]
    if not behind or sum(group.people for group in behind) > rule.threshold:
        return set()
    others = sorted((group for group in services if group not in behind and group.people), key=lambda g: g.people)
    return {(others[0].which.service if others else EVERYBODY, AGAIN)}


def _kept(group: Group, hidden: Marks) -> Kept:
    service = group.which.service
    is_withheld = (service, AGAIN) in hidden
    figures = (AGAIN, *SORTED) if is_withheld else SORTED
    gone = [
        name for name in figures if getattr(group, name) is not None and (is_withheld or (service, name) in hidden)
    ]
    changes: dict[str, object] = dict.fromkeys((name for name in gone if name != AGAIN), None)
    if (service, STARTED) in hidden or (service, NOT_AGAIN) in hidden:
        # who started, less who was asked again, is who was not: shown only where all three may be
        changes[STARTED] = None
        gone.append(STARTED)
    for name in ("first", "last", "mean", "sd"):
        value = getattr(group, name)
        changes[name] = None if is_withheld or value is None else round(value, DIGITS)
    if is_withheld:
        changes[AGAIN] = 0
    return Kept(replace(group, **changes), is_withheld, tuple(dict.fromkeys(gone)))  # type: ignore[arg-type]
