"""What goes from one kind of database to the other, and back, is the same."""

from __future__ import annotations

import os
from uuid import uuid4

import pytest

from factories.archives import tables_of
from factories.installations import Installation

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


@pytest.fixture(scope="session")  # asked before the archive, which takes long to make
def on_postgres(tmp_path_factory):
    """An empty PostgreSQL database of its own, when the suite runs on PostgreSQL."""
    address = os.environ.get("GOLDTHREAD_DATABASE_URL", "")
    if not address.startswith("postgres"):
        pytest.skip("needs PostgreSQL, where bin/test runs it: this run is on SQLite")
    import psycopg

    name = f"restored_{uuid4().hex[:8]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        yield Installation(tmp_path_factory.mktemp("on_postgres"), address.rpartition("/")[0] + f"/{name}")
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_from_one_database_to_the_other_and_back(on_postgres, archive, elsewhere, tmp_path):
    on_postgres.run("restore", str(archive))
    on_postgres.run("backup", str(tmp_path / "from-postgres.zip"))
    assert tables_of(tmp_path / "from-postgres.zip") == tables_of(archive)
    on_postgres.run("partnership", "add", "new-place", "--name", "New Place")
    elsewhere.run("restore", str(tmp_path / "from-postgres.zip"))
    elsewhere.run("backup", str(tmp_path / "and-back.zip"))
    assert tables_of(tmp_path / "and-back.zip") == tables_of(archive)
