"""Sessions by a query that is put together once: found while they hold, and by nobody else's key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from goldthread.core.sessions import SessionStore

pytestmark = pytest.mark.django_db


def kept(**values):
    store = SessionStore()
    store.update(values)
    store.create()
    store.save()
    return store.session_key


def test_each_key_opens_its_own_session():
    one, other = kept(name="one"), kept(name="other")
    assert [SessionStore(key).get("name") for key in (one, other, one)] == ["one", "other", "one"]


def test_a_key_that_nobody_was_given_opens_nothing():
    kept(name="one")
    store = SessionStore("abcdefghijklmnopqrstuvwxyz012345")
    assert store.get("name") is None
    assert store.session_key is None


def test_a_session_that_has_run_out_opens_nothing():
    key = kept(name="one")
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert SessionStore(key).get("name") is None


def test_a_session_that_was_ended_opens_nothing():
    key = kept(name="one")
    assert SessionStore(key).get("name") == "one"
    SessionStore(key).flush()
    assert SessionStore(key).get("name") is None
