"""Sessions as Django keeps them, found by a query that is put together once: every page asks for one."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as KeptInTheDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.core.prepared import Given, prepared_objects


class SessionStore(KeptInTheDatabase):
    """``SESSION_ENGINE`` names this module."""

    def _get_session_from_db(self) -> Session | None:
        for session in _held(key=self.session_key or "", now=timezone.now()):
            return session
        self._session_key = None
        return None


@prepared_objects(Session)
def _held() -> QuerySet[Any, Any]:
    """A session that has not run out."""
    return Session.objects.filter(session_key=Given("key"), expire_date__gt=Given("now"))
