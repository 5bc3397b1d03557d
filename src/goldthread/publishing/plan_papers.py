"""A plan as it stands today, as the paper its partnership is used to: one read for the page and the command line."""

from __future__ import annotations

from datetime import date

from goldthread.plans.models import Plan
from goldthread.publishing.papers.excel import plan_sheet
from goldthread.publishing.papers.word import plan_paper
from goldthread.publishing.reads import last_time, plan_report
from goldthread.publishing.sheet_reads import layout_for

WRITERS = {"docx": plan_paper, "xlsx": plan_sheet}


def own_paper(plan: Plan, form: str, *, on: date) -> bytes:
    """The file in the partnership's template; ``form`` is one of ``WRITERS``."""
    report = plan_report(plan, on=on, since=last_time(plan, on))
    return WRITERS[form](report, layout_for(plan.partnership))
