"""What the key of a paper says of its colours: where blue stands for what is finished, blue actions are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from goldthread.documents.model import Document, DraftAction, Evidence, Paragraph, PlanDraft
from goldthread.kernel.rag import Rag, parse_rag

_FINISHED = re.compile(
    r"\b(?:blue\b|B(?=\s*[=:–-]))(?:(?![.;\n]|\b(?:not|yet|red|amber|green)\b).){0,60}?"
    r"\b(?:complete[d]?|finished|done|closed|delivered|achieved)\b|\bB (?:complete[d]?|finished|done)\b",
    re.IGNORECASE,
)
_MOST_CELLS = 4  # of a row of a key
_WHY = "the key of the paper says that blue is finished"


def with_finished_blue(document: Document, plan: PlanDraft) -> PlanDraft:
    """The plan, its blue actions complete where the paper explains blue so and nothing else says how they stand."""
    blue = [action for action in plan.actions if _is_blue(action)]
    if not blue or not any(map(_FINISHED.search, _lines(document))):
        return plan
    return replace(plan, actions=tuple(_finished(one) if one in blue else one for one in plan.actions))


def _is_blue(action: DraftAction) -> bool:
    return bool(action.rag) and not action.status and parse_rag(action.rag or "") == (Rag.BLUE,)


def _finished(action: DraftAction) -> DraftAction:
    told = action.evidence.get("rag", Evidence())
    evidence = {**action.evidence, "status": replace(told, why=(*told.why, _WHY))}
    return replace(action, status="complete", evidence=evidence)


def _lines(document: Document) -> Iterator[str]:
    """Paragraphs, and rows of tables as one line each: "Blue | Complete"."""
    for page in document.pages:
        for block in page.blocks:
            if isinstance(block, Paragraph):
                yield block.text
                continue
            rows: dict[int, list[str]] = {}
            for cell in block.cells:
                rows.setdefault(cell.row, []).append(cell.text)
            yield from (" – ".join(texts) for texts in rows.values() if len(texts) <= _MOST_CELLS)
