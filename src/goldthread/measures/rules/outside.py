"""Which figures are too small to be shown outside the partnership. Pure."""

from __future__ import annotations

COUNTED_HERE = "Counted by Goldthread from the plan itself"  # the source of such a measure
USUAL_THRESHOLD = 5  # also where a measure names none: what it counts may be people all the same
WITHHELD = "withheld, small"


def is_small(kind: str, value: float | None, numerator: float | None, threshold: int, source: str) -> bool:
    """Whether a count of people, or the one that a rate or share rests on, is from one to the threshold.

    A measure that names no threshold has the usual one, unless the product counted it from the plan: those are
    actions. Nought is shown: it tells of nobody.
    """
    if source == COUNTED_HERE and not threshold:
        return False
    count = numerator if numerator is not None else value if kind == "count" else None
    return count is not None and 0 < count <= (threshold or USUAL_THRESHOLD)
