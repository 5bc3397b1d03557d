"""Which counts are too small to be shown, and what rounding does instead.

Thresholds are local: five or fewer by default here; ScotPHO blanks deaths under five, NHS Education for Scotland
scores tables with counts under ten. Zeros are shown unless they are marked sensitive ("nobody here was referred").
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldthread.analysis.checking import Flags, Integers, refuse
from goldthread.analysis.disclosure.cells import Cell, CellTable


class Zeros(StrEnum):
    """What to do with a count of nought."""

    SHOW = "show"
    PROTECT = "protect"


@dataclass(frozen=True)
class Rule:
    """Counts from one (or nought) to ``threshold`` are hidden, and stay uncertain by at least ``protection``."""

    threshold: int = 5
    zeros: Zeros = Zeros.SHOW
    protection: int | None = None

    def __post_init__(self) -> None:
        if self.threshold < 1:
            refuse("threshold", f"a threshold of {self.threshold} hides nothing.")
        if self.protection is not None and self.protection < 1:
            refuse("protection", "a hidden count has to stay uncertain by at least one.")

    @property
    def width(self) -> int:
        """How far apart the least and the greatest possible value of a hidden small count must lie."""
        return self.threshold if self.protection is None else self.protection

    def primary(self, table: CellTable) -> Flags:
        """Cells too small to be shown."""
        least = 0 if self.zeros is Zeros.PROTECT else 1
        small: Flags = (table.counts >= least) & (table.counts <= self.threshold)
        return small


def rounded(counts: Integers, base: int = 5) -> Integers:
    """Each count to the nearest multiple of ``base``, halves upwards. Weak for ones and twos: totals tell."""
    if base < 2:
        refuse("base", "rounding needs a base of two or more.")
    found: Integers = (counts + base // 2) // base * base
    return found


def randomly_rounded(table: CellTable, base: int = 5, *, secret: str) -> Integers:
    """Each count to a neighbouring multiple of ``base``, by chance in proportion: sums are right on average.

    The chance comes from the cell and a ``secret``: the same cell is rounded alike in every table and every release,
    so that asking again wins nothing.
    """
    if base < 2:
        refuse("base", "rounding needs a base of two or more.")
    if not secret:
        refuse("secret", "rounding by chance needs a secret, or anybody could undo it.")
    chance = np.array([_chance(cell, secret) for cell in table.cells])
    below = table.counts // base * base
    found: Integers = below + base * (chance * base < table.counts - below)
    return found


def _chance(cell: Cell, secret: str) -> float:
    named = "\x1f".join("\x1e".join(pair) for pair in sorted(cell.key))
    digest = hashlib.blake2b(named.encode(), key=secret.encode()[:64], digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
