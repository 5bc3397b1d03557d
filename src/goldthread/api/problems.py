"""What the API says when it cannot do as asked: problem details (RFC 9457), never a bare status or a stack."""

from __future__ import annotations

import logging
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import HttpError, Throttled, ValidationError

from goldthread.api import currents
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError

MEDIA_TYPE = "application/problem+json"
log = logging.getLogger(__name__)


class Fault(Schema):
    """One thing wrong with what was sent, and where it stands."""

    field: str
    message: str


class Problem(Schema):
    """Why a request was not done. ``current`` is the row as it is now, where somebody edited it meanwhile."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str = ""
    advice: str = ""
    errors: list[Fault] = []
    current: dict[str, Any] | None = None


READ_PROBLEMS: dict[int, type[Problem]] = dict.fromkeys((400, 401, 403, 404, 422, 429), Problem)
WRITE_PROBLEMS: dict[int, type[Problem]] = dict.fromkeys((400, 401, 403, 404, 409, 413, 422, 429), Problem)


def answer(status: int, detail: str = "", **more: Any) -> HttpResponse:
    """A problem as an answer."""
    problem = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    body = orjson.dumps({**problem, **{name: value for name, value in more.items() if value}}, default=str)
    return HttpResponse(body, status=status, content_type=MEDIA_TYPE)


def register(api: NinjaAPI) -> None:
    """Every exception that a route may let out has its answer; anything else is logged and says nothing of itself."""
    answers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Http404: lambda request, error: answer(404, "There is nothing here, or nothing you may see."),
        ObjectDoesNotExist: lambda request, error: answer(404, "There is nothing here, or nothing you may see."),
        NotAllowed: lambda request, error: answer(403, str(error)),
        EditedMeanwhile: _edited,
        InputError: _input,
        ValidationError: _invalid,
        Throttled: _throttled,
        HttpError: _http,
        RequestDataTooBig: lambda request, error: answer(413, "What was sent is larger than this takes."),
        IntegrityError: lambda request, error: answer(409, "This contradicts what is kept already."),
        Exception: _unexpected,
    }
    for kind, respond in answers.items():
        api.add_exception_handler(kind, respond)


def _edited(request: HttpRequest, error: EditedMeanwhile) -> HttpResponse:
    return answer(
        409,
        str(error),
        advice="Read it again, decide, and send your change with the new revision.",
        current=currents.show(error.current),
    )


def _input(request: HttpRequest, error: InputError) -> HttpResponse:
    place = [{"field": str(error.place), "message": error.message}] if error.place and str(error.place) else []
    return answer(422, error.message, advice=error.advice, errors=place)


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    faults = [
        {"field": ".".join(str(part) for part in fault["loc"]), "message": fault["msg"]} for fault in error.errors
    ]
    return answer(422, "What was sent is not what this takes.", errors=faults)


def _http(request: HttpRequest, error: HttpError) -> HttpResponse:
    response = answer(error.status_code, error.message)
    if error.status_code == 401:
        response["WWW-Authenticate"] = 'Bearer realm="Goldthread"'
    return response


def _throttled(request: HttpRequest, error: Throttled) -> HttpResponse:
    response = answer(429, "Too many requests in a minute.", advice="Wait, then go on more slowly.")
    response["Retry-After"] = str(error.wait or 60)
    return response


def _unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
    log.exception("The API failed at %s %s", request.method, request.path)
    return answer(500, "Something went wrong here, not with what you sent. It has been logged.")
