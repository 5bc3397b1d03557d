"""What every method asks of its numbers before it looks at them. Bad input is refused by name."""

from __future__ import annotations

from collections.abc import Sequence, Sized
from typing import NoReturn, TypeAlias

import numpy as np
from numpy.typing import NDArray

from goldthread.kernel.errors import InputError, Place

Floats: TypeAlias = NDArray[np.float64]
Integers: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]
Numbers: TypeAlias = Sequence[float | None] | Sequence[float] | Sequence[int] | Floats


def refuse(field: str, message: str, advice: str = "") -> NoReturn:
    """Raise :class:`InputError` that names the field at fault."""
    raise InputError(message, advice=advice, place=Place(field=field))


def measured(values: Numbers, field: str) -> Floats:
    """One finite number a place; None (or NaN) is missing and becomes NaN, never zero."""
    try:
        found = np.array([np.nan if value is None else value for value in values], dtype=float)
    except (TypeError, ValueError):
        refuse(field, "something here is not a number.", "Leave a missing figure empty.")
    if found.ndim != 1:
        refuse(field, "one figure for each place is needed, not a table.")
    if np.isinf(found).any():
        refuse(field, f"figure {_first(np.isinf(found))} is without end.")
    return found


def complete(values: Numbers, field: str) -> Floats:
    """As :func:`measured`, with nothing missing."""
    found = measured(values, field)
    if np.isnan(found).any():
        refuse(field, f"figure {_first(np.isnan(found))} is missing, and this method needs every one.")
    return found


def counted(values: Numbers, field: str, *, missing: bool = True) -> Floats:
    """Counts: none below nought. Parts of a count are let be (weighted or shared counts)."""
    found = measured(values, field) if missing else complete(values, field)
    if (found < 0).any():
        refuse(field, f"figure {_first(found < 0)} is below nought, and a count cannot be.")
    return found


def denominators(values: Numbers, field: str, *, over: Floats | None = None, missing: bool = True) -> Floats:
    """What counts are divided by: above nought, and with ``over`` at least the numerator beside it."""
    found = counted(values, field, missing=missing)
    if (found == 0).any():
        refuse(field, f"figure {_first(found == 0)} is nought, and nothing can be divided by it.")
    if over is not None:
        same_length(found, over, field)
        if (found < over).any():
            refuse(field, f"figure {_first(found < over)} is smaller than the number it should hold.")
    return found


def same_length(one: Sized, other: Sized, field: str) -> None:
    """Refuse two columns of different length."""
    if len(one) != len(other):
        refuse(field, f"there are {len(one)} figures here and {len(other)} beside them.")


def at_least(values: Floats, needed: int, field: str, method: str) -> None:
    """Refuse fewer figures than a method can work with; the missing ones do not count."""
    present = int((~np.isnan(values)).sum())
    if present < needed:
        refuse(field, f"{method} needs at least {needed} figures and here are {present}.")


def unbroken(breaks: Sequence[int], length: int, field: str, method: str) -> None:
    """Refuse a break of definition strictly inside a stretch that a method takes as one series."""
    inside = [place for place in breaks if 0 < place < length]
    if inside:
        refuse(
            field,
            f"the definition changes at figure {inside[0] + 1}, and {method} cannot join across a break.",
            "Give one side of the break at a time, or rebase there.",
        )


def share(value: float, field: str) -> float:
    """A number strictly between nought and one, such as a level of confidence."""
    if not 0 < value < 1:
        refuse(field, f"{value} does not lie between 0 and 1.")
    return float(value)


def _first(faulty: Flags) -> int:
    return int(np.flatnonzero(faulty)[0]) + 1
