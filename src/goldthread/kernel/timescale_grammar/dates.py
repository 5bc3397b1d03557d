"""One date expression at one place: a day, a month, a quarter, a half, a season, a feast, a year.

Each matcher looks at a handful of tokens and gives what it read with the place after it, or None.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from goldthread.kernel import periods
from goldthread.kernel.timescale_grammar import vocabulary as words
from goldthread.kernel.timescale_grammar.partials import Partial, Unit
from goldthread.kernel.timescale_grammar.tokens import Kind, Tokens
from goldthread.kernel.timescale_grammar.years import (
    FINANCIAL_NOTE,
    Match,
    Year,
    full_year,
    whole_year,
    year_at,
    year_kind,
)

_DATE_MARKS = {"/", "-", "."}
_QUARTER_NOTE = "a quarter of the calendar year"
_FINANCIAL_QUARTER_NOTE = "a quarter of the financial year, April to March"


def date_at(tokens: Tokens, place: int) -> Match | None:
    """The date expression that begins at this place."""
    for matcher in _MATCHERS:
        if found := matcher(tokens, place):
            return found
    return None


def day_number_at(tokens: Tokens, place: int) -> int | None:
    """A day of the month; None for the tail of a dotted number ("1.1 March") and anything else."""
    is_tail = tokens.word(place - 1) == "." and tokens[place - 1].glued and tokens[place].glued
    return tokens[place].number if tokens[place].is_day and not is_tail else None


def _numeric_day(tokens: Tokens, place: int) -> Match | None:
    """2020-05-15, 15/05/2020, 15.5.20."""
    first, second, third = tokens[place], tokens[place + 2], tokens[place + 4]
    marks = {tokens.word(place + 1), tokens.word(place + 3)}
    if len(marks) != 1 or not marks <= _DATE_MARKS or not all(t.kind is Kind.NUMBER for t in (first, second, third)):
        return None
    if first.is_year and len(second.text) <= 2 and len(third.text) <= 2:
        return _a_day(third.number, second.number, first.number, place + 5)
    if len(first.text) > 2 or len(second.text) > 2 or not (third.is_year or third.is_short_year):
        return None
    day, month, year = first.number, second.number, full_year(third)
    if month > 12 >= day:
        found = _a_day(month, day, year, place + 5)
        return found and (found[0].assuming("the month stands first"), found[1])
    return _a_day(day, month, year, place + 5)


def _numeric_month(tokens: Tokens, place: int) -> Match | None:
    """2020-04, 04/2020, 04/20."""
    first, mark, second = tokens[place], tokens[place + 1], tokens[place + 2]
    are_joined = mark.text in _DATE_MARKS and mark.glued and second.glued
    if not are_joined or not first.kind is second.kind is Kind.NUMBER or _is_double(tokens, place):
        return None
    if first.is_year and second.is_day and second.number <= 12:
        return Partial(Unit.MONTH, first.number, second.number), place + 3
    is_year = second.is_year or (mark.text == "/" and second.is_short_year and second.number > 12)
    if is_year and first.is_day and first.number <= 12:
        return Partial(Unit.MONTH, full_year(second), first.number), place + 3
    return None


def _is_double(tokens: Tokens, place: int) -> bool:
    year = year_at(tokens, place)
    return year is not None and year.place > place + 1


def _a_day(day: int, month: int, year: int | None, place: int) -> Match | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if year is not None and day > periods.last_day(year, month).day:
        name = periods.MONTH_NAMES[month - 1]
        note = f"there is no {day} {name} {year}, so the whole month is meant"
        return Partial(Unit.MONTH, year, month, assumed=(note,)), place
    return Partial(Unit.DAY, year, month, day), place


def _day_then_month(tokens: Tokens, place: int) -> Match | None:
    """15 May 2020, 3 rd of July, 01-Mar-20."""
    day = day_number_at(tokens, place)
    after = tokens.skip(place + 1, "of", "-", "/", ".") if tokens.word(place + 1) != "." else place + 1
    month = words.MONTHS.get(tokens.word(after))
    if day is None or month is None:
        return None
    year = _year_after_month(tokens, after + 1)
    if year is None:
        return _a_day(day, month, None, after + 1)
    found = _a_day(day, month, _year_of_month(year, month), year.place)
    return found and (found[0].assuming(*year.notes), found[1])


def _month_then_day(tokens: Tokens, place: int) -> Match | None:
    """July 3rd 2020, July 3, 2020, May 9."""
    month, number = words.MONTHS.get(tokens.word(place)), tokens[place + 1]
    if month is None or not number.is_day:
        return None
    after = tokens.skip(place + 2, ",")
    year = tokens[after].number if tokens[after].is_year and not _is_double(tokens, after) else None
    is_day = number.kind is Kind.ORDINAL or year is not None or len(number.text) == 1
    return _a_day(number.number, month, year, after + 1 if year else place + 2) if is_day else None


def _month(tokens: Tokens, place: int) -> Match | None:
    """April 2020, April 20, Apr-28, Sept. '20, March 2020/21, and a bare month."""
    month = words.MONTHS.get(tokens.word(place))
    if month is None or _is_modal_may(tokens, place):
        return None
    year = _year_after_month(tokens, place + 1)
    if year is None:
        return Partial(Unit.MONTH, number=month), place + 1
    return Partial(Unit.MONTH, _year_of_month(year, month), month, assumed=year.notes), year.place


