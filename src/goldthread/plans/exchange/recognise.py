"""Is a file a plan that ``exchange`` wrote, and in which form?"""

from __future__ import annotations

import io
import re
import zipfile

from goldthread.plans.exchange.model import SCHEMA

BEGINNING = 4_096
LARGEST_INDEX = 1_000_000  # of a workbook: the names of its sheets
_SHEETS = {b'"plan"', b'"actions"', b'"priorities"'}


def plan_file_form(data: bytes) -> str | None:
    """ "json" or "xlsx" for a plan that was exported, None for any other file."""
    if data[:BEGINNING].lstrip().startswith(b"{"):
        return "json" if SCHEMA.encode() in data[:BEGINNING] else None
    return "xlsx" if data.startswith(b"PK") and _has_sheets_of_a_plan(data) else None


def _has_sheets_of_a_plan(data: bytes) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("xl/workbook.xml") as index:
            names = set(re.findall(rb'name=("[^"]*")', index.read(LARGEST_INDEX)))
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return False
    return names >= _SHEETS
