"""Bringing a paper in."""

from __future__ import annotations

from goldthread.core.forms import FileField, ServiceForm
from goldthread.plans.models import Paper

ENDINGS = ".pdf,.docx,.docm,.xlsx,.xlsm,.odt,.ods,.html,.htm,.md,.txt"


class BringForm(ServiceForm):
    """``earlier`` is the paper that is kept already, when the same file comes again."""

    earlier: Paper | None = None
    paper = FileField(
        label="The paper",
        help_text="PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt, .ods), a web page, Markdown or plain text.",
        accept=ENDINGS,
        missing="Choose the paper with the plan",
    )
