"""What a paper says about its plan as a whole: title, area, lead body, period, recommendations answered."""

from __future__ import annotations

from goldthread.documents.model import Document, Grid, PlanDraft


def read_facts(document: Document, plan_grids: tuple[Grid, ...] = ()) -> PlanDraft:
    """A draft with the facts about the plan and no actions.

    ``plan_grids`` are the tables that were taken for the plan: headings near them weigh more.
    """
    return PlanDraft()
