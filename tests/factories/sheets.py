"""A sheet that went to a partner and came back."""

from __future__ import annotations

import io
from datetime import date

from docx import Document

from goldthread.delivery.reads.rows import rows_by_id
from goldthread.partnership.models import Person
from goldthread.plans.models import Action
from goldthread.publishing import sheet_reads, writes
from goldthread.publishing.models import ReturnedRow
from goldthread.publishing.papers.sheet import word_sheet


def returned_row(*, action: Action, by: Person, progress: str = "It has begun") -> ReturnedRow:
    """One row that waits: this action, with a few words in the last column."""
    rows = [*rows_by_id([action.pk], on=date(2026, 6, 1)).values()]
    sheet = writes.send_sheet(partnership=action.partnership, whom="Harbour Trust", actions=rows, by=by)
    document = Document(io.BytesIO(word_sheet("Actions", sheet_reads.rows_for(sheet, rows))))
    document.tables[0].rows[1].cells[6].text = progress
    file = io.BytesIO()
    document.save(file)
    came = writes.take_sheet_back(partnership=action.partnership, name="sheet.docx", data=file.getvalue(), by=by)
    return came.rows[0]
