"""Groups of people and how they changed: all that is ever kept of anybody. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

EVERYBODY = ""  # the service of the group that holds them all


@dataclass(frozen=True, order=True)
class Which:
    """Which group: the later occasion, the scale, the service ("" for all of them)."""

    occasion: str
    scale: str
    service: str


@dataclass(frozen=True)
class Group:
    """People of one service with a first and a later score. ``started`` is None where nobody counted them.

    ``improved`` and the like are None where the questionnaire names no least reliable change.
    """

    which: Which
    people: int
    first: float | None
    last: float | None
    mean: float | None
    sd: float | None
    improved: int | None = None
    unchanged: int | None = None
    worsened: int | None = None
    started: int | None = None

    @property
    def not_again(self) -> int | None:
        """Who started and has no later score."""
        return None if self.started is None else self.started - self.people

    @property
    def is_sorted(self) -> bool:
        """Whether it is told who changed reliably."""
        return self.improved is not None


def with_totals(groups: Iterable[Group]) -> list[Group]:
    """The groups, and everybody of each occasion and scale put together."""
    parts: dict[tuple[str, str], list[Group]] = {}
    for group in groups:
        parts.setdefault((group.which.occasion, group.which.scale), []).append(group)
    found: list[Group] = []
    for (occasion, scale), members in parts.items():
        found += [*members, _together(Which(occasion, scale, EVERYBODY), members)]
    return found


def _together(which: Which, members: Sequence[Group]) -> Group:
    people = sum(group.people for group in members)
    mean = _weighted(members, "mean", people)
    return Group(
        which,
        people,
        _weighted(members, "first", people),
        _weighted(members, "last", people),
        mean,
        _sd(members, people, mean),
        **{name: _sum(members, name) for name in ("improved", "unchanged", "worsened", "started")},
    )


def _sum(members: Sequence[Group], name: str) -> int | None:
    values = [getattr(group, name) for group in members]
    return None if None in values else sum(values)


def _weighted(members: Sequence[Group], name: str, people: int) -> float | None:
    pairs = [(group.people, getattr(group, name)) for group in members if group.people]
    if not people or any(value is None for _, value in pairs):
        return None
    return sum(count * float(value) for count, value in pairs) / people


def _sd(members: Sequence[Group], people: int, mean: float | None) -> float | None:
    """Within groups and between them: the standard deviation of everybody's change."""
    if mean is None or people < 2 or any(group.sd is None for group in members if group.people > 1):
        return None
    within = sum((group.people - 1) * (group.sd or 0.0) ** 2 for group in members if group.people)
    between = sum(group.people * ((group.mean or 0.0) - mean) ** 2 for group in members if group.people)
    return sqrt((within + between) / (people - 1))
