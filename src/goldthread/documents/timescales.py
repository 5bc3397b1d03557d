"""The door from printed cells to the timescale grammar, and dates found inside sentences."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from goldthread.kernel import timescale_grammar as grammar
from goldthread.kernel.timescale import Precision, Recurrence, Timescale

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
# One date as it stands in running text.
DATE = (
    rf"(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?{MONTH}\.?[\s,'’-]*(?:\d{{4}}|\d{{2}})?|q[1-4]\s*(?:20)?\d\d(?:/\d\d)?"
    r"|20\d\d[ -]?q[1-4]"
    r"|(?:spring|summer|autumn|winter)\s*(?:20)?\d\d|(?:19|20)\d\d(?:[/-](?:20)?\d\d)?|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
# What stands in front of it.
LEAD = r"(?:(?:by|in|from|until|before|during|end(?:\s+of)?|early|mid|late|the|of|start|beginning)[\s-]+)*"
_DATES = re.compile(DATE, re.IGNORECASE)
_FILLER = re.compile(
    r"""\b(?:by|in|from|until|to|the|end|of|early|mid|late|start|beginning|and|annual(?:ly)?|then|ongoing|on|going|
    quarter(?:ly)?|monthly|weekly|each|every|years?|thereafter|or|onwards|before|after|within|months?|weeks?|days?|tbc|
    complete[d]?|due|date|target|revised|original|extended|now|initially|review(?:ed)?|first|st|nd|rd|th|draft|final|
    financial|fy|reporting|basis|throughout|continuous|q[1-4]|term|short|medium|long|as|at|for)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_LAW = re.compile(r"\b(?:Act|Bill|Order|Regulations?|Rules) (?:19|20)\d\d\b")
_LONGEST = 90  # characters; a line that is a timescale is short


@lru_cache(maxsize=16384)  # papers print the same few phrases again and again
def parse_timescale(printed: str, *, context: date | None = None) -> Timescale:
    """What a printed timescale means. ``context`` is about when the paper was written, guessed from its dates.

    A month without a year takes its year from it, but "within 6 months" is not counted from a guess.
    """
    return _not_counted(grammar.parse_timescale(printed, context=context), context)


@lru_cache(maxsize=16384)
def parse_timescales(printed: str, *, context: date | None = None) -> tuple[Timescale, ...]:
    """The same for a cell of several."""
    return tuple(_not_counted(found, context) for found in grammar.parse_timescales(printed, context=context))


def _not_counted(found: Timescale, context: date | None) -> Timescale:
    if context is None or found.start != context or found.precision is not Precision.DAY:
        return found
    return grammar.parse_timescale(found.printed)


def says_when(timescale: Timescale) -> bool:
    """True when the words give a day, a period or a rhythm."""
    return timescale.start is not None or timescale.end is not None or timescale.recurrence is not Recurrence.NONE


def words_besides(text: str) -> list[str]:
    """The words of a line that are no part of a timescale; what stands in brackets is a condition of it."""
    rest = _DATES.sub(" ", re.sub(r"\([^)]*\)", " ", text))
    return re.findall(r"[A-Za-z]{3,}", _FILLER.sub(" ", rest))


@lru_cache(maxsize=8192)
def is_timescale_line(line: str) -> bool:
    """Whether a line says when, and hardly anything else."""
    if not line.strip() or len(line) > _LONGEST or len(words_besides(line)) > 2 or _LAW.search(line):
        return False  # the year of a law is part of its name
    return says_when(parse_timescale(line))


__all__ = [
    "DATE",
    "LEAD",
    "MONTH",
    "is_timescale_line",
    "parse_timescale",
    "parse_timescales",
    "says_when",
    "words_besides",
]
