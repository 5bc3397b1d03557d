"""Questionnaires and what groups of people answered, as pages, the API and the command line show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from goldthread.analysis.outcomes.change import Change, change_of_summary
from goldthread.analysis.outcomes.scoring import Questionnaire, Scale
from goldthread.analysis.rates.single import proportions
from goldthread.measures.outcomes.models import Instrument, Occasion, OutcomeFigure, OutcomeLoad
from goldthread.measures.outcomes.rules.definition import questionnaire
from goldthread.partnership.models import Partnership

EVERYBODY = "Everybody"


@dataclass(frozen=True)
class Share:
    """So many of the people, in 100, with its Wilson interval."""

    people: int
    percent: float
    low: float
    high: float


@dataclass(frozen=True)
class GroupSeen:
    """One service, or everybody. ``change`` None: withheld, or nobody said how far the scores lie apart."""

    figure: OutcomeFigure
    change: Change | None
    improved: Share | None
    worsened: Share | None

    @property
    def name(self) -> str:
        return self.figure.service or EVERYBODY

    @property
    def is_withheld(self) -> bool:
        return self.figure.people is None

    @property
    def asked_again(self) -> float | None:
        """In 100 of those who started."""
        started, people = self.figure.started, self.figure.people
        return 100 * people / started if started and people is not None else None


@dataclass(frozen=True)
class OutcomeSeen:
    """One scale of one load from start to one later occasion; everybody comes last."""

    load: OutcomeLoad
    scale: Scale
    occasion: str
    groups: tuple[GroupSeen, ...]

    @property
    def occasion_words(self) -> str:
        return Occasion(self.occasion).label

    @property
    def everybody(self) -> GroupSeen | None:
        return next((group for group in self.groups if not group.figure.service), None)


@dataclass(frozen=True)
class InstrumentSeen:
    """One questionnaire with the loads of all its versions, and what one of them says."""

    instrument: Instrument
    questionnaire: Questionnaire
    versions: tuple[Instrument, ...]
    loads: tuple[OutcomeLoad, ...]
    outcomes: tuple[OutcomeSeen, ...]


def instruments(partnership: Partnership) -> QuerySet[Instrument]:
    """The versions in use, each with its loads that stand. Two queries."""
    standing = OutcomeLoad.objects.filter(replaced_at=None)
    found: QuerySet[Instrument] = (
        Instrument.objects.of(partnership)
        .filter(replaced_on=None)
        .prefetch_related(Prefetch("loads", standing, to_attr="standing"))
    )
    return found


def find_instrument(partnership: Partnership, key: str) -> Instrument | None:
    """The version in use."""
    found: Instrument | None = Instrument.objects.of(partnership).filter(key=key, replaced_on=None).first()
    return found


def instrument_page(instrument: Instrument, *, load: int = 0) -> InstrumentSeen:
    """A questionnaire and one of its loads, the latest unless another is asked for. Three queries."""
    versions = Instrument.objects.filter(partnership=instrument.partnership, key=instrument.key).order_by("-version")
    loads = tuple(loads_of(instrument).select_related("instrument", "brought_by"))
    chosen = next((each for each in loads if each.pk == load), loads[0] if loads else None)
    return InstrumentSeen(
        instrument,
        questionnaire(instrument.definition),
        tuple(versions),
        loads,
        tuple(outcomes_of(chosen)) if chosen else (),
    )


def outcomes_of(load: OutcomeLoad) -> list[OutcomeSeen]:
    """Every scale and occasion of a load, exits first. One query."""
    asked = questionnaire(load.instrument.definition)
    rows = list(load.figures.all())
    found = []
    for occasion in (Occasion.EXIT, Occasion.REVIEW):
        for scale in asked.scales:
            mine = [row for row in rows if (row.occasion, row.scale) == (occasion, scale.key)]
            if mine:
                found.append(OutcomeSeen(load, scale, occasion, tuple(map(_seen, _in_order(mine)))))
    return found


def _in_order(rows: Sequence[OutcomeFigure]) -> list[OutcomeFigure]:
    return sorted(rows, key=lambda row: (not row.service, row.service))


def _seen(row: OutcomeFigure) -> GroupSeen:
    change = None
    if row.people and row.people > 1 and row.mean is not None and row.sd is not None:
        nan = float("nan")
        change = change_of_summary(
            row.people,
            row.mean,
            row.sd,
            first=nan if row.first is None else row.first,
            last=nan if row.last is None else row.last,
        )
    return GroupSeen(row, change, _share(row.improved, row.people), _share(row.worsened, row.people))


def _share(count: int | None, people: int | None) -> Share | None:
    if count is None or not people:
        return None
    found = proportions([count], [people], per=100)
    return Share(count, float(found.value[0]), float(found.interval.lower[0]), float(found.interval.upper[0]))


def loads_of(instrument: Instrument) -> QuerySet[OutcomeLoad]:
    """What stands of a questionnaire, whichever version scored it."""
    found: QuerySet[OutcomeLoad] = OutcomeLoad.objects.of(instrument.partnership).filter(
        instrument__key=instrument.key, replaced_at=None
    )
    return found


def overlapping(instrument: Instrument, starts: date, ends: date) -> OutcomeLoad | None:
    """A load that shares days with a period without being of it: the two could tell what each hides."""
    shared = loads_of(instrument).filter(starts__lte=ends, ends__gte=starts)
    return shared.exclude(starts=starts, ends=ends).first()


def load_of_period(instrument: Instrument, starts: date, ends: date) -> OutcomeLoad | None:
    """What is known of this very period."""
    return loads_of(instrument).filter(starts=starts, ends=ends).first()
