"""Which number comes after which: "2" after "1", "1a" or "1.1" under "1", "2" after "1d"."""

from __future__ import annotations

import re

_MOST_MISSING = 1  # numbers that an extraction may have lost between two rows


def number_of(ref: str) -> tuple[int, ...]:
    """A reference as numbers that can be compared: "3b" is (3, 2), "2.10" is (2, 10), "4.0" is (4,)."""
    digits = [int(part) for part in re.findall(r"\d+", ref)]
    while len(digits) > 1 and not digits[-1]:
        digits.pop()
    letter = re.search(r"\d([a-z])$", ref)
    return (*digits, ord(letter[1]) - ord("a") + 1) if letter else tuple(digits)


def follows(last: tuple[int, ...], number: tuple[int, ...], *, levels: bool = True) -> bool:
    """Whether a number may come next: its neighbour, the first below it, or the next of a level above.

    Without ``levels`` only numbers of one depth follow each other.
    """
    if len(number) != len(last) and not levels:
        return False
    if len(number) > len(last):
        return number[:-1] == last and number[-1] == 1
    level = len(number) - 1
    if number[:level] == last[:level]:
        return 0 < number[level] - last[level] <= 1 + _MOST_MISSING
    return len(number) == len(last) and number > last and number[-1] == 1
