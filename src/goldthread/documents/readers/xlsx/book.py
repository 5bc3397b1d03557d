"""What the sheets of a workbook share: their names and order, texts, styles and the day from which dates count."""

from __future__ import annotations

from typing import NamedTuple

from goldthread.documents.readers.archive import Archive
from goldthread.documents.readers.limits import unreadable
from goldthread.documents.readers.xlsx.fills import theme_colours
from goldthread.documents.readers.xlsx.names import area_of, child, is_on, related, related_id, whole
from goldthread.documents.readers.xlsx.parsing import Worksheet
from goldthread.documents.readers.xlsx.styles import Styles
from goldthread.documents.readers.xlsx.values import Values, shared_strings


class NamedSheet(NamedTuple):
    """One worksheet that the workbook lists."""

    title: str
    part: str
    hidden: bool


class Book:
    """The workbook of one file.

    Raises InputError when the file holds no workbook that can be read.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        part = next((one.part for one in related(archive, "").values() if one.kind == "officeDocument"), "")
        if part not in archive:
            raise unreadable(archive.file, "This spreadsheet is damaged: its sheets cannot be opened.")
        self._related = related(archive, part)
        root = archive.xml(part)
        setting = child(root, "workbookPr")
        theme, styles = self._one("theme"), self._one("styles")
        self.styles = Styles(
            archive.xml(styles) if styles else None, theme_colours(archive.read(theme) if theme else None)
        )
        self.values = Values(
            shared_strings(archive, self._one("sharedStrings")),
            from_1904=setting is not None and is_on(setting.get("date1904")),
        )
        listed = child(root, "sheets")
        self.sheets = [
            NamedSheet(node.get("name") or "", found.part, (node.get("state") or "visible") != "visible")
            for node in ([] if listed is None else listed)
            if (found := self._related.get(related_id(node) or "")) and found.kind == "worksheet"
        ]

    def header_rows(self, named: NamedSheet, sheet: Worksheet) -> set[int]:
        """Rows that the tables of a sheet call headings, counted from 1."""
        if not sheet.tables:
            return set()
        parts = related(self._archive, named.part)
        tables = [self._archive.xml(parts[name].part) for name in sheet.tables if name in parts]
        areas = [area_of(table.get("ref") or "") for table in tables if whole(table.get("headerRowCount"), 1)]
        return {area.top for area in areas if area}

    def _one(self, kind: str) -> str | None:
        """The part of some kind, if the file has it."""
        found = (one.part for one in self._related.values() if one.kind == kind)
        return next((part for part in found if part in self._archive), None)
