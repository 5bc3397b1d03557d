"""What stands in a sheet that came back: each row by its key, whatever else was done to the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goldthread.documents.model import Document, Grid
from goldthread.kernel.errors import InputError, Place
from goldthread.plans.rules.standings import rag_of
from goldthread.publishing import words
from goldthread.publishing.papers.sheet import HEADINGS, KEY, PROGRESS

_KEY = re.compile(r"S(\d{1,12})-A(\d{1,12})")
_FIELDS = {"Timescale": "timescale", "Status": "status", "RAG": "rag", PROGRESS: "progress"}
_STATUSES = {label.lower(): code for code, label in words.STATUS.items()} | {
    "closed": "closed",
    "completed": "complete",
}


@dataclass(frozen=True)
class ReturnedLine:
    """One row: of which sheet and action, and the words in the cells that somebody may have changed.

    ``row`` is counted as the one who filled it in counts, ``key`` is what stands in its first column.
    """

    sheet: int
    action: int
    cells: Mapping[str, str]
    row: int
    key: str


@dataclass
class ReturnedFile:
    """Every row that has a key, and the numbers of those that have words and none."""

    lines: list[ReturnedLine] = field(default_factory=list)
    without_key: list[int] = field(default_factory=list)


def returned_file(document: Document) -> ReturnedFile:
    """Raises InputError when no table has the column of keys."""
    found = ReturnedFile()
    tables = [grid for page in document.pages for grid in page.blocks if isinstance(grid, Grid)]
    keyed = [(grid, header) for grid in tables if (header := _header(grid))]
    if not keyed:
        raise InputError(
            f"No table has the column “{KEY}”.",
            advice="Bring in a sheet that was made here; its first column must still be there.",
            place=Place(file=document.name),
        )
    for grid, (top, columns) in keyed:
        for row, texts in _rows(grid, top):
            number = grid.origin[0] + row + 1
            _take(found, number, {name: texts.get(column, "") for name, column in columns.items()})
    return found


def _take(found: ReturnedFile, row: int, cells: Mapping[str, str]) -> None:
    key = _KEY.search("".join(cells[KEY].split()).upper())
    said = {name: cells.get(heading, "").strip() for heading, name in _FIELDS.items()}
    if key:
        found.lines.append(ReturnedLine(int(key[1]), int(key[2]), said, row, key[0]))
    elif any(said.values()) and cells[KEY].strip() != KEY:
        found.without_key.append(row)


def _header(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the headings, and the column of each that is there."""
    plain = {heading.lower(): heading for heading in HEADINGS}
    for cell in grid.cells:
        if " ".join(cell.text.split()).lower() == KEY.lower():
            row = [each for each in grid.cells if each.row == cell.row]
            names = {plain.get(" ".join(each.text.split()).lower(), ""): each.col for each in row}
            return cell.row, {name: column for name, column in names.items() if name}
    return None


def _rows(grid: Grid, top: int) -> Iterator[tuple[int, dict[int, str]]]:
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        if cell.row > top:
            rows.setdefault(cell.row, {})[cell.col] = cell.text
    yield from sorted(rows.items())


def changes_in(line: ReturnedLine, sent: Mapping[str, str]) -> dict[str, str]:
    """What differs from what was sent, as codes where they are understood; a cell left blank says nothing.

    A status or RAG in words that mean none is kept as "status_words" or "rag_words", for a person to read.
    """
    changes = {"progress": line.cells["progress"]} if line.cells["progress"] else {}
    timescale = line.cells["timescale"]
    if timescale and " ".join(timescale.split()) != " ".join(sent["timescale"].split()):
        changes["timescale"] = timescale
    status, rag = line.cells["status"], line.cells["rag"]
    if status:
        code = _STATUSES.get(" ".join(status.lower().split()))
        changes |= _different("status", code, status, sent["status"])
    if rag:
        colour = rag_of(rag)
        changes |= _different("rag", colour.value if colour else None, rag, sent["rag"])
    return changes


def together(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, str]:
    """What two rows of one action say: the words of both, and of what else both say the first."""
    words = [said["progress"] for said in (first, second) if said.get("progress")]
    both = {**second, **first}
    return both | ({"progress": "\n\n".join(dict.fromkeys(words))} if words else {})


def _different(name: str, code: str | None, printed: str, sent: str) -> dict[str, str]:
    if code is None:
        return {f"{name}_words": printed}
    return {name: code} if code != sent else {}
