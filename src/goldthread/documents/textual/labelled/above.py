"""Records whose labels stand on lines of their own, each value on the lines below it, read as a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldthread.documents.tables.cells.content import is_status_word
from goldthread.documents.tables.cells.names import is_body
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow, RawTable, labels_in_order
from goldthread.documents.textual.cells.wrapping import goes_on
from goldthread.documents.timescales import parse_timescale, says_when

_NUMBERED = re.compile(
    r"(?:no|nr|number|ref(?:erence)?|action|deliverable|milestone|commitment|item)\.?\s*:?\s*"
    r"(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\.?",
    re.IGNORECASE,
)
_THEME = re.compile(r"(?:key |strategic )?(?:priority|theme|aim|objective|outcome|strand|pillar)\b", re.IGNORECASE)
_LABEL_WORDS = 5
_LOOK_AHEAD = 80  # lines in which the labels must come again
_NARROW = 34  # characters: a value all of whose lines are shorter was set in a narrow column
_LONGEST_VALUE = 30  # lines
_LEAST = 3  # labels, and records that only say how they stand
_MOSTLY = 0.6
_REF, _STATUS = "Ref", "Status"


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether records begin here: three labels or more that come again, one for an action, one for who or when.

    In place of who and when, each record may end with a word for how it stands.
    """
    first = lines[start].strip()
    if not (_NUMBERED.fullmatch(first) or (_may_label(first) and heading_sort(first))):
        return False
    labels = _labels(lines[start : start + _LOOK_AHEAD])
    sorts = {heading_sort(label) for label in labels}
    begins = bool(_NUMBERED.fullmatch(first)) or first in labels
    if not begins or len(labels) < _LEAST or not sorts & {"text", "title"}:
        return False
    return bool(sorts & {"owner", "date"}) or ("text" in sorts and _end_with_standing(lines, start, labels))


def _end_with_standing(lines: Sequence[str], start: int, labels: frozenset[str]) -> bool:
    """Whether most records say in one word at their end how they stand, under no label of its own."""
    part = [line.strip() for line in lines[start : start + _LOOK_AHEAD] if line.strip()]
    ends = [before for before, line in pairwise(part) if line == part[0]]
    return part[0] in labels and len(ends) >= _LEAST and sum(map(_is_standing, ends)) >= _MOSTLY * len(ends)


