"""The API of version 1: every route, who may call, and its description as OpenAPI 3.1."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from goldthread.api import problems
from goldthread.api.callers import Key, SignedIn
from goldthread.api.rendering import Orjson
from goldthread.api.routes import ROOMS

DESCRIPTION = """\
Everything a partnership does with its plans, for machines.

Send `Authorization: Bearer gt_…` with a key that an administrator or coordinator made. A key acts as one person of
one partnership and may write only if it was made to. A browser that is signed in may read with its session.

Lists take `limit` (1 to 200) and `offset` (0 to 100,000). Unknown parameters and fields are refused.
A change of something that others edit takes the `revision` it was read with: when somebody changed it since, the
answer is 409 with the row as it is now. Errors are problem details (RFC 9457). What belongs to another partnership
is not found.
"""


class Api(NinjaAPI):
    """Describes its problems with their own media type."""

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for status, response in operation["responses"].items():
                    if int(status) >= 400 and "content" in response:
                        response["content"] = {problems.MEDIA_TYPE: response["content"].popitem()[1]}
        return schema


api = Api(
    title="Goldthread",
    version="1",
    description=DESCRIPTION,
    urls_namespace="api",
    renderer=Orjson(),
    auth=[Key(), SignedIn()],
    docs_url=None,  # the interactive page would fetch its script from another host
    openapi_url="/openapi.json",
)
problems.register(api)
for room in ROOMS:
    api.add_router("", room)


@csrf_exempt
def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """An address that no route has."""
    return problems.answer(404, "There is no such address in this API.", advice="See openapi.json.")


def urls() -> list[URLPattern | URLResolver]:
    """All addresses, to be put under /api/v1/."""
    patterns, _, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = _plainly(pattern.callback)
    return [path("", (patterns, namespace, namespace)), path("<path:rest>", nowhere)]


def _plainly(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A method that an address does not take is told as every problem is."""

    @functools.wraps(view)
    def inner(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code != 405:
            return response
        told = problems.answer(405, "This address does not take that method.")
        told["Allow"] = response["Allow"]
        return told

    return inner
