"""The look of a word by itself: its shape, the classes it may be of, the stop it ends on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from goldthread.documents.tables.wording import words
from goldthread.documents.timescales import MONTH
from goldthread.documents.vocabulary import ACTION_VERBS, BODY_WORDS, POST_WORDS

# A bullet, or the number or letter of an item.
MARKS = re.compile(r"^(?:[•·●▪‣◦o*\-–—§]|[(]?[a-z]?[ivx]{0,4}[.)]|\d{1,2}[.)])$")
_EDGES = ".,;:()[]\"“”'‘’"
_MONTHS = re.compile(MONTH)
_SHAPES = (
    ("year", re.compile(r"(?:19|20)\d\d")),
    ("dotted", re.compile(r"\d+(?:\.\d+)+\w?")),
    ("day", re.compile(r"\d{1,2}[/.]\d{1,2}[/.]\d{2,4}")),
    ("mixed", re.compile(r"(?=.*\d)(?=.*[A-Za-z]).*", re.DOTALL)),
    ("figures", re.compile(r".*\d.*", re.DOTALL)),
)
_STOPS = {
    ".": "stop",
    "!": "stop",
    "?": "stop",
    ";": "semicolon",
    ":": "colon",
    ",": "comma",
    ")": "closes",
    "]": "closes",
}
_PLURAL, _PAST, _GOING = 3, 4, 5  # letters a word must have more than


_CLASSES = {
    "verb": ACTION_VERBS,
    "body": BODY_WORDS,
    "post": POST_WORDS,
    "when": words(
        """ongoing on-going quarterly monthly weekly annually annual continuous immediate immediately tbc spring
        summer autumn winter quarter month months year years end q1 q2 q3 q4 short medium long term"""
    ),
    "status": words(
        """complete completed achieved green amber red blue delayed overdue started progress closed done met unmet
        outstanding implemented partially fully"""
    ),
    "modal": words("will shall must should to"),
    "past": words("has have had was were been is are"),
    "small": words(
        """a an the of and or for in on at by with from into as per all any each that which this these those our their
        its be not"""
    ),
    "heading": words(
        """action actions lead owner responsible responsibility timescale timescales target date deadline outcome
        outcomes measure measures indicator indicators progress status rag milestone milestones objective objectives
        priority aim goal who what when how by whom resources resource update comments evidence output outputs success
        criteria person officer partner partners agency agencies completion due required no ref theme task tasks
        recommendation recommendations"""
    ),
}


def spelled(word: str) -> str:
    """A word in small letters without the marks around it."""
    return word.lower().strip(_EDGES)


@lru_cache(maxsize=20_000)
def shape_of(word: str) -> str:
    """How a word is written: "X", "XX", "Xx", "XxX", "xx", or what its figures make."""
    plain = word.strip(_EDGES)
    if not plain:
        return "signs"
    if plain.isdigit() and not _SHAPES[0][1].fullmatch(plain):
        return f"{min(len(plain), 4)} figures"
    for name, pattern in _SHAPES:
        if pattern.fullmatch(plain):
            return name
    if plain.isupper():
        return "X" if len(plain) == 1 else "XX"
    if plain[0].isupper():
        return "XxX" if any(map(str.isupper, plain[1:])) else "Xx"
    return "xx"


@lru_cache(maxsize=20_000)
def classes_of(word: str) -> tuple[str, ...]:
    """What kinds of word it may be."""
    return tuple(_classes(spelled(word)))


def _classes(plain: str) -> Iterator[str]:
    yield from (name for name, held in _CLASSES.items() if plain in held)
    if _MONTHS.fullmatch(plain):
        yield "month"
    if plain.endswith("ed") and len(plain) > _PAST:
        yield "done"
    if plain.endswith("ing") and len(plain) > _GOING:
        yield "doing"
    if plain.endswith("s") and len(plain) > _PLURAL:
        yield "plural"
    if plain.endswith(("ion", "ment")):
        yield "noun"


def ending_of(word: str) -> str | None:
    """The stop a word ends on."""
    return _STOPS.get(word[-1])
