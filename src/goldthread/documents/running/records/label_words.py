"""What the words of a label say: the role it names, and which words are none."""

from __future__ import annotations

import re

from goldthread.documents.running.lines.dated_labels import undated
from goldthread.documents.tables.cells.content import is_named, is_status_word, is_timescale
from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.tables.cells.stand_ins import is_nobody
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.heads.headings import best_role, heading_scores, in_known_tongue

LONGEST_ALONE = 6  # words of a label on a line of its own
_LONGEST = 8  # words of a label
NO_FACT = {Role.OTHER, Role.PRIORITY_REF, Role.PERIOD}
_TOLD_OF_PRIORITY = (Role.OUTCOME, Role.COMMENTS)
_TOLD = 0.6


def role_of_words(label: str, sure: float) -> Role | None:
    """The role that the words of a label name, if they are as sure as that."""
    if len(in_known_tongue(label).split()) > _LONGEST:
        return None
    words = undated(label).strip(" :*")
    scores, best = heading_scores(words), best_role(words)
    if best is Role.PRIORITY:  # under its heading "What we want to see" or "Why" tells of it, and names nothing
        told = next((role for role in _TOLD_OF_PRIORITY if scores.get(role, 0.0) >= _TOLD), None)
        if told is not None:
            return told
    return best if best is not None and scores[best] >= sure and best not in NO_FACT else None


def may_be_label(text: str) -> bool:
    """A few words that are no value themselves: no name, date, number, colour, word for a standing, or a fact."""
    words = text.split()
    if not 1 <= len(words) <= LONGEST_ALONE or not text[:1].isupper() or re.search(r"\d|:\s*\S", text):
        return False
    return not (is_named(text) or is_timescale(text) or is_rag_word(text) or is_status_word(text) or is_nobody(text))
