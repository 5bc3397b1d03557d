"""The assessment put together from the measures: each figure as known on its day, beside last year's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldthread.core.outside import reading
from goldthread.measures.models import Indicator
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.judged import BreakSeen, Judged, judge
from goldthread.measures.reads.measures import COUNTRY, SeriesSeen, breaks_of, home_series, how_judged, series_of
from goldthread.publishing.needs.models import NeedsAssessment, NeedsWords
from goldthread.publishing.needs.reads.kept import before
from goldthread.publishing.needs.rules.sections import Part, parts
from goldthread.publishing.needs.rules.yearly import year_before


@dataclass(frozen=True)
class RowSeen:
    """One series of one measure: its latest figure, that of a year before, and what last year's paper printed."""

    indicator: Indicator
    series: SeriesSeen
    judged: Judged
    latest: FigureSeen
    earlier: FigureSeen | None
    printed: FigureSeen | None

    @property
    def was_revised(self) -> bool:
        """Whether the figure that last year's assessment printed has been revised since."""
        if self.printed is None:
            return False
        now = [
            each
            for each in self.judged.figures
            if (each.starts, each.ends) == (self.printed.starts, self.printed.ends)
        ]
        return bool(now) and now[0].value != self.printed.value


@dataclass(frozen=True)
class PartSeen:
    """One section with its rows, the analyst's words, last year's words, and what no figure is there for."""

    part: Part
    rows: tuple[RowSeen, ...]
    words: NeedsWords | None
    words_before: str
    without: tuple[str, ...]


@dataclass(frozen=True)
class Assembled:
    """The whole assessment."""

    assessment: NeedsAssessment
    previous: NeedsAssessment | None
    parts: tuple[PartSeen, ...]

    @property
    def empty_slots(self) -> int:
        return sum(each.words is None or not each.words.text for each in self.parts)

    @property
    def without(self) -> tuple[str, ...]:
        """Every measure that no figure is there for: what this assessment cannot say."""
        return tuple(dict.fromkeys(name for each in self.parts for name in each.without))


def for_paper(assessment: NeedsAssessment) -> Assembled:
    """The same for a paper that may leave: small counts of people are withheld, and all that rests on them."""
    with reading(outside=True):
        return assembled(assessment)


def assembled(assessment: NeedsAssessment) -> Assembled:
    """A fixed number of queries, whatever the number of measures."""
    partnership, previous = assessment.partnership, before(assessment)
    keys = {key for part in parts() for key in part.measures}
    indicators = {row.key: row for row in Indicator.objects.of(partnership).filter(key__in=keys)}
    chosen = dict(_chosen(assessment, indicators))
    ids = [series.id for found in chosen.values() for series in found]
    figures = figures_of(ids, known_on=assessment.as_of)
    printed = figures_of(ids, known_on=previous.as_of) if previous else {}
    breaks = breaks_of([row.pk for row in indicators.values()])
    words = _words(assessment, previous)
    seen = []
    for part in parts():
        rows, without = [], []
        for key in part.measures:
            found = []
            for series in chosen.get((part.key, key), ()):
                row = _row(indicators[key], series, figures[series.id], breaks, printed.get(series.id, []))
                found += [row] if row else []
            rows += found
            without += [] if found else [indicators[key].name if key in indicators else key.replace("_", " ")]
        now, earlier = words[assessment.pk].get(part.key), words[previous.pk].get(part.key) if previous else None
        seen.append(PartSeen(part, tuple(rows), now, earlier.text if earlier else "", tuple(without)))
    return Assembled(assessment, previous, tuple(seen))


def _chosen(
    assessment: NeedsAssessment, indicators: dict[str, Indicator]
) -> Iterator[tuple[tuple[str, str], list[SeriesSeen]]]:
    """Which series each section shows of each measure: the one that matters most here, each group, or each place."""
    ids = [row.pk for row in indicators.values()]
    every, homes = series_of(ids), home_series(assessment.partnership, ids)
    own = {"", COUNTRY, *assessment.partnership.areas.values_list("code", flat=True)}
    for part in parts():
        for key in part.measures:
            if key not in indicators:
                continue
            home, all_of_it = homes.get(indicators[key].pk), every[indicators[key].pk]
            yield (part.key, key), list(_of_kind(part.kind, home, all_of_it, own))


def _of_kind(kind: str, home: SeriesSeen | None, every: Iterable[SeriesSeen], own: set[str]) -> Iterable[SeriesSeen]:
    if home is None or home.area_code not in own:
        return []  # a figure of somewhere else says nothing of this place
    if kind == "groups":
        return [each for each in every if each.area_code == home.area_code and each.breakdown]
    if kind == "places":
        return [each for each in every if each.area_code in own and not each.breakdown]
    return [home]


def _row(
    indicator: Indicator,
    series: SeriesSeen,
    figures: list[FigureSeen],
    breaks: dict[int, list[BreakSeen]],
    printed: list[FigureSeen],
) -> RowSeen | None:
    judged = judge(
        figures,
        **how_judged(indicator),
        target=None,
        breaks=[each for each in breaks[indicator.pk] if each.area_code in ("", series.area_code)],
    )
    latest = judged.latest
    if latest is None:
        return None
    told = [each for each in printed if each.drawn is not None]
    drawn = [each for each in figures if each.drawn is not None]
    return RowSeen(indicator, series, judged, latest, year_before(drawn, latest), told[-1] if told else None)


def _words(assessment: NeedsAssessment, previous: NeedsAssessment | None) -> defaultdict[int, dict[str, NeedsWords]]:
    found: defaultdict[int, dict[str, NeedsWords]] = defaultdict(dict)
    wanted = [each.pk for each in (assessment, previous) if each]
    for row in NeedsWords.objects.filter(assessment__in=wanted):
        found[row.assessment_id][row.section] = row
    return found
