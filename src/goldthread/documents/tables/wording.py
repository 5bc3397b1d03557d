"""Long lists of words and patterns, written over several lines."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def one_line(pattern: str) -> str:
    """A pattern without its line breaks and what indents them."""
    return re.sub(r"\s*\n\s*", "", pattern)


def pattern(text: str) -> re.Pattern[str]:
    """A pattern written over several lines, blind to case."""
    return re.compile(one_line(text), re.IGNORECASE | re.DOTALL)
