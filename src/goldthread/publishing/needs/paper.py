"""The needs assessment as a paper: what its files hold."""

from __future__ import annotations

from typing import Any

from goldthread.analysis.charts.svg import svg
from goldthread.measures.presenters.chart import chart_of
from goldthread.measures.presenters.words import figure_words, number_words, status_words
from goldthread.publishing.composed import Block, Bullets, Composed, Drawing, Section, Table, Words
from goldthread.publishing.composed.paper import Cell
from goldthread.publishing.needs.models import NeedsAssessment
from goldthread.publishing.needs.reads import Assembled, PartSeen, RowSeen
from goldthread.publishing.needs.rules.yearly import change_words
from goldthread.publishing.words import day

HEADINGS = (
    "Measure",
    "Where or whom",
    "Latest",
    "Period",
    "Interval",
    "A year before",
    "Change",
    "Last year's paper said",
)
ROW_HEADINGS = ("Section", *HEADINGS, "Status", "Source")
METHOD = (
    "Every figure is as it was known on the day named on the first page; later revisions change nothing here.",
    "A change from one year to the next is told, and is no verdict: small counts go up and down by chance.",
    "Counts of one to five people (or to the smallest count that a measure names) are withheld, with the rates and "
    "shares that rest on them; the latest figure shown may then be an earlier one.",
    "Figures of two sources, or across a change of definition, are never joined.",
)


def paper_of(found: Assembled, *, with_charts: bool = True) -> Composed:
    """The assessment with its words, figures and charts."""
    assessment = found.assessment
    previous = found.previous
    facts = [("Figures as known on", day(assessment.as_of))]
    facts += [("Compared with", f"{previous.year}, figures as known on {day(previous.as_of)}")] if previous else []
    facts += [("Settled", day(assessment.settled_on))] if assessment.settled_on else [("Standing", "Draft")]
    return Composed(
        partnership=assessment.partnership.name,
        title=f"Needs assessment {assessment.year}",
        subtitle="Harm from alcohol and drugs, whom it hits, and what reaches them",
        on=assessment.as_of,
        facts=tuple(facts),
        sections=(
            *(Section(each.part.title, tuple(_blocks(each, with_charts))) for each in found.parts),
            *_not_known(found),
            Section("How this paper is made", (Bullets(METHOD),)),
        ),
        row_headings=ROW_HEADINGS,
        rows=tuple((each.part.title, *row_of(row), *_source(row)) for each in found.parts for row in each.rows),
        data=as_mapping(found),
    )


def row_of(row: RowSeen) -> tuple[Cell, ...]:
    """One series under ``HEADINGS``."""
    earlier, printed = row.earlier, row.printed
    said = f"{figure_words(printed.value, row.indicator)} ({printed.period})" if printed else ""
    return (
        row.indicator.name,
        row.series.name,
        figure_words(row.latest.value, row.indicator),
        row.latest.period,
        interval_words(row),
        f"{figure_words(earlier.value, row.indicator)} ({earlier.period})" if earlier else "",
        moved_words(row),
        f"{said}, revised since" if row.was_revised else said,
    )


def moved_words(row: RowSeen) -> str:
    """How far the latest figure is from that of a year before; "" where there is none."""
    if row.earlier is None or row.earlier.value is None or row.latest.value is None:
        return ""
    return change_words(
        round(row.latest.value, row.indicator.precision),
        round(row.earlier.value, row.indicator.precision),
        is_percentage=row.indicator.unit.startswith("%"),
    )


def interval_words(row: RowSeen) -> str:
    low, high = row.latest.lower, row.latest.upper
    if low is None or high is None:
        return ""
    return f"{number_words(low, row.indicator)} to {number_words(high, row.indicator)}"


def _source(row: RowSeen) -> tuple[Cell, ...]:
    return status_words(row.latest), row.latest.source


def _blocks(each: PartSeen, with_charts: bool) -> list[Block]:
    blocks: list[Block] = [Words(each.words.text)] if each.words and each.words.text else []
    if not blocks:
        blocks.append(Words(f"To be written: {each.part.slot[:1].lower()}{each.part.slot[1:]}.", quiet=True))
    if each.rows:
        rows = tuple(row_of(row) for row in each.rows)
        widths = (24, 16, 14, 11, 12, 14, 12, 14)
        blocks.append(Table(f"{each.part.title}: the figures", HEADINGS, rows, widths, sheet=each.part.title))
    if with_charts and each.part.kind == "measures":
        blocks += [_drawing(row) for row in each.rows if row.judged.chart is not None][:2]
    return blocks


def _drawing(row: RowSeen) -> Drawing:
    chart = chart_of(row.indicator, row.series.name, row.judged)
    return Drawing(svg(chart), f"{row.indicator.name}: {row.series.name}", " ".join(row.judged.sentences))


def _not_known(found: Assembled) -> list[Section]:
    if not found.without:
        return []
    told = Words("No figure is there for these, so this paper says nothing of them. Nothing known is not nought.")
    return [Section("What is not known", (told, Bullets(found.without)))]


def listed(row: NeedsAssessment) -> dict[str, Any]:
    """One year's of the list, as plain values."""
    return {
        "id": row.pk,
        "year": row.year,
        "as_of": row.as_of,
        "written": row.words.exclude(text="").count(),
        "settled_on": row.settled_on,
        "revision": row.revision,
    }


def as_mapping(found: Assembled) -> dict[str, Any]:
    """The assessment as plain values, for machines."""
    return {
        "kind": "goldthread.needs-assessment.1",
        "id": found.assessment.pk,
        "year": found.assessment.year,
        "as_of": found.assessment.as_of,
        "compared_with": found.previous.year if found.previous else None,
        "settled_on": found.assessment.settled_on,
        "sections": [
            {
                "key": each.part.key,
                "title": each.part.title,
                "words": each.words.text if each.words else "",
                "words_revision": each.words.revision if each.words else 0,
                "words_before": each.words_before,
                "figures": [_figure(row) for row in each.rows],
                "without": list(each.without),
            }
            for each in found.parts
        ],
    }


def _figure(row: RowSeen) -> dict[str, Any]:
    latest, earlier, printed = row.latest, row.earlier, row.printed
    return {
        "measure": row.indicator.key,
        "name": row.indicator.name,
        "area_code": row.series.area_code,
        "where": row.series.name,
        "period": latest.period,
        "value": latest.value,
        "lower": latest.lower,
        "upper": latest.upper,
        "status": latest.status,
        "source": latest.source,
        "year_before": earlier.value if earlier else None,
        "last_year_said": printed.value if printed else None,
    }
