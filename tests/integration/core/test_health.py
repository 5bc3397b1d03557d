"""What a watcher over the installation asks."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection


@pytest.mark.django_db
def test_healthy(client):
    answer = client.get("/health")
    assert (answer.status_code, answer.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said_without_detail(client, monkeypatch):
    def refuse():
        raise OperationalError("password of goldthread at 10.0.0.7 refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = client.get("/health")
    assert answer.status_code == 503
    assert b"10.0.0.7" not in answer.content
