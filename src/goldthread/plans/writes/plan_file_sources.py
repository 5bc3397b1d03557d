"""The sources and recommendations of a plan file: known here by title and number, or made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from goldthread.partnership.models import Partnership
from goldthread.plans.exchange import PlanFile
from goldthread.plans.exchange.model import RecommendationRow
from goldthread.plans.models import Recommendation, SourceDocument


@dataclass
class FoundRecommendations:
    by_key: dict[str, Recommendation] = field(default_factory=dict)
    made: list[Recommendation] = field(default_factory=list)


def found_recommendations(partnership: Partnership, file: PlanFile) -> FoundRecommendations:
    """Every recommendation of the file by key. A source of the same title is the same source."""
    sources = {row.key: _source(partnership, row) for row in file.sources}
    known = {
        _sign(each.source_id, each.ref, each.text): each
        for each in Recommendation.objects.filter(source__in=sources.values())
    }
    found = FoundRecommendations()
    counts: dict[int, int] = {}
    for each in known.values():
        counts[each.source_id] = max(counts.get(each.source_id, 0), each.position)
    for row in file.recommendations:
        source = sources[row.source]
        sign = _sign(source.pk, row.ref, row.text)
        if sign not in known:
            counts[source.pk] = counts.get(source.pk, 0) + 1
            known[sign] = _recommendation(source, row, counts[source.pk])
            found.made.append(known[sign])
        found.by_key[row.key] = known[sign]
    Recommendation.objects.bulk_create(found.made, batch_size=200)
    return found


def _sign(source: int, ref: str, text: str) -> tuple[int, str, str]:
    """What tells recommendations of a source apart: their number, or their words when they have none."""
    return (source, ref, "" if ref else text)


def _source(partnership: Partnership, row: object) -> SourceDocument:
    values: Mapping[str, str] = {name: getattr(row, name) for name in ("body", "level", "published", "link")}
    title = row.title  # type: ignore[attr-defined]
    source, _ = SourceDocument.objects.get_or_create(partnership=partnership, title=title, defaults=dict(values))
    return source


def _recommendation(source: SourceDocument, row: RecommendationRow, position: int) -> Recommendation:
    return Recommendation(
        partnership=source.partnership,
        source=source,
        ref=row.ref,
        section=row.section,
        text=row.text,
        position=position,
        provenance=row.provenance,
    )
