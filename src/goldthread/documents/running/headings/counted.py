"""Counted statements that look like headings: they say what is to be done and when, or who is to do it."""

from __future__ import annotations

from collections.abc import Sequence

from goldthread.documents.openings import opening_of
from goldthread.documents.running.lines.dates import behind_leading_date, find_date
from goldthread.documents.running.lines.labels import only_labelled
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import as_items
from goldthread.documents.running.lines.subjects import subject_of, tells_to_act
from goldthread.documents.tables.rows.tails import ends_in_facts

_TITLE_WORDS = 14


def with_dated_items(lines: Sequence[Line]) -> list[Line]:
    """The lines, such statements taken for items where nothing stands under them that a heading would have."""
    found = {
        at for at, line in enumerate(lines) if line.is_heading and _promises(line) and not stands_over(lines, at)
    }
    return as_items(lines, found) if found else list(lines)


def _promises(line: Line) -> bool:
    opening = opening_of(line.text)
    if opening.ref is None:
        return False
    dated = find_date(opening.rest, None)
    said = behind_leading_date(dated.text if dated else opening.rest)
    if dated is not None and dated.how == "front":
        return True
    told = dated is not None or ends_in_facts(opening.rest)
    return subject_of(said) is not None or (told and tells_to_act(said))


def stands_over(lines: Sequence[Line], at: int) -> bool:
    """Whether bullets or plain words follow: what is told of an action alone does not make a heading of it."""
    below = lines[at + 1 : at + 3]
    if not below or below[0].is_heading or (below[0].bullet is None and _is_counted(below[0])):
        return False
    return not only_labelled(below[0].text) and not _is_title_between(*below)


def _is_title_between(line: Line, below: Line | None = None) -> bool:
    """Whether a few words stand over the next counted statement, as a title does."""
    short = len(line.text.split()) <= _TITLE_WORDS and line.text.rstrip()[-1:] not in (".", ";", ",", ":")
    return short and line.bullet is None and below is not None and below.bullet is None and _is_counted(below)


def _is_counted(line: Line) -> bool:
    return opening_of(line.text).ref is not None
