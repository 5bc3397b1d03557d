"""Model formulas as analysts write them: ``~(a + b)^2``, ``~. + a:b``, ``y ~ a * b``. A term is a set of names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.analysis.checking import refuse

Term = frozenset[str]
TOKEN = re.compile(r"\s*(?:([A-Za-z_.][\w.]*)|(\d+)|([+*:^()]))")


def terms_of(formula: str, names: Sequence[str]) -> tuple[Term, ...]:
    """The terms of a formula over these names, mains first; ``.`` is all names. The intercept is always there.

    Refuses an unknown name, a sign out of place and a term named ``-1``.
    """
    right = formula.rpartition("~")[2]
    tokens: list[str] = []
    place = 0
    while place < len(right.rstrip()):
        match = TOKEN.match(right, place)
        if match is None:
            refuse("formula", f"“{right[place:].strip()}” cannot be read.")
        tokens.append(match.group().strip())
        place = match.end()
    reader = _Reader(tokens, tuple(names))
    found = reader.sum()
    if reader.rest:
        refuse("formula", f"“{reader.rest[0]}” stands where nothing can stand.")
    return tuple(sorted(found, key=lambda term: (len(term), [names.index(name) for name in sorted(term)])))


class _Reader:
    """Sums of products of interactions of powers, each a set of terms."""

    def __init__(self, tokens: list[str], names: tuple[str, ...]) -> None:
        self.rest, self.names = tokens, names

    def sum(self) -> set[Term]:
        found = self._product()
        while self._take("+"):
            found |= self._product()
        return found

    def _product(self) -> set[Term]:
        found = self._interaction()
        while self._take("*"):
            other = self._interaction()
            found |= other | {one | two for one in found for two in other}
        return found

    def _interaction(self) -> set[Term]:
        found = self._power()
        while self._take(":"):
            other = self._power()
            found = {one | two for one in found for two in other}
        return found

    def _power(self) -> set[Term]:
        base = self._atom()
        if not self._take("^"):
            return base
        power = self.rest.pop(0) if self.rest else ""
        if not power.isdecimal():
            refuse("formula", "a power needs a whole number after ^.")
        found = set(base)
        for _ in range(int(power) - 1):
            found |= {one | two for one in found for two in base}
        return found

    def _atom(self) -> set[Term]:
        token = self.rest.pop(0) if self.rest else ""
        if token == "(":  # noqa: S105 (a bracket, no secret)
            inside = self.sum()
            if not self._take(")"):
                refuse("formula", "a bracket is not closed.")
            return inside
        if token == ".":  # noqa: S105
            return {frozenset({name}) for name in self.names}
        if token == "1":  # noqa: S105
            return set()
        if token not in self.names:
            refuse("formula", f"“{token}” is none of: {', '.join(self.names)}.")
        return {frozenset({token})}

    def _take(self, sign: str) -> bool:
        if self.rest[:1] == [sign]:
            self.rest.pop(0)
            return True
        return False
