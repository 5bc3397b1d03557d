"""How alike two values are, in levels: none, near, nearer, the same. Distances by RapidFuzz."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from goldthread.analysis.checking import Integers, refuse
from goldthread.analysis.linkage.fellegi_sunter import MISSING


class Alike(StrEnum):
    """By what two values are called alike."""

    EXACT = "exact"
    JARO_WINKLER = "jaro-winkler"
    LEVENSHTEIN = "levenshtein"


@dataclass(frozen=True)
class Comparison:
    """One column, by what it is compared, and the thresholds below sameness, the strictest first.

    ``by_frequency``: agreement on a rare value says more.
    """

    column: str
    alike: Alike = Alike.EXACT
    thresholds: tuple[float, ...] = ()
    by_frequency: bool = False

    @property
    def size(self) -> int:
        """How many levels there are: different, one for each threshold, the same."""
        return len(self.thresholds) + 2

    def levels(self, left: Sequence[str], right: Sequence[str]) -> Integers:
        """The level of each pair of values; an empty one is missing."""
        found = np.zeros(len(left), dtype=np.int64)
        for above, threshold in enumerate(reversed(self.thresholds), 1):
            found[self._near(left, right, threshold)] = above
        ours, theirs = np.asarray(left, dtype=object), np.asarray(right, dtype=object)
        found[ours == theirs] = self.size - 1
        found[(ours == "") | (theirs == "")] = MISSING
        return found

    def _near(self, left: Sequence[str], right: Sequence[str], threshold: float) -> np.ndarray:
        from rapidfuzz.distance import JaroWinkler, Levenshtein
        from rapidfuzz.process import cpdist

        if self.alike is Alike.JARO_WINKLER:
            near: np.ndarray = cpdist(left, right, scorer=JaroWinkler.similarity, dtype=np.float64) >= threshold
        elif self.alike is Alike.LEVENSHTEIN:
            near = cpdist(left, right, scorer=Levenshtein.distance, dtype=np.int32) <= threshold
        else:
            refuse("thresholds", f"{self.column} is compared exactly and can have no thresholds.")
        return near
