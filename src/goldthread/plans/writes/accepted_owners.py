"""Who the printed owners of a reading turn out to be, each looked up or made once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from goldthread.partnership.models import Person
from goldthread.plans.models import Assignment, AssignmentKind, PaperReading
from goldthread.plans.rules.owners import OwnerMatch
from goldthread.plans.writes.owner_matches import Owner, found_or_made

LONGEST_PRINTED = 300


class Owners:
    """The decisions of the review about owners, carried out as they are needed."""

    def __init__(self, reading: PaperReading, by: Person) -> None:
        self._reading = reading
        self._by = by
        self._found: dict[OwnerMatch, Owner] = {}

    @cached_property
    def _matches(self) -> dict[str, OwnerMatch]:
        return {printed: OwnerMatch(**values) for printed, values in self._reading.owner_matches.items()}

    def assignments(self, content: Mapping[str, Any], **of: Any) -> list[Assignment]:
        """The unsaved assignments of one item; in the order printed, nobody twice."""
        rows: dict[Any, Assignment] = {}
        for owner in content["owners"]:
            printed = owner["name"][:LONGEST_PRINTED]
            who = self._who(owner["name"])
            key = tuple(who.items()) or printed
            if printed and key not in rows:
                rows[key] = Assignment(
                    partnership=self._reading.partnership,
                    kind=AssignmentKind.SUPPORT if owner.get("support") else AssignmentKind.LEAD,
                    position=len(rows),
                    printed=printed,
                    **who,
                    **of,
                )
        return list(rows.values())

    def _who(self, printed: str) -> dict[str, Owner]:
        match = self._matches.get(printed)
        if match is None or match.is_as_printed:
            return {}
        if match not in self._found:
            self._found[match] = found_or_made(self._reading.partnership, match, self._by)
        return {match.kind: self._found[match]}
