"""A date with the words around it: by, end of, from ... onwards, ranges, and times counted from the paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from goldthread.kernel.timescale_grammar import vocabulary as words
from goldthread.kernel.timescale_grammar.dates import date_at, day_number_at
from goldthread.kernel.timescale_grammar.partials import (
    COUNTED,
    Partial,
    Span,
    Unit,
    counted_span,
    period_of,
    span_of,
    with_assumed_year,
)
from goldthread.kernel.timescale_grammar.tokens import Kind, Token, Tokens
from goldthread.kernel.timescale_grammar.vocabulary import Cue

_NOT_BEFORE = {("not", "before"), ("earlier", "than")}
_PARTS = frozenset({Cue.EARLY, Cue.MID, Cue.LATE})
_MOST_CUES = 6  # "no later than the end of" is five; more would cost time on hostile text


@dataclass(frozen=True)
class Expression:
    """One date or range. ``first`` is the beginning of a range; ``place`` stands after the last token."""

    last: Partial
    place: int
    cues: frozenset[Cue] = frozenset()
    first: Partial | None = None
    first_cues: frozenset[Cue] = frozenset()
    open_ended: bool = False  # "April 2020 onwards"

    @property
    def needs_year(self) -> bool:
        return self.last.needs_year

    @property
    def opens(self) -> bool:
        return self.open_ended or Cue.OPENING in self.cues or Cue.AFTER in self.cues

    @property
    def closes(self) -> bool:
        return Cue.UNTIL in self.cues

    def span(self, context: date | None) -> Span | None:
        """The days this comes to; None where a year is missing and no context gives it."""
        if self.last.unit in COUNTED:
            return counted_span(self.last, context)
        last = self.last
        if last.needs_year:
            assumed = with_assumed_year(last, context) if context else None
            if assumed is None:
                return None
            last = assumed
        try:
            return self._span_to(last)
        except ValueError:  # a year out of reach
            return None

    def _span_to(self, last: Partial) -> Span:
        span = span_of(last, _part(self.cues))
        if self.first is not None:
            return _from_first(share_year(self.first, last), self.first_cues, span)
        if Cue.WEEK in self.cues and last.unit is Unit.DAY and span.start:
            return replace(span, end=span.start + timedelta(days=6))
        if Cue.AFTER in self.cues and span.end:
            return replace(span, start=span.end + timedelta(days=1), end=None)
        if self.opens:
            return replace(span, end=None)
        return replace(span, start=None) if self.cues & {Cue.UNTIL, Cue.END} else span


def _from_first(first: Partial, cues: frozenset[Cue], last: Span) -> Span:
    begins = span_of(first, _part(cues))
    start = begins.end if Cue.END in cues else begins.start
    if start is None or last.end is None or start > last.end:
        return last
    notes = tuple(note for note in begins.assumed if note not in last.assumed)
    return replace(last, start=start, assumed=notes + last.assumed)


def _part(cues: frozenset[Cue]) -> Cue | None:
    return next((cue for cue in (Cue.LATE, Cue.MID, Cue.EARLY) if cue in cues), None)


def share_year(partial: Partial, other: Partial) -> Partial:
    """A partial without a year in the year of a later neighbour, or the year before where it must be."""
    if not partial.needs_year or other.year is None:
        return partial
    financial = other.financial and partial.unit in (Unit.QUARTER, Unit.HALF)
    shared = replace(partial, year=other.year, financial=financial or partial.financial)
    if period_of(shared).start > period_of(other).end:
        return replace(shared, year=other.year - 1)
    return shared


def share_year_onward(partial: Partial, other: Partial) -> Partial:
    """A partial without a year in the year of an earlier neighbour, or the year after."""
    if not partial.needs_year or other.year is None:
        return partial
    financial = other.financial and partial.unit in (Unit.QUARTER, Unit.HALF)
    shared = replace(partial, year=other.year, financial=financial or partial.financial)
    if period_of(shared).end < period_of(other).start:
        return replace(shared, year=other.year + 1)
    return shared


def joined(opening: Expression, closing: Expression) -> Expression | None:
    """The range of "start April 2023, end March 2024"; None where these two make none."""
    closes = closing.cues & {Cue.UNTIL, Cue.END} and closing.first is None and not closing.opens
    opens = Cue.OPENING in opening.cues and opening.first is None and not opening.last.needs_year
    if not opens or not closes or closing.needs_year or not _in_order(opening.last, closing.last):
        return None
    return replace(closing, first=opening.last, first_cues=opening.cues - {Cue.OPENING})


def expression_at(tokens: Tokens, place: int) -> Expression | None:
    """The expression that begins at this place, its leading words included."""
    cues, after = _cues_at(tokens, place)
    if counted := _counted_at(tokens, after, cues):
        return counted
    simple = _simple_at(tokens, after)
    if simple is None:
        return None
    first = Expression(simple[0], simple[1], cues)
    return _range_from(tokens, first) or _open_ended(tokens, first)


def _simple_at(tokens: Tokens, place: int) -> tuple[Partial, int] | None:
    """A date, past "the" and the name of a day of the week."""
    return date_at(tokens, tokens.skip(tokens.skip(tokens.skip(place, "the"), *words.WEEKDAYS), ","))


def _cues_at(tokens: Tokens, place: int) -> tuple[frozenset[Cue], int]:
    cues: set[Cue] = set()
    after = place
    while after < place + _MOST_CUES:
        word = tokens.word(after)
        if week := _week_at(tokens, after):
            cues.add(Cue.WEEK)
            after = week - 1
        elif word == "to" and cues & _PARTS:
            pass  # "early to mid"
        elif (tokens.word(after - 1), word) in _NOT_BEFORE:
            cues.add(Cue.OPENING)
        elif word in words.PART_WHEN_FOLLOWED_BY_OF and tokens.word(after + 1) == "of":
            cues.add(words.PART_WHEN_FOLLOWED_BY_OF[word])
        elif (tokens.word(after - 1), word) == ("in", "post"):
            break  # "in post by May": someone holds it, nothing comes after
        elif word in words.CUES and word not in words.MONTHS:
            cues.add(words.CUES[word])
        elif not cues or word not in words.FILLERS:
            break
        after += 1
    return frozenset(cues), after


def _week_at(tokens: Tokens, place: int) -> int | None:
    """The place after "w/c" or "week commencing"."""
    if [tokens.word(place + step) for step in range(3)] == ["w", "/", "c"]:
        return place + 3
    commences = tokens.word(place + 1) in ("commencing", "beginning", "starting", "of")
    return place + 2 if tokens.word(place) == "week" and commences else None


def _open_ended(tokens: Tokens, expression: Expression) -> Expression:
    place = expression.place
    after = tokens.skip(place, "-", "and", "to")
    if tokens.word(after) in words.OPEN_END_WORDS:
        return replace(expression, place=after + 1, open_ended=True)
    if after > place and tokens.word(after) in words.ENDLESS_WORDS and tokens.word(place) != "and":
        return replace(expression, open_ended=True)  # "April 2020 - ongoing": the word is read on its own
    if tokens.word(place) == "+" and tokens[place].glued:
        return replace(expression, place=place + 1, open_ended=True)
    return expression


def _range_from(tokens: Tokens, first: Expression) -> Expression | None:
    connector = _connector(tokens, first)
    if connector is None:
        return None
    cues, after = _cues_at(tokens, connector)
    simple = _simple_at(tokens, after)
    if simple is None or cues & {Cue.OPENING, Cue.AFTER, Cue.BETWEEN}:
        return None
    last, place = simple
    begin = first.last
    if last.needs_year and not begin.needs_year:
        last = share_year_onward(last, begin)
    if not _in_order(begin, last):
        return None
    return Expression(last, place, cues & _PARTS, begin, first.cues - {Cue.OPENING})


def _connector(tokens: Tokens, first: Expression) -> int | None:
    """The place after the word or mark that makes a range, or None."""
    word, token = tokens.word(first.place), tokens[first.place]
    joins = word in words.RANGE_WORDS
    joins = joins or (word == "and" and Cue.BETWEEN in first.cues)
    joins = joins or (word == "/" and first.needs_year)
    is_bullet = word == "-" and token.new_line and not first.needs_year
    return first.place + 1 if joins and not is_bullet else None


def _in_order(first: Partial, last: Partial) -> bool:
    if first.unit in COUNTED or last.unit in COUNTED:
        return False
    if last.needs_year:
        return first.needs_year
    try:
        return period_of(share_year(first, last)).start <= period_of(last).end
    except ValueError:
        return False


def day_range_at(tokens: Tokens, place: int) -> Expression | None:
    """A range whose first day stands without its month: "1-15 May 2020", "3rd to 5th June"."""
    cues, begin = _cues_at(tokens, place)
    day = day_number_at(tokens, begin)
    if day is None or tokens.word(begin + 1) not in ("-", "to", "/"):
        return None
    found = date_at(tokens, begin + 2)
    if found is None or found[0].unit is not Unit.DAY or not day < found[0].day or tokens[begin + 2].is_year:
        return None
    return Expression(found[0], found[1], cues - {Cue.OPENING}, replace(found[0], day=day))


def _counted_at(tokens: Tokens, place: int, cues: frozenset[Cue]) -> Expression | None:
    """A time counted from the paper's date: "within 6 months", "12-18 months"."""
    is_range = tokens.word(place + 1) in ("-", "to") and _count(tokens[place]) and _count(tokens[place + 2])
    number_place = place + 2 if is_range else place
    count, unit, after = _count(tokens[number_place]), tokens.word(number_place + 1), number_place + 2
    if count is None or not _is_from_now(tokens, place, after, cues):
        return None
    if unit in words.UNIT_DAYS:
        return Expression(Partial(Unit.DAYS_ON, number=count * words.UNIT_DAYS[unit]), after, cues)
    if unit in words.UNIT_MONTHS:
        return Expression(Partial(Unit.MONTHS_ON, number=count * words.UNIT_MONTHS[unit]), after, cues)
    return None


def _is_from_now(tokens: Tokens, place: int, after: int, cues: frozenset[Cue]) -> bool:
    """Not a length ("for 6 months", "a 12 month pilot") nor counted from something else ("of approval")."""
    if tokens.word(place - 1) in _NOT_COUNTED or tokens.word(after) in _FROM:
        return False
    stands_alone = after >= len(tokens) or tokens[after].kind is Kind.MARK or tokens[after].new_line
    return stands_alone or Cue.WITHIN in cues


_NOT_COUNTED = {"for", "last", "past", "per"}
_FROM = {"of", "from", "after", "following", "post"}
_MOST_COUNT = 120


def _count(token: Token) -> int | None:
    if token.kind is Kind.NUMBER and 1 <= token.number <= _MOST_COUNT:
        return token.number
    return words.COUNT_WORDS.get(token.text) if token.kind is Kind.WORD else None
