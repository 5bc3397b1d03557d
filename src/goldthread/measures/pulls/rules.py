"""When a source is asked again, and what people type to name its rows and columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from goldthread.kernel.errors import InputError, Place

AGAIN_HOURS = (1, 4, 24)  # after a first, second and every further failure in a row
BROKEN_OFF = timedelta(minutes=15)  # a pull that is still under way then was killed


def next_time(ended: Sequence[tuple[str, datetime]], every_days: int) -> datetime | None:
    """When it is due again, from how the last times ended, the latest first; None: now, for it never was."""
    if not ended:
        return None
    failures = 0
    for state, _ in ended:
        if state != "failed":
            break
        failures += 1
    cadence = timedelta(days=every_days)
    wait = timedelta(hours=AGAIN_HOURS[min(failures, len(AGAIN_HOURS)) - 1]) if failures else cadence
    return ended[0][1] + min(wait, cadence)


def pairs_of(text: str, field: str) -> dict[str, Any]:
    """Lines of “Name = value”; a name that stands twice holds several. Raises InputError naming the line."""
    found: dict[str, Any] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        name, mark, value = (part.strip() for part in line.partition("="))
        if not (name and mark and value):
            raise InputError(f"Line {number} must read like: HB = S08000030.", place=Place(field=field))
        before = found.get(name)
        found[name] = value if before is None else [*(before if isinstance(before, list) else [before]), value]
    return found


def lines_of(pairs: Mapping[str, Any]) -> str:
    """Pairs as people type them."""
    return "\n".join(
        f"{name} = {each}"
        for name, value in pairs.items()
        for each in (value if isinstance(value, list) else [value])
    )
