"""Lettered lines right under a numbered statement: "(a) ...", "(b) ..." are the parts of what it says.

Where who or when is told of each of them they are statements themselves, numbered "3a", "3b".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.openings import opening_of
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.tables.rows.tails import facts_behind

_LEAST = 2  # lines with letters
_FARTHEST = 60  # lines in which they count on
_LETTERED = re.compile(r"^\(?(?P<letter>[a-z]|[ivx]{1,4})[.)]\s+(?=\S)")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def with_lettered_parts(lines: Sequence[Line]) -> list[Line]:
    """The lines, letters that count on right under a numbered statement taken for its bullets, or for statements."""
    out = list(lines)
    for at, line in enumerate(lines):
        if line.is_heading or not _is_counted(line):
            continue
        found = _lettered(lines, at + 1)
        together = [each for place, each in enumerate(found) if each == at + 1 + place]
        if len(together) == len(found) >= _LEAST and not any(facts_behind(lines[each].text)[1] for each in found):
            for each in found:
                out[each] = _as_part(lines[each], line)
        elif len(found) >= _LEAST:
            for each in found:
                out[each] = _as_statement(lines[each], line)
    return out


def _lettered(lines: Sequence[Line], start: int) -> list[int]:
    """Where the letters stand that count on from a line, up to the next numbered statement."""
    found: list[int] = []
    for at in range(start, min(len(lines), start + _FARTHEST)):
        if _letter(lines[at]) in _at(len(found)):
            found.append(at)
        elif not found or lines[at].is_heading or _is_counted(lines[at]):
            break
    return found


def _is_counted(line: Line) -> bool:
    return any(map(str.isdigit, opening_of(line.text).ref or ""))


def _letter(line: Line) -> str:
    found = None if line.is_heading else _LETTERED.match(line.text)
    return found["letter"] if found else ""


def _at(place: int) -> tuple[str, ...]:
    """The letters that count the ``place``-th of several, from 0."""
    letter = chr(ord("a") + place) if place < 26 else ""
    return tuple(filter(None, (letter, _ROMAN[place] if place < len(_ROMAN) else "")))


def _as_part(line: Line, over: Line) -> Line:
    level = line.bullet if line.bullet is not None else (over.bullet or 0) + 1
    return replace(line.saying(_LETTERED.sub("", line.text)), bullet=level, printed=line.printed or line.text)


def _as_statement(line: Line, over: Line) -> Line:
    said = f"{opening_of(over.text).ref}{_letter(line)}. {_LETTERED.sub('', line.text)}"
    return replace(line.saying(said), bullet=None, printed=line.printed or line.text)
