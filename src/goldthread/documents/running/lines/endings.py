"""Facts in brackets at the end of items that end alike: "... (Trade Team; May 2031)", "... [Trade Team] May 2031".

How the items of a paper end is learned from those whose endings can only be read one way; the others are then cut
in the same places, so that "as required" is a time and a name that nothing marks as one is an owner.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.tails import Fact, bracket_pieces, fact_of, trimmed

_BRACKET = re.compile(
    r"^(?P<rest>.*\S)\s*[(\[](?P<inner>(?:[^()\[\]]|\([^()\[\]]*\))+)[)\]]\s*(?P<tail>[^()\[\]]*)$", re.DOTALL
)
_TWO_BRACKETS = re.compile(
    r"^(?P<rest>.*\S)\s*[(\[](?P<one>[^()\[\]]+)[)\]]\W{0,3}[(\[](?P<other>[^()\[\]]+)[)\]]$", re.DOTALL
)
_LEAST = 2  # items that can be read one way only
_SHARE = 0.4  # of those that end in this manner
_LONGEST = 14  # words of a fact
_WHEN = {Role.TIMESCALE, Role.STATUS, Role.RAG}


@dataclass(frozen=True)
class Ending:
    """An item cut in one manner: what stands before its facts, and the pieces that may be facts."""

    manner: str
    rest: str
    pieces: tuple[str, ...]

    @property
    def shape(self) -> tuple[str, int]:
        """The manner and the number of pieces: items of one shape are read alike."""
        return self.manner, len(self.pieces)


Endings = Mapping[tuple[str, int], tuple[Role, ...]]


def learned_endings(texts: Sequence[str]) -> Endings:
    """For each shape that several items have, what its pieces say."""
    seen: dict[tuple[str, int], Counter[tuple[Role, ...]]] = {}
    for text in texts:
        if ending := _cut(text):
            seen.setdefault(ending.shape, Counter())[_roles(ending)] += 1
    found = {}
    for shape, roles in seen.items():
        firm = Counter({told: times for told, times in roles.items() if _tells(told)})
        told, times = firm.most_common(1)[0] if firm else ((), 0)
        if times >= _LEAST and times >= _SHARE * roles.total():
            found[shape] = told
    return found


def facts_at_end(text: str, endings: Endings) -> tuple[str, tuple[Fact, ...]]:
    """An item without its facts, and those facts; the whole text where it does not end like the others."""
    ending = _cut(text)
    roles = endings.get(ending.shape) if ending else None
    facts = _facts(ending, roles) if ending and roles else ()
    return (ending.rest, facts) if ending and facts else (text, ())


def _facts(ending: Ending, roles: tuple[Role, ...]) -> tuple[Fact, ...]:
    facts: list[Fact] = []
    sure = 0
    for piece, role in zip(ending.pieces, roles, strict=True):
        fact = fact_of(piece)
        sure += fact is not None and fact.role is role
        facts.append(fact if fact and fact.role is role else Fact(role, str(role), trimmed(piece)))
    return tuple(facts) if sure else ()


def _roles(ending: Ending) -> tuple[Role, ...]:
    facts = [fact_of(piece) for piece in ending.pieces]
    return tuple(fact.role if fact else Role.OTHER for fact in facts)


def _tells(roles: tuple[Role, ...]) -> bool:
    """Whether pieces can be read one way only: all of them, and they say who and when."""
    return (
        len(set(roles)) == len(roles) and Role.OTHER not in roles and Role.OWNER in roles and bool(_WHEN & set(roles))
    )


def _cut(text: str) -> Ending | None:
    """An item cut at the brackets it ends in, if what they hold is short."""
    found = _bracketed(text.strip())
    short = found and found.rest and all(0 < len(piece.split()) <= _LONGEST for piece in found.pieces)
    return found if short else None


def _bracketed(text: str) -> Ending | None:
    text = text.rstrip(" .;")
    if two := _TWO_BRACKETS.match(text):
        return Ending("two brackets", two["rest"].strip(), (two["one"].strip(), two["other"].strip()))
    found = _BRACKET.match(text)
    if found is None:
        return None
    tail = found["tail"].strip(" ,;.–—-")
    pieces = (found["inner"].strip(), tail) if tail else tuple(bracket_pieces(found["inner"]))
    return Ending("bracket and tail" if tail else "bracket", found["rest"].strip(), pieces)
