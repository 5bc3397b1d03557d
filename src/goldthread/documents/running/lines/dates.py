"""The date inside a sentence: in front ("By May 2030: ..."), in brackets, or after "by"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.timescales import parse_timescale, says_when
from goldthread.kernel.timescale import Timescale

_IN_FRONT = re.compile(r"^\W{0,3}([A-Za-z0-9][^:–—\n]{2,48}?)\s*(?::|\s[–—-])\s+(?=\S)")
_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]{3,80})[)\]]\s*\.?\s*$")
_AT_END = re.compile(r"\s+[–—-]\s+([^–—]{3,50})$")
_AFTER_WORD = re.compile(
    r"\b(?:by|before|until|no later than|not later than|from|during|within|in|on|at|to start in|"
    r"(?:by )?(?:the )?end of)\s+",
    re.IGNORECASE,
)
_FIRM_WORD = re.compile(r"by|before|until|later", re.IGNORECASE)
_PLACE = re.compile(
    r"\w+ (?:the|each|every|all|our|a) (?P<where>(?:(?!(?:in|by|on|from) )\S+ )+)(?:in|by|on|from|during) ",
    re.IGNORECASE,
)
_WORDS_OF_DATE = 7


@dataclass(frozen=True)
class Dated:
    """A sentence with its date. ``text`` is the sentence without a date that only stood beside it."""

    text: str
    timescale: Timescale
    how: str  # "front", "brackets", "sentence"


def find_date(text: str, context: date | None = None) -> Dated | None:
    """The date that a sentence sets for what it says, or None."""
    for finder in (_in_front, _at_end, _in_sentence):
        found = finder(text, context)
        if found:
            return found
    return None


def timescale_of(phrase: str, context: date | None) -> Timescale | None:
    """The timescale of a phrase that speaks of nothing but time, or None."""
    if kind_of(phrase) is not Kind.DATE:
        return None
    timescale = parse_timescale(phrase.strip(" .;,:"), context=context)
    return timescale if says_when(timescale) else None


def _in_front(text: str, context: date | None) -> Dated | None:
    match = _IN_FRONT.match(text)
    timescale = timescale_of(match.group(1), context) if match else None
    return Dated(text[match.end() :].strip(), timescale, "front") if match and timescale else None


def _at_end(text: str, context: date | None) -> Dated | None:
    for pattern in (_BRACKETED, _AT_END):
        match = pattern.search(text[-120:])
        timescale = timescale_of(match.group(1), context) if match else None
        if match and timescale:
            start = max(0, len(text) - 120) + match.start()
            return Dated(text[:start].strip(), timescale, "brackets")
    return None


def _in_sentence(text: str, context: date | None) -> Dated | None:
    """The last "by ..." if there is one, else a date the sentence ends with."""
    ends: list[Timescale] = []
    for match in _AFTER_WORD.finditer(text[:3000]):
        phrase = _longest_date(text, match.start(), match.end())
        timescale = timescale_of(phrase, context) if phrase else None
        if timescale is None:
            continue
        if _FIRM_WORD.search(match.group()):
            ends.insert(0, timescale)
        elif phrase and not text[match.start() + len(phrase) :].strip(" .;)]"):
            ends.append(timescale)
    return Dated(text, ends[0], "sentence") if ends else None


def _longest_date(text: str, start: int, after: int) -> str | None:
    words = re.findall(r"[^\s(\[]+", re.split(r"[(\[;]", text[after : after + 80])[0])[:_WORDS_OF_DATE]
    for count in range(len(words), 0, -1):
        end = after
        for word in words[:count]:
            end = text.index(word, end) + len(word)
        phrase = text[start:end].rstrip(".,;:)]")
        if kind_of(phrase) is Kind.DATE and _speaks_of_time(phrase.split()[-1]) and not _names_place(phrase):
            return phrase
    return None


def _names_place(phrase: str) -> bool:
    """ "on the quay in Q2 2031": the words before the last link are of no time."""
    place = _PLACE.match(phrase)
    return place is not None and not any(map(_speaks_of_time, place["where"].split()))


def _speaks_of_time(word: str) -> bool:
    """Whether a phrase may end with this word: the body named behind a date is no part of it."""
    return any(map(str.isdigit, word)) or kind_of(word) is Kind.DATE


def behind_leading_date(text: str) -> str:
    """A sentence without the date it begins with: "By May 2030, the Board will ..."."""
    match = _AFTER_WORD.match(text)
    phrase = _longest_date(text, 0, match.end()) if match else None
    return text[len(phrase) :].lstrip(" ,") if phrase else text
