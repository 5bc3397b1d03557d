"""Who stands alone behind a statement: "Open a shop by May 2031 (Trade Team)", "Open a shop — Trade Team"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.documents.running.lines.dates import find_date
from goldthread.documents.running.lines.subjects import begins_to_act, names_body
from goldthread.documents.tables.cells.content import is_named
from goldthread.documents.tables.cells.names import is_acronym, is_post
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import Fact, fact_of, facts_behind

_LEAST = 2  # statements that end so
_SHARE = 0.5  # of those that say what to do or when
_MOSTLY = 0.5  # of the names name a body or post


@dataclass(frozen=True)
class Signed:
    """A statement without the bracket at its end, and the name in that."""

    text: str
    who: str


def names_behind(texts: Sequence[str]) -> Mapping[str, Signed]:
    """By their words, the statements that end in nothing but names, in a bracket or behind a dash.

    They are believed where about every other statement ends so; otherwise only a body or post is, behind a statement
    that says when.
    """
    found = {text: signed for text in texts if (signed := _signed(text))}
    statements = [text for text in texts if text in found or _is_statement(text)]
    named = sum(is_named(signed.who) for signed in found.values())
    times = sum(text in found for text in texts)
    if times >= _LEAST and times >= _SHARE * len(statements) and named >= _MOSTLY * len(found):
        return found
    return {text: signed for text, signed in found.items() if _is_firm(signed)}


def _signed(text: str) -> Signed | None:
    rest, facts = _behind_dash(text)
    if not facts and text.rstrip(" .;")[-1:] in (")", "]"):
        rest, facts = facts_behind(text, trusting=True)
    if not rest or not facts or not _is_statement(rest) or any(fact.role is not Role.OWNER for fact in facts):
        return None
    who = "; ".join(fact.value for fact in facts)
    return None if _is_short_form(who, rest) else Signed(rest, who)


def _behind_dash(text: str) -> tuple[str, tuple[Fact, ...]]:
    rest, dash, who = text.rpartition(" — ") if " — " in text else text.rpartition(" – ")
    fact = fact_of(who.strip(" .;")) if dash else None
    return (rest.strip(), (fact,)) if fact else (text, ())


def _is_short_form(who: str, said: str) -> bool:
    """ "Meet the Safe Pier Standard (SPS)": the first letters of words before it."""
    return is_acronym(who) and who in "".join(word[0] for word in said.split() if word[0].isupper())


def _is_statement(text: str) -> bool:
    return begins_to_act(text) or find_date(text) is not None


def _is_firm(signed: Signed) -> bool:
    """Whether a body or post stands there, written out, behind a statement that says when."""
    whole = not is_acronym(signed.who) and (names_body(signed.who) or is_post(signed.who))
    return whole and find_date(signed.text) is not None
