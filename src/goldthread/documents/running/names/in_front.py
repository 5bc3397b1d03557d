"""Who stands before a statement, parted from it by a colon: "Trade Team: Open a shop in town (May 2031)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldthread.documents.openings import opening_of, theme_of
from goldthread.documents.running.headings.counted import stands_over
from goldthread.documents.running.lines.dates import find_date
from goldthread.documents.running.lines.labels import only_labelled
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import as_items
from goldthread.documents.running.lines.subjects import begins_to_act, names_somebody
from goldthread.documents.tables.columns import Role
from goldthread.documents.vocabulary import ACTION_VERBS, HOLDS_ON

_IN_FRONT = re.compile(r"(?P<who>[A-Z][^:;.!?()\[\]]{1,90}?)(?::|\s[–—-])\s+(?P<said>[A-Za-z“\"'].{5,})", re.DOTALL)
_LABEL = re.compile(
    r"(?:(?:lead|responsible|accountable|delivery|key|support(?:ing)?|named|strategic|partner) )?"
    r"(?:officers?|persons?|agenc(?:y|ies)|bod(?:y|ies)|partners?|organisations?|owners?|leads?|services?|groups?)",
    re.IGNORECASE,
)
_LEAST = 2  # statements
_MOSTLY = 0.5  # of the names name a body or post; of what is said behind them more says when
_WORDS_OF_NAME = 9
_PLAN = re.compile(r"\b(?:plan|strategy|actions?)\b", re.IGNORECASE)
_TITLE_LINES, _TITLE_WORDS = 3, 20


def with_names_in_front(lines: Sequence[Line]) -> list[Line]:
    """The lines, the name before a statement told apart from it where several begin so.

    What is said behind a name is always something to do: a label has a name or a day behind it here or there.
    """
    matches = {at: match for at, line in enumerate(lines) if (match := _match(line))}
    times = Counter(match["who"] for match in matches.values())
    told = {at: match for at, match in matches.items() if _tells(match) and not _is_title(lines, at)}
    names = Counter(match["who"] for match in told.values())
    found = {at for at, match in told.items() if names[match["who"]] == times[match["who"]]}
    if not _are_actions(lines, {at: told[at] for at in found}):
        return list(lines)
    items = as_items(lines, {at for at in found if lines[at].is_heading})
    return [_parted(line, told[at]) if at in found else line for at, line in enumerate(items)]


def _are_actions(lines: Sequence[Line], found: Mapping[int, re.Match[str]]) -> bool:
    """Whether bodies and posts stand there, in front of what is due some day or is listed in a plan."""
    firm = sum(_is_firm(match["who"]) for match in found.values())
    if len(found) < _LEAST or firm < _MOSTLY * len(found):
        return False
    dated = sum(find_date(match["said"]) is not None or _tells_when(lines, at + 1) for at, match in found.items())
    return dated > _MOSTLY * len(found) or _calls_itself_plan(lines)


def _calls_itself_plan(lines: Sequence[Line]) -> bool:
    titles = [line.text for line in lines[:_TITLE_LINES]] + [line.text for line in lines if line.is_heading]
    return any(_PLAN.search(title) for title in titles if len(title.split()) <= _TITLE_WORDS and title[-1] != ".")


def _tells_when(lines: Sequence[Line], at: int) -> bool:
    """ "Timescale: May 2031" under a statement."""
    return at < len(lines) and any(one.role is Role.TIMESCALE for one in only_labelled(lines[at].text))


def _match(line: Line) -> re.Match[str] | None:
    return None if theme_of(line.text) else _IN_FRONT.fullmatch(opening_of(line.text).rest)


def _tells(match: re.Match[str]) -> bool:
    """Whether a name stands in front of something to do."""
    who, said = match["who"], match["said"]
    acts = begins_to_act(said) and any(word.islower() and word not in HOLDS_ON for word in said.split())
    return acts and _could_be_name(who) and not _LABEL.fullmatch(who)


def _could_be_name(who: str) -> bool:
    words = who.split()
    capitals = all(word[:1].isupper() or word.lower() in HOLDS_ON or word == "&" for word in words)
    return capitals and len(words) <= _WORDS_OF_NAME and (words[0].lower() not in ACTION_VERBS or _is_firm(who))


def _is_firm(who: str) -> bool:
    return names_somebody(who)


def _is_title(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is a heading over what follows, or stands over bullets without being an item itself."""
    line, below = lines[at], lines[at + 1 : at + 2]
    over_bullets = bool(below) and below[0].bullet is not None and line.bullet is None
    return (over_bullets and opening_of(line.text).ref is None) or (line.is_heading and stands_over(lines, at))


def _parted(line: Line, match: re.Match[str]) -> Line:
    number = line.text[: line.text.rindex(match.string)]
    return replace(line, text=f"{number}{match['said']}", who_before=match["who"].strip(), printed=line.text)
