"""Who has an action, before and after: by the name that was printed or the one they go by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.plans.rules.version_pairing import plain


@dataclass(frozen=True)
class Holder:
    """Somebody who has an action. ``names``: as printed, and as they go by here; ``by_hand``: no paper said so."""

    names: tuple[str, ...]
    support: bool = False
    by_hand: bool = False

    def is_printed_as(self, owner: Mapping[str, Any]) -> bool:
        """Is this the owner that a paper prints? A paper that does not tell support from lead changes neither."""
        same = plain(owner["name"]) in {plain(name) for name in self.names}
        return same and (self.support or not owner.get("support"))


@dataclass(frozen=True)
class OwnerChanges:
    """Which holders (by their place) the paper takes it from, and which printed owners are new."""

    gone: tuple[int, ...]
    fresh: tuple[Mapping[str, Any], ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.fresh)


def owner_changes(holders: Sequence[Holder], printed: Sequence[Mapping[str, Any]]) -> OwnerChanges:
    """Whoever was given it by hand keeps it, printed or not."""
    gone = tuple(
        place
        for place, holder in enumerate(holders)
        if not holder.by_hand and not any(holder.is_printed_as(owner) for owner in printed)
    )
    fresh = tuple(owner for owner in printed if not any(holder.is_printed_as(owner) for holder in holders))
    return OwnerChanges(gone, fresh)
