"""The cells of a row whose list came out as bullets: the line under them holds the rest, a date in front.

"June 2031 Sleep Service Children wake rested" stands for three cells: when, who and what is to come of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.running.lines.outline import Line
from goldthread.documents.tables.cells.content import is_named
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import Fact
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.timescales import parse_timescale, says_when

_LONGEST_DATE = 8  # words
_LONGEST_NAME = 16  # words
_LEAST = 2  # rows that end so
_EVERYBODY = re.compile(r"(?:all|everyone)(?: partners)?", re.IGNORECASE)


def rows_ended(lines: Sequence[Line]) -> dict[int, tuple[Fact, ...]]:
    """By their places, the lines under bullets that hold the other cells of the row, with what they say."""
    under = [
        place
        for place, line in enumerate(lines)
        if place and line.bullet is None and not line.is_heading and lines[place - 1].bullet is not None
    ]
    found = {place: facts for place in under if (facts := _cells(lines[place].text))}
    return found if len(found) >= _LEAST and len(found) * 2 > len(under) else {}


def _cells(text: str) -> tuple[Fact, ...]:
    when, rest = _date_in_front(text.strip())
    if when is None:
        return ()
    who, outcome = _name_in_front(rest)
    told = ((Role.TIMESCALE, when), (Role.OWNER, who), (Role.OUTCOME, outcome))
    return tuple(Fact(role, str(role), value) for role, value in told if value)


def _date_in_front(text: str) -> tuple[str | None, str]:
    """The words of time a line begins with, and the words behind them; they begin a cell of their own."""
    words = text.split()
    for count in range(min(_LONGEST_DATE, len(words)), 0, -1):
        phrase = " ".join(words[:count])
        begins = count == len(words) or words[count][0].isupper()
        timely = kind_of(words[count - 1]) is Kind.DATE or words[count - 1][-1].isdigit()
        if begins and timely and kind_of(phrase) is Kind.DATE and says_when(parse_timescale(phrase)):
            return phrase, " ".join(words[count:])
    return None, text


def _name_in_front(text: str) -> tuple[str, str]:
    """Who stands in front of a sentence, and the sentence: it begins at a capital before small words."""
    words = text.split()
    for place in range(1, min(_LONGEST_NAME, len(words))):
        small = [word[0].islower() for word in words[place + 1 : place + 3]]
        name = " ".join(words[:place])
        if words[place][0].isupper() and small and all(small) and _is_somebody(name):
            return name, " ".join(words[place:])
    return (text, "") if _is_somebody(text) else ("", text)


def _is_somebody(text: str) -> bool:
    return bool(_EVERYBODY.fullmatch(text)) or is_named(text) or kind_of(text) is Kind.NAME
