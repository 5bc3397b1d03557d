"""The doctor finds what is wrong: each fault is made here, and found with how to mend it."""

from __future__ import annotations

import json
import socket

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import OperationalError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from factories import plans
from goldthread.cli.main import main
from goldthread.core import search_upkeep
from goldthread.core.doctor import Level, examine
from goldthread.core.models import SearchDocument
from goldthread.plans.models import Paper

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _well(settings, tmp_path, monkeypatch):
    """An installation that nothing is wrong with; the tables of the cache are there in any test database."""
    settings.VAR, settings.MEDIA_ROOT = tmp_path / "var", tmp_path / "uploads"
    settings.SECRET_KEY = "".join(chr(ord("a") + n % 26) for n in range(50))
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"


def found(about):
    (finding,) = [finding for finding in examine() if finding.about.startswith(about)]
    return finding


def faults():
    return [finding for finding in examine() if finding.level is Level.WRONG]


def test_nothing_is_wrong_with_a_good_installation(partnership, coordinator):
    plans.live_plan(partnership, coordinator)
    assert faults() == []


def test_every_fault_says_how_to_mend_it(settings):
    settings.SECRET_KEY = "short"
    forget_the_last_migration()
    assert len(faults()) > 1
    assert all(finding.mend for finding in faults())


def test_a_database_that_does_not_answer(monkeypatch):
    def refuse():
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
    assert "connection refused" in found("Database").says
    assert [finding.about for finding in faults()] == ["Database"]


def forget_the_last_migration() -> None:
    """As if it had never been applied."""
    (leaf,) = MigrationLoader(connection).graph.leaf_nodes("delivery")
    MigrationRecorder(connection).record_unapplied(*leaf)


def test_migrations_that_wait():
    forget_the_last_migration()
    assert found("Migrations").level is Level.WRONG


def test_a_database_of_a_newer_goldthread():
    MigrationRecorder(connection).record_applied("plans", "9999_not_yet")
    assert "newer" in found("Migrations").says


def test_a_cache_that_keeps_nothing(monkeypatch):
    monkeypatch.setattr(type(cache._connections[cache._alias]), "get", lambda *_, **__: None)
    assert found("Cache").mend == "Run goldthread prepare."


def test_a_guard_that_is_gone():
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE core_historyevent DISABLE TRIGGER core_historyevent_append_only")
        else:
            cursor.execute("DROP TRIGGER core_historyevent_no_delete")
    assert "core_historyevent" in found("Append-only").says


def test_a_search_that_misses_rows_and_finds_what_is_gone(partnership, coordinator):
    plan = plans.live_plan(partnership, coordinator)
    SearchDocument.objects.filter(kind="action").delete()
    SearchDocument.objects.filter(kind="plan").update(row_id=plan.pk + 1_000)
    assert found("Search").says.startswith(f"{plan.actions.count() + 1} rows cannot be found, 1 are found")
    assert search_upkeep.rebuild() == SearchDocument.objects.count()
    assert found("Search").level is Level.WELL


def test_a_damaged_index():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps this index itself")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO core_search(rowid, title, body) VALUES (999999, 'nobody', 'nothing')")
    assert found("Search").mend == "Run goldthread reindex."


def test_an_upload_that_is_gone(partnership, coordinator):
    plans.live_plan(partnership, coordinator)
    paper = Paper.objects.get()
    default_storage.delete(paper.file.name)
    assert paper.file.name in found("Uploads").says


def test_uploads_that_are_there(partnership, coordinator):
    plans.live_plan(partnership, coordinator)
    default_storage.save("papers/extra.txt", ContentFile(b"nobody's"))
    assert found("Uploads").level is Level.WELL


@pytest.mark.parametrize("secret", ["short", "a" * 60])
def test_a_secret_that_can_be_guessed(settings, secret):
    settings.SECRET_KEY = secret
    assert found("Secret").level is Level.WRONG


def test_a_folder_that_cannot_be_written(settings, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    settings.MEDIA_ROOT = tmp_path / "file" / "uploads"
    assert found(f"Folder {settings.MEDIA_ROOT}").level is Level.WRONG


def test_a_full_disk(monkeypatch):
    monkeypatch.setattr("goldthread.core.doctor.machine.shutil.disk_usage", lambda _: type("U", (), {"free": 10})())
    assert {finding.level for finding in examine() if finding.about.startswith("Folder")} == {Level.WRONG}


def test_a_package_that_is_not_as_locked(monkeypatch):
    monkeypatch.setattr("goldthread.core.doctor.machine.metadata.version", lambda name: "0.0.1")
    assert "django is 0.0.1 instead of" in found("Packages").says


@pytest.mark.loopback
def test_a_mail_server_that_answers_and_one_that_does_not(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        settings.EMAIL_HOST, settings.EMAIL_PORT = server.getsockname()
        assert found("Mail").level is Level.WELL
    assert found("Mail").level is Level.WRONG


def test_an_organisation_is_told_where_to_send_people_back_to(settings):
    settings.OIDC_ISSUERS = [{"name": "Kinlarroch Council", "provider_id": "kinlarroch-council-1a2b3c"}]
    assert "/accounts/organisation/kinlarroch-council-1a2b3c/back/" in found("Sign-in with Kinlarroch Council").says


def test_a_clock_that_is_wrong(monkeypatch):
    from datetime import UTC, datetime

    monkeypatch.setattr("goldthread.core.doctor.database._time_of_database", lambda: datetime(2001, 1, 1, tzinfo=UTC))
    assert "disagree" in found("Clock").says


def test_a_step_that_fails_is_a_finding(monkeypatch):
    def fall_over():
        raise RuntimeError("no such pragma")

    monkeypatch.setattr("goldthread.core.doctor.database.append_only.guarded_tables", fall_over)
    assert "no such pragma" in found("Triggers").says


def test_the_command_ends_with_one_when_something_is_wrong(settings, capsys):
    assert main(["doctor"]) == 0
    assert "Nothing is wrong." in capsys.readouterr().out
    settings.SECRET_KEY = "short"
    assert main(["doctor", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"about", "level", "says", "mend"} == set(told[0])
