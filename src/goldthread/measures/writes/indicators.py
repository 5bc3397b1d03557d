"""Measures, what they should reach, where they break, and what they tell about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.identifiers import slug_of
from goldthread.measures import library
from goldthread.measures.models import Indicator, IndicatorTarget, MeasureLink, SeriesBreak
from goldthread.measures.policies import check_can_keep, check_can_keep_measures
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Action, Priority

_KEPT = {"id", "partnership", "revision", "key"}
EDITABLE = tuple(field.name for field in Indicator._meta.concrete_fields if field.name not in _KEPT)


@recorded
def add_indicator(*, partnership: Partnership, name: str, key: str = "", by: Person, **facts: Any) -> Indicator:
    """A measure of this partnership; ``facts`` are fields of the model. Raises InputError."""
    check_can_keep_measures(by, partnership)
    row = Indicator(partnership=partnership, key=key or slug_of(name), **_fields({"name": name, **facts}))
    _check(row)
    return history.create(Indicator, "indicator.added", partnership=partnership, key=row.key, **_values(row))


@recorded
def edit_indicator(
    *, indicator: Indicator, changes: dict[str, Any], revision: int | None = None, by: Person
) -> Indicator:
    """Change what is said of a measure. Raises InputError, EditedMeanwhile."""
    check_can_keep(by, indicator)
    fields = _fields(changes)
    before = {name: getattr(indicator, name) for name in fields}
    for name, value in fields.items():
        setattr(indicator, name, value)
    try:
        _check(indicator)
    finally:
        for name, value in before.items():
            setattr(indicator, name, value)
    return history.amend(indicator, "indicator.edited", revision=revision, **fields)


@recorded
def add_library(*, partnership: Partnership, keys: Collection[str] | None = None, by: Person) -> list[Indicator]:
    """Take measures over from the library that comes with the product: those named, or all; never one twice."""
    check_can_keep_measures(by, partnership)
    have = set(Indicator.objects.of(partnership).values_list("key", flat=True))
    entries = [each for each in library.entries() if (keys is None or each.key in keys) and each.key not in have]
    rows = [Indicator(partnership=partnership, **each.fields()) for each in entries]
    if not rows:
        return []
    made = Indicator.objects.bulk_create(rows)
    followers = {each.key: each.successor for each in entries if each.successor}
    by_key = {row.key: row for row in Indicator.objects.of(partnership)}
    for key, successor in followers.items():
        if successor in by_key:
            by_key[key].successor = by_key[successor]
            history.save_changes(by_key[key], ["successor"])
    history.record("indicator.library", target=partnership, after={"measures": len(made)})
    return made


@recorded
def set_target(*, indicator: Indicator, value: float, by: Person, **facts: Any) -> IndicatorTarget:
    """What the measure should reach: ``kind``, ``starts``, ``ends``, ``source``. Raises InputError."""
    check_can_keep(by, indicator)
    row = IndicatorTarget(partnership=indicator.partnership, indicator=indicator, value=value, **facts)
    _check(row)
    return history.create(
        IndicatorTarget, "target.set", partnership=indicator.partnership, indicator=indicator, value=value, **facts
    )


@recorded
def mark_break(
    *, indicator: Indicator, at: date, reason: str, is_break: bool = True, area_code: str = "", by: Person
) -> SeriesBreak:
    """Limits start anew from the first period that begins on this day or later. Raises InputError without reason."""
    check_can_keep(by, indicator)
    if not reason.strip():
        raise InputError("Say what changed.", place=Place(field="reason"))
    try:
        with transaction.atomic():
            return history.create(
                SeriesBreak,
                "break.marked",
                partnership=indicator.partnership,
                indicator=indicator,
                at=at,
                reason=reason.strip()[:300],
                is_break=is_break,
                area_code=area_code,
            )
    except IntegrityError:
        raise InputError("There is a break on that day already.", place=Place(field="at")) from None


@recorded
def link_measure(
    *, indicator: Indicator, to: Priority | Action, since: date | None = None, by: Person
) -> MeasureLink:
    """The measure tells whether this priority or action changes anything. Linking twice is once.

    ``since``: the day it was agreed, today if left out.
    """
    check_can_keep(by, indicator)
    side = {"priority": to} if isinstance(to, Priority) else {"action": to}
    there = MeasureLink.objects.filter(indicator=indicator, until=None, **side).first()
    return there or history.create(
        MeasureLink,
        "measure.linked",
        partnership=indicator.partnership,
        indicator=indicator,
        since=since or timezone.localdate(),
        **side,
    )


@recorded
def unlink_measure(*, link: MeasureLink, by: Person) -> None:
    """Take the link away; until when it was there is kept."""
    check_can_keep(by, link)
    history.amend(link, "measure.unlinked", until=timezone.localdate())


def _fields(given: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(given) - set(EDITABLE))
    if unknown:
        raise InputError(f"A measure has no {unknown[0].replace('_', ' ')}.", place=Place(field=unknown[0]))
    return {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}


def _values(row: Indicator) -> dict[str, Any]:
    return {name: getattr(row, name) for name in EDITABLE}


def _check(row: Any) -> None:
    """Raises InputError for the first field that the model would not take."""
    try:
        row.full_clean(exclude=["partnership", "indicator"])
    except ValidationError as error:
        field, messages = next(iter(error.message_dict.items()))
        taken = isinstance(row, Indicator) and field == "__all__"
        raise InputError(
            "There is a measure of that name already." if taken else messages[0],
            place=Place(field="name" if taken else field),
        ) from None
