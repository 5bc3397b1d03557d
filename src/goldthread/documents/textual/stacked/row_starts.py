"""Where rows begin when their cells were broken over lines: at numbers that count up."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.textual.cells.numbering import follows, number_of

_NUMBERED = re.compile(r"\s*\(?(?P<ref>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\s?[.)]\s*(?=[A-Z\t])")


def counted_starts(lines: Sequence[str]) -> list[int]:
    """The lines whose numbers follow one another from the first on."""
    found: list[int] = []
    last: tuple[int, ...] = ()
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line)
        number = number_of(match["ref"]) if match else ()
        if number and (not last or follows(last, number)):
            found.append(at)
            last = number
    return found
