"""Which clauses of a cell belong to one timescale, and which words of the cell are its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldthread.kernel.timescale import Recurrence, Timescale
from goldthread.kernel.timescale_grammar.clauses import Clause, Sort, clauses_of
from goldthread.kernel.timescale_grammar.expressions import Expression, joined
from goldthread.kernel.timescale_grammar.tokens import Tokens, tokenise

MOST_READ = 5_000  # characters; a cell that goes on longer is no timescale, and hostile text stays cheap
_JOINS = " \t\r\n\f\v\xa0/;,&"


@dataclass
class Group:
    """The clauses of one timescale, while it is being put together."""

    place: int
    stop: int
    expression: Expression | None = None
    recurrence: Recurrence = Recurrence.NONE
    condition: tuple[int, int] | None = None  # tokens from and up to
    is_settled: bool = True  # false for "TBC" and the like

    def take(self, clause: Clause) -> None:
        self.stop = max(self.stop, clause.stop)
        if self.expression and clause.expression:
            self.expression = joined(self.expression, clause.expression) or self.expression
        self.expression = self.expression or clause.expression
        self.recurrence = self.recurrence or clause.recurrence
        if clause.sort in (Sort.CONDITION, Sort.PROVISIONAL):
            self.condition = self.condition or (clause.place, clause.stop)
            self.is_settled = self.is_settled and clause.sort is not Sort.PROVISIONAL

    def comes_round_with(self, following: Group) -> bool:
        dates = (self.expression, following.expression)
        return not self.recurrence and all(date is not None and date.needs_year for date in dates)

    @property
    def is_only_words(self) -> bool:
        return self.expression is None and not self.recurrence


def timescales_in(printed: str, context: date | None) -> list[Timescale]:
    """The timescales of a text in order; none where it says nothing about time."""
    tokens = tokenise(printed[:MOST_READ])
    groups = _groups(tokens, clauses_of(tokens))
    slices = [printed] if len(groups) == 1 else list(_slices(printed, tokens, groups))
    return [_timescale(own, printed, tokens, group, context) for own, group in zip(slices, groups, strict=True)]


def _groups(tokens: Tokens, clauses: list[Clause]) -> list[Group]:
    groups: list[Group] = []
    for at, clause in enumerate(clauses):
        following = clauses[at + 1] if at + 1 < len(clauses) else None
        if groups and _belongs(tokens, groups[-1], clause, following):
            groups[-1].take(clause)
        else:
            groups.append(Group(clause.place, clause.stop))
            groups[-1].take(clause)
    _share_recurrence(tokens, groups)
    return groups


def _share_recurrence(tokens: Tokens, groups: list[Group]) -> None:
    """Every month of "June and December each year" comes round."""
    for left, right in reversed(list(pairwise(groups))):
        if left.comes_round_with(right) and all(
            tokens.word(place) in (",", "/", "&", "and") for place in range(left.stop, right.place)
        ):
            left.recurrence = right.recurrence


def _belongs(tokens: Tokens, group: Group, clause: Clause, following: Clause | None) -> bool:
    """Whether a clause goes on with the timescale before it."""
    if clause.sort is Sort.CONDITION:
        return True
    if any(tokens[place].new_line for place in range(group.stop, clause.place + 1)):
        return group.is_only_words and clause.sort is not Sort.PROVISIONAL and _is_condition(tokens, group)
    if clause.expression:
        return _takes_date(group, clause.expression)
    if clause.recurrence:
        return group.recurrence in (Recurrence.NONE, clause.recurrence) and not _is_for_next(
            tokens, clause, following
        )
    return group.condition is None


def _takes_date(group: Group, expression: Expression) -> bool:
    if group.expression:
        return not group.recurrence and joined(group.expression, expression) is not None
    return not group.recurrence or _tells_when(expression)


def _is_condition(tokens: Tokens, group: Group) -> bool:
    """A group of words alone that begins with a condition waits for its date, even on the next line."""
    return group.condition is not None and tokens[group.stop].text not in (")", "]")


def _tells_when(expression: Expression) -> bool:
    """A date that says since or until when, or the month in which, something comes again."""
    return expression.opens or expression.closes or expression.needs_year


def _is_for_next(tokens: Tokens, clause: Clause, following: Clause | None) -> bool:
    """What comes again goes with a date that says since when: "July 2020 Quarterly from June 2020"."""
    if following is None or following.expression is None or not _tells_when(following.expression):
        return False
    return not any(tokens[place].new_line for place in range(clause.stop, following.place + 1))


def _slices(printed: str, tokens: Tokens, groups: list[Group]) -> Iterator[str]:
    """The text cut after each group, so that no word is lost; only the marks that joined them fall away."""
    begin = 0
    for number, group in enumerate(groups):
        is_last = number == len(groups) - 1
        end = len(printed) if is_last else _end_of_group(tokens, group, groups[number + 1].place)
        yield _trimmed(printed[begin:end])
        begin = end


def _end_of_group(tokens: Tokens, group: Group, limit: int) -> int:
    """The end of its line or sentence; else of its last word, with what follows in brackets."""
    for place in range(group.stop, limit + 1):
        if tokens[place].new_line:
            return tokens[place - 1].stop
        if tokens.word(place) == ";" or (tokens.word(place) == "." and not tokens[place + 1].glued):
            return tokens[place].stop
    stop, in_brackets = group.stop, tokens.word(group.stop) == "("
    while stop < limit and (in_brackets or tokens.word(stop) in (")", "]", ".", ";")):
        in_brackets = in_brackets and tokens.word(stop) != ")"
        stop += 1
    return tokens[group.stop - 1 if in_brackets else stop - 1].stop


def _trimmed(text: str) -> str:
    own = text.strip(_JOINS)
    return own.removeprefix("and ") or text.strip()


def _timescale(own: str, printed: str, tokens: Tokens, group: Group, context: date | None) -> Timescale:
    # A month that comes round each year ("September annually") has no one date.
    expression = group.expression
    comes_round = expression is not None and expression.needs_year and bool(group.recurrence)
    span = None if expression is None or comes_round else expression.span(context)
    condition = _words(printed, tokens, group.condition) if group.condition else None
    if span is None:
        # "TBC" alone is no condition of anything.
        is_all_there_is = group.is_only_words and not group.is_settled
        return Timescale(own, recurrence=group.recurrence, condition=None if is_all_there_is else condition)
    return Timescale(own, span.start, span.end, span.precision, group.recurrence, condition, span.assumed)


def _words(printed: str, tokens: Tokens, places: tuple[int, int]) -> str:
    first, stop = places
    return printed[tokens[first].start : tokens[stop - 1].stop].strip()
