"""Every open action of one owner in turn, for taking updates in a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from goldthread.delivery.filters import MOST_ROWS, OwnerKey
from goldthread.delivery.reads import conditions
from goldthread.delivery.reads.kept import keep_up
from goldthread.delivery.reads.owners import find_owner
from goldthread.delivery.reads.rows import ActionRow, rows_of
from goldthread.delivery.reads.selection import actions_in, owned_by
from goldthread.partnership.models import Partnership


@dataclass(frozen=True, slots=True)
class Round:
    """The actions in order; ``at`` is the one whose turn it is, None when all have had theirs."""

    owner: str
    key: OwnerKey
    rows: tuple[ActionRow, ...]
    heard_today: frozenset[int]
    at: ActionRow | None

    def after(self, action: int) -> int | None:
        """Whose turn is next: the next in order of which nothing was heard today, else the first such."""
        keys = [row.id for row in self.rows]
        place = keys.index(action) + 1 if action in keys else 0
        waiting = [key for key in keys[place:] + keys[:place] if key not in self.heard_today and key != action]
        return waiting[0] if waiting else None


def round_of(partnership: Partnership, key: OwnerKey, on: date, *, at: int | None = None) -> Round:
    """The open actions of an owner, late first. Raises ObjectDoesNotExist for an unknown owner. Five queries."""
    owner = find_owner(partnership, key)
    keep_up(partnership, on)
    found = actions_in(partnership).filter(conditions.OPEN).filter(owned_by(key))
    rows = rows_of(found.order_by(F("ends").asc(nulls_last=True), "position", "id")[:MOST_ROWS], on=on)
    heard = frozenset(
        row.id for row in rows if row.last_update_at and row.last_update_at >= conditions.first_moment(on)
    )
    turn = next((row for row in rows if row.id == at), None) if at else None
    if turn is None:
        turn = next((row for row in rows if row.id not in heard), None)
    return Round(str(owner), key, tuple(rows), heard, turn)
