"""Cells that a spreadsheet would run as a formula are made plain text."""

from __future__ import annotations

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def starts_a_formula(text: str) -> bool:
    """Would a spreadsheet that opens this as CSV take it for more than words?"""
    return text.startswith(FORMULA_STARTS) or text.lstrip().startswith(FORMULA_STARTS[:4])


def neutral(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would otherwise run it."""
    if not text or text[0].isalnum():  # nearly every text there is; lists ask this a million times
        return text
    return f"'{text}" if starts_a_formula(text) else text
