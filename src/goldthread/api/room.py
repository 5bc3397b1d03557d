"""Routes of one subject. Around each: only known query parameters, and history that says it came this way."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from ninja import Router
from ninja.errors import ValidationError
from ninja.operation import Operation

from goldthread.core import recorder

HERE = "/partnerships/{slug:slug}"  # where everything of one partnership is


class Room(Router):
    """A router whose routes refuse a query parameter they do not know: a misspelt filter must not show everything."""

    def add_api_operation(self, path: str, methods: list[str], view_func: Callable[..., Any], **options: Any) -> None:
        super().add_api_operation(path, methods, view_func, **options)
        operation = self.path_operations[path].operations[-1]
        operation.view_func = _guarded(operation.view_func, _queries_of(operation))


def _queries_of(operation: Operation) -> frozenset[str]:
    return frozenset(
        name
        for model in operation.models
        if model.__ninja_param_source__ == "query"
        for name in model.__ninja_flatten_map__
    )


def _guarded(view: Callable[..., Any], known: frozenset[str]) -> Callable[..., Any]:
    @functools.wraps(view)
    def inner(request: HttpRequest, **values: Any) -> Any:
        unknown = sorted(set(request.GET) - known)
        if unknown:
            raise ValidationError(
                [{"loc": ("query", name), "msg": "There is no such parameter."} for name in unknown]
            )
        with recorder.through("api"):
            return view(request, **values)

    return inner
