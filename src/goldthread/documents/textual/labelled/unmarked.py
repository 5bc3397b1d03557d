"""Labels that nothing parts from their values: "Lead body AFA", "Timeline 2031 - 2033", again in every record.

They are told by coming again as often as the one that stands before nothing but dates.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.textual.cells.expectations import heading_sort

_NUMBERED = re.compile(
    r"(?P<word>Action|Task|Commitment|Deliverable|Measure)(?: (?:no|nr)\.?)? [A-Z]{0,3}\d{1,3}[a-z]?"
)
_LEAST = 2  # records
_LABELS = 3  # of each record
_MOST_LABELS = 40  # of a text, those in it that only begin like others among them
_WORDS = 4  # of a label
_LONGEST = 300  # characters of a line
_MOSTLY = 0.7  # of the records have the label; of what stands behind one for dates is dates
_MOST = 1.5  # times in a record on average: what comes more often is a word like any other
_SURE = 0.6  # that a word is a label of some role
_OF_ACTION = 0.4
_APART = re.compile(r"\s{2}|[\t|]")  # cells side by side
_ENDS = ".,;:!?)"


@dataclass(frozen=True)
class LineLabels:
    """The labels of a text, and how a line that begins with one is told apart."""

    plain: frozenset[str]
    numbered: str | None  # the word of "Action 8", alone on its line
    broken: tuple[tuple[str, str], ...] = ()  # labels set on two lines: "Local measure/" over "Indicator"

    def split(self, line: str) -> tuple[str, str] | None:
        """The label that a line begins with, and the value behind it."""
        text = line.strip()
        if self.numbered and (match := _NUMBERED.fullmatch(text)) and match["word"] == self.numbered:
            return text, ""
        for prefix, rest in reversed(list(_beginnings(text))):
            if prefix in self.plain:
                return prefix, rest
        return None


def labels_of(lines: Sequence[str]) -> LineLabels | None:
    """The labels of the records of a text, or None where it has no two that say who, when and what."""
    behind: dict[str, list[str]] = {}
    for line in lines:
        for prefix, rest in _beginnings(line.strip()):
            behind.setdefault(prefix, []).append(rest)
    records = max((len(rests) for prefix, rests in behind.items() if _is_for_dates(prefix, rests)), default=0)
    if not records:
        return None
    times = Counter({prefix: len(rests) for prefix, rests in behind.items()})
    often = {prefix for prefix, count in times.items() if _MOSTLY * records <= count <= _MOST * records}
    plain = {prefix for prefix in often if _says_role(prefix) >= _SURE}
    if len(plain) > _MOST_LABELS:
        return None
    plain = {prefix for prefix in plain if not any(_is_better(other, prefix, times) for other in plain)}
    numbered = _numbered(lines, records)
    plain -= {numbered}
    labels = LineLabels(frozenset(plain), numbered)
    sorts = {heading_sort(prefix) for prefix in plain}
    acting = numbered or any(heading_scores(prefix).get(Role.ACTION, 0) >= _OF_ACTION for prefix in plain)
    if len(plain) + bool(numbered) < _LABELS or "owner" not in sorts or not acting:
        return None
    return LineLabels(labels.plain, numbered, _broken(lines, labels, records))


def _says_role(prefix: str) -> float:
    """How clearly a text is a label: no date, and no words behind the one that says what it is."""
    scores = heading_scores(prefix)
    return 0.0 if is_timescale(prefix) else max(scores.values(), default=0.0)


def _beginnings(text: str) -> Iterator[tuple[str, str]]:
    """The first words of a line, one after another, each with what stands behind them."""
    if not text[:1].isupper() or len(text) > _LONGEST or _APART.search(text):
        return
    words = text.split()
    for count in range(1, min(len(words), _WORDS) + 1):
        if words[count - 1][-1] in _ENDS or words[count - 1][0] in "•·-–*":
            return
        yield " ".join(words[:count]), " ".join(words[count:])


def _is_for_dates(prefix: str, behind: Sequence[str]) -> bool:
    if len(behind) < _LEAST or heading_sort(prefix) != "date" or is_timescale(prefix):
        return False
    return sum(map(is_timescale, behind)) >= _MOSTLY * len(behind)


def _is_better(other: str, prefix: str, times: Counter[str]) -> bool:
    """Whether another is the label rather than this one: "Lead body" than "Lead", which never comes without it.

    The word behind it may belong to all its values; then it says nothing of who or when.
    """
    if other.startswith(f"{prefix} "):
        return times[other] == times[prefix] and _ends_as_label(other)
    if prefix.startswith(f"{other} "):
        return times[other] > times[prefix] or not _ends_as_label(prefix)
    return False


def _ends_as_label(prefix: str) -> bool:
    return heading_sort(prefix) not in ("owner", "date") or bool(heading_scores(prefix.split()[-1]))


def _numbered(lines: Sequence[str], records: int) -> str | None:
    """The word that stands with a number alone on a line, in as many lines as there are records."""
    found = Counter(match["word"] for line in lines if (match := _NUMBERED.fullmatch(line.strip())))
    word, count = next(iter(found.most_common(1)), ("", 0))
    return word if count >= _MOSTLY * records else None


def _broken(lines: Sequence[str], labels: LineLabels, records: int) -> tuple[tuple[str, str], ...]:
    """Labels that stand on lines right below each other whenever they come, the upper one without an end."""
    found: Counter[tuple[str, str]] = Counter()
    for above, below in pairwise(lines):
        upper, lower = labels.split(above), labels.split(below)
        if upper and lower and upper[0][-1] in "/&-":
            found[upper[0], lower[0]] += 1
    return tuple(pair for pair, count in found.items() if count >= _MOSTLY * records)
