"""From the answers of a questionnaire to its scores, by rules that are data.

No wording is known here or needed: an item is a key with a range. What a missing answer does is said by the scale:
it is filled by the mean of the others (prorated) where enough were answered, or the score is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from goldthread.analysis.checking import refuse


class Rule(StrEnum):
    """How the answers of a scale become one figure."""

    SUM = "sum"
    MEAN = "mean"


class Missing(StrEnum):
    """What an unanswered item does to the score."""

    PRORATE = "prorate"
    NO_SCORE = "no score"


@dataclass(frozen=True)
class Item:
    """One question by its key, with the least and the greatest answer; a reversed one counts the other way round."""

    key: str
    low: float
    high: float
    is_reversed: bool = False

    def counts_as(self, answer: float) -> float:
        """The answer as it enters the score. Refuses one outside the range, without repeating it."""
        if not self.low <= answer <= self.high:
            refuse(self.key, f"the answer does not lie between {self.low:g} and {self.high:g}.")
        return self.low + self.high - answer if self.is_reversed else answer


@dataclass(frozen=True)
class Scale:
    """Items that make one score. ``reliable_change``: the least change that is more than error of measurement."""

    key: str
    name: str
    items: tuple[Item, ...]
    rule: Rule = Rule.SUM
    missing: Missing = Missing.NO_SCORE
    least_answered: int = 0  # 0: all of them
    higher_is_better: bool = False
    reliable_change: float | None = None

    @property
    def range(self) -> tuple[float, float]:
        """The least and the greatest score."""
        low, high = sum(item.low for item in self.items), sum(item.high for item in self.items)
        parts = 1 if self.rule is Rule.SUM else len(self.items)
        return low / parts, high / parts


@dataclass(frozen=True)
class Questionnaire:
    """All items and the scales made of them; one item may stand in several."""

    items: tuple[Item, ...]
    scales: tuple[Scale, ...]

    def scale(self, key: str) -> Scale | None:
        return next((scale for scale in self.scales if scale.key == key), None)


def score(scale: Scale, answers: Mapping[str, float | None]) -> float | None:
    """The score; None where too few items were answered. Refuses an answer outside its range, by the item's key."""
    given = [(item, answers.get(item.key)) for item in scale.items]
    counted = [item.counts_as(answer) for item, answer in given if answer is not None]
    needed = len(scale.items)
    if scale.missing is Missing.PRORATE and scale.least_answered:
        needed = scale.least_answered
    if not counted or len(counted) < needed:
        return None
    mean = sum(counted) / len(counted)
    return mean if scale.rule is Rule.MEAN else mean * len(scale.items)
