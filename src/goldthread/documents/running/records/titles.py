"""Lines that stand over several actions like a heading, though nothing sets them as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from goldthread.documents.openings import numbered_title, opening_of, theme_of
from goldthread.documents.running.headings.themes import statement_number
from goldthread.documents.running.records.label_runs import Labelling
from goldthread.documents.tables.cells.content import is_instruction
from goldthread.documents.tables.columns import Role

_LONGEST = 14  # words
_SHORTEST = 8  # words of one that only its place makes a title
_NEAR = 16  # lines in which the next numbered statement begins
_SEVERAL = 3  # themes
_LEAST = 2  # lines of one kind: a single one may be anything
_PROMISED = {Role.OWNER, Role.TIMESCALE}


def with_titles(lines: Sequence[Labelling]) -> list[Labelling]:
    """The lines, those that are titles marked as headings."""
    out = list(lines)
    counted = partial(_is_one_of_themes, _counted_themes(lines))
    for is_title in (
        _names_a_theme,
        counted,
        _is_numbered_over_actions,
        _leads_a_list,
        _is_over_rows,
        _is_outermost,
    ):
        found = [place for place in range(len(lines)) if _may_be_title(lines[place]) and is_title(lines, place)]
        if len(found) < _LEAST:
            continue
        for place in found:
            line = out[place].line
            out[place] = replace(
                out[place], line=replace(line, text=line.text.rstrip(" :"), is_heading=True, bullet=None)
            )
    return out


def _may_be_title(one: Labelling) -> bool:
    text = one.line.text.strip()
    short = len(text.split()) <= _LONGEST and not text.endswith((".", ";", ","))
    return short and not one.facts and not one.line.is_heading


def _names_a_theme(lines: Sequence[Labelling], place: int) -> bool:
    """ "Workstream 2 - Talk and play" with an action under it that says who or when."""
    theme = theme_of(lines[place].line.text)
    if theme is None or not _promises(lines, place + 1):
        return False
    below = lines[place + 1]
    stated = bool(below.before and _PROMISED & {fact.role for fact in below.facts})
    return not is_instruction(theme[1]) or stated  # "Aim 2: Keep people warm" over "1. Open a room (Lead: ...)"


def _counted_themes(lines: Sequence[Labelling]) -> dict[str, set[str]]:
    """The numbers of lines that call themselves priorities, by the word they call themselves."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in lines:
        if (theme := theme_of(one.line.text)) and _may_be_title(one):
            found[one.line.text.split()[0]].add(theme[0])
    return found


def _is_one_of_themes(themes: Mapping[str, set[str]], lines: Sequence[Labelling], place: int) -> bool:
    """ "Aim B: Open doors" where "Aim A" and "Aim C" have such lines too, whatever stands right below."""
    line = lines[place].line
    if theme_of(line.text) is None or line.bullet is not None or opening_of(line.text).named:
        return False
    return len(themes[line.text.split()[0]]) >= _SEVERAL and not _says_who_or_when(lines, place + 1)


def _is_numbered_over_actions(lines: Sequence[Labelling], place: int) -> bool:
    """ "B. Safer streets" right over "Action B1 ..."."""
    number, title = numbered_title(lines[place].line.text)
    below = lines[place + 1].line.text if place + 1 < len(lines) else ""
    return number is not None and opening_of(below).named and not is_instruction(title)


def _leads_a_list(lines: Sequence[Labelling], place: int) -> bool:
    """ "Safer homes:" over bullets each of which says who or when."""
    if not lines[place].line.text.rstrip().endswith(":") or lines[place].line.bullet is not None:
        return False
    bullets = []
    for one in lines[place + 1 :]:
        if one.line.bullet is None:
            break
        bullets.append(one)
    return bool(bullets) and all(one.before and _PROMISED & {fact.role for fact in one.facts} for one in bullets)


def _is_over_rows(lines: Sequence[Labelling], place: int) -> bool:
    """A few words over bullets with a line under them that says when or who, or over one line that is."""
    if lines[place].line.bullet is not None or len(lines[place].line.text.split()) > _SHORTEST:
        return False
    below = lines[place + 1 : place + 3]
    first = next((at for at, one in enumerate(below) if one.line.bullet is not None), None)
    if first is None or any(one.facts for one in below[:first]) or _counts_on(lines, place):
        return False
    behind = next((one for one in lines[place + 1 + first :] if one.line.bullet is None), None)
    return behind is not None and bool(_PROMISED & {fact.role for fact in behind.facts})


def _counts_on(lines: Sequence[Labelling], place: int) -> bool:
    """Whether a line is one of the numbered statements beside it that have what is told of them right below."""
    number = statement_number(lines[place].line)
    above, below = range(place - 1, max(place - _NEAR, -1), -1), range(place + 1, min(place + _NEAR, len(lines)))
    nearest = [next((at for at in places if statement_number(lines[at].line)), None) for places in (above, below)]
    return bool(number) and any(
        at is not None and abs(statement_number(lines[at].line) - number) == 1 and _says_who_or_when(lines, at + 1)
        for at in nearest
    )


def _says_who_or_when(lines: Sequence[Labelling], place: int) -> bool:
    """Whether a line holds nothing but facts, of them who or when."""
    one = lines[place] if place < len(lines) else None
    return one is not None and not one.before and bool(_PROMISED & {fact.role for fact in one.facts})


def _is_outermost(lines: Sequence[Labelling], place: int) -> bool:
    """A bullet over bullets that have their facts in bullets of their own."""
    levels = [one.line.bullet for one in lines[place : place + 3]]
    if len(levels) < 3 or None in levels or levels != sorted(set(levels), key=lambda level: level or 0):
        return False
    return not lines[place + 1].facts and bool(lines[place + 2].facts)


def _promises(lines: Sequence[Labelling], place: int) -> bool:
    """Whether one of the next two lines says who or when."""
    return any(_PROMISED & {fact.role for fact in one.facts} for one in lines[place : place + 2])
