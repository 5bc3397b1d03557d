"""Sessions as Django keeps them, found by a query that is put together once: every page asks for one."""

from __future__ import annotations

from typing import Any

from django.contrib.sessions.backends.db import SessionStore as KeptInTheDatabase
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from goldthread.core.prepared import Given, columns_of, instance_of, prepared


class SessionStore(KeptInTheDatabase):
    """``SESSION_ENGINE`` names this module."""

    def _get_session_from_db(self) -> Session | None:
        for values in _held(key=self.session_key or "", now=timezone.now()):
            return instance_of(Session, values)
        self._session_key = None
        return None


@prepared
def _held() -> QuerySet[Any, Any]:
    """A session that has not run out."""
    held = Session.objects.filter(session_key=Given("key"), expire_date__gt=Given("now"))
    return held.values_list(*columns_of(Session))
