"""What a link in an e-mail may still be used for: one action, until a moment, unless it is taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

DAYS_OPEN = 21
MOST_A_DAY = 10  # nobody has more to say of one action in a day; a machine might


class LinkState(StrEnum):
    OPEN = "open"
    EXPIRED = "expired"
    REVOKED = "revoked"
    LEFT = "left"  # whom it was for is not here any more
    BUSY = "busy"  # used too often today


def expiry(made_at: datetime, days: int = DAYS_OPEN) -> datetime:
    """Until when a link made at this moment may be used."""
    return made_at + timedelta(days=days)


def link_state(
    *, expires_at: datetime, revoked_at: datetime | None, has_left: bool, used_today: int, now: datetime
) -> LinkState:
    """May it be used now? What can never be undone comes first."""
    if revoked_at is not None:
        return LinkState.REVOKED
    if has_left:
        return LinkState.LEFT
    if expires_at <= now:
        return LinkState.EXPIRED
    return LinkState.BUSY if used_today >= MOST_A_DAY else LinkState.OPEN
