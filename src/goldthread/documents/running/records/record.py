"""One record as it is gathered: what stands before its labels, and the lines that each label heads."""

from __future__ import annotations

from dataclasses import dataclass, field

from goldthread.documents.openings import opening_of
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.rows.tails import Fact
from goldthread.documents.tables.view import words_of

BEGIN = {Role.REF, Role.ACTION, Role.PRIORITY}  # labels that never go on with a record that has its facts
_SURE = 0.6  # that a label tells of outcomes
TELLING = {Role.OWNER, Role.TIMESCALE, Role.SUPPORT, Role.START}


@dataclass
class Record:
    """One action: what stands before its labels, and the lines that each label heads."""

    before: list[Line] = field(default_factory=list)
    values: dict[str, list[tuple[str, Line]]] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    of_heading: list[str] = field(default_factory=list)  # what is said of the heading over it
    role_of: dict[str, Role] = field(default_factory=dict)
    is_group: bool = False  # it is told of the records that follow
    waiting: str | None = None  # a label whose value stands in the next paragraphs
    last: str | None = None  # the label of the value that was told last

    @property
    def roles(self) -> set[Role]:
        """What its labels tell."""
        return {self.role_of[key] for key in self.values}

    @property
    def calls_itself_action(self) -> bool:
        """ "Action: ..." with something told of it."""
        return Role.ACTION in self.roles and len(self.roles) > 1

    def outcomes(self) -> list[tuple[str, Line]]:
        """What is to come of it, with the lines that say so."""
        keys = [key for key in self.values if heading_scores(self.printed[key]).get(Role.OUTCOME, 0.0) >= _SURE]
        return [told for key in keys for told in self.values[key]]

    def add(self, fact: Fact, line: Line) -> None:
        key = words_of(fact.label)
        self.printed.setdefault(key, fact.label)
        self.values.setdefault(key, [])
        self.role_of.setdefault(key, fact.role)
        if fact.value:
            self.values[key].append((fact.value, line))
        self.waiting = None if fact.value else key
        self.last = key

    def end(self) -> None:
        """Nothing that follows goes on with what was told last."""
        self.waiting = self.last = None

    def waits_for(self, line: Line) -> bool:
        """Whether a line is the value of the label above; behind a list only more of it is."""
        if self.waiting is None or line.is_heading:
            return False
        held = self.values[self.waiting]
        return line.bullet is not None or not held or held[-1][1].bullet is None

    def take(self, line: Line) -> None:
        """Take a line for the value, or a part of the value, of the label that waits for it."""
        if self.waiting is not None:
            self.values[self.waiting].append((line.text, line))
            self.waiting = self.waiting if line.bullet is not None else None

    def is_cut_before(self, line: Line) -> bool:
        """Whether the value told last goes on, for a line begins in small letters before it has ended."""
        told = self.values.get(self.last or "", [])
        broken = (
            line.text[:1].islower() and line.bullet is None and not (line.is_heading or opening_of(line.text).ref)
        )
        return broken and bool(told) and told[-1][0].rstrip()[-1:] not in ".;:?!"

    def go_on(self, line: Line) -> None:
        """Add a line to the value told last."""
        value, first = self.values[self.last or ""].pop()
        self.values[self.last or ""].append((f"{value} {line.text}", first))

    def has_part(self, line: Line) -> bool:
        """Whether a line is a bullet right under a statement whose facts stand on its own line."""
        row = next((held for held in reversed(self.before) if held.told), None)
        return row is not None and line.bullet is not None and (row.bullet is None or line.bullet > row.bullet)

    def begins_again(self, fact: Fact) -> bool:
        """Whether a label can only belong to the next record."""
        return words_of(fact.label) in self.values or (fact.role in BEGIN and bool(self.roles & TELLING))
