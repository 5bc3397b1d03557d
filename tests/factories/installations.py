"""An installation beside the one of the tests: its own folder and database, reached by its own commands."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

COMMAND = Path(sys.executable).with_name("goldthread")


@dataclass(frozen=True)
class Installation:
    """``database`` is an address, or empty for SQLite in ``var``."""

    var: Path
    database: str = ""

    def run(self, *arguments: str, expect: int = 0) -> str:
        """What a command of this installation said."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "DJANGO_"))}
        kept |= {"GOLDTHREAD_VAR": str(self.var), "GOLDTHREAD_DATABASE_URL": self.database}
        done = subprocess.run([COMMAND, *arguments], env=kept, capture_output=True, text=True, timeout=120)
        assert done.returncode == expect, f"goldthread {' '.join(arguments)}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """Every row of every table, asked of SQLite itself. Sessions and the cache are nobody's to restore."""
        import sqlite3

        with closing(sqlite3.connect(self.var / "goldthread.sqlite3")) as connection:
            names = [
                name
                for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
                if name not in {"cache", "django_session", "sqlite_sequence", "django_migrations"}
                and not name.startswith("core_search_")
            ]
            return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}

    def files(self) -> dict[str, bytes]:
        """Every upload."""
        root = self.var / "uploads"
        return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
