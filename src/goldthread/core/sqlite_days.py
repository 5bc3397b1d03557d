"""Days as SQLite hands them over: the few thousand that there are, each read from its text once."""

from __future__ import annotations

import functools
import sqlite3
from datetime import date
from typing import Any

MOST = 40_000  # more than a century of them


@functools.lru_cache(maxsize=MOST)
def day_of(text: bytes) -> date:
    """2026-04-30. Raises ValueError for anything else."""
    return date.fromisoformat(text.decode())


def teach_days(connection: Any, **_: Any) -> None:
    """For Django's ``connection_created``: columns of days become ``date`` by this."""
    if connection.vendor == "sqlite":
        sqlite3.register_converter("date", day_of)
