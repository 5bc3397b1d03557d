"""One report, six formats: each renderer takes the same ``PlanReport`` and gives the bytes of a file."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from goldthread.publishing.report import PlanReport


@dataclass(frozen=True)
class Format:
    """How one format is called, and what its files are."""

    name: str
    title: str
    media_type: str


FORMATS = {
    form.name: form
    for form in (
        Format("pdf", "PDF", "application/pdf"),
        Format("docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        Format("xlsx", "Spreadsheet", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        Format("html", "Web page", "text/html; charset=utf-8"),
        Format("csv", "CSV", "text/csv; charset=utf-8"),
        Format("json", "JSON", "application/json"),
    )
}


def render(report: PlanReport, form: str) -> bytes:
    """The report as a file of one of ``FORMATS``; raises KeyError for any other."""
    module = import_module(f"{__name__}.{FORMATS[form].name}")
    made: bytes = module.render(report)
    return made
