"""Counts and means that somebody else has added up already. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldthread.analysis.outcomes.scoring import Questionnaire
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.outcomes.rules.arriving import LATER, Rows
from goldthread.measures.outcomes.rules.groups import Group, Which, with_totals

NEEDED = ("service", "occasion", "people")
FIGURES = ("first", "last", "change", "sd")
SORTED = ("improved", "unchanged", "worsened")
COLUMNS = ("service", "occasion", "scale", "started", "people", *FIGURES, *SORTED)
TOTALS = {"total", "all", "everybody"}


def groups_of_summary(headings: Sequence[str], rows: Rows, asked: Questionnaire) -> list[Group]:
    """Every row as a group, and everybody together. Raises InputError naming row and column."""
    named = {heading.strip().lower(): place for place, heading in enumerate(headings)}
    for name in NEEDED:
        if name not in named:
            raise InputError(
                f"There is no column “{name}”.",
                advice=f"The columns are {', '.join(COLUMNS)}.",
                place=Place(field=name),
            )
    unknown = next((name for name in named if name not in COLUMNS), None)
    if unknown:
        raise InputError(f"“{unknown}” is no column of a summary.", advice=f"The columns are {', '.join(COLUMNS)}.")
    found: dict[Which, Group] = {}
    for number, cells in rows:
        row = {name: cells[place].strip() if place < len(cells) else "" for name, place in named.items()}
        group = _group(number, row, asked)
        if group.which in found:
            raise _fault("this group stands here twice.", number, "service")
        found[group.which] = group
    _check_alike(list(found.values()))
    return with_totals(found.values())


def _group(number: int, row: Mapping[str, str], asked: Questionnaire) -> Group:
    service, occasion = row["service"], row["occasion"].lower()
    if not service or service.lower() in TOTALS:
        raise _fault("this row is of no service. Leave totals out: they are added up.", number, "service")
    if occasion not in LATER:
        raise _fault("this is not review or exit.", number, "occasion")
    scale = row.get("scale") or asked.scales[0].key
    if asked.scale(scale) is None:
        raise _fault("the questionnaire has no such scale.", number, "scale")
    people = _count(row, "people", number)
    if people is None:
        raise _fault("nothing stands here.", number, "people")
    told = {name: _count(row, name, number) for name in SORTED}
    if any(value is not None for value in told.values()) and sum(value or 0 for value in told.values()) != people:
        raise _fault("improved, unchanged and worsened do not make up the people.", number, "people")
    started = _count(row, "started", number)
    if started is not None and started < people:
        raise _fault("fewer started than were asked again.", number, "started")
    figures = {name: _figure(row, name, number) for name in FIGURES}
    if people and figures["change"] is None and None not in (figures["first"], figures["last"]):
        figures["change"] = (figures["last"] or 0.0) - (figures["first"] or 0.0)
    if (figures["sd"] or 0.0) < 0:
        raise _fault("a standard deviation cannot be below nought.", number, "sd")
    return Group(
        Which(occasion, scale, service[:120]),
        people,
        figures["first"],
        figures["last"],
        figures["change"],
        figures["sd"],
        **told,
        started=started,
    )


def _check_alike(groups: Sequence[Group]) -> None:
    """What is told of one service must be told of all, or there are no totals."""
    for name in ("improved", "started"):
        if len({getattr(group, name) is None for group in groups}) > 1:
            raise InputError(
                f"The column {name} is filled for some services and not for others.", place=Place(field=name)
            )


def _count(row: Mapping[str, str], name: str, number: int) -> int | None:
    text = row.get(name, "").replace(",", "")
    if not text:
        return None
    if not text.isdecimal() or len(text) > 9:
        raise _fault("this is no whole count.", number, name)
    return int(text)


def _figure(row: Mapping[str, str], name: str, number: int) -> float | None:
    try:
        return float(row[name]) if row.get(name) else None
    except ValueError:
        raise _fault("this is not a number.", number, name) from None


def _fault(message: str, row: int, field: str) -> InputError:
    return InputError(message, place=Place(row=row, field=field))
