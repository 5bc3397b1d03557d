"""One measure, or all of a partnership."""

from __future__ import annotations

from goldthread.measures.models import Indicator
from goldthread.partnership.models import Partnership


def find_indicator(partnership: Partnership, key: str) -> Indicator | None:
    """The measure of this partnership with this key; None for any other."""
    found: Indicator | None = (
        Indicator.objects.of(partnership).select_related("partnership", "owner", "successor").filter(key=key).first()
    )
    return found
