"""Titles that name nothing: a date, how something stands, a number, the headings of columns, the foot of a page."""

from __future__ import annotations

import re
from functools import lru_cache

from goldthread.documents.tables.cells.content import is_reference, is_status_word
from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.group_labels import is_group_label
from goldthread.documents.tables.heads.headings import heading_scores
from goldthread.documents.timescales import parse_timescale, says_when, words_besides

_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_FOOT = re.compile(r"(?:page|p\.)\s*(?:\d+\b.*)?|.{0,60}\bpage \d+(?: of \d+)?", re.IGNORECASE)
_COLUMN_WORDS = 4
# What heads a column and is hardly ever what actions are about.
_HEADS_ONLY = {Role.TIMESCALE, Role.START, Role.STATUS, Role.RAG, Role.REF}


@lru_cache(maxsize=4096)
def names_nothing(title: str) -> bool:
    """Whether a line that stands where titles stand says nothing of what its actions are about."""
    text = _EDGES.sub("", title)
    if not text:
        return bool(title.strip())
    return (
        (is_reference(text) and not is_group_label(text))
        or is_status_word(text)
        or is_rag_word(text)
        or (says_when(parse_timescale(text)) and not words_besides(text))
        or bool(_FOOT.fullmatch(text))
        or _only_heads(text)
    )


def _only_heads(text: str) -> bool:
    """Whether each word may head a column and the last, which carries the sense, does nothing else."""
    said = [heading_scores(word) for word in text.split()]
    if len(said) > _COLUMN_WORDS or not all(said):
        return False
    return max(said[-1], key=lambda role: said[-1][role]) in _HEADS_ONLY
