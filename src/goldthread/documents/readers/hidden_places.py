"""Rows and columns that a sheet hides: read like the others, and named so that a person may look twice."""

from __future__ import annotations

from collections.abc import Iterable

_MOST_NAMED = 6  # stretches in one notice


def hidden_notice(sheet: str, rows: Iterable[int], columns: Iterable[int]) -> str | None:
    """The notice for hidden row and column numbers, counted from 1."""
    parts = [
        _named("row", "rows", [(str(first), str(last)) for first, last in _stretches(rows)]),
        _named("column", "columns", [(column_letters(a), column_letters(b)) for a, b in _stretches(columns)]),
    ]
    said = " and ".join(part for part in parts if part)
    return f"On the sheet “{sheet}” the {said} are hidden; they were read like the others." if said else None


def column_letters(number: int) -> str:
    """1 is "A", 27 is "AA"."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _named(one: str, many: str, stretches: list[tuple[str, str]]) -> str:
    if not stretches:
        return ""
    words = [first if first == last else f"{first} to {last}" for first, last in stretches[:_MOST_NAMED]]
    more = f" and {len(stretches) - _MOST_NAMED} more places" if len(stretches) > _MOST_NAMED else ""
    alone = len(stretches) == 1 and stretches[0][0] == stretches[0][1]
    return f"{one if alone else many} {', '.join(words)}{more}"


def _stretches(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other as their first and last."""
    found: list[tuple[int, int]] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found
