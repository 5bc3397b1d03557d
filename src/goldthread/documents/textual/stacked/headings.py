"""The headings that stand below each other at the top of a table of one cell a line, and the names of its groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.group_labels import LABELLED
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.textual.cells.expectations import heading_sort

LEAST_HEADINGS, MOST_HEADINGS = 3, 12
HEADING_WORDS, _SHORT_HEADING = 7, 3
_TITLE = re.compile(r"\b(?:plan|strategy|annex|appendix|report|table|section|summary)\b", re.IGNORECASE)
_THEME_WORDS = 24
_MANY = 4


@dataclass(frozen=True)
class Unit:
    """One line, or one block of lines where blank lines part the cells."""

    text: str
    line: int


def headings_of(units: Sequence[Unit]) -> list[str]:
    """The headings at the top of the units, or none when they do not name an action and an owner or date."""
    found: list[str] = []
    for unit in units[:MOST_HEADINGS]:
        if is_title(unit.text) and not found:
            return []
        if (
            heading_sort(unit.text) is None
            or group_label(unit.text)
            or unit.text[0].isdigit()
            or len(unit.text.split()) > HEADING_WORDS
            or unit.text.endswith((";", ","))
        ):
            break
        found.append(unit.text)
    sorts = [heading_sort(heading) for heading in found]
    told = {"owner", "date", "rag"} & set(sorts)
    says_what = {"text", "title"} & set(sorts)
    least = LEAST_HEADINGS - (len(found) > _MANY)  # a long row of headings may have several of one sort
    return found if len(found) >= LEAST_HEADINGS and says_what and told and len(set(sorts)) >= least else []


def is_title(text: str) -> bool:
    """Whether a line names a paper, or a part of one, and no column."""
    return bool(_TITLE.search(text))


def stands_before(found: Sequence[str], units: Sequence[Unit], lines: Sequence[str]) -> bool:
    """Whether the first of the headings is a sentence above them.

    They do without it, and one of them says the same or all of them are printed again without it; or a pipe closes
    each of them and not the sentence.
    """
    if not found[0].endswith("|") and all(heading.endswith("|") for heading in found[1:]):
        return True
    if len(found[0].split()) <= _SHORT_HEADING or headings_of(units[1:]) != found[1:]:
        return False
    times = Counter(line.strip() for line in lines)
    again = times[found[0]] == 1 and all(times[text] > 1 for text in found[1:])
    says = _says(found[0])
    return again or says in map(_says, found[1:])


def _says(heading: str) -> Role | str | None:
    """The role of a heading; where it names none, the sort of cells that may stand under it."""
    return best_role(heading) or heading_sort(heading)


@lru_cache(maxsize=4096)
def group_label(text: str) -> str | None:
    """What a group calls itself on a line of its own: "theme" for "Theme 2: Safer streets"."""
    found = LABELLED.fullmatch(" ".join(text.split()))
    whole = found is not None and found["title"].strip() and len(text.split()) <= _THEME_WORDS
    return found["label"].lower() if found and whole else None
