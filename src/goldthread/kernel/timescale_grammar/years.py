"""Years as papers print them: 2020, '20, 2020/21, 2020-2021, FY20/21, academic year 2021/22."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.kernel.timescale_grammar import vocabulary as words
from goldthread.kernel.timescale_grammar.partials import Partial, Unit
from goldthread.kernel.timescale_grammar.tokens import Kind, Token, Tokens

_FIRST_CENTURY_BREAK = 70  # '69 is 2069, '70 is 1970
FINANCIAL_NOTE = "a financial year runs from April to March"
_NOTES = {
    Unit.FINANCIAL_YEAR: (FINANCIAL_NOTE,),
    Unit.ACADEMIC_YEAR: ("an academic year runs from August to July",),
}


@dataclass(frozen=True)
class Year:
    """One year, or the two or more that "2020/21" and "2020-23" name."""

    first: int
    last: int
    pair: bool  # two years one after the other, so one financial or academic year
    place: int  # after it
    short: bool = False

    @property
    def notes(self) -> tuple[str, ...]:
        return (f"the year {self.first} is meant",) if self.short else ()


def full_year(token: Token) -> int:
    """The year of a token of four digits or of two."""
    if not token.is_short_year:
        return token.number
    return token.number + (2000 if token.number < _FIRST_CENTURY_BREAK else 1900)


def year_at(tokens: Tokens, place: int, *, short: bool = False) -> Year | None:
    """The year that stands here. A lone year of two digits counts only where ``short`` allows it."""
    if double := _double_year(tokens, place):
        return double
    token = tokens[place]
    if token.is_year:
        return Year(token.number, token.number, pair=False, place=place + 1)
    if tokens.word(place) == "'" and tokens[place + 1].is_short_year and tokens[place + 1].glued:
        return _lone(tokens, place + 1)
    if short and token.is_short_year:
        return _lone(tokens, place)
    return None


def _lone(tokens: Tokens, place: int) -> Year:
    year = full_year(tokens[place])
    return Year(year, year, pair=False, place=place + 1, short=True)


def _double_year(tokens: Tokens, place: int) -> Year | None:
    first, mark, second = tokens[place], tokens.word(place + 1), tokens[place + 2]
    if mark not in ("/", "-") or not (first.is_year or first.is_short_year):
        return None
    if _is_next_digit(first, second) and not _goes_on(tokens, place + 3):
        return Year(first.number, first.number + 1, pair=True, place=place + 3)
    if not (second.is_year or second.is_short_year) or (second.is_short_year and _goes_on(tokens, place + 3)):
        return None
    begins = full_year(first)
    ends = second.number if second.is_year else begins - begins % 100 + second.number
    ends += 100 if ends < begins and begins % 100 > 90 else 0
    if ends == begins + 1 and (first.is_year or second.is_short_year):
        return Year(begins, ends, pair=True, place=place + 3, short=first.is_short_year)
    several = first.is_year and second.is_short_year and second.number > 12 and begins < ends <= begins + 20
    return Year(begins, ends, pair=False, place=place + 3) if several else None


def _is_next_digit(first: Token, second: Token) -> bool:
    """The short way of "2023/4"."""
    is_digit = second.kind is Kind.NUMBER and len(second.text) == 1 and second.glued
    return is_digit and first.is_year and second.number == (first.number + 1) % 10


def _goes_on(tokens: Tokens, place: int) -> bool:
    """A third number by the same sort of mark, or a month: these are days, not years."""
    if tokens.word(place) in words.MONTHS:
        return True
    glued = tokens[place].glued and tokens[place + 1].glued
    return glued and tokens.word(place) in ("/", "-", ".") and bool(tokens[place + 1].number)


Match = tuple[Partial, int]


def whole_year(tokens: Tokens, place: int) -> Match | None:
    """A calendar, financial or academic year, with or without the words for it."""
    return _named_year(tokens, place) or _bare_year(tokens, place)


def _named_year(tokens: Tokens, place: int) -> Match | None:
    unit, after = year_kind(tokens, place)
    if unit is None:
        return None
    after = tokens.skip(tokens.skip(after, "of", "-"), "ending", "'")
    year = year_at(tokens, after, short=True)
    if year is None:
        return (Partial(unit, assumed=_NOTES.get(unit, ())), after) if _is_alone(tokens, place) else None
    if not year.pair and unit is Unit.FINANCIAL_YEAR and year.first == year.last:
        note = f"the financial year {year.first} is the one that ends in March {year.first}"
        return Partial(unit, year.first - 1, financial=True, assumed=(note,)), year.place
    return _years(unit, year), year.place


def _is_alone(tokens: Tokens, place: int) -> bool:
    """The year that is running: "end of the financial year", but not "next financial year"."""
    return tokens.word(place) in ("financial", "calendar") and tokens.word(place - 1) not in (
        "next",
        "previous",
        "last",
    )


def year_kind(tokens: Tokens, place: int) -> tuple[Unit | None, int]:
    """The unit of "FY", "financial year", "academic session" and the place after; (None, place) for none."""
    word = tokens.word(place)
    kinds = {Unit.FINANCIAL_YEAR: words.FINANCIAL_WORDS, Unit.ACADEMIC_YEAR: words.ACADEMIC_WORDS}
    for unit, names in kinds.items():
        if word in names:
            named = tokens.skip(place + 1, *words.SESSION_WORDS)
            return (unit, named) if named > place + 1 or word in ("fy", "ay") else (None, place)
    if word == "calendar" and tokens.word(place + 1) in words.SESSION_WORDS:
        return Unit.YEAR, place + 2
    return None, place


def _bare_year(tokens: Tokens, place: int) -> Match | None:
    year = year_at(tokens, place)
    if year is None:
        return None
    unit, after = year_kind(tokens, year.place)  # "2020/21 financial year"
    if unit is None:
        unit, after = (Unit.FINANCIAL_YEAR if year.pair or _by_slash(tokens, year) else Unit.YEAR), year.place
    return _years(unit, year), after


def _by_slash(tokens: Tokens, year: Year) -> bool:
    return year.last > year.first and tokens.word(year.place - 2) == "/"


def _years(unit: Unit, year: Year) -> Partial:
    # "2020/21" is the one financial year that begins in 2020; "2020-23" of calendar years counts 2023 whole.
    last = year.last if unit is Unit.YEAR else year.last - 1
    several = last if last > year.first else None
    financial = unit is Unit.FINANCIAL_YEAR
    return Partial(
        unit, year.first, financial=financial, last_year=several, assumed=(*year.notes, *_NOTES.get(unit, ()))
    )
