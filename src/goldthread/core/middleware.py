"""What every answer carries, and where the work of a request comes from."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse

from goldthread.core import outside, recorder

# No inline script or style, nothing from another host: a stolen comment cannot run.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"
)


class SecurityHeaders:
    """Content security policy and friends on every answer; marks the work as coming from a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with recorder.through("page"), outside.reading(outside=False):  # until it is known who reads
            response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        return response


class SessionKeptByUse:
    """A session ends after hours without use, not hours after sign-in. Written at most every few minutes."""

    EVERY_SECONDS = 300
    SEEN = "seen"

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        session = request.session
        if (
            session.accessed
            and SESSION_KEY in session
            and time.time() - session.get(self.SEEN, 0) > self.EVERY_SECONDS
        ):
            session[self.SEEN] = int(time.time())
        return response
