"""The index of the full-text search, made by migration: FTS5 on SQLite, a generated tsvector on PostgreSQL.

Both stem English and fold accents ("family" finds "families", "Cèilidh" is found by "ceilidh").
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

TABLE = "core_searchdocument"

_SQLITE_UP = (
    "CREATE VIRTUAL TABLE core_search USING fts5(title, body, content='core_searchdocument', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER core_search_added AFTER INSERT ON core_searchdocument BEGIN "
    "INSERT INTO core_search(rowid, title, body) VALUES (new.id, new.title, new.body); END",
    "CREATE TRIGGER core_search_removed AFTER DELETE ON core_searchdocument BEGIN "
    "INSERT INTO core_search(core_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END",
    "CREATE TRIGGER core_search_changed AFTER UPDATE OF title, body ON core_searchdocument BEGIN "
    "INSERT INTO core_search(core_search, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); "
    "INSERT INTO core_search(rowid, title, body) VALUES (new.id, new.title, new.body); END",
)
_SQLITE_DOWN = (
    "DROP TRIGGER core_search_changed",
    "DROP TRIGGER core_search_removed",
    "DROP TRIGGER core_search_added",
    "DROP TABLE core_search",
)
_POSTGRES_UP = (
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH CONFIGURATION goldthread (COPY = english)",
    "ALTER TEXT SEARCH CONFIGURATION goldthread ALTER MAPPING FOR hword, hword_part, word "
    "WITH unaccent, english_stem",
    f"ALTER TABLE {TABLE} ADD COLUMN words tsvector GENERATED ALWAYS AS "
    "(setweight(to_tsvector('goldthread', title), 'A') || setweight(to_tsvector('goldthread', body), 'B')) STORED",
    f"CREATE INDEX core_search_words ON {TABLE} USING gin (words)",
)
_POSTGRES_DOWN = (
    "DROP INDEX core_search_words",
    f"ALTER TABLE {TABLE} DROP COLUMN words",
    "DROP TEXT SEARCH CONFIGURATION goldthread",
)


class SearchIndex(Operation):
    """Makes the index beside the table of search documents."""

    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        for statement in _POSTGRES_UP if postgres else _SQLITE_UP:
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        for statement in _POSTGRES_DOWN if postgres else _SQLITE_DOWN:
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return "Make the full-text index"
