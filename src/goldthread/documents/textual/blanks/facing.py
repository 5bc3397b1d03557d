"""Records whose labels face their values over a gap ("Lead        Trade Team"), read as a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.blanks.layout_rows import segments
from goldthread.documents.textual.cells.cell_lines import cell_of_lines
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.raw import RawRow, RawTable, labels_in_order
from goldthread.documents.textual.stacked.headings import group_label

_FACED = re.compile(r"\s{0,16}(?P<label>[A-Z#]\S*(?: \S+){0,5}?)(?: ?:)?\s{2,}(?P<value>\S.*)$")
_BULLET = re.compile(r"(?:[•*·▪]|[-–])\s")
_LABEL_WORDS = 6
_NEAR = 1  # characters between where values of one page begin
_LOOK_AHEAD = 60  # lines in which the labels have to stand
_LEAST = 3  # labels
_SIDES = 2
_OF_ACTION = 0.4  # how far a label has to speak of an action
_LONGEST_GAP = 4  # blank lines inside
_LONGEST_REST = 12  # lines at the top of a page that go on with a value
_BANNER_LINES, _BANNER_WORDS = 3, 40


@dataclass(frozen=True)
class _Facing:
    """Where the values of a page begin, and the labels that stand before them."""

    column: int
    labels: frozenset[str]

    def split(self, line: str) -> tuple[str, str] | None:
        """The label and the value of a line that has both."""
        match = _FACED.match(line)
        if match is None or abs(match.start("value") - self.column) > _NEAR or match["label"] not in self.labels:
            return None
        return match["label"], match["value"].strip()

    def goes_on(self, line: str) -> bool:
        """Whether a line stands under the values alone."""
        return bool(line.strip()) and len(line) - len(line.lstrip()) >= self.column - _NEAR


@dataclass
class _Record:
    line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    last: str = ""
    banner: str = ""

    def begin(self, label: str, value: str) -> None:
        self.values[label] = [value]
        self.last = label


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether records begin here, or the rest of one that the page before began."""
    at_top = not any(line.strip() for line in lines[max(0, start - _LONGEST_REST) : start])
    first = _faced(lines[start])
    if not at_top and (first is None or heading_sort(first["label"]) is None):
        return False
    facing = _facing(lines, start)
    if facing is None or facing.split(lines[start]):
        return facing is not None
    if not at_top or not facing.goes_on(lines[start]):
        return False
    rest = lines[start : start + _LONGEST_REST]
    labelled = next((at for at, line in enumerate(rest) if facing.split(line)), 0)
    return labelled > 0 and all(facing.goes_on(line) for line in rest[:labelled])


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The records from this line on as rows under their labels, and the line after them."""
    facing = _facing(lines, start)
    if facing is None:
        return RawTable(()), start + 1
    records, end = _records(lines, start, facing)
    order = [
        "",
        *labels_in_order([record.values for record in records]),
    ]  # a row that a page cut after its first label is no banner
    width = max(len(value) for record in records for cell in record.values.values() for value in cell)
    return RawTable((RawRow(tuple(order), start + 1), *_rows(records, order, width)), 1), end


def _facing(lines: Sequence[str], start: int) -> _Facing | None:
    """The labels from a line on, three or more, of which one names an action and one says who or when."""
    found = [match for line in lines[start : start + _LOOK_AHEAD] if (match := _faced(line))]
    columns = Counter(match.start("value") for match in found if heading_sort(match["label"]))
    if not columns:
        return None
    column = columns.most_common(1)[0][0]
    times = Counter(match["label"] for match in found if abs(match.start("value") - column) <= _NEAR)
    known = {label for label in times if heading_sort(label)}
    sorts = {heading_sort(label) for label in known}
    if len(known) < _LEAST or not sorts & {"text", "title"} or not sorts & {"owner", "date"}:
        return None
    often = max(times[label] for label in known)
    return _Facing(column, frozenset(known | {label for label, count in times.items() if 1 < count == often}))


def _faced(line: str) -> re.Match[str] | None:
    match = _FACED.match(line) if "  " in line and len(segments(line)) == _SIDES else None
    if match is None or len(match["label"].split()) > _LABEL_WORDS or match["label"][-1] in ".;,":
        return None
    return match


def _records(lines: Sequence[str], start: int, facing: _Facing) -> tuple[list[_Record], int]:
    records: list[_Record] = []
    opener = _opener(lines[start:], facing)
    index, end = start, start
    while index < len(lines) and index - end <= _LONGEST_GAP:
        line = lines[index]
        pair = facing.split(line)
        if pair:
            if not records or records[-1].banner or pair[0] == opener or pair[0] in records[-1].values:
                records.append(_Record(index + 1))
            records[-1].begin(*pair)
        elif facing.goes_on(line):
            if not records:
                records.append(_Record(index + 1))
                records[-1].begin(_before(lines[index:], facing), line.strip())
            elif records[-1].banner:
                break
            else:
                records[-1].values[records[-1].last].append(line.strip())
        elif line.strip():
            banner = _banner(lines, index, facing)
            if not banner:
                break
            records.append(_Record(index + 1, banner=" ".join(part.strip() for part in banner)))
            index += len(banner) - 1
        index += 1
        end = index if line.strip() else end
    return records, end


def _opener(lines: Sequence[str], facing: _Facing) -> str:
    """The label that records begin with: the one that most often stands after another text or a blank line."""
    firsts: Counter[str] = Counter()
    after = True
    for line in lines:
        pair = facing.split(line)
        if pair and after:
            firsts[pair[0]] += 1
        after = not (pair or facing.goes_on(line))
    stated = [label for label in firsts if _may_open(label)]
    return max(stated or firsts, key=lambda label: firsts[label], default="")


def _may_open(label: str) -> bool:
    """Whether a label can stand first: before what is to be done, its number or its title."""
    return heading_scores(label).get(Role.ACTION, 0) >= _OF_ACTION or heading_sort(label) in ("title", "number")


def _before(lines: Sequence[str], facing: _Facing) -> str:
    """The label whose value the top of a page goes on with: the one that stands before the first one printed."""
    labels = [pair[0] for line in lines if (pair := facing.split(line))]
    again = [at for at, label in enumerate(labels) if label == labels[0] and at]
    return labels[again[0] - 1] if again else _opener(lines, facing)


def _banner(lines: Sequence[str], index: int, facing: _Facing) -> Sequence[str]:
    """The lines from here on that name a group of records: those follow at once, or the page ends."""
    part = list(lines[index : index + _BANNER_LINES])
    count = next((at for at, line in enumerate(part) if not line.strip() or facing.split(line)), len(part))
    text = " ".join(line.strip() for line in part[:count])
    below = [line for line in lines[index + count : index + count + _LONGEST_GAP] if line.strip()]
    headed = bool(facing.split(below[0])) if below else bool(group_label(text))
    return part[:count] if headed and len(text.split()) <= _BANNER_WORDS else ()


def _rows(records: Sequence[_Record], order: Sequence[str], width: int) -> Iterator[RawRow]:
    for record in records:
        if record.banner:
            yield RawRow((record.banner, *[""] * (len(order) - 1)), record.line)
        else:
            yield RawRow(tuple(_cell(record.values.get(label, []), width) for label in order), record.line)


def _cell(lines: Sequence[str], width: int) -> str:
    """A value with its broken lines joined; bullets stay on lines of their own."""
    items: list[list[str]] = []
    for line in lines:
        if not items or _BULLET.match(line):
            items.append([])
        items[-1].append(line)
    return "\n".join(cell_of_lines(item, width) for item in items)
