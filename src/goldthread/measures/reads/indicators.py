"""One measure, or all of a partnership."""

from __future__ import annotations

from goldthread.measures.models import Indicator, Series
from goldthread.partnership.models import Partnership


def find_indicator(partnership: Partnership, key: str) -> Indicator | None:
    """The measure of this partnership with this key; None for any other."""
    found: Indicator | None = (
        Indicator.objects.of(partnership).select_related("partnership", "owner", "successor").filter(key=key).first()
    )
    return found


def find_series(indicator: Indicator, *, area_code: str = "", breakdown: str = "") -> int | None:
    """The number of this area and breakdown of a measure; None where it has no figures."""
    rows = Series.objects.filter(indicator=indicator, area_code=area_code, breakdown__iexact=breakdown)
    found: int | None = rows.values_list("pk", flat=True).first()
    return found
