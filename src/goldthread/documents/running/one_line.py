"""A table of which an extraction left one line: headings, then rows that begin with references of one kind.

Where one cell ends and the next begins is lost; each row is taken whole, without the status or date it ends with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldthread.documents.running.dates import timescale_of
from goldthread.documents.running.items import Item
from goldthread.documents.running.outline import Line
from goldthread.documents.running.promises import SCATTERED, Promise
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.content import is_status_word
from goldthread.documents.tables.progress import status_kind
from goldthread.documents.textual.expectations import heading_sort
from goldthread.documents.textual.numbering import follows, number_of
from goldthread.documents.textual.run_headings import headings_at

_WHY = "a row of a table whose cells are scattered over one line"
_SHORTEST = 60  # words of a line that may hold a table
_LEAST = 3  # rows
_HEADING_WORDS = range(3, 17)
_END_WORDS = 4  # of a status or date
_REF = re.compile(
    r"(?<=\s)(?P<ref>(?P<code>[A-Z]{2,8})-?\d{1,3}(?:\.\d{1,3})?|\d{1,2}[a-z]|\d{1,2}\.\d{1,2})\*?\s+(?=[A-Z“\"•])"
)


def rows_of_one_line(lines: Sequence[Line], context: date | None) -> list[Promise]:
    """The rows of the first line that holds a table, or none."""
    for line in lines:
        if len(line.text.split()) < _SHORTEST or line.aside:
            continue
        marks = _references(line.text)
        if len(marks) >= _LEAST and _ends_with_headings(line.text[: marks[0].start()]):
            return list(_promises(line, marks, context))
    return []


def _promises(line: Line, marks: Sequence[re.Match[str]], context: date | None) -> Iterator[Promise]:
    ends = [*(mark.start() for mark in marks[1:]), len(line.text)]
    for mark, end in zip(marks, ends, strict=True):
        text, said = _without_end(line.text[mark.end() : end].strip(" •"))
        item = Item(line.saying(text), text, mark["ref"])
        when = timescale_of(said, context) if said else None
        if said and when is None:
            item.facts[Role.STATUS] = [status_kind(said) or said]
        yield Promise(item, text, when, None, SCATTERED, [_WHY])


def _without_end(text: str) -> tuple[str, str]:
    """A row without the status or date that its last words are, and those words."""
    words = text.split()
    for count in range(min(_END_WORDS, len(words) - 1), 0, -1):
        said = " ".join(words[-count:])
        if said[0].isupper() and (is_status_word(said) or timescale_of(said, None)):
            return " ".join(words[:-count]), said
    return text, ""


def _references(text: str) -> list[re.Match[str]]:
    """The longest run of references of one kind: under one code in any order, or counting up."""
    found = list(_REF.finditer(text))
    codes = dict.fromkeys(mark["code"] for mark in found if mark["code"])
    runs = [[mark for mark in found if mark["code"] == code] for code in codes]
    runs += [_counted([mark for mark in found if not mark["code"] and ("." in mark["ref"]) is dotted])
             for dotted in (False, True)]  # fmt: skip
    return max(runs, key=len)


def _counted(marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    run: list[re.Match[str]] = []
    for mark in marks:
        if not run or follows(number_of(run[-1]["ref"]), number_of(mark["ref"])):
            run.append(mark)
    return run


def _ends_with_headings(text: str) -> bool:
    """Whether the last words before the rows are headings of a plan."""
    words = text.split()
    for count in _HEADING_WORDS:
        headings, _ = headings_at([" ".join(words[-count:])], 0) if count <= len(words) else ([], 0)
        sorts = set(map(heading_sort, headings))
        if "text" in sorts and sorts & {"owner", "date", "rag"}:
            return True
    return False
