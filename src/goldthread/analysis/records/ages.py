"""Ages in groups, as tables of health statistics print them."""

from __future__ import annotations

from goldthread.analysis.checking import Numbers, measured, refuse


def age_groups(ages: Numbers, *, start: int = 0, end: int = 90, by: int = 5) -> list[str | None]:
    """The group of each age: "0-4", "5-9", ..., the last one open ("90+"). None below the first, or missing.

    The last group begins at the greatest step up to ``end``, so that all before it are equally wide.
    """
    if by < 1 or end <= start:
        refuse("by" if by < 1 else "end", "groups need a width of one or more and an end above their start.")
    last = start + (end - start) // by * by
    return [_group(age, start, last, by) for age in measured(ages, "ages")]


def _group(age: float, start: int, last: int, by: int) -> str | None:
    if not age >= start:  # missing ones are not
        return None
    if age >= last:
        return f"{last}+"
    low = start + int(age - start) // by * by
    return f"{low}" if by == 1 else f"{low}-{low + by - 1}"
