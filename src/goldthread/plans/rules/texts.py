"""Text that people and papers give, made fit to keep: every database, spreadsheet and page can hold it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from goldthread.kernel.errors import InputError, Place

LONG = 20_000  # one text; less than a spreadsheet's cell holds, so an export never has to cut one
SHORT = 300

# What XML, and so every spreadsheet and Word file, cannot carry; PostgreSQL refuses the first of them. With them the
# signs that turn the direction of what follows: words would be read otherwise than they are kept.
_UNKEEPABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINE_END = re.compile("\r\n?|[\x85\u2028\u2029]")


def tidy(text: str | None) -> str:
    """The text with line feeds only, without signs no file can carry, and without blanks at either end."""
    return _UNKEEPABLE.sub("", _LINE_END.sub("\n", text or "")).strip()


def tidy_line(text: str | None) -> str:
    """``tidy`` for what stands on one line: names, titles, references."""
    return " ".join(tidy(text).split())


def tidy_values(value: Any) -> Any:
    """``tidy`` for every text inside a value made of dicts and lists."""
    if isinstance(value, str):
        return tidy(value)[:LONG]
    if isinstance(value, dict):
        return {key: tidy_values(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [tidy_values(each) for each in value]
    return value


def required(text: str | None, field: str, *, limit: int = LONG) -> str:
    """Tidy text that must say something; raises InputError naming the field when it is blank or too long."""
    kept = within(text, field, limit=limit)
    if not kept:
        raise InputError("This cannot be left blank.", advice="Enter some words.", place=Place(field=field))
    return kept


def within(text: str | None, field: str, *, limit: int = LONG) -> str:
    """Tidy text of at most ``limit`` signs; raises InputError naming the field when there are more."""
    kept = tidy(text) if limit == LONG else tidy_line(text)
    if len(kept) > limit:
        raise InputError(
            f"This has {len(kept):,} characters; it can have {limit:,}.",
            advice="Shorten it.",
            place=Place(field=field),
        )
    return kept


def lead_in(text: str, parts: Sequence[str]) -> str | None:
    """What a text says before the parts it ends with; "" when it is nothing but parts, None when they are not in it.

    A page that lists the parts under the lead-in says everything once. Signs and blanks between parts do not matter.
    """
    words, first = _words(text), 0
    wanted = [word for part in parts for word in _words(part)]
    if not wanted or len(words) < len(wanted):
        return None
    first = len(words) - len(wanted)
    if [each.group() for each in words[first:]] != [each.group() for each in wanted]:
        return None
    return text[: words[first].start()].rstrip(" \n\t-–•*(") if first else ""


def _words(text: str) -> list[re.Match[str]]:
    return list(re.finditer(r"\w+", text))
