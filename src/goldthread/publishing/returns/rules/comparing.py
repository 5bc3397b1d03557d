"""This year's answers beside last year's: what is the same, what changed, and what may not be compared."""

from __future__ import annotations

from enum import StrEnum


class Change(StrEnum):
    """What became of one question from one return to the next."""

    SAME = "same"
    CHANGED = "changed"
    FIRST_ANSWERED = "first_answered"
    UNANSWERED = "unanswered"
    NEW = "new"  # it was not asked before
    GONE = "gone"  # it is not asked any more
    ASKED_DIFFERENTLY = "asked_differently"


CHANGE_WORDS = {
    Change.SAME: "As last time",
    Change.CHANGED: "Changed",
    Change.FIRST_ANSWERED: "Answered now",
    Change.UNANSWERED: "Not answered now",
    Change.NEW: "Not asked before",
    Change.GONE: "No longer asked",
    Change.ASKED_DIFFERENTLY: "Asked in other words, so not compared",
}


def change_of(*, words_before: str | None, words_now: str | None, before: str, now: str) -> Change:
    """Compare one question of two returns. ``words``: what was asked, None where it was not; then the answers.

    Two answers are compared only where the same was asked: a code that lives on under other words is no series.
    """
    if words_before is None:
        return Change.NEW
    if words_now is None:
        return Change.GONE
    if _plain(words_before) != _plain(words_now):
        return Change.ASKED_DIFFERENTLY
    if before == now:
        return Change.SAME
    if not before:
        return Change.FIRST_ANSWERED
    return Change.CHANGED if now else Change.UNANSWERED


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
