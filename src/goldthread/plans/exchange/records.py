"""Records as plain values and back; the types are taken from the records themselves."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, get_type_hints

from goldthread.kernel.errors import InputError, Place
from goldthread.kernel.timescale import Timescale

TRUE, FALSE = "yes", ""


def columns_of(row: type) -> Mapping[str, Any]:
    """The fields of a record with their types, Optional ones without the None."""
    return {name: kind for name, (kind, _) in _columns_of(row).items()}


@cache
def _columns_of(row: Any) -> Mapping[str, tuple[Any, bool]]:
    """Each field with its type and whether it may be None."""
    hints = get_type_hints(row)
    return {field.name: _plain_type(hints[field.name]) for field in dataclasses.fields(row)}


def _plain_type(hint: Any) -> tuple[Any, bool]:
    for kind in (bool, datetime, date, int, str, Timescale):
        if hint in (kind, kind | None):
            return kind, hint != kind
    return dict, False


def plain(row: Any) -> dict[str, Any]:
    """A record as JSON holds it."""
    return {name: _plain(getattr(row, name)) for name in columns_of(type(row))}


def _plain(value: Any) -> Any:
    if isinstance(value, Timescale):
        return value.to_dict()
    return value.isoformat() if isinstance(value, date) else value


def record(row: type, values: Mapping[str, Any], place: Place) -> Any:
    """The record of these values. Raises InputError naming the place and the field that makes no sense."""
    columns = _columns_of(row)
    unknown = sorted(set(values) - set(columns))
    if unknown:
        raise InputError(f"“{unknown[0]}” is not known here.", place=place)
    given = {name: _value(*columns[name], value, _at(place, name)) for name, value in values.items()}
    try:
        return row(**given)
    except TypeError:
        missing = next(field.name for field in dataclasses.fields(row) if _is_missing(field, given))
        raise InputError("This is missing.", place=_at(place, missing)) from None


def _is_missing(field: dataclasses.Field[Any], given: Mapping[str, Any]) -> bool:
    return (
        field.name not in given
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    )


def _value(kind: Any, optional: bool, value: Any, place: Place) -> Any:
    if value is None:
        if optional:
            return None
        if kind not in (str, dict):
            raise InputError("This is missing.", place=place)
        return kind()
    try:
        return _READ[kind](value)
    except (TypeError, ValueError, KeyError, AttributeError):
        shown = str(value)[:60]
        raise InputError(f"“{shown}” is not {_WORDS[kind]}.", place=place) from None


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _dictionary(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _moment(value: Any) -> datetime:
    moment = datetime.fromisoformat(value)
    if moment.tzinfo is None:
        raise ValueError
    return moment


_READ: Mapping[Any, Callable[[Any], Any]] = {
    str: _text,
    bool: _truth,
    int: _whole,
    date: date.fromisoformat,
    datetime: _moment,
    Timescale: Timescale.from_dict,
    dict: _dictionary,
}
_WORDS = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    date: "a date like 2026-03-31",
    datetime: "a time like 2026-03-31T12:00:00+00:00",
    Timescale: "a timescale",
    dict: "a set of values",
}


def _at(place: Place, field: str) -> Place:
    return dataclasses.replace(place, field=field)
