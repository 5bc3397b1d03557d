"""What only the whole paper tells of a plan that is written up: numbers counted on, outcomes, how actions stand."""

from __future__ import annotations

from goldthread.documents.finishing.chapter_outcomes import with_outcomes_of_chapters
from goldthread.documents.finishing.colour_keys import with_finished_blue
from goldthread.documents.finishing.numbering import with_counted_references
from goldthread.documents.finishing.standing import with_standing_of_headings
from goldthread.documents.model import Document, PlanDraft

__all__ = ["finished"]


def finished(document: Document, plan: PlanDraft) -> PlanDraft:
    """The plan with all that its paper tells of it elsewhere than at its actions."""
    plan = with_outcomes_of_chapters(document, with_counted_references(plan))
    return with_finished_blue(document, with_standing_of_headings(plan))
