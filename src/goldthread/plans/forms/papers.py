"""Bringing a paper in."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from goldthread.core.forms import FileField, RowField, ServiceForm
from goldthread.plans.models import Paper, Plan

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
    version_of = RowField(
        label="Is it the next version of a plan you have?",
        help_text="Then it is read as a change, and every action keeps its history.",
        required=False,
        empty="No, or I do not know yet",
    )

    def __init__(self, *args: Any, plans: QuerySet[Plan], **given: Any) -> None:
        super().__init__(*args, **given)
        self.fields["version_of"].rows = plans  # type: ignore[attr-defined]
        if not plans:
            del self.fields["version_of"]
