"""Plans without a table: bullets and sentences that name a deadline or an owner."""

from __future__ import annotations

from goldthread.documents.model import Document, PlanDraft


def read_prose_plan(document: Document) -> PlanDraft | None:
    """The plan that the running text holds, or None when it holds none."""
    return None
