"""Stretches put together as actions with what is told of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from goldthread.documents.tagging.stretches import Sort, Stretch

_FACTS = (Sort.OWNER, Sort.TIMESCALE, Sort.STATUS, Sort.PROGRESS, Sort.OUTCOME, Sort.COMMENTS)


@dataclass
class Told:
    """One action: its statement and the stretches that belong to it."""

    statement: Stretch
    ref: Stretch | None = None
    priority: Stretch | None = None
    parts: list[Stretch] = field(default_factory=list)
    facts: dict[Sort, list[Stretch]] = field(default_factory=dict)

    @property
    def stretches(self) -> set[Stretch]:
        """All that is said of it."""
        return {self.statement, *self.parts, *(stretch for found in self.facts.values() for stretch in found)}


def actions_of(stretches: Sequence[Stretch]) -> list[Told]:
    """The actions in the order of the text.

    Facts of a sort are told behind the statements of a text or before them, the same throughout it; what is told
    before holds until it is told anew, as a date does that stands over a list.
    """
    ahead = {sort for sort in _FACTS if _stands_before(stretches, sort)}
    gathering = _Gathering(ahead)
    for stretch in stretches:
        gathering.take(stretch)
    return [action for row in _rows(gathering.actions) for action in _shared(row)]


def _rows(actions: Sequence[Told]) -> Iterator[list[Told]]:
    """Actions between which nothing else is told, up to the one behind which it is: several in one row of a table."""
    row: list[Told] = []
    for action in actions:
        if row and (row[-1].facts or row[-1].priority is not action.priority):
            yield row
            row = []
        row.append(action)
    if row:
        yield row


def _shared(row: Sequence[Told]) -> Iterator[Told]:
    """The actions of a row with what is told behind the last of them: one each, where there are as many, or all."""
    told = row[-1].facts
    for place, action in enumerate(row):
        facts = {sort: [found[place]] if len(found) == len(row) else found for sort, found in told.items()}
        yield replace(action, facts=facts)


def _stands_before(stretches: Sequence[Stretch], sort: Sort) -> bool:
    """Whether facts of a sort stand before the statements: more before the first of them than behind the last."""
    statements = [place for place, stretch in enumerate(stretches) if stretch.sort is Sort.ACTION]
    if not statements:
        return False
    places = [place for place, stretch in enumerate(stretches) if stretch.sort is sort]
    before = sum(place < statements[0] for place in places)
    return before > sum(place > statements[-1] for place in places)


@dataclass
class _Gathering:
    """Where the walk down the stretches stands."""

    ahead: set[Sort]
    actions: list[Told] = field(default_factory=list)
    open: bool = False  # an action may be told more of
    ref: Stretch | None = None
    priority: Stretch | None = None
    held: dict[Sort, list[Stretch]] = field(default_factory=dict)
    told_anew: set[Sort] = field(default_factory=set)

    def take(self, stretch: Stretch) -> None:
        if stretch.sort is Sort.PRIORITY:
            self.priority, self.open = stretch, False
        elif stretch.sort is Sort.REF:
            self.ref = stretch
        elif stretch.sort is Sort.ACTION:
            self._begin(stretch)
        elif stretch.sort in self.ahead:
            self._hold(stretch)
        elif self.open and stretch.sort is Sort.PART:
            self.actions[-1].parts.append(stretch)
        elif self.open:
            self.actions[-1].facts.setdefault(stretch.sort, []).append(stretch)

    def _begin(self, statement: Stretch) -> None:
        facts = {sort: list(held) for sort, held in self.held.items()}
        self.actions.append(Told(statement, self.ref, self.priority, facts=facts))
        self.ref, self.open = None, True
        self.told_anew.clear()

    def _hold(self, stretch: Stretch) -> None:
        """What is told before an action replaces what was told before the one above it."""
        if stretch.sort not in self.told_anew:
            self.held[stretch.sort] = []
            self.told_anew.add(stretch.sort)
        self.held[stretch.sort].append(stretch)