def _is_standing(line: str) -> bool:
    return is_status_word(line) or kind_of(line) is Kind.RAG


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The records from this line on as rows under their labels, and the line after them."""
    labels = _labels(lines[start : start + _LOOK_AHEAD])
    records: list[_Record] = []
    opener = _opener(lines, start, labels)
    end = _end(lines, start, labels)
    for index in range(start, end):
        line = lines[index].strip()
        label = _label(line, labels)
        if label:
            if not records or label in records[-1].values or label in (_REF, opener):
                banner = records[-1].parting_theme() if records else ""
                records.append(_Record(index, banner))
            records[-1].begin(label, line)
        elif line:
            records[-1].add(line)
    order = _order(records)
    if not {heading_sort(label) for label in order} & {"owner", "date"}:
        order.append(_STATUS)
        for record in records:
            record.part_standing()
    return RawTable((RawRow(tuple(order), start + 1), *_rows(records, order)), 1), end


def _opener(lines: Sequence[str], start: int, labels: frozenset[str]) -> str | None:
    """The label of actions where a page begins inside a record, whose first labels stand on the page before."""
    at_top = not any(line.strip() for line in lines[max(0, start - _LONGEST_VALUE) : start])
    if not at_top or heading_sort(lines[start].strip()) not in ("owner", "date", "rag"):
        return None
    acting = {label: heading_scores(label).get(Role.ACTION, 0.0) for label in labels}
    return max(acting, key=lambda label: acting[label])


def _order(records: Sequence[_Record]) -> list[str]:
    """The labels in order; a blank one where none numbers the records.

    So a row that a page cut behind its first label is no banner.
    """
    order = labels_in_order([record.values for record in records])
    return order if _REF in order else ["", *order]


@dataclass
class _Record:
    """One action as its labels tell it; ``banner`` is the theme printed before it."""

    line: int
    banner: str = ""
    values: dict[str, list[str]] = field(default_factory=dict)
    last: str = ""

    def begin(self, label: str, line: str) -> None:
        numbered = _NUMBERED.fullmatch(line) if label == _REF else None
        self.values[label] = [numbered["ref"]] if numbered else []
        self.last = label

    def add(self, line: str) -> None:
        self.values[self.last].append(line)

    def part_standing(self) -> None:
        """Puts the word for how it stands, which ends the last value, under a label of its own."""
        value = self.values[self.last]
        if len(value) > 1 and _is_standing(value[-1]):
            self.values[_STATUS] = [value.pop()]

    def parting_theme(self) -> str:
        """Takes the last line out when it names the theme of what follows."""
        value = self.values[self.last]
        return value.pop() if len(value) > 1 and _THEME.match(value[-1]) else ""


def _label(line: str, labels: frozenset[str]) -> str | None:
    if _NUMBERED.fullmatch(line):
        return _REF
    return line if line in labels else None


def _end(lines: Sequence[str], start: int, labels: frozenset[str]) -> int:
    """The line after the last value: that of the last label reaches to the next blank line, or not far."""
    last = start
    lengths: list[int] = []
    for index in range(start, len(lines)):
        if index - last > _LONGEST_VALUE:
            break
        if _label(lines[index].strip(), labels):
            lengths.append(index - last)
            last = index
    most = max(lengths, default=_LONGEST_VALUE) + 1
    value = next((at for at in range(last + 1, len(lines)) if lines[at].strip()), len(lines))
    end = value
    while end < min(len(lines), value + most) and lines[end].strip():
        end += 1
    below = next((at for at in range(end, len(lines)) if lines[at].strip()), end)
    return below + 1 if below < len(lines) and _is_standing(lines[below].strip()) else end


def _rows(records: Sequence[_Record], order: Sequence[str]) -> Iterator[RawRow]:
    for record in records:
        if record.banner:
            yield RawRow((record.banner, *[""] * (len(order) - 1)), record.line)
        yield RawRow(tuple(_value(record.values.get(label, [])) for label in order), record.line + 1)


def _labels(lines: Sequence[str]) -> frozenset[str]:
    """Short lines that come again, name something and are not followed by each other."""
    stripped = [line.strip() for line in lines if line.strip()]
    times = Counter(line for line in stripped if _may_label(line))
    known = {line for line, count in times.items() if count > 1 and heading_sort(line)}
    records = max((times[line] for line in known), default=0)
    plain = {line for line, count in times.items() if records > 1 and count == records and len(line.split()) == 1}
    found = frozenset(known | plain)
    valued = Counter(before for before, after in pairwise(stripped) if not _label(after, found))
    return frozenset(line for line in found if valued[line] * 2 > times[line])


def _may_label(line: str) -> bool:
    words = len(line.split())
    if not 1 <= words <= _LABEL_WORDS or not line[0].isupper() or line[-1] in ".;,":
        return False
    if any(letter.isdigit() for letter in line):
        return False
    return _names_when(line) or kind_of(line) not in (Kind.DATE, Kind.RAG, Kind.NUMBER)


def _names_when(line: str) -> bool:
    """Whether a word that speaks of time is the label of dates and none itself: "Deadline", not "Ongoing"."""
    return heading_sort(line) == "date" and not says_when(parse_timescale(line))


def _value(lines: Sequence[str]) -> str:
    """The lines of a value; those of a narrow column run on."""
    narrow = all(len(line) <= _NARROW and line[-1] not in ".;" for line in lines[:-1]) and not all(
        map(is_body, lines)
    )
    text = ""
    for line in lines:
        text += ("" if not text else " " if narrow or goes_on(text, line) else "\n") + line
    return text
