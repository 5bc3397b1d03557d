"""A timeline as a file to take away: SVG and PNG of one page, CSV and XLSX of everything that was asked for."""

from __future__ import annotations

from django.conf import settings

from goldthread.analysis.charts.png import png_of
from goldthread.core.tables import CSV, XLSX, csv_bytes, xlsx_of
from goldthread.delivery.timeline.drawing import WIDTH, svg
from goldthread.delivery.timeline.reads import Timeline, every_bar
from goldthread.delivery.timeline.shown import table

FORMS = {"svg": "image/svg+xml", "png": "image/png", "csv": CSV, "xlsx": XLSX}


def file_of(seen: Timeline, form: str) -> bytes:
    """The timeline in one of ``FORMS``."""
    if form in ("csv", "xlsx"):
        whole = table(every_bar(seen.plan, seen.actions.filters, on=seen.on))
        return csv_bytes(whole) if form == "csv" else xlsx_of([whole])
    drawing = svg(seen, with_title=True)
    return png_of(drawing, width=WIDTH * 0.75, fonts=settings.FONTS) if form == "png" else drawing.encode()
