"""Tables as the lines of a text give them: rows of raw cells, not yet put under their columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_RULE = re.compile(r"^[\s|+:=_─━┼├┤┌┐└┘┬┴╋┝┥-]*(?:-{2,}|={3,}|─{2,}|━{2,})[\s|+:=_─━┼├┤┌┐└┘┬┴╋┝┥-]*$")

_PIPE = re.compile(r"(?<!\\)\|")


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
    """Rows that stand together.

    ``header_rows``: how many at the top the file itself marks as headings. ``packed``: how many columns it has, where
    the blank cells of its rows were dropped and those behind them moved up; else 0.
    """

    rows: tuple[RawRow, ...]
    header_rows: int = 0
    packed: int = 0


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


def pipes(line: str) -> int:
    """How many pipes part cells on a line; an escaped one parts nothing."""
    return len(_PIPE.findall(line))


def split_at_pipes(text: str) -> list[str]:
    """What stands before, between and after the pipes."""
    return [piece.replace("\\|", "|").strip(" ") for piece in _PIPE.split(text)]
