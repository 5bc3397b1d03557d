"""Plans without a table: bullets, numbered actions and labelled records in running text."""

from __future__ import annotations

from goldthread.documents.facts.paper_date import date_of_paper
from goldthread.documents.model import Document, PlanDraft
from goldthread.documents.running.drafting import draft_plan
from goldthread.documents.running.items import gather
from goldthread.documents.running.outline import outline
from goldthread.documents.running.promises import are_actions, weigh


def read_prose_plan(document: Document) -> PlanDraft | None:
    """The plan that the running text holds, or None when it holds none."""
    promises = weigh(gather(outline(document)), date_of_paper(document))
    actions = are_actions(promises)
    return draft_plan(actions) if actions else None
