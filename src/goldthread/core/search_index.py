"""The index of the full-text search, made by migration: FTS5 on SQLite, a generated tsvector on PostgreSQL.

Both stem English and fold accents ("family" finds "families", "Cèilidh" is found by "ceilidh").
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

TABLE = "core_searchdocument"


def _sqlite_up(columns: str) -> tuple[str, ...]:
    new = ", ".join(f"new.{column}" for column in columns.split(", "))
    old = ", ".join(f"old.{column}" for column in columns.split(", "))
    add = f"INSERT INTO core_search(rowid, {columns}) VALUES (new.id, {new});"  # noqa: S608 - the columns are named below
    remove = f"INSERT INTO core_search(core_search, rowid, {columns}) VALUES ('delete', old.id, {old});"  # noqa: S608
    return (
        f"CREATE VIRTUAL TABLE core_search USING fts5({columns}, content='{TABLE}', content_rowid='id', "
        "tokenize='porter unicode61 remove_diacritics 2')",
        f"CREATE TRIGGER core_search_added AFTER INSERT ON {TABLE} BEGIN {add} END",
        f"CREATE TRIGGER core_search_removed AFTER DELETE ON {TABLE} BEGIN {remove} END",
        f"CREATE TRIGGER core_search_changed AFTER UPDATE OF {columns} ON {TABLE} BEGIN {remove} {add} END",
    )


_WORDS_ALONE = "title, body"
_WORDS_AND_PARTNERSHIP = "title, body, partnership_id"
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
        for statement in _POSTGRES_UP if postgres else _sqlite_up(_WORDS_ALONE):
            schema_editor.execute(statement, params=None)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        postgres = schema_editor.connection.vendor == "postgresql"
        for statement in _POSTGRES_DOWN if postgres else _SQLITE_DOWN:
            schema_editor.execute(statement, params=None)

    def describe(self) -> str:
        return "Make the full-text index"


class SearchIndexByPartnership(Operation):
    """Lets SQLite look through the words of one partnership only; PostgreSQL puts two indexes together by itself."""

    reversible = True

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        _make_anew(schema_editor, _WORDS_AND_PARTNERSHIP)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        _make_anew(schema_editor, _WORDS_ALONE)

    def describe(self) -> str:
        return "Index the words of each partnership apart"


def _make_anew(schema_editor: Any, columns: str) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    rebuild = "INSERT INTO core_search(core_search) VALUES ('rebuild')"
    for statement in (*_SQLITE_DOWN, *_sqlite_up(columns), rebuild):
        schema_editor.execute(statement, params=None)
