"""Records whose cells are labelled lines ("Action: ...", "Lead: ...", "Timescale: ..."), read as a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores, in_known_tongue
from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.raw import RawRow, RawTable

_LABEL = re.compile(
    r"^\s*(?:[-•*]\s+)?\**(?P<label>[A-Z#][\w /&().,–’'-]{0,110}?)\**\s*:\**(?:\s+(?P<value>.*)|\s*)$"
)
_BULLET = re.compile(r"^\s*[-•*]\s")
_NUMBER = re.compile(r"\s+(?:no\.?\s*)?([A-Z]?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?)$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"\w{3,}\.\s+[A-Z]")
_LOOK_AHEAD = 80  # lines in which the labels must come again
_BANNER_WORDS = 18
_OF_ACTION = 0.4  # how far a label has to speak of an action
_LONGEST = 8  # words of a label
_LONGEST_GAP = 4  # lines without a label that may stand between two records


@dataclass
class _Record:
    line: int
    cells: dict[str, str] = field(default_factory=dict)
    last: str = ""
    banner: str | None = None

    def add(self, label: str, value: str) -> None:
        self.cells[label] = value
        self.last = label

    def go_on(self, text: str) -> None:
        held = self.cells[self.last]
        self.cells[self.last] = f"{held}\n{text}" if held else text


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether records begin here: known labels, three of them, and the first comes again."""
    first = _label(lines[start])
    if first is None or _under_bullets(lines, start):
        return False
    labels = Counter(label for line in lines[start : start + _LOOK_AHEAD] if (label := _label(line)))
    again = [label for label, times in labels.items() if times > 1]
    sorts = {heading_sort(label) for label in again}
    return labels[first] > 1 and len(again) >= 3 and bool(sorts & {"owner", "date"}) and _name_actions(labels)


def _name_actions(labels: Counter[str]) -> bool:
    """Whether a label stands before what is to be done, as often as others before who does it and when.

    Records without one have it in a line before their labels.
    """
    told = max((times for label, times in labels.items() if heading_sort(label) in {"owner", "date"}), default=0)
    actions = (times for label, times in labels.items() if heading_scores(label).get(Role.ACTION, 0) >= _OF_ACTION)
    return any(times >= 0.7 * told for times in actions)


def is_labelled(line: str) -> bool:
    """Whether a line begins with a known label and its value."""
    match = _LABEL.match(line) if _label(line) else None
    return match is not None and bool(match["value"])


def labels_follow(lines: Sequence[str], start: int) -> bool:
    """Whether the next lines are labelled, so that the line before them is the head of a record."""
    after = [line for line in lines[start + 1 : start + 6] if line.strip()][:2]
    return bool(after) and all(map(is_labelled, after))


def _under_bullets(lines: Sequence[str], start: int) -> bool:
    """Whether the labels are bullets under other bullets: then those are the actions, and a list holds them all."""
    bullets = [line for line in lines[start : start + _LOOK_AHEAD] if _BULLET.match(line)]
    labels = {_indent(line) for line in bullets if _label(line)}
    return bool(labels) and sum(1 for line in bullets if _label(line) is None and _indent(line) < min(labels)) >= 2


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _label(line: str) -> str | None:
    """The label a line begins with, without a number of its own, when it names a role."""
    match = _LABEL.match(line) if len(line) < 4000 else None
    if (
        match is None
        or len(in_known_tongue(match["label"]).split()) > _LONGEST
        or match["label"].count("(") != match["label"].count(")")
    ):
        return None
    if _SENTENCE_END.search(match["label"]):
        return None  # "Housing Service. Timescale: ...": the end of one fact and the label of another
    label = _NUMBER.sub("", match["label"]).strip()
    return label if heading_sort(label) else None


def _facts(line: str) -> list[tuple[str, str]]:
    """Label and value of a line; a numbered label gives its number too."""
    match = _LABEL.match(line)
    label = _label(line)
    if match is None or label is None:
        return []
    number = _NUMBER.search(match["label"])
    value = match["value"] or ""
    if number is None:
        return [(label, value)]
    if heading_sort(label) == "refs":
        return [(label, f"{number.group(1)}. {value}")]
    return [("Ref", number.group(1)), (label, value)]


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The records from this line on as rows under their labels, and the line after them."""
    order: list[str] = []
    records: list[_Record] = []
    index = last = start
    while index < len(lines):
        line = lines[index]
        label = _label(line)
        if label:
            if _begins_record(records, label, order, after_blank=not lines[index - 1].strip() if index else True):
                records.append(_Record(index + 1))
            for name, value in _facts(line):
                if name not in order:
                    order.append(name)
                records[-1].add(name, value)
            last = index
        elif line.strip() and not _take_in(records, lines, index, last):
            break
        elif line.strip() and records[-1].banner is None:
            last = index
        index += 1
    return RawTable((RawRow(tuple(order), start + 1), *_rows(records, order)), 1), last + 1


def _begins_record(records: Sequence[_Record], label: str, order: Sequence[str], *, after_blank: bool) -> bool:
    if not records or records[-1].banner is not None or label in records[-1].cells:
        return True
    earlier = label in order and order.index(label) < order.index(records[-1].last)
    return after_blank and earlier


def _take_in(records: list[_Record], lines: Sequence[str], index: int, last: int) -> bool:
    """A line without a label: it goes on with the value above it, or is a banner over the next record."""
    text = lines[index].strip()
    if index - last <= 1 or (lines[index - 1].strip() and records[-1].banner is None):
        records[-1].go_on(text)
        return True
    ahead = [line for line in lines[index + 1 : index + 1 + _LONGEST_GAP] if line.strip()]
    if len(text.split()) <= _BANNER_WORDS and ahead and _label(ahead[0]):
        records.append(_Record(index + 1, banner=text))
        return True
    return False


def _rows(records: Sequence[_Record], order: Sequence[str]) -> list[RawRow]:
    rows = []
    for record in records:
        if record.banner is not None:
            rows.append(RawRow((record.banner, *[""] * (len(order) - 1)), record.line))
        else:
            rows.append(RawRow(tuple(record.cells.get(label, "") for label in order), record.line))
    return rows
