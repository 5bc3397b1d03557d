"""What kind of thing a cell holds, seen by itself: a number, a date, a colour, names, prose."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.textual.cells.markup import plain
from goldthread.documents.vocabulary import BODY_WORDS, DATE_LINKS, HOLDS_ON, ITEM_STARTERS, POST_WORDS


class Kind(StrEnum):
    """One label a cell; ``SHORT`` is a few words that fit none of the others."""

    NUMBER = "number"
    DATE = "date"
    RAG = "rag"
    NAME = "name"
    TEXT = "text"
    POINTER = "pointer"
    SHORT = "short"


_NUMBER = re.compile(
    r"(?:(?:rec(?:ommendation)?s?|action|priority|aim|objective|theme|no)\.?\s*)?"
    r"[A-Za-z]{0,4}[ .-]?[A-Za-z]?\d{1,3}(?:\.\d{1,3}){0,3}\s?[a-z]?[.):]?"
    r"(?:\s*[,;&/ ]\s*(?:and\s+)?\d{1,3}(?:\.\d{1,2}){0,2}[a-z]?[.)]?){0,20}|all|[ivx]{1,5}[.)]?|"
    r"(?-i:[A-Z]{2,5})[ .-]?\d{1,3}/\d\d(?:\d\d)?(?:\s?\([a-z]{1,3}\))?",  # "CB 14/31(b)": an item of minutes
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_COLOUR = (
    r"(?:r|a|g|b|red|amber|green|blue|grey|gray|yellow|completed?|on track|off track|at risk|not (?:yet )?started|"
    r"in progress|delayed|overdue|achieved|delivered|paused|closed|withdrawn)"
)
_RAG = re.compile(rf"{_COLOUR}(?:(?:\s*[/,;&-]\s*|\s+){_COLOUR}){{0,5}}", re.IGNORECASE)
_POINTER = re.compile(
    r"(?:see|as|same|refer)\b.{0,60}\b(?:above|below|in|to|per|at|under|details?)\b.{0,40}|ditto|[\"”]",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_DATE_WORD = re.compile(
    r"(?:19|20)\d\d(?:[/-]\d{2,4})?|\d{1,2}(?:st|nd|rd|th)?|\d{1,2}[./-](?:\d{1,2}|[A-Za-z]{3})[./-]\d{2,4}|'?\d\d/\d\d|(?:20\d\d-?)?q[1-4]|"
    + _MONTH
    + r"(?:[-.']?\d{2,4})?|spring|summer|autumn|winter|"
    r"easter|on-?going|quarterly|monthly|weekly|annual(?:ly)?|yearly|continuous|continuing|immediate(?:ly)?|tbc|tbd|"
    r"completed?|quarter|year(?:s|-end)?|months?|weeks?|short|medium|long|term|financial|fy|phase|deadline",
    re.IGNORECASE,
)
_RECURS = re.compile(
    r"(?:once|twice|(?:\w+|\d+) times) (?:a|per|each|every|in each) (?:week|month|quarter|term|year)|"
    r"every (?:\w+ )?(?:days?|weeks?|months?|quarters?|terms?|years?)|"
    r"(?:\w+|\d+)[- ](?:weekly|monthly|yearly)|termly|as (?:and when(?: \w+)?|required|needed|necessary)",
    re.IGNORECASE,
)  # fmt: skip
_TOLD_DATE = re.compile(
    r"\b(?:by|from|until|in|end of) (?:the end of |end of |early |late )?"
    rf"(?:{_MONTH}\.?,? )?(?:19|20)\d\d\b",
    re.IGNORECASE,
)  # fmt: skip
_LAST_DATE = re.compile(rf"\S.*[\s(–—-](?:{_MONTH}\.?,? )?(?:19|20)\d\d\W*$", re.IGNORECASE | re.DOTALL)
_TOLD_LEAST, _TOLD_WORDS = 7, 30  # words of a step and its day
_TOKEN = re.compile(r"[^\s,;()]+")
_SENTENCE_END = re.compile(r"[a-z)]\.(?:\s|$)")
_BRACKETED = re.compile(r"\([^()]{0,200}\)?")
_SPOKEN = frozenset({"we", "will", "must", "should", "shall", "would", "was", "were", "been", "has", "have"})
_NOT_DONE = frozenset(
    {"involved", "required", "needed", "interested", "concerned", "related", "based", "agreed", "affected"}
)
_NAMED_BY = BODY_WORDS | POST_WORDS
_LONG = 18  # words


@lru_cache(maxsize=20_000)
def kind_of(raw: str) -> Kind | None:
    """The kind of a raw cell, or None when it is empty."""
    text = plain(raw[:4000])
    if not text:
        return None
    words = _TOKEN.findall(text)
    if _NUMBER.fullmatch(text) and not _is_date(words):
        return Kind.NUMBER
    if _RAG.fullmatch(text) or is_rag_word(text):
        return Kind.RAG
    if len(words) <= 14 and _POINTER.fullmatch(text):
        return Kind.POINTER
    if _is_date(_TOKEN.findall(_BRACKETED.sub(" ", text))) or _RECURS.fullmatch(text):
        return Kind.DATE
    if len(words) > 60:
        return Kind.TEXT
    return _kind_of_words(text, words)


@lru_cache(maxsize=20_000)
def tells_dates(raw: str) -> bool:
    """Whether a few words end with the day on which something is to be there: "Pilot run by May 2031"."""
    text = plain(raw[:4000])
    if len(text.split()) > _TOLD_WORDS or kind_of(raw) not in (Kind.TEXT, Kind.SHORT, Kind.NAME):
        return False
    return _ends_with_day(text)


@lru_cache(maxsize=20_000)
def ends_with_date(raw: str) -> bool:
    """Whether a cell that says more ends with a month or a year: "Housing Team - March 2031"."""
    return kind_of(raw) not in (None, Kind.DATE, Kind.NUMBER) and bool(_LAST_DATE.match(plain(raw[-200:])))


def _ends_with_day(text: str) -> bool:
    found = list(_TOLD_DATE.finditer(text))
    return bool(found) and found[-1].end() >= len(text.rstrip(" .;)"))


def _is_date(words: list[str]) -> bool:
    """Nearly all of the words speak of time, and one of them firmly."""
    if not words or len(words) > 30:
        return False
    plain_words = [word.strip(".:") for word in words]
    dated = [word for word in plain_words if _DATE_WORD.fullmatch(word) and not _is_pair(word)]
    firm = [word for word in dated if not word.isdigit() or _YEAR.fullmatch(word)]
    linked = sum(1 for word in words if word.lower() in DATE_LINKS)
    if not firm or len(dated) + linked < 0.6 * len(words):
        return False
    return len(dated) * 3 >= len(words) or len(dated) + linked >= len(words)


def _is_pair(word: str) -> bool:
    """ "7/12" names two numbers, "12/13" may be a financial year."""
    match = re.fullmatch(r"'?(\d\d)/(\d\d)", word)
    return match is not None and int(match.group(2)) != int(match.group(1)) + 1


def _is_done(last: str) -> bool:
    """Whether a text ends by saying what became of something: "Regional Teams established"."""
    word = last.strip(".;:")
    return word.islower() and word.endswith("ed") and word not in _NOT_DONE


def _kind_of_words(text: str, words: list[str]) -> Kind:
    weighty = [word.strip(".:/-–&") for word in words if word.lower() not in HOLDS_ON]
    weighty = [part for word in weighty for part in re.split(r"[/&]", word) if part]
    if not weighty:
        return Kind.SHORT
    capitals = sum(1 for word in weighty if word[0].isupper() or word[0].isdigit())
    titled = {word.lower() for word in weighty} & _NAMED_BY
    told = weighty[0].lower() in ITEM_STARTERS and weighty[0].lower() not in _NAMED_BY
    told = told or any(word.lower() in _SPOKEN for word in words) or _is_done(words[-1])
    told = told or (len(words) >= _TOLD_LEAST and _ends_with_day(text))
    share = capitals / len(weighty)
    if not told and share >= (0.5 if titled else 0.75) and not _SENTENCE_END.search(text):
        return Kind.NAME
    if (
        len(words) >= _LONG
        or (told and len(words) >= 5)
        or (len(words) >= 5 and share < 0.5)
        or _SENTENCE_END.search(text)
    ):
        return Kind.TEXT
    return Kind.SHORT
