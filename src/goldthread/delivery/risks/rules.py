"""Scores and levels of risk on a partnership's own matrix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SMALLEST, LARGEST = 3, 6  # sides of a matrix that people can still tell apart


@dataclass(frozen=True, slots=True)
class Matrix:
    """A partnership's own matrix: ``size`` steps each way; scores above ``appetite`` are too much to bear."""

    size: int = 5
    medium_from: int = 5
    high_from: int = 12
    appetite: int = 11

    @property
    def steps(self) -> range:
        return range(1, self.size + 1)

    def level(self, likelihood: int, impact: int) -> str:
        """ "low", "medium" or "high". Raises ValueError for a place outside the matrix."""
        for step in (likelihood, impact):
            if step not in self.steps:
                raise ValueError(f"{step} is no step of a matrix of {self.size}.")
        score = likelihood * impact
        return "high" if score >= self.high_from else "medium" if score >= self.medium_from else "low"

    def is_over_appetite(self, score: int) -> bool:
        return score > self.appetite


def counts(places: Iterable[tuple[int, int]], matrix: Matrix) -> list[list[int]]:
    """How many risks stand in each cell: rows from the most likely down, columns from the least impact on."""
    found = list(places)
    return [[found.count((likely, impact)) for impact in matrix.steps] for likely in reversed(matrix.steps)]
