"""Who the statements themselves say will act: "Simon to draw up the rota", "All to send comments"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldthread.documents.running.lines.subjects import subject_of
from goldthread.documents.vocabulary import ACTION_VERBS

_NAME_FIRST = re.compile(
    r"(?P<who>[A-Z][\w.’'-]*(?:(?:,| and| &|/) ?[A-Z][\w.’'-]*){0,4})(?: \([^)]*\))? (?:to|will) [a-z]"
)
_LEAST = 2  # statements in which a name acts, or the word before "to" may be none: "Access to services"


def actors_of(statements: Sequence[str]) -> list[str | None]:
    """For each statement the name before "to" or "will", where a known one acts or the same acts more than once."""
    names = [_name_before(text) for text in statements]
    times = Counter(names)
    return [
        subject_of(text) or (name if times[name] >= _LEAST else None)
        for text, name in zip(statements, names, strict=True)
    ]


def _name_before(text: str) -> str | None:
    found = _NAME_FIRST.match(text)
    return found["who"] if found and found["who"].lower() not in ACTION_VERBS else None
