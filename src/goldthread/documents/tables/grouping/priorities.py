"""Priorities: printed in a merged column, in banner rows, in headings before a table or as names of sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from goldthread.documents.model import Cell, DraftOwner, DraftPriority, Evidence, Paragraph
from goldthread.documents.tables.cells.content import is_reference
from goldthread.documents.tables.cells.owners import split_owners
from goldthread.documents.tables.cells.recommendations import split_recommendations
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.group_labels import LABELLED, NUMBERED, PLAIN_LABEL, is_group_label
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.tables.wording import pattern

_SIDE_LINE = pattern(
    r"""\W*(?:[\w-]+\s+){0,2}?(?P<kind>lead|owner|responsib\w+|accountab\w+|sponsor|champion|chair|outcomes?|indicators?|measures?|success|
    what (?:will )?success|recommendations?|links? to)\b[^:]{0,60}:\s*(?P<rest>.*)"""
)
_NUMBER_WORDS = dict(
    zip(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
        map(str, range(1, 11)),
        strict=True,
    )
)
_OF_PRIORITIES = {"outcome", "objective", "aim", "goal", "ambition"}  # what a priority may have several of
_ANNOUNCING = 6  # words
_SENTENCE = re.compile(r"(?<=[a-z)])\.\s+(?=[A-Z])")
_T = TypeVar("_T")


@dataclass(frozen=True)
class Heading:
    """A printed name of a priority, taken apart."""

    title: str
    ref: str | None = None
    label: str | None = None  # "priority", "theme"
    owners: tuple[DraftOwner, ...] = ()
    outcomes: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


@dataclass
class PriorityBook:
    """The priorities of one plan in printed order; the same name again is the same priority."""

    found: list[DraftPriority] = field(default_factory=list)
    _by_name: dict[str, str] = field(default_factory=dict)

    def enter(self, heading: Heading, evidence: Evidence) -> str:
        """Books a priority and gives its reference; numbers those that print none."""
        if heading.ref and self.has(heading.ref) and only_announces(heading.title):
            return heading.ref
        key = _key(heading.title) or f"#{heading.ref}"
        if (known := self._by_name.get(key)) and (not heading.ref or known == heading.ref):
            self._add(known, heading)
            return known
        ref = self._free_ref(heading.ref)
        self._by_name.setdefault(key, ref)
        self.found.append(
            DraftPriority(
                ref, heading.title, heading.owners, heading.recommendations, heading.outcomes, {"title": evidence}
            )
        )
        return ref

    def has(self, ref: str) -> bool:
        """Whether a priority of this reference is booked."""
        return any(priority.ref == ref for priority in self.found)

    def add(
        self,
        ref: str,
        *,
        owners: Sequence[DraftOwner] = (),
        outcomes: Sequence[str] = (),
        recommendations: Sequence[str] = (),
        evidence: dict[str, Evidence] | None = None,
    ) -> None:
        """Adds to a booked priority what is printed further on; doubles are left out."""
        for place, priority in enumerate(self.found):
            if priority.ref == ref:
                self.found[place] = replace(
                    priority,
                    owners=_grown(priority.owners, owners),
                    outcomes=_grown(priority.outcomes, outcomes),
                    recommendations=_grown(priority.recommendations, recommendations),
                    evidence={**(evidence or {}), **priority.evidence},
                )

    def _add(self, ref: str, heading: Heading) -> None:
        self.add(ref, owners=heading.owners, outcomes=heading.outcomes, recommendations=heading.recommendations)

    def _free_ref(self, wanted: str | None) -> str:
        taken = {priority.ref for priority in self.found}
        if wanted and wanted not in taken:
            return wanted
        count = len(self.found) + 1
        while (ref := f"{wanted}-{count}" if wanted else str(count)) in taken:
            count += 1
        return ref


def heading_of(paragraphs: Sequence[Paragraph] | Sequence[str], ref: str | None = None) -> Heading:
    """A banner's or cell's lines as the name of a priority; "Lead: ..." and "Outcome: ..." lines are its own."""
    lines = [line if isinstance(line, str) else line.text for line in paragraphs]
    titles: list[str] = []
    owners: tuple[DraftOwner, ...] = ()
    outcomes: list[str] = []
    answers: list[str] = []
    for line in lines:
        side = _SIDE_LINE.match(line) if titles else None
        if not side:
            (outcomes if outcomes else titles).append(line.strip())
        elif re.match(r"lead|owner|respons|account|sponsor|champion|chair", side.group("kind"), re.IGNORECASE):
            owners = (*owners, *split_owners(_SENTENCE.split(side.group("rest"))[0]))  # what follows is told of it
        elif re.match(r"recomm|link", side.group("kind"), re.IGNORECASE):
            answers += split_recommendations(side.group("rest"))
        elif side.group("rest"):
            outcomes.append(side.group("rest").strip())
    if len(titles) > 1 and not ref and is_reference(titles[0]):
        ref, titles = titles[0], titles[1:]  # the number stands on a line of its own
    heading = _named(" ".join(titles))
    found = replace(heading, owners=owners, outcomes=tuple(outcomes), recommendations=tuple(answers))
    return replace(found, ref=clean_ref(ref) or heading.ref)


def clean_ref(printed: str | None) -> str | None:
    """The bare reference: "1." as "1", "Theme 2" as "2", "Action 3a" as "3a"."""
    text = (printed or "").strip()
    if is_group_label(text) and (found := LABELLED.match(text)):
        text = _NUMBER_WORDS.get(found.group("ref").lower(), found.group("ref"))
    text = re.sub(r"^(?:action|ref|no|item|milestone)\b\.?\s*(?=\d)", "", text, flags=re.IGNORECASE)
    ref = re.sub(r"\s+", "", text).strip(".:")
    return (ref if "(" in ref[1:] else ref.strip(".:)(")) or None  # "CB14/31(b)" keeps its bracket


def is_side_line(text: str) -> bool:
    """Whether a line under the name of a priority says who leads it or what is to come of it."""
    return bool(_SIDE_LINE.match(text.strip()))


def only_announces(text: str) -> bool:
    """ "Actions", "What we will do:": what a table holds, not what it is about."""
    return len(text.split()) <= _ANNOUNCING and heading_scores(text.strip(" :")).get(Role.ACTION, 0.0) >= 1


def is_labelled(text: str) -> bool:
    """Whether a text calls itself a priority, theme or the like, with its number."""
    return bool(LABELLED.match(text.strip()) or PLAIN_LABEL.match(text.strip()))


def _named(text: str) -> Heading:
    text = " ".join(text.split())
    if found := LABELLED.match(text):
        title = found.group("title").strip()
        ref = _NUMBER_WORDS.get(found.group("ref").lower(), found.group("ref"))
        return Heading(title or text, ref, found.group("label").lower().split()[-1])
    if found := PLAIN_LABEL.match(text):
        label = found.group("label").lower()
        return Heading(found.group("title").strip(), None, label if label in _OF_PRIORITIES else "priority")
    if found := NUMBERED.match(text):
        return Heading(found.group("title").strip(), found.group("ref"))
    return Heading(text.strip(" :"))


def _key(title: str) -> str:
    return re.sub(r"\W+", " ", title.lower()).strip()


def _grown(have: tuple[_T, ...], more: Sequence[_T]) -> tuple[_T, ...]:
    return (*have, *(one for one in dict.fromkeys(more) if one not in have))


def cell_heading(cell: Cell, ref: str | None = None) -> Heading:
    """The priority that a cell names."""
    return heading_of(cell.paragraphs, ref)
