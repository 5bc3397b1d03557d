"""Paragraphs of running text gathered into what may be actions: a statement, its bullets and its labelled facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from goldthread.documents.openings import bare_number, opening_of, titled_theme
from goldthread.documents.running.headings.counted import with_dated_items
from goldthread.documents.running.headings.due import with_due_headings
from goldthread.documents.running.headings.false import without_false_headings
from goldthread.documents.running.headings.over_rows import with_titles_over_rows
from goldthread.documents.running.headings.themes import (
    with_themes_over_lists,
    with_titles_below,
    with_titles_between,
)
from goldthread.documents.running.headings.titles_in_lists import with_titles_in_lists
from goldthread.documents.running.lines.labels import split_labels, without_label
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import leads_in, tells_progress, with_counted_statements
from goldthread.documents.running.lines.rows import with_rows_apart
from goldthread.documents.running.names.above import with_names_above
from goldthread.documents.running.names.in_front import with_names_in_front
from goldthread.documents.running.names.over import with_names_over
from goldthread.documents.running.statements.bare_numbers import with_bare_numbers
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.group_labels import is_group_label
from goldthread.documents.tables.rows.tails import Fact

# Labels that can only be facts about an action that was named before.
_FACTS = frozenset(Role) - {Role.ACTION, Role.PRIORITY, Role.REF, Role.OTHER}

_REMARKS = {Role.OTHER, Role.COMMENTS}


@dataclass
class Item:
    """A paragraph that may be an action, with what follows it."""

    line: Line
    text: str
    ref: str | None = None
    named: bool = False
    parts: list[str] = field(default_factory=list)
    facts: dict[Role, list[str]] = field(default_factory=dict)
    waiting: Role | None = None  # a label whose value comes in the next paragraph

    def add(self, labelled: Fact) -> None:
        """A labelled fact; one without value waits for the next paragraph."""
        if labelled.value:
            self.facts.setdefault(labelled.role, []).append(labelled.value)
        self.waiting = None if labelled.value else labelled.role


def gather(lines: Iterable[Line]) -> Iterator[Item]:
    """Items in order, headings and asides left out."""
    lines = with_titles_over_rows(with_rows_apart(list(lines)))
    lines = with_names_over(with_due_headings(lines))
    lines = with_names_in_front(with_names_above(with_bare_numbers(lines)))
    lines = without_false_headings(with_dated_items(lines))
    lines = with_titles_in_lists(with_titles_below(with_themes_over_lists(lines)))
    lines = with_titles_between(with_counted_statements(lines))
    reports, leading = tells_progress(lines), leads_in(lines)
    current: Item | None = None
    number: str | None = None
    for line in lines:
        if line.aside:
            continue
        if bare := bare_number(line.text):
            if current:
                yield current
            current, number = None, bare
            continue
        before, labelled = split_labels(line.text)
        labelled += line.told
        opening = opening_of(before)
        titled = (not labelled and not opening.named) or titled_theme(line.text)
        if (line.is_heading and titled) or line.text in leading or is_group_label(line.text):
            if current:
                yield current
            current = None
            continue
        if current and _takes(current, line, before, labelled, reports=reports):
            continue
        if current:
            yield current
        current = _begin(line, before, labelled)
        current.ref, number = current.ref or number, None
    if current:
        yield current


def _takes(current: Item, line: Line, before: str, labelled: tuple[Fact, ...], *, reports: bool) -> bool:
    """Whether a paragraph is told of the item above, which then has it."""
    if line.told:
        return False
    if not labelled and _is_lettered_part(current, before):
        if current.waiting:  # "We will:" at its end was no label
            current.text, current.waiting = opening_of(current.line.text).rest, None
        current.parts.append(opening_of(before).rest)
        return True
    if _belongs_to(current, line, before, labelled):
        _extend(current, line, before, labelled)
        return True
    if reports and _tells_of(current, line, before):
        current.facts.setdefault(Role.PROGRESS, []).append(line.text)
        return True
    return False


def _is_lettered_part(current: Item, before: str) -> bool:
    """Whether "a. ..." stands under "1. ...:", or "b. ..." under it after that."""
    letter = opening_of(before).ref or ""
    if not (current.ref or "").isdigit() or len(letter) != 1 or not letter.isalpha():
        return False
    leads = current.line.text.rstrip().endswith((":", ":-"))
    return leads and ord(letter) - ord("a") == len(current.parts)


def _belongs_to(current: Item, line: Line, before: str, labelled: tuple[Fact, ...]) -> bool:
    """Whether a paragraph is a fact, a bullet or the value a label waits for, of the item above."""
    if labelled and not before:
        return labelled[0].role in _FACTS or (labelled[0].role is Role.ACTION and not current.text)
    if opening_of(before).named or _leads_in(current, line):
        return False
    if not current.text:
        return bool(current.ref or current.waiting or current.facts.keys() - _REMARKS)  # else it only says why
    if _says_more(current, line, before, labelled):
        return True
    if current.waiting:
        return line.bullet is not None or current.waiting not in current.facts
    deeper = line.bullet is not None and (current.line.bullet is None or line.bullet > current.line.bullet)
    if not deeper:
        return False
    leads = current.text.rstrip().endswith((":", ";", ":-")) or bool(current.line.told)
    return leads or current.named or current.line.bullet is not None


def _says_more(current: Item, line: Line, before: str, labelled: tuple[Fact, ...]) -> bool:
    """Whether a paragraph goes on with the statement that a label leads in, before any fact is told of it."""
    labelled_statement = current.named and not opening_of(current.line.text).named
    leads = labelled_statement and not current.facts and not current.parts
    return leads and bool(before) and not labelled and line.bullet is None and opening_of(before).ref is None


def _tells_of(current: Item, line: Line, before: str) -> bool:
    """Whether a paragraph under a numbered action tells how it stands: it is no item itself."""
    numbered = line.number_before or opening_of(before).ref
    return bool(current.ref and current.text) and line.bullet is None and numbered is None


def _leads_in(current: Item, line: Line) -> bool:
    """Whether the item above is or ends in a label that introduces a list ("What we will do:")."""
    leads = not current.text or current.waiting is Role.ACTION
    return leads and line.bullet is not None and current.line.bullet is None


def _extend(current: Item, line: Line, before: str, labelled: tuple[Fact, ...]) -> None:
    if before and current.waiting:
        current.facts.setdefault(current.waiting, []).append(without_label(before, current.waiting))
        current.waiting = current.waiting if line.bullet is not None else None
    elif before and not current.text:
        current.text = before
    elif before and _says_more(current, line, before, labelled):
        current.text = f"{current.text} {before}"
    elif before:
        current.parts.append(before)
    for found in labelled:
        if found.role is Role.ACTION and not current.text:
            current.text = found.value
        else:
            current.add(found)


def _begin(line: Line, before: str, labelled: tuple[Fact, ...]) -> Item:
    opening = opening_of(before)
    item = Item(line, opening.rest, opening.ref or line.number_before, opening.named)
    for found in labelled:
        if found.role is Role.ACTION and not item.text:
            inner = opening_of(found.value)
            item.text, item.ref, item.named = inner.rest, item.ref or inner.ref, True
        elif found.role is Role.REF and not item.ref:
            item.ref = found.value or None
        else:
            item.add(found)
    return item
