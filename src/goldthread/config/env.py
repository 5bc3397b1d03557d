"""The environment, typed, with errors that name the variable and what it wants."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

PREFIX = "GOLDTHREAD_"


def text(name: str, default: str | None = None) -> str:
    """The variable as it stands; raises ImproperlyConfigured when it is missing and has no default."""
    value = os.environ.get(PREFIX + name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {PREFIX}{name}.")
    return value


def flag(name: str, *, default: bool = False) -> bool:
    """True for 1, true, yes or on; raises ImproperlyConfigured for anything unknown."""
    value = os.environ.get(PREFIX + name)
    if value is None or value == "":
        return default
    if value.lower() in {"1", "true", "yes", "on"}:
        return True
    if value.lower() in {"0", "false", "no", "off"}:
        return False
    raise ImproperlyConfigured(f"{PREFIX}{name} is {value!r}; it must be yes or no.")


def number(name: str, default: int) -> int:
    """A whole number; raises ImproperlyConfigured for anything else."""
    value = os.environ.get(PREFIX + name, "")
    if not value:
        return default
    try:
        return int(value)
    except ValueError:
        raise ImproperlyConfigured(f"{PREFIX}{name} is {value!r}; it must be a whole number.") from None


def words(name: str, default: str = "") -> list[str]:
    """Comma-separated words."""
    return [word.strip() for word in os.environ.get(PREFIX + name, default).split(",") if word.strip()]


def database(*, var: Path) -> dict[str, Any]:
    """The database of GOLDTHREAD_DATABASE_URL: SQLite in ``var`` unless it says otherwise."""
    address = os.environ.get(PREFIX + "DATABASE_URL") or f"sqlite:///{var / 'goldthread.sqlite3'}"
    try:
        settings: dict[str, Any] = dict(dj_database_url.parse(address))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            f"{PREFIX}DATABASE_URL is not an address of a database "
            "(sqlite:////path/to/file or postgres://user:password@host/name)."
        ) from error
    if "sqlite" in settings["ENGINE"]:
        settings["OPTIONS"] = {
            # Without IMMEDIATE a reader that turns writer fails at once with "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16384;"
            "PRAGMA temp_store=MEMORY;",
        }
    if "postgresql" in settings["ENGINE"]:
        settings["OPTIONS"] = {
            # A statement that is asked again is planned once for each connection: up to two thirds less work for it.
            "server_side_binding": True,
            "prepare_threshold": 3,
            # What pages ask takes milliseconds: compiling it takes longer than it ever saves.
            "options": "-c jit=off",
            **settings.get("OPTIONS", {}),
        }
    # Kept open between requests: on SQLite, too, where the last one to close takes the write-ahead log with it
    # while others may just be opening it.
    settings["CONN_MAX_AGE"] = 60
    settings["CONN_HEALTH_CHECKS"] = True
    return settings
