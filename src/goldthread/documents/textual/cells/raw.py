"""Tables as the lines of a text give them: rows of raw cells, not yet put under their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_RULE = re.compile(r"^[\s|+:=_─━┼├┤┌┐└┘┬┴╋┝┥-]*(?:-{2,}|={3,}|─{2,}|━{2,})[\s|+:=_─━┼├┤┌┐└┘┬┴╋┝┥-]*$")


@dataclass(frozen=True)
class RawRow:
    """The cells of one row, as split, with the line (from 1) it starts on."""

    cells: tuple[str, ...]
    line: int

    @property
    def filled(self) -> int:
        return sum(1 for cell in self.cells if cell.strip())

    @property
    def width(self) -> int:
        """How many cells up to the last that holds something."""
        return max((index + 1 for index, cell in enumerate(self.cells) if cell.strip()), default=0)


@dataclass(frozen=True)
class RawTable:
    """Rows that stand together. ``header_rows``: how many at the top the file itself marks as headings."""

    rows: tuple[RawRow, ...]
    header_rows: int = 0


def labels_in_order(records: Sequence[Mapping[str, object]]) -> list[str]:
    """The labels as the fullest of several records prints them, then those of the others."""
    fullest = max(records, key=len)
    return list(dict.fromkeys([*fullest, *(label for record in records for label in record)]))


def is_rule(line: str) -> bool:
    """A line of dashes that parts a heading from its rows."""
    return len(line) < 2000 and bool(_RULE.match(line))


def is_closed_cell(line: str) -> bool:
    """Whether a line is one cell with the pipe that ends it."""
    return line.count("|") == 1 and line.rstrip().endswith("|")
