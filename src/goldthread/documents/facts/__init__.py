"""What a paper says about its plan as a whole: title, area, lead body, period, recommendations answered."""

from __future__ import annotations

from goldthread.documents.facts.area import find_area
from goldthread.documents.facts.lead_body import find_lead_body
from goldthread.documents.facts.lines import FactLine, fact_lines
from goldthread.documents.facts.paper_date import date_of_paper
from goldthread.documents.facts.period import find_period
from goldthread.documents.facts.recommendation_tables import recommendation_tables
from goldthread.documents.facts.recommendations import find_recommendations
from goldthread.documents.facts.title import find_title
from goldthread.documents.model import Document, Evidence, Grid, PlanDraft

__all__ = ["date_of_paper", "read_facts"]


def read_facts(
    document: Document,
    plan_grids: tuple[Grid, ...] = (),
    said: frozenset[str] = frozenset(),
    answered: frozenset[str] = frozenset(),
) -> PlanDraft:
    """A draft with the facts about the plan and no actions.

    ``plan_grids`` are the tables that were taken for the plan: headings near them weigh more. ``said`` are the
    paragraphs that were taken for its actions: bodies named in them do not lead the plan. ``answered`` are the
    references of recommendations that it answers.
    """
    everything = fact_lines(document, plan_grids, said)
    lines = [line for line in everything if not line.in_plan]
    title = find_title(lines)
    area = find_area(title, everything)
    lead = find_lead_body(title, area[0] if area else None, everything)
    period = find_period(title, lines)
    evidence: dict[str, Evidence] = {}
    if title:
        sure = min(0.95, 0.4 + title.score / 12)
        evidence["title"] = Evidence(title.line.source, round(sure, 2), ("a line that calls itself a plan",))
    _note(evidence, "area", area, 0.75, "the place its bodies are named after")
    _note(evidence, "lead_body", lead, 0.6, "the body named most and nearest to the plan")
    _note(evidence, "period", period, 0.8, "years printed with the plan's name")
    return PlanDraft(
        title=title.text if title else None,
        area=area[0] if area else None,
        lead_body=lead[0] if lead else None,
        period=period[0] if period else None,
        recommendations=recommendation_tables(document, answered) or find_recommendations(lines),
        evidence=evidence,
    )


def _note(
    evidence: dict[str, Evidence], field: str, found: tuple[str, FactLine] | None, sure: float, why: str
) -> None:
    if found:
        evidence[field] = Evidence(found[1].source, sure, (why,))
