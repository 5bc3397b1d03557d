"""Who asks: a machine with a key, or a person signed in to the pages who may read here too."""

from __future__ import annotations

import time
from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja.errors import HttpError, Throttled
from ninja.security import APIKeyCookie, HttpBearer

from goldthread.core import recorder
from goldthread.core.history import EditedMeanwhile
from goldthread.core.tenancy import stopped_by_gate
from goldthread.partnership import reads, writes
from goldthread.partnership.models import Account, ApiKey, Partnership, Person

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True)
class Caller:
    """A key, or an account; never both."""

    key: ApiKey | None = None
    account: Account | None = None


class Key(HttpBearer):
    """``Authorization: Bearer gt_…``: acts as its person; writes only where the key may."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        key = reads.key_of(token)
        if key is None:
            return None
        throttle.count(key.pk)
        if request.method not in SAFE and not key.can_write:
            raise HttpError(403, "This key may only read. Ask for one that may write.")
        if key.last_used_on != timezone.localdate():
            try:
                with recorder.through("api"):
                    writes.note_key_used(key=key, by=key.person)
            except EditedMeanwhile:  # another request of the same moment said so, or somebody has revoked it
                key = reads.key_of(token)
        return Caller(key=key) if key else None


class SignedIn(APIKeyCookie):
    """A signed-in person's browser, from these pages only, and only to read: a write needs a key."""

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self) -> None:
        super().__init__(csrf=False)  # nothing can be written this way

    def authenticate(self, request: HttpRequest, key: str | None) -> Caller | None:
        if not request.user.is_authenticated or request.headers.get("Authorization"):
            return None
        if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            return None
        if request.method not in SAFE:
            raise HttpError(403, "Changes through the API need a key.")
        return Caller(account=request.user)


class Throttle:
    """So many requests a minute for each key, counted in this server process."""

    def __init__(self) -> None:
        self._minute = 0
        self._seen: dict[int, int] = defaultdict(int)

    def count(self, key: int) -> None:
        """Raises Throttled when this key has had its share of the present minute."""
        now = time.time()
        if int(now // 60) != self._minute:
            self._minute = int(now // 60)
            self._seen.clear()
        self._seen[key] += 1
        if self._seen[key] > settings.API_REQUESTS_A_MINUTE:
            raise Throttled(wait=60 - int(now % 60))


throttle = Throttle()


def caller_of(request: HttpRequest) -> Caller:
    caller: Caller = request.auth  # type: ignore[attr-defined]
    return caller


def visit(request: HttpRequest, slug: str) -> tuple[Partnership, Person]:
    """The partnership at this address and who the caller is in it; raises Http404 for any other.

    What stops a person on the pages, a second factor that is not set up, stops them here.
    """
    caller = caller_of(request)
    if caller.key is not None:
        if caller.key.partnership.slug != slug:
            raise Http404
        return caller.key.partnership, caller.key.person
    found = reads.resolve(request, slug)
    if found is None:
        raise Http404
    request.partnership, request.person = found  # type: ignore[attr-defined]
    if stopped_by_gate(request) is not None:
        raise HttpError(403, "The pages ask something of you first. Open them, then come back.")
    return found
