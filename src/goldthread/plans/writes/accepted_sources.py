"""The recommendations of an accepted paper, and the report that made them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from goldthread.plans.models import DraftItem, DraftKind, PaperReading, Recommendation, SourceDocument
from goldthread.plans.rules.recommendation_refs import means_all, ref_key, unprinted
from goldthread.plans.rules.texts import SHORT, within
from goldthread.plans.writes.provenance import provenance_of


@dataclass
class AcceptedRecommendations:
    """The recommendations of the source by what their references have in common; ``made`` are the new ones."""

    by_ref: dict[str, Recommendation] = field(default_factory=dict)
    made: list[Recommendation] = field(default_factory=list)

    def meant_by(self, refs: Iterable[str]) -> list[Recommendation]:
        """The recommendations that printed references mean, each once; "All" means every one."""
        found: dict[int, Recommendation] = {}
        for ref in refs:
            meant = self.by_ref.values() if means_all(ref) else [self.by_ref.get(ref_key(ref))]
            found |= {each.pk: each for each in meant if each}
        return list(found.values())


def make_recommendations(
    reading: PaperReading, items: Sequence[DraftItem], *, title: str, body: str
) -> AcceptedRecommendations:
    """Those the paper prints, and, without words as yet, those it only refers to."""
    drafts = [item for item in items if item.kind == DraftKind.RECOMMENDATION]
    dropped = reading.items.filter(kind=DraftKind.RECOMMENDATION).exclude(pk__in=[item.pk for item in drafts])
    refs = [ref for item in items for ref in item.content.get("recommendations", [])]
    known = [item.content["ref"] for item in [*drafts, *dropped]]
    missing = unprinted(refs, known)
    accepted = AcceptedRecommendations()
    if not drafts and not missing:
        return accepted
    source = _source(reading, title, body)
    accepted.by_ref = {ref_key(each.ref): each for each in source.recommendations.all() if each.ref}
    first = source.recommendations.count() + 1
    rows = [_printed(source, item, reading) for item in drafts]
    rows += [Recommendation(partnership=source.partnership, source=source, ref=ref) for ref in missing]
    for row in rows:
        key = ref_key(row.ref)
        if key in accepted.by_ref:
            continue  # the source has it already, or the paper prints it twice
        row.position = first + len(accepted.made)
        accepted.made.append(row)
        accepted.by_ref[key or f"#{row.position}"] = row
    Recommendation.objects.bulk_create(accepted.made, batch_size=200)
    return accepted


def _source(reading: PaperReading, title: str, body: str) -> SourceDocument:
    title = within(title, "source_title", limit=SHORT)
    source, _ = SourceDocument.objects.get_or_create(
        partnership=reading.partnership,
        title=title,
        defaults={"body": within(body, "source_body", limit=200)},
    )
    return source


def _printed(source: SourceDocument, item: DraftItem, reading: PaperReading) -> Recommendation:
    return Recommendation(
        partnership=source.partnership,
        source=source,
        ref=item.content["ref"],
        section=item.content["section"],
        text=item.content["text"],
        provenance=provenance_of(item, reading.paper_id),
    )
