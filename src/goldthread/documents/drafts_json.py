"""Drafts and readings as plain JSON values and back, nothing lost.

Fields that hold their default are left out, so that a stored draft stays small. Types are taken from the
models themselves: a field that is added there is stored without a change here.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from goldthread.documents.model import Grid, Paragraph, PlanDraft, Reading
from goldthread.kernel.timescale import Timescale

_T = TypeVar("_T")


def draft_to_dict(plan: PlanDraft) -> dict[str, Any]:
    """A draft as dicts, lists, texts, numbers and None."""
    return _plain(plan)  # type: ignore[no-any-return]


def draft_from_dict(data: Mapping[str, Any]) -> PlanDraft:
    """The draft that ``draft_to_dict`` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    return _built(PlanDraft, data)


def reading_to_dict(reading: Reading) -> dict[str, Any]:
    """A whole reading, with the paper as it was read."""
    return _plain(reading)  # type: ignore[no-any-return]


def reading_from_dict(data: Mapping[str, Any]) -> Reading:
    """The reading that ``reading_to_dict`` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    return _built(Reading, data)


def _plain(value: Any) -> Any:
    if isinstance(value, Timescale):
        return value.to_dict()
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        pairs = ((field, getattr(value, field.name)) for field in dataclasses.fields(value) if field.init)
        return {field.name: _plain(inner) for field, inner in pairs if not _is_default(field, inner)}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value


def _is_default(field: dataclasses.Field[Any], value: Any) -> bool:
    if field.default is not dataclasses.MISSING:
        return bool(field.default == value)
    return field.default_factory is not dataclasses.MISSING and bool(field.default_factory() == value)


@cache
def _hints(model: type) -> dict[str, Any]:
    return get_type_hints(model)


def _built(model: type[_T], data: Mapping[str, Any]) -> _T:
    hints: dict[str, Any] = _hints(model)  # type: ignore[arg-type]
    unknown = set(data) - set(hints)
    if unknown:
        raise ValueError(f"{model.__name__} has no {', '.join(sorted(unknown))}")
    return model(**{name: _value(hints[name], inner) for name, inner in data.items()})


def _value(kind: Any, data: Any) -> Any:
    """A JSON value as the type that a model's field asks for."""
    if data is None:
        return None
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _value(_one_of(get_args(kind), data), data)
    if origin is tuple:
        inner = get_args(kind)
        return tuple(_value(inner[0], item) for item in data)
    if origin is dict:
        return {key: _value(get_args(kind)[1], item) for key, item in data.items()}
    if kind is Timescale:
        return Timescale.from_dict(data)
    return _built(kind, data) if isinstance(kind, type) and dataclasses.is_dataclass(kind) else data


def _one_of(kinds: tuple[Any, ...], data: Any) -> Any:
    """Which member of a union a value is: a block is a grid when it has cells."""
    kinds = tuple(kind for kind in kinds if kind is not type(None))
    if set(kinds) == {Paragraph, Grid}:
        return Grid if "cells" in data else Paragraph
    return kinds[0]
