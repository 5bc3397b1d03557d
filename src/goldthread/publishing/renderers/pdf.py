"""The report as tagged PDF (PDF/UA-1 as Typst writes it), in the font that ships with the product."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import orjson

from goldthread.publishing.presented import presented
from goldthread.publishing.report import PlanReport

TEMPLATE = Path(__file__).with_name("report.typ")
FONTS = Path(__file__).parent.parent / "fonts"


def render(report: PlanReport) -> bytes:
    """The file. The data goes in as JSON, never as markup, so no text of a plan can change the document."""
    import typst  # heavy, and few requests want it

    made: bytes = typst.compile(
        TEMPLATE,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        sys_inputs={"report": orjson.dumps(presented(report)).decode()},
        pdf_standards=["ua-1"],
        timestamp=datetime.combine(report.on, time(12), tzinfo=UTC),
    )
    return made
