"""JSON, quickly."""

from __future__ import annotations

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja.renderers import BaseRenderer


class Orjson(BaseRenderer):
    """Days and moments as ISO 8601, moments in UTC."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return orjson.dumps(data, option=orjson.OPT_UTC_Z)


def ready(data: Any) -> HttpResponse:
    """An answer that is made of plain values already: a long list is not checked again row by row.

    A test holds what such routes give against the schema they declare.
    """
    return HttpResponse(orjson.dumps(data, option=orjson.OPT_UTC_Z), content_type="application/json")
