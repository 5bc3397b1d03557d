"""Keeping sources, and saying what each time brought."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import Indicator
from goldthread.measures.policies import check_can_keep, check_can_keep_measures
from goldthread.measures.pulls import rules
from goldthread.measures.pulls.addresses import portal_at
from goldthread.measures.pulls.models import OpenSource, Pull, PullState
from goldthread.measures.rules import columns
from goldthread.measures.sheets import Table
from goldthread.measures.writes.loads import MOST_TOLD, FiguresRefused, load_table
from goldthread.partnership.models import Partnership, Person

UNDER_WAY = "It is being fetched already."
MOST_DAYS = 366
FETCHED = "Fetched from"


@recorded
def add_source(
    *,
    partnership: Partnership,
    name: str,
    address: str,
    resource: str,
    package: str = "",
    filters: Mapping[str, Any] | None = None,
    indicator: Indicator | None = None,
    every_days: int = 7,
    takes_good: bool = False,
    fields: Mapping[str, str] | None = None,
    by: Person,
) -> OpenSource:
    """Keep a table of open data as a source. It is off until somebody switches it on. Raises InputError."""
    check_can_keep_measures(by, partnership)
    said = _checked(name=name, address=address, resource=resource, package=package, every_days=every_days)
    if OpenSource.objects.of(partnership).filter(name=said["name"]).exists():
        raise InputError("There is a source of this name already.", place=Place(field="name"))
    source = history.create(
        OpenSource,
        "source.added",
        partnership=partnership,
        **said,
        filters=dict(filters or {}),
        indicator=indicator,
        takes_good=takes_good,
    )
    return say_columns(source=source, fields=fields, by=by) if fields else source


@recorded
def change_source(*, source: OpenSource, changes: Mapping[str, Any], revision: int, by: Person) -> OpenSource:
    """Put right where it is, which rows are taken and how often. Raises InputError, EditedMeanwhile."""
    check_can_keep(by, source)
    names = ("name", "address", "resource", "package", "every_days")
    said = _checked(**{name: changes.get(name, getattr(source, name)) for name in names})
    if OpenSource.objects.filter(partnership=source.partnership_id, name=said["name"]).exclude(pk=source.pk).exists():
        raise InputError("There is a source of this name already.", place=Place(field="name"))
    return history.amend(source, "source.changed", revision=revision, **{**changes, **said})


@recorded
def say_columns(*, source: OpenSource, fields: Mapping[str, str], by: Person) -> OpenSource:
    """What its columns hold, as for a file. Raises InputError where two hold the same or what is needed is absent."""
    check_can_keep(by, source)
    chosen = columns.known(fields)
    if unknown := sorted(set(fields.values()) - set(columns.FIELDS)):
        raise InputError(
            f"“{unknown[0]}” is nothing a column can hold.", advice=f"There are: {', '.join(columns.FIELDS)}."
        )
    columns.check(chosen, has_indicator=source.indicator_id is not None)
    return history.amend(source, "source.columns_said", fields=chosen)


@recorded
def switch_source(*, source: OpenSource, is_on: bool, by: Person) -> OpenSource:
    """Fetch it by itself from now on, or no more."""
    check_can_keep(by, source)
    return history.amend(source, "source.switched_on" if is_on else "source.switched_off", is_on=is_on)


@recorded
def begin_pull(*, source: OpenSource, by: Person) -> Pull:
    """Claim a source, so that two never ask it at once. Raises InputError where somebody has it."""
    check_can_keep(by, source)
    now = timezone.now()
    old = Pull.objects.filter(source=source, state=PullState.RUNNING, began_at__lt=now - rules.BROKEN_OFF).first()
    if old is not None:
        history.amend(old, "pull.ended", state=PullState.FAILED, ended_at=now, said="It was broken off half way.")
    try:
        with transaction.atomic():
            return history.create(
                Pull, "pull.begun", partnership=source.partnership, source=source, began_by=by, began_at=now
            )
    except IntegrityError:
        raise InputError(UNDER_WAY) from None


@recorded
def load_pulled(*, pull: Pull, table: Table, by: Person) -> Pull:
    """Load what came through the same door as a file, and say so: both or neither. Raises what that door raises."""
    check_can_keep(by, pull)
    source = pull.source
    fields = _fields(source, table)
    load = load_table(
        partnership=source.partnership,
        table=_with_source(source, table, fields),
        fields=fields,
        indicator=source.indicator,
        take_good=source.takes_good,
        remember=False,
        by=by,
    )
    said = f"{load.added} new, {load.revised} revised, {load.unchanged} as before."
    if load.problems:
        said += f" {len(load.problems)} left out."
    return history.amend(
        pull,
        "pull.ended",
        state=PullState.LOADED,
        ended_at=timezone.now(),
        rows=len(table.rows),
        load=load,
        said=said,
        problems=load.problems[:MOST_TOLD],
    )


@recorded
def end_pull(*, pull: Pull, error: InputError, rows: int = 0, fetched: bool = False, by: Person) -> Pull:
    """Say why nothing was loaded: it could not be fetched, or what came cannot be read."""
    check_can_keep(by, pull)
    problems = error.problems if isinstance(error, FiguresRefused) else ()
    return history.amend(
        pull,
        "pull.ended",
        state=PullState.REFUSED if fetched else PullState.FAILED,
        ended_at=timezone.now(),
        rows=rows,
        said=f"{error.message} {error.advice}".strip()[:500],
        problems=[{"row": p.row, "field": p.field, "message": p.message} for p in problems[:MOST_TOLD]],
    )


def _fields(source: OpenSource, table: Table) -> dict[str, str]:
    """What its columns hold: as somebody said, else as the headings say. Raises InputError where one is gone."""
    if gone := [heading for heading in source.fields if heading not in table.headings]:
        raise InputError(f"The table has no column “{gone[0]}” any more.", advice="Say anew what its columns hold.")
    return dict(source.fields or columns.guessed(table.headings))


def _with_source(source: OpenSource, table: Table, fields: dict[str, str]) -> Table:
    """The table under the source's name, each figure with where it was fetched, unless a column says that."""
    if "source" in fields.values() or FETCHED in table.headings:
        return Table(source.name, table.headings, table.rows)
    fields[FETCHED] = "source"
    where = f"{source.name}, {source.address}, table {table.name}"[:500]
    return Table(source.name, [*table.headings, FETCHED], [(number, [*row, where]) for number, row in table.rows])


def _checked(*, name: str, address: str, resource: str, package: str, every_days: int) -> dict[str, Any]:
    for field, said in (("name", name), ("resource", resource)):
        if not said.strip():
            raise InputError("Say what it is called.", place=Place(field=field))
    if not 1 <= every_days <= MOST_DAYS:
        raise InputError(f"Enter 1 to {MOST_DAYS} days.", place=Place(field="every_days"))
    portal_at(address, local=settings.OPEN_DATA_ON_THIS_MACHINE)
    return {
        "name": name.strip()[:200],
        "address": address.strip().rstrip("/"),
        "resource": resource.strip()[:200],
        "package": package.strip()[:200],
        "every_days": every_days,
    }
