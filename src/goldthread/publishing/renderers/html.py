"""The report as one web page that stands alone: no script, nothing fetched, ready to print or to send."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from goldthread.publishing.presented import presented
from goldthread.publishing.report import PlanReport

_pages = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render(report: PlanReport) -> bytes:
    """The file. Every text is escaped; the page's own policy lets nothing run even so."""
    return _pages.get_template("report.html").render(report=presented(report)).encode()
