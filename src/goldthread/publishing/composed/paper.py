"""What a paper holds, before anybody draws it: plain values that every renderer takes and asks nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goldthread.publishing.presented import printable

Cell = str | int | float | date | None


@dataclass(frozen=True)
class Words:
    """A paragraph. ``label`` stands before it in bold; ``quiet`` is what a reader may skip."""

    text: str
    label: str = ""
    quiet: bool = False


@dataclass(frozen=True)
class Bullets:
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """Rows under headings. ``widths`` are shares of the line; with a ``sheet`` it is a sheet of a workbook too."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    sheet: str = ""


@dataclass(frozen=True)
class Drawing:
    """A chart as SVG, with what it shows in words."""

    svg: str
    title: str
    description: str


Block = Words | Bullets | Table | Drawing


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. Level 1 begins a part, level 2 stands within it."""

    title: str
    blocks: tuple[Block, ...] = ()
    level: int = 1


@dataclass(frozen=True)
class Composed:
    """One paper. ``rows`` of ``row_headings`` is what a machine wants of it: the CSV and the first sheet."""

    partnership: str
    title: str
    subtitle: str
    on: date
    facts: tuple[tuple[str, str], ...] = ()
    sections: tuple[Section, ...] = ()
    row_headings: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    data: dict[str, Any] = field(default_factory=dict)  # everything, for JSON


def shown(paper: Composed, day_words: Any) -> dict[str, Any]:
    """The paper as mappings of text: what the page, the PDF and the Word file lay out."""
    made: dict[str, Any] = printable(
        {
            "partnership": paper.partnership,
            "title": paper.title,
            "subtitle": paper.subtitle,
            "on": day_words(paper.on),
            "facts": [{"name": name, "value": value} for name, value in paper.facts],
            "sections": [
                {
                    "title": part.title,
                    "level": part.level,
                    "blocks": [_block(each, day_words) for each in part.blocks],
                }
                for part in paper.sections
            ],
        }
    )
    return made


def _block(block: Block, day_words: Any) -> dict[str, Any]:
    if isinstance(block, Words):
        paragraphs = [line for line in block.text.split("\n") if line.strip()]
        return {"kind": "words", "label": block.label, "paragraphs": paragraphs, "quiet": block.quiet}
    if isinstance(block, Bullets):
        return {"kind": "bullets", "lines": list(block.lines)}
    if isinstance(block, Drawing):
        return {"kind": "drawing", "svg": block.svg, "title": block.title, "description": block.description}
    rows = [[_cell(value, day_words) for value in row] for row in block.rows]
    widths = list(block.widths or (1,) * len(block.headings))
    return {"kind": "table", "title": block.title, "headings": list(block.headings), "rows": rows, "widths": widths}


def _cell(value: Cell, day_words: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return str(day_words(value))
    return f"{value:,.10g}" if isinstance(value, float) else str(value)
