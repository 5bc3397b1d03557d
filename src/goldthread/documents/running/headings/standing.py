"""Lines at the head of an action that hold its number and how it stands: "1.2 Green" over what is to be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.openings import bare_number, opening_of
from goldthread.documents.running.lines.labels import split_labels
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.tables.cards.heads import Head, head_with_standing
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.tables.rows.tails import Fact, facts_stated

_LEAST = 2  # such heads


def with_standing_told(lines: Sequence[Line]) -> list[Line]:
    """The lines, such heads told of the statements under them, each with its number."""
    found = {at: one for at in range(len(lines) - 1) if (one := _head(lines, at))}
    if len(found) < _LEAST:
        return list(lines)
    out: list[Line] = []
    at = 0
    while at < len(lines):
        if at in found:
            head, size = found[at]
            out.append(_under(head, lines[at + size]))
            at += size
        else:
            out.append(lines[at])
        at += 1
    return out


def _head(lines: Sequence[Line], at: int) -> tuple[Head, int] | None:
    """The head that one line makes up, or two of which one is a number alone, and how many lines it takes."""
    for size in (1, 2):
        said = lines[at : at + size]
        below = lines[at + size] if at + size < len(lines) else None
        alone = size == 1 or any(bare_number(line.text) for line in said)
        if below is None or not alone or any(line.aside or line.bullet is not None for line in (*said, below)):
            continue
        head = head_with_standing(*(line.text for line in said))
        if head and _may_state(below):
            return head, size
    return None


def _may_state(line: Line) -> bool:
    return not (line.told or split_labels(line.text)[1] or facts_stated(line.text) or bare_number(line.text))


def _under(head: Head, line: Line) -> Line:
    """A statement with what its head says of it."""
    number = head.number.text if head.number else ""
    facts = tuple(Fact(role, label, cell.text) for label, cell in head.told if (role := best_role(label)))
    named = opening_of(line.text).ref is not None
    text = line.text if named else f"{number}{'' if opening_of(f'{number} X').ref else '.'} {line.text}"
    return replace(line, text=text, told=facts, is_heading=False, printed=line.text)
