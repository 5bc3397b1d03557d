"""Reads a whole cell from left to right: its dates, what comes again, conditions, words like "TBC"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto

from goldthread.kernel.timescale import Recurrence
from goldthread.kernel.timescale_grammar import vocabulary as words
from goldthread.kernel.timescale_grammar.expressions import (
    Expression,
    day_range_at,
    expression_at,
    share_year,
    share_year_onward,
)
from goldthread.kernel.timescale_grammar.partials import Unit
from goldthread.kernel.timescale_grammar.tokens import Kind, Token, Tokens

# What may come round on the same days of the next year.
_DATED = {Unit.DAY, Unit.MONTH, Unit.SEASON}


class Sort(Enum):
    DATE = auto()
    RECURRENCE = auto()
    PROVISIONAL = auto()
    CONDITION = auto()


@dataclass(frozen=True)
class Clause:
    """One thing a cell says, from token ``place`` up to ``stop``."""

    sort: Sort
    place: int
    stop: int
    expression: Expression | None = None
    recurrence: Recurrence = Recurrence.NONE


def clauses_of(tokens: Tokens) -> list[Clause]:
    """Everything the tokens say about time, in order, with years shared along lists.

    A date inside a condition is the condition's own ("subject to the June board"), unless it stands alone.
    """
    found = _scan(tokens, conditions=True)
    if found and all(clause.sort is Sort.CONDITION for clause in found):
        inside = [clause for clause in _scan(tokens, conditions=False) if clause.sort is Sort.DATE]
        return found + inside[-1:]
    return _with_shared_years(tokens, found)


def _scan(tokens: Tokens, *, conditions: bool) -> list[Clause]:
    found: list[Clause] = []
    place, in_brackets = 0, False
    while place < len(tokens):
        in_brackets = _bracket(tokens.word(place), in_brackets)
        is_tail = _is_number_tail(tokens, place) and not (found and found[-1].stop >= place - 1)
        clause = _timing_at(tokens, place) if _may_begin(tokens[place]) and not is_tail else None
        if clause is None and conditions and tokens.word(place) in words.CONDITION_WORDS:
            stop = _end_of_condition(tokens, place, in_brackets=in_brackets)
            clause = Clause(Sort.CONDITION, place, stop)
        if clause:
            found.append(clause)
        place = clause.stop if clause else place + 1
    return found


def _may_begin(token: Token) -> bool:
    """A quick look that spares the long one: most words and marks begin nothing."""
    if token.kind is Kind.WORD:
        return token.text in words.BEGINNINGS
    return token.kind in (Kind.NUMBER, Kind.ORDINAL) or token.text == "'"


def _is_number_tail(tokens: Tokens, place: int) -> bool:
    """What is left of a number that could not be read as a date: "13/13/2020"."""
    mark, number = tokens[place - 1], tokens[place]
    is_tail = mark.text in ("/", ".") and mark.glued and number.glued
    return is_tail and number.kind is Kind.NUMBER and tokens[place - 2].text.isdigit()


def _bracket(word: str, in_brackets: bool) -> bool:
    return (in_brackets or word in ("(", "[")) and word not in (")", "]")


def _timing_at(tokens: Tokens, place: int) -> Clause | None:
    if recurring := _recurrence_at(tokens, place):
        recurrence, stop = recurring
        return Clause(Sort.RECURRENCE, place, stop, recurrence=recurrence)
    if provisional := _phrase_at(tokens, place, words.PROVISIONAL):
        return Clause(Sort.PROVISIONAL, place, provisional)
    expression = day_range_at(tokens, place) or expression_at(tokens, place)
    return Clause(Sort.DATE, place, expression.place, expression) if expression else None


def _recurrence_at(tokens: Tokens, place: int) -> tuple[Recurrence, int] | None:
    if tokens.word(place) in words.EACH_WORDS and tokens.word(place + 1) in words.MONTHS:
        return Recurrence.ANNUAL, place + 1
    if stop := _phrase_at(tokens, place, words.RECURRENCES):
        return words.RECURRENCES[_phrase(tokens, place, stop)], stop
    return None


def _phrase_at(tokens: Tokens, place: int, phrases: dict[str, Recurrence] | set[str]) -> int | None:
    """The place after the longest of the phrases that begins here; hyphens between words do not count."""
    stops: list[int] = []
    stop = place
    for _ in range(words.LONGEST_PHRASE):
        stop = tokens.skip(stop, "-") if stops else stop
        if tokens[stop].kind not in (Kind.WORD, Kind.NUMBER):
            break
        stop += 1
        stops.append(stop)
    return next((stop for stop in reversed(stops) if _phrase(tokens, place, stop) in phrases), None)


def _phrase(tokens: Tokens, place: int, stop: int) -> str:
    return " ".join(tokens[each].text for each in range(place, stop) if tokens[each].text != "-")


def _end_of_condition(tokens: Tokens, place: int, *, in_brackets: bool) -> int:
    """The closing bracket; outside brackets also a stop, a line, or a comma or dash with a date after it."""
    for stop in range(place + 1, len(tokens)):
        token = tokens[stop]
        if token.text in (")", "]"):
            return stop
        if in_brackets:
            continue
        if token.new_line or token.text in (";", "."):
            return stop
        if token.text in (",", "-", ":") and expression_at(tokens, stop + 1):
            return stop
    return len(tokens)


def _with_shared_years(tokens: Tokens, clauses: list[Clause]) -> list[Clause]:
    """The one year of a list belongs to every date in it: "March and June 2021"."""
    shared = list(clauses)
    for at in range(len(shared) - 2, -1, -1):
        if _are_listed(tokens, shared[at], shared[at + 1]):
            shared[at] = _sharing(shared[at], shared[at + 1], onward=False)
    for at in range(1, len(shared)):
        if _are_listed(tokens, shared[at - 1], shared[at]):
            shared[at] = _sharing(shared[at], shared[at - 1], onward=True)
            shared[at] = _again_next_year(shared[at], shared[at - 1])
    return shared


def _again_next_year(clause: Clause, before: Clause) -> Clause:
    """ "June 2024, 2025": a year that follows the year of a date, with nothing of its own, is that date again."""
    mine, other = clause.expression, before.expression
    if mine is None or other is None or other.open_ended or not _is_bare_year(mine):
        return clause
    if other.last.unit not in _DATED or other.last.year is None or mine.last.year != other.last.year + 1:
        return clause
    first = other.first and replace(other.first, year=other.first.year and other.first.year + 1)
    again = replace(other, last=replace(other.last, year=mine.last.year), first=first, place=mine.place)
    return replace(clause, expression=again)


def _is_bare_year(expression: Expression) -> bool:
    last = expression.last
    alone = not expression.cues and expression.first is None and not expression.open_ended
    return alone and last.unit is Unit.YEAR and last.last_year is None


def _are_listed(tokens: Tokens, left: Clause, right: Clause) -> bool:
    between = range(left.stop, right.place)
    is_list = 1 <= len(between) <= 2 and all(tokens.word(each) in (",", "/", "&", "and", "or") for each in between)
    return is_list and not any(tokens[each].new_line for each in (*between, right.place))


def _sharing(clause: Clause, neighbour: Clause, *, onward: bool) -> Clause:
    mine, other = clause.expression, neighbour.expression
    if mine is None or other is None or not mine.needs_year or other.needs_year:
        return clause
    try:
        last = (share_year_onward if onward else share_year)(mine.last, other.last)
    except ValueError:  # a year out of reach
        return clause
    return replace(clause, expression=replace(mine, last=last))
