"""What either database is asked to do for us, and that an address can say otherwise."""

from __future__ import annotations

from pathlib import Path

from goldthread.config import env


def test_statements_on_postgresql_are_planned_once_unless_the_address_says_otherwise(monkeypatch):
    monkeypatch.setenv("GOLDTHREAD_DATABASE_URL", "postgres://goldthread@localhost/goldthread?options=-c+jit%3Don")
    options = env.database(var=Path())["OPTIONS"]
    assert options["server_side_binding"]
    assert options["prepare_threshold"]
    assert options["options"] == "-c jit=on"


def test_sqlite_keeps_a_writer_in_the_queue(monkeypatch):
    monkeypatch.delenv("GOLDTHREAD_DATABASE_URL", raising=False)
    assert env.database(var=Path())["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
