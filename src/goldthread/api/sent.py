"""What may be sent: known fields only, and text that a database can keep."""

from __future__ import annotations

from typing import Any

from ninja import Schema
from pydantic import ConfigDict, model_validator


class Sent(Schema):
    """The body of a request, or the parameters of one."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def can_be_kept(cls, values: Any) -> Any:
        """Raises ValueError for text with NUL or half a character, which no database takes."""
        _check(getattr(values, "_obj", values))
        return values


def _check(value: Any) -> None:
    if isinstance(value, str):
        if "\x00" in value or not _encodable(value):
            raise ValueError("Text must not hold NUL or half of a surrogate pair.")
    elif isinstance(value, dict):
        for each in value.values():
            _check(each)
    elif isinstance(value, list):
        for each in value:
            _check(each)


def _encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
