"""What stands on a PDF page: words, ruling lines and coloured areas, in points from the top left corner."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]  # x0, top, x1, bottom


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a blank between them. ``baseline`` is where they stand, ``size`` the font's."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    turned: bool = False  # printed up or down the page
    blank_before: bool = True  # a blank, or the start of a line, stands before it

    @property
    def middle(self) -> tuple[float, float]:
        """A point inside the word, a little above its baseline."""
        return (self.x0 + self.x1) / 2, self.baseline - self.size * 0.3


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruling line: ``at`` is its place across its direction, ``start`` to ``stop`` its reach along it."""

    at: float
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Fill:
    """A coloured area."""

    box: Box
    colour: str


@dataclass(frozen=True)
class PageMarks:
    """Everything of one page that the reading of tables needs."""

    width: float
    height: float
    words: tuple[Word, ...] = ()
    across: tuple[Rule, ...] = ()  # horizontal rules, ``at`` from the top
    down: tuple[Rule, ...] = ()  # vertical rules, ``at`` from the left
    fills: tuple[Fill, ...] = ()
    pictures: int = 0


def inside(point: tuple[float, float], box: Box, slack: float = 0.0) -> bool:
    """Whether a point lies in a box, give or take."""
    return box[0] - slack <= point[0] <= box[2] + slack and box[1] - slack <= point[1] <= box[3] + slack


def area(box: Box) -> float:
    """The area of a box in square points."""
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def overlap(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    return area((max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])))
