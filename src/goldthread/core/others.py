"""Who else is at work in the database."""

from __future__ import annotations

from django.db import connection

_WRITING = """
    SELECT EXISTS (
        SELECT 1 FROM pg_stat_activity
        WHERE datname = current_database() AND backend_xid IS NOT NULL AND pid <> pg_backend_pid()
            AND backend_type = 'client backend' -- the database tidies up after itself, and writes nothing of ours
    )
"""


def others_are_writing() -> bool:
    """Whether somebody has changed something here and not ended yet: what they did may come to light out of order.

    Never so on SQLite, where one writes at a time.
    """
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(_WRITING)
        return bool(cursor.fetchone()[0])
