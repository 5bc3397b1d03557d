"""Keeping questionnaires, and what groups of people answered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.identifiers import slug_of
from goldthread.measures.models import Indicator
from goldthread.measures.outcomes import reads
from goldthread.measures.outcomes.arrivals import Arrival
from goldthread.measures.outcomes.library import packs
from goldthread.measures.outcomes.models import Instrument, OutcomeFigure, OutcomeLoad
from goldthread.measures.outcomes.registry import GROUP, keys_of
from goldthread.measures.outcomes.rules.definition import questionnaire
from goldthread.measures.outcomes.rules.protecting import Kept
from goldthread.measures.policies import check_can_keep, check_can_keep_measures
from goldthread.measures.writes.derived import count_derived
from goldthread.measures.writes.indicators import mark_break
from goldthread.partnership.models import Partnership, Person

_FIGURES = ("first", "last", "mean", "sd", "improved", "unchanged", "worsened")
_WORDS = ("name", "about", "licence", "source", "source_link")


@recorded
def add_instruments(*, partnership: Partnership, keys: Iterable[str] | None = None, by: Person) -> list[Instrument]:
    """Take questionnaires over from the library: those named, or all that can be scored. Known ones stay."""
    check_can_keep_measures(by, partnership)
    usable = {pack.key: pack for pack in packs() if pack.definition is not None}
    wanted = list(usable) if keys is None else list(keys)
    unknown = next((key for key in wanted if key not in usable), None)
    if unknown is not None:
        raise InputError(
            f"There is no questionnaire “{unknown}” that can be scored.",
            advice=f"There are: {', '.join(usable)}.",
            place=Place(field="key"),
        )
    known = set(Instrument.objects.of(partnership).values_list("key", flat=True))
    return [
        history.create(
            Instrument,
            "instrument.added",
            partnership=partnership,
            key=key,
            checked_on=usable[key].checked_on,
            definition=usable[key].definition,
            **usable[key].facts,
        )
        for key in wanted
        if key not in known
    ]


@recorded
def add_instrument(
    *, partnership: Partnership, name: str, definition: dict[str, Any], key: str = "", by: Person, **facts: Any
) -> Instrument:
    """A questionnaire of this partnership's own. Raises InputError."""
    check_can_keep_measures(by, partnership)
    questionnaire(definition)
    key = key or slug_of(name)
    if Instrument.objects.of(partnership).filter(key=key).exists():
        raise InputError("There is a questionnaire of this name.", place=Place(field="name"))
    return history.create(
        Instrument, "instrument.added", partnership=partnership, key=key, name=name, definition=definition, **facts
    )


@recorded
def change_instrument(
    *, instrument: Instrument, changes: dict[str, Any], revision: int | None = None, by: Person
) -> Instrument:
    """Put facts right. Another way of scoring is another version: what was scored by the old one stays so."""
    check_can_keep(by, instrument)
    if instrument.replaced_on is not None:
        raise InputError("There is a later version of this questionnaire.", advice="Change that one.")
    definition = changes.get("definition", instrument.definition)
    questionnaire(definition)
    if definition == instrument.definition or not instrument.loads.exists():
        return history.amend(instrument, "instrument.changed", revision=revision, **changes)
    history.amend(instrument, "instrument.replaced", revision=revision, replaced_on=timezone.localdate())
    facts = {name: getattr(instrument, name) for name in (*_WORDS, "checked_on", "disclosure_threshold")}
    return history.create(
        Instrument,
        "instrument.added",
        partnership=instrument.partnership,
        key=instrument.key,
        version=instrument.version + 1,
        **{**facts, "protects_zeros": instrument.protects_zeros, "definition": definition, **changes},
    )


@recorded
def keep_outcomes(
    *, instrument: Instrument, arrival: Arrival, source: str = "", note: str = "", by: Person
) -> OutcomeLoad:
    """Keep what came of a period. The same period again replaces it, unless the difference would tell of few people.

    Raises InputError; also where the period shares days with another.
    """
    check_can_keep(by, instrument)
    days = arrival.days
    if days.end > timezone.localdate():
        raise InputError("This period is not over.", place=Place(field="period"))
    other = reads.overlapping(instrument, days.start, days.end)
    if other is not None:
        raise InputError(
            f"{other.period} is known already and shares days with it. Two figures of the same people can tell what "
            "each of them hides.",
            advice="Bring periods that do not overlap.",
            place=Place(field="period"),
        )
    before = reads.load_of_period(instrument, days.start, days.end)
    if before is not None:
        _check_tells_nobody(before, arrival.kept, instrument.disclosure_threshold)
        history.amend(before, "outcomes.replaced", replaced_at=timezone.now())
    load = history.create(
        OutcomeLoad,
        "outcomes.kept",
        partnership=instrument.partnership,
        instrument=instrument,
        period=arrival.period[:60],
        starts=days.start,
        ends=days.end,
        kind=arrival.kind,
        source=source.strip()[:300],
        note=note.strip()[:500],
        threshold=instrument.disclosure_threshold,
        brought_by=by,
    )
    OutcomeFigure.objects.bulk_create(_figure(load, kept) for kept in arrival.kept)
    count_derived(partnership=instrument.partnership, on=timezone.localdate(), only=GROUP, by=by)
    _mark_version(load, by)
    return load


def _mark_version(load: OutcomeLoad, by: Person) -> None:
    """Where another version of the scoring begins, nothing is joined."""
    instrument = load.instrument
    before = reads.loads_of(instrument).filter(starts__lt=load.starts).order_by("-starts").first()
    if before is None or before.instrument_id == instrument.pk:
        return
    indicators = Indicator.objects.of(load.partnership).filter(key__in=keys_of(instrument))
    for indicator in indicators.exclude(breaks__at=load.starts):
        reason = f"Scored by version {instrument.version} of the questionnaire"
        mark_break(indicator=indicator, at=load.starts, reason=reason, by=by)


def _figure(load: OutcomeLoad, kept: Kept) -> OutcomeFigure:
    group = kept.group
    return OutcomeFigure(
        partnership=load.partnership,
        load=load,
        occasion=group.which.occasion,
        scale=group.which.scale,
        service=group.which.service,
        started=group.started,
        people=None if kept.is_withheld else group.people,
        withheld=list(kept.withheld),
        **{name: getattr(group, name) for name in _FIGURES},
    )


def _check_tells_nobody(before: OutcomeLoad, kept: Iterable[Kept], threshold: int) -> None:
    """Two figures of one group that differ by a few people tell of those few."""
    known = {(row.occasion, row.scale, row.service): row for row in before.figures.all()}
    for each in kept:
        which = each.group.which
        row = known.get((which.occasion, which.scale, which.service))
        if row is None or row.people is None or each.is_withheld:
            continue
        if 0 < abs(row.people - each.group.people) <= threshold:
            raise InputError(
                f"“{which.service or reads.EVERYBODY}” would differ from what is known of {before.period} by so few "
                "people that the difference would tell of them.",
                advice="Bring them with the next period, or keep what is known.",
                place=Place(field="period"),
            )
