"""Where each field of a live row was read (rule 11), and whether a person corrected it on the way."""

from __future__ import annotations

from typing import Any

from goldthread.plans.models import DraftItem, PaperReading
from goldthread.plans.writes.readings import PLAN_FACTS


def provenance_of(item: DraftItem, paper_id: int) -> dict[str, Any]:
    """For each field with evidence: the paper, the place, how sure the reader was and what became of it."""
    return {
        name: {"paper": paper_id, **evidence, "corrected": item.content.get(name) != item.as_read.get(name)}
        for name, evidence in item.as_read.get("evidence", {}).items()
    }


def provenance_of_facts(reading: PaperReading) -> dict[str, Any]:
    """The same for the title, area, lead body and period of the plan."""
    evidence = reading.plan_facts.get("evidence", {})
    return {name: {"paper": reading.paper_id, **evidence[name]} for name in PLAN_FACTS if name in evidence}
