"""The share of people who reliably improved, as measures like any other: on boards, charts and in papers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from goldthread.kernel.periods import Period
from goldthread.measures import derived
from goldthread.measures.derived import Counted, DerivedMeasure
from goldthread.measures.outcomes.models import Instrument, Occasion, OutcomeFigure
from goldthread.partnership.models import Partnership

GROUP = "outcomes"
_WHEN = {Occasion.EXIT: "by exit", Occasion.REVIEW: "by review"}


def measures_of(partnership: Partnership) -> list[DerivedMeasure]:
    """One a scale with a least reliable change and a later occasion that somebody brought. Two queries."""
    from goldthread.measures.outcomes.rules.definition import questionnaire  # numbers: not when a program starts

    brought = set(
        OutcomeFigure.objects.of(partnership)
        .filter(load__replaced_at=None)
        .values_list("load__instrument__key", "scale", "occasion")
        .distinct()
    )
    return [
        _measure(instrument, scale.key, scale.name, occasion)
        for instrument in Instrument.objects.of(partnership).filter(replaced_on=None)
        for scale in questionnaire(instrument.definition).scales
        for occasion in (Occasion.EXIT, Occasion.REVIEW)
        if scale.reliable_change is not None and (instrument.key, scale.key, occasion.value) in brought
    ]


def counted(partnership: Partnership, months: Sequence[Period]) -> Mapping[str, Sequence[Counted]]:
    """Every period that was brought, whichever months are asked for: these are known by period. One query."""
    found: dict[str, list[Counted]] = {}
    rows = (
        OutcomeFigure.objects.of(partnership)
        .filter(load__replaced_at=None)
        .select_related("load__instrument")
        .order_by("load__starts", "id")
    )
    for key, each in _figures(rows):
        found.setdefault(key, []).append(each)
    return found


def _figures(rows: Iterable[OutcomeFigure]) -> Iterator[tuple[str, Counted]]:
    for row in rows:
        known = row.improved is not None and row.people is not None
        period = Period(row.load.starts, row.load.ends)
        yield (
            _key(row.load.instrument.key, row.scale, row.occasion),
            Counted(
                period,
                row.improved or 0 if known else 0,
                row.people or 0 if known else 0,
                breakdown=row.service,
                is_withheld=not known and bool(row.withheld),
            ),
        )


def _key(instrument: str, scale: str, occasion: str) -> str:
    return f"{instrument}-{scale}-improved-{occasion}"[:80].replace("_", "-")


def keys_of(instrument: Instrument) -> list[str]:
    """The measures that this questionnaire feeds, or would."""
    from goldthread.measures.outcomes.rules.definition import questionnaire

    scales = questionnaire(instrument.definition).scales
    return [_key(instrument.key, scale.key, occasion) for scale in scales for occasion in _WHEN]


def _measure(instrument: Instrument, scale: str, name: str, occasion: Occasion) -> DerivedMeasure:
    return DerivedMeasure(
        _key(instrument.key, scale, occasion),
        f"Reliably improved {_WHEN[occasion]}: {instrument.name}, {name.lower()}"[:200],
        "Of the people asked at the start and again, the share whose score changed for the better by more than error "
        "of measurement explains. People who were not asked again are not in it.",
        "People who reliably improved",
        "People asked at the start and again",
        "higher",
        frequency="now_and_then",
        threshold=instrument.disclosure_threshold,
        source="Outcomes of people, added up by Goldthread",
    )


def register() -> None:
    derived.register_for(GROUP, measures_of=measures_of, query=counted)
