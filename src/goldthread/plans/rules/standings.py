"""What a paper's own progress columns say of an action: its RAG and its status, as far as they are clear."""

from __future__ import annotations

import re

from goldthread.kernel.rag import Rag

_LETTERS = {"r": Rag.RED, "a": Rag.AMBER, "g": Rag.GREEN, "b": Rag.BLUE}
_WORDS = {
    **{rag.value: rag for rag in Rag},
    "gray": Rag.GREY,
    "yellow": Rag.AMBER,
    "orange": Rag.AMBER,
}
# Where a paper prints several, the worst is what the action as a whole has to answer for.
_WORST_FIRST = (Rag.RED, Rag.AMBER, Rag.GREEN, Rag.BLUE, Rag.GREY)
_STATUSES = {
    "complete": "complete",
    "completed": "complete",
    "in progress": "in_progress",
    "not started": "not_started",
    "blocked": "blocked",
    "closed": "closed",
}


def rag_of(printed: str | None) -> Rag | None:
    """ "G", "Amber", "G/A" as a RAG; the worst of several; None for nothing or for words that are no colour."""
    found = [_rag(word) for word in re.findall(r"[a-z]+", (printed or "").lower())]
    colours = {rag for rag in found if rag}
    return next((rag for rag in _WORST_FIRST if rag in colours), None)


def _rag(word: str) -> Rag | None:
    return _WORDS.get(word) or _LETTERS.get(word)


def status_of(printed: str | None, rag: Rag | None, progress: str | None) -> str | None:
    """The status that the paper's words, colour or narrative imply; None when the paper says nothing at all."""
    if status := _STATUSES.get(" ".join((printed or "").lower().split())):
        return status
    if rag is Rag.BLUE:
        return "complete"
    if rag is Rag.GREY and not progress:
        return "not_started"
    return "in_progress" if rag or progress else None
