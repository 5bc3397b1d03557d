"""Readings of a paper that was laid out anew to be read: they quote it as printed and count no tables of ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from goldthread.documents.model import Document, Evidence, PlanDraft, Reading, Source


def quoting(reading: Reading, document: Document) -> Reading:
    """The reading beside the paper as printed: what was read is found there by its page and its words alone."""
    return replace(
        reading,
        document=document,
        plan=_plan(reading.plan),
        other_plans=tuple(map(_plan, reading.other_plans)),
        other_tables=tuple(replace(table, source=_quote(table.source)) for table in reading.other_tables),
    )


def _plan(plan: PlanDraft) -> PlanDraft:
    return replace(
        plan,
        priorities=tuple(replace(each, evidence=_evidence(each.evidence)) for each in plan.priorities),
        recommendations=tuple(replace(each, evidence=_evidence(each.evidence)) for each in plan.recommendations),
        actions=tuple(replace(each, evidence=_evidence(each.evidence)) for each in plan.actions),
        evidence=_evidence(plan.evidence),
    )


def _evidence(told: Mapping[str, Evidence]) -> dict[str, Evidence]:
    return {name: replace(each, source=_quote(each.source)) for name, each in told.items()}


def _quote(source: Source) -> Source:
    return Source(page=source.page, quote=source.quote)
