"""Words that stigmatise, pointed out with the wording preferred, never changed (people choose their words).

The terms are data: ``language.csv`` ships with Goldthread, and a partnership may keep a list of its own.
Text in quotation marks is left alone, since people may name themselves as they wish, and so are official titles.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from goldthread.kernel import data


@dataclass(frozen=True)
class Term:
    """``sense`` says of whom or what the term stigmatises; ``titles`` are official names that may hold it."""

    term: str
    preferred: str
    why: str = ""
    source: str = ""
    sense: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One term found: the words as written and their place in the text."""

    term: Term
    written: str
    start: int
    stop: int


@lru_cache(maxsize=1)
def shipped_terms() -> tuple[Term, ...]:
    """The list that ships with Goldthread."""
    text = resources.files(data).joinpath("language.csv").read_text(encoding="utf-8")
    return tuple(
        Term(
            term=row["term"],
            preferred=row["preferred"],
            why=row["why"],
            source=row["source"],
            sense=row["sense"],
            titles=tuple(title for title in row["titles"].split("|") if title),
        )
        for row in csv.DictReader(text.splitlines())
    )


def stigmatising_terms(text: str, terms: Iterable[Term]) -> list[Hit]:
    """The terms a text holds as whole words, in order, the longest where several begin at one place."""
    known = tuple(terms)
    if not known:
        return []
    pattern, by_words, titles = _compiled(known)
    spared = _Spans([*_quotations(text), *(found.span() for found in titles.finditer(text))])
    hits = []
    for found in pattern.finditer(text):
        if found.start() not in spared:
            term = by_words[_words(found["term"])]
            hits.append(Hit(term, found.group(), found.start(), found.end()))
    return hits


@lru_cache(maxsize=64)
def _compiled(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], dict[str, Term], re.Pattern[str]]:
    by_words = {_words(term.term): term for term in terms}
    titles = {title for term in terms for title in term.titles}
    # The plural of a term counts as the term: "addicts".
    pattern = re.compile(rf"(?<!\w)(?P<term>{_any_of(by_words)})s?(?!\w)", re.IGNORECASE)
    return pattern, by_words, re.compile(rf"(?<!\w)(?:{_any_of(titles)})(?!\w)", re.IGNORECASE)


def _any_of(phrases: Iterable[str]) -> str:
    """A pattern of any of the phrases, the longest first, their words parted by blanks or hyphens."""
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    patterns = [r"(?:\s|-)".join(re.escape(word) for word in _words(phrase).split()) for phrase in longest_first]
    return "|".join(patterns) or r"(?!)"


def _words(phrase: str) -> str:
    return " ".join(phrase.lower().replace("-", " ").split())


class _Spans:
    """Stretches of a text; asks quickly whether a place lies in one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._stops: list[int] = []
        self._starts: list[int] = []
        for start, stop in sorted(spans):
            reach = max(stop, self._stops[-1] if self._stops else 0)
            self._starts.append(start)
            self._stops.append(reach)

    def __contains__(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._stops[at]


# An apostrophe inside a word ("people's") neither opens nor closes.
_MARKS = (
    (re.compile('"'), re.compile('"')),
    (re.compile("“"), re.compile("”")),
    (re.compile("‘"), re.compile(r"(?<=[\w.,!?])’(?!\w)")),
    (re.compile(r"(?<!\w)'(?=\w)"), re.compile(r"(?<=[\w.,!?])'(?!\w)")),
)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Where a line is within quotation marks, straight or curled, double or single."""
    begin = 0
    for line in text.splitlines(keepends=True):
        for opening, closing in _MARKS:
            for start, stop in _pairs(line, opening, closing):
                yield begin + start, begin + stop
        begin += len(line)


def _pairs(line: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Pairs of marks one after the other; a mark that is not closed on its line quotes nothing."""
    place = 0
    while (opened := opening.search(line, place)) and (closed := closing.search(line, opened.end())):
        yield opened.start(), closed.end()
        place = closed.end()
