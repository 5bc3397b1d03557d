"""The report as tagged PDF."""

from __future__ import annotations

from pathlib import Path

from goldthread.publishing.presented import presented
from goldthread.publishing.report import PlanReport
from goldthread.publishing.typesetting import typeset

TEMPLATE = Path(__file__).with_name("report.typ")


def render(report: PlanReport) -> bytes:
    """The file."""
    return typeset(TEMPLATE, "report", presented(report), report.on)
