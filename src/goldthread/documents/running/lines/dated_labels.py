"""Labels that tell how things stood on a day: "Update, May 2031: ...", "Position at 4 May: ..."."""

from __future__ import annotations

import re

from goldthread.documents.tables.cells.content import is_timescale
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.tables.rows.tails import Fact

_TOLD_ON_A_DAY = {Role.PROGRESS, Role.STATUS, Role.RAG}
_BEFORE_A_DAY = re.compile(r"(?:,|[–—-]|\(|\b(?:as of|as at|at|to|for|in|by|on)\b)\s*$", re.IGNORECASE)
_INLINE = re.compile(r"^\W{0,3}(?P<label>[A-Z][^:\n]{1,58}?)\s*:\s*(?P<value>\S.*)$", re.DOTALL)


def undated(label: str) -> str:
    """A label that tells how things stood without the day it tells it of: "Update, May 2031", "Position at 4/5"."""
    words = label.strip(" :*").split()
    for at in range(1, len(words)):
        day = " ".join(words[at:]).strip(" ()[]")
        if any(map(str.isdigit, day)) and is_timescale(day):
            before = _BEFORE_A_DAY.sub("", " ".join(words[:at])).rstrip(" ,(–—-")
            return before if _tells_how_it_stood(before) else label
    return label


def _tells_how_it_stood(label: str) -> bool:
    return best_role(label) in _TOLD_ON_A_DAY


def dated_fact(text: str) -> Fact | None:
    """What stands behind a label that names a day, told under the label without it, where one opens a text."""
    found = _INLINE.match(text)
    label = undated(found["label"]) if found else ""
    role = best_role(label) if found and label != found["label"].strip(" :*") else None
    return Fact(role, label, found["value"]) if found and role else None
