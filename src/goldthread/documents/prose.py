"""Plans without a table: bullets, numbered actions and labelled records in running text."""

from __future__ import annotations

from collections.abc import Container

from goldthread.documents.facts.paper_date import date_of_paper
from goldthread.documents.model import Document, PlanDraft
from goldthread.documents.running.drafting import draft_plan
from goldthread.documents.running.lines.outline import outline
from goldthread.documents.running.statements.items import gather
from goldthread.documents.running.statements.listed import listed_actions, under_their_titles, with_their_like
from goldthread.documents.running.statements.promises import are_actions, weigh
from goldthread.documents.running.statements.within_plan import within_plan

_TITLE_LINES = 3  # in which a paper says what it is
_TITLE_WORDS = 20


def read_prose_plan(document: Document, aside: Container[int] = ()) -> PlanDraft | None:
    """The plan that the running text holds, or None when it holds none; ``aside``: paragraphs (from 1) left out."""
    lines = list(outline(document, aside))
    promises = weigh(gather(lines), date_of_paper(document))
    firm = are_actions(promises)
    title = " ".join(line.text for line in lines[:_TITLE_LINES] if _may_be_title(line.text))
    actions = (
        under_their_titles(within_plan(with_their_like(firm, promises))) if firm else listed_actions(promises, title)
    )
    return draft_plan(actions) if actions else None


def _may_be_title(text: str) -> bool:
    """A line that is no sentence: what a page tells of its day is not what it calls itself."""
    return len(text.split()) <= _TITLE_WORDS and not text.rstrip().endswith(".")
