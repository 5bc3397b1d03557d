"""Cuts a printed phrase into words, numbers and marks, in one pass over the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from goldthread.kernel.timescale_grammar import vocabulary as words


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    ORDINAL = auto()  # "3rd", "3 rd"
    MARK = auto()
    OTHER = auto()


@dataclass(frozen=True)
class Token:
    """``text`` is lower case; ``start`` and ``stop`` are places in the printed text."""

    kind: Kind
    text: str
    start: int
    stop: int
    number: int = 0
    glued: bool = False  # no blank stands between this token and the one before
    new_line: bool = False  # a line break does

    @property
    def is_year(self) -> bool:
        return self.kind is Kind.NUMBER and len(self.text) == 4 and FIRST_YEAR <= self.number <= LAST_YEAR

    @property
    def is_short_year(self) -> bool:
        return self.kind is Kind.NUMBER and len(self.text) == 2

    @property
    def is_day(self) -> bool:
        return self.kind in (Kind.NUMBER, Kind.ORDINAL) and len(self.text) <= 2 and 1 <= self.number <= 31


FIRST_YEAR, LAST_YEAR = 1900, 2199
_NO_TOKEN = Token(Kind.OTHER, "", 0, 0)

# Every replacement is one character for one, so that places in the printed text stay true. Line-end hyphens
# come out of some PDF files as U+FFFE or U+0002.
_PLAIN = str.maketrans(
    dict.fromkeys("‐‑‒–—―−﹘﹣－\ufffe\x02", "-") | dict.fromkeys("‘’ʼ`´", "'") | {"⁄": "/", "∕": "/"}
)
_TOKEN = re.compile(
    r"""
      (?P<clock>[Tt]?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)
    | (?P<ordinal>(?P<day>[0-9]{1,2})[ ]?(?:st|nd|rd|th)(?![^\W_]))
    | (?P<number>[0-9]+)
    | (?P<word>[^\W\d_]+)
    | (?P<mark>[-/.,;:()\[\]&'+])
    | (?P<other>\S)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST_NUMBER = 4
_MONEY = {"£", "$", "€", "#"}


class Tokens:
    """The tokens of one text; a place before the first or after the last holds a token that is nothing."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def __len__(self) -> int:
        return len(self._tokens)

    def __getitem__(self, place: int) -> Token:
        return self._tokens[place] if 0 <= place < len(self._tokens) else _NO_TOKEN

    def word(self, place: int) -> str:
        """The word or mark at a place, "" for anything else."""
        token = self[place]
        return token.text if token.kind in (Kind.WORD, Kind.MARK) else ""

    def skip(self, place: int, *texts: str) -> int:
        """The place after one of these words or marks, or the same place where none stands."""
        return place + 1 if self.word(place) in texts else place


def tokenise(printed: str) -> Tokens:
    """The tokens of a text. Never raises."""
    tokens: list[Token] = []
    text = printed.translate(_PLAIN)
    stop = 0
    for found in _TOKEN.finditer(text):
        between = text[stop : found.start()]
        token = replace(_token(found), glued=not between, new_line="\n" in between or "\r" in between)
        tokens.append(_settled(token, tokens))
        stop = found.end()
    return Tokens(tokens)


def _token(found: re.Match[str]) -> Token:
    text, start, stop = found.group().lower(), found.start(), found.end()
    match found.lastgroup:
        case "word":
            return Token(Kind.WORD, text, start, stop)
        case "mark":
            return Token(Kind.MARK, text, start, stop)
        case "number" if len(text) <= _LONGEST_NUMBER:
            return Token(Kind.NUMBER, text, start, stop, int(text))
    if day := found["day"]:
        return Token(Kind.ORDINAL, day, start, stop, int(day))
    return Token(Kind.OTHER, text, start, stop)


def _settled(token: Token, before: list[Token]) -> Token:
    """The token as its left neighbour makes it: numbers of money, shares and references are no dates."""
    if not before:
        return token
    last = before[-1]
    is_letter = token.kind is Kind.WORD and token.glued and len(token.text) == 1
    names_quarter = last.is_year and token.text in words.QUARTER_WORDS  # "2031Q2"
    if token.text == "%" or (is_letter and not names_quarter):
        _make_other(before)
    if token.kind is not Kind.NUMBER:
        return token
    is_part_of_code = token.glued and last.kind is Kind.WORD and last.text not in words.GLUED_BEFORE_NUMBER
    is_reference = last.text in words.REFERENCE_WORDS and len(token.text) <= 2
    if last.text in _MONEY or is_part_of_code or is_reference:
        return replace(token, kind=Kind.OTHER)
    return token


def _make_other(tokens: list[Token]) -> None:
    if tokens[-1].kind is Kind.NUMBER:
        tokens[-1] = replace(tokens[-1], kind=Kind.OTHER)