def _is_modal_may(tokens: Tokens, place: int) -> bool:
    """A verb ("may be", "to march"): a month's name in the middle of a sentence and no number after it."""
    following = tokens[place + 1]
    return (
        tokens.word(place) in ("may", "march", "mar")
        and following.kind is Kind.WORD
        and not (
            following.text in words.RANGE_WORDS or following.text in _AFTER_A_MONTH or following.text in words.MONTHS
        )
    )


_AFTER_A_MONTH = {
    "and",
    "of",
    "onwards",
    "annually",
    "each",
    "every",
    "yearly",
    "tbc",
    "or",
    "at",
} | words.CONDITION_WORDS


def _year_after_month(tokens: Tokens, place: int) -> Year | None:
    mark = tokens.word(place)
    after = tokens.skip(place, ".", ",", "of", "-", "/")
    year = year_at(tokens, after, short=after == place or tokens[after].glued or mark == ".")
    if year is None or (year.last > year.first and not year.pair):
        return None
    begins_a_day = year.short and not year.pair and mark in ("-", "/", ",") and not tokens[place].glued
    return None if begins_a_day else year


def _year_of_month(year: Year, month: int) -> int:
    """In a financial year the month stands in its own part: "March 2020/21" is March 2021."""
    return year.last if year.pair and month < periods.FINANCIAL_YEAR_BEGINS else year.first


def _counted_part(unit: Unit, names: set[str], most: int) -> Callable[[Tokens, int], Match | None]:
    """A matcher of quarters or halves: "Q3 24/25", "2nd quarter of 2021", "first half of 2020"."""

    def named(tokens: Tokens, place: int) -> tuple[int, int] | None:
        ordinal = tokens[place].number if tokens[place].kind is Kind.ORDINAL else 0
        ordinal = ordinal or words.ORDINAL_WORDS.get(tokens.word(place), 0)
        if ordinal and tokens.word(place + 1) in names:
            number, after = ordinal, place + 2
        elif tokens.word(place) in names and len(tokens[place + 1].text) == 1:
            number, after = tokens[place + 1].number, place + 2
        else:
            return None
        return (number, after) if 1 <= number <= most else None

    def matcher(tokens: Tokens, place: int) -> Match | None:
        if part := named(tokens, place):
            number, after = part
            return _with_year(tokens, Partial(unit, number=number), after)
        leading = whole_year(tokens, place)
        if leading is None or leading[0].last_year or leading[0].unit is Unit.ACADEMIC_YEAR:
            return None
        part = named(tokens, tokens.skip(leading[1], "-", ",", "/", "("))
        return (_in_year(Partial(unit, number=part[0]), leading[0]), part[1]) if part else None

    return matcher


def _with_year(tokens: Tokens, partial: Partial, place: int) -> Match:
    after = place
    for _ in range(3):
        after = tokens.skip(after, "of", "the", "in", "-", ",", "/", "(")
    unit, _ = year_kind(tokens, after)
    found = whole_year(tokens, after) if unit else None
    year = None if found else year_at(tokens, after, short=after == place)
    if found and found[0].year is not None:
        return _in_year(partial, found[0]), found[1]
    if year is None or (year.last > year.first and not year.pair):
        return partial, place
    known = Partial(Unit.YEAR, year.first, financial=year.pair, assumed=year.notes)
    return _in_year(partial, known), year.place


def _in_year(partial: Partial, year: Partial) -> Partial:
    note = _FINANCIAL_QUARTER_NOTE if year.financial else _QUARTER_NOTE
    own = tuple(known for known in year.assumed if known != FINANCIAL_NOTE)
    notes = (*own, note.replace("quarter", partial.unit.value))
    return replace(partial, year=year.year, financial=year.financial, assumed=notes)


def _season(tokens: Tokens, place: int) -> Match | None:
    """Summer 2021, winter 2020/21, autumn term 2021."""
    name = words.SEASONS.get(tokens.word(place))
    if name is None:
        return None
    named = tokens.skip(tokens.skip(place + 1, "school"), "term", "break", "holiday", "holidays")
    after = tokens.skip(named, "of", ",", "-")
    year = year_at(tokens, after, short=True)
    partial = Partial(Unit.SEASON, name=name.value, assumed=(_SEASON_NOTES[name],))
    if year is None or (year.last > year.first and not year.pair):
        return partial, named
    if year.pair and name is periods.Season.WINTER:
        partial = replace(partial, assumed=("winter is December to February",))
    return replace(partial, year=year.first, financial=year.pair, assumed=partial.assumed + year.notes), year.place


_SEASON_NOTES = {
    periods.Season.SPRING: "spring is March to May",
    periods.Season.SUMMER: "summer is June to August",
    periods.Season.AUTUMN: "autumn is September to November",
    periods.Season.WINTER: "winter is over when the year is over",
}


def _feast(tokens: Tokens, place: int) -> Match | None:
    """Easter 2021 (the Sunday), Christmas 2020."""
    word = tokens.word(place)
    if word not in words.FEASTS:
        return None
    name = "easter" if word == "easter" else "christmas"
    year = year_at(tokens, place + 1, short=True)
    note = "Easter Sunday is meant" if name == "easter" else "Christmas Day is meant"
    partial = Partial(Unit.FEAST, name=name, assumed=(note,))
    return (replace(partial, year=year.first), year.place) if year and not year.pair else (partial, place + 1)


_MATCHERS: tuple[Callable[[Tokens, int], Match | None], ...] = (
    _numeric_day,
    _day_then_month,
    _month_then_day,
    _month,
    _counted_part(Unit.QUARTER, words.QUARTER_WORDS, 4),
    _counted_part(Unit.HALF, words.HALF_WORDS, 2),
    _season,
    _feast,
    _numeric_month,
    whole_year,
)
