"""A backup holds everything, and what is restored from it is the same."""

from __future__ import annotations

import json
import stat
import zipfile
from dataclasses import dataclass

import pytest

from factories.archives import tables_of
from factories.installations import Installation

pytestmark = [pytest.mark.slow, pytest.mark.once, pytest.mark.timeout(300)]


@dataclass(frozen=True)
class Restored:
    """What was restored into an empty place: what was said meanwhile, and what was there right after."""

    place: Installation
    said: str
    rows: dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def restored(archive, tmp_path_factory) -> Restored:
    place = Installation(tmp_path_factory.mktemp("restored"))
    said = place.run("restore", str(archive))
    return Restored(place, said, place.rows())


def test_what_is_restored_is_the_same_row_by_row_and_file_by_file(filled, restored):
    here, there = filled.rows(), restored.rows
    assert set(here) == set(there)
    for table in here:
        assert there[table] == here[table], table
    assert restored.place.files() == filled.files() != {}
    assert len(here["core_historyevent"]) > 20
    assert "nothing is wrong" in restored.place.run("doctor").lower()


def test_a_restored_place_goes_on_counting_where_the_old_one_stopped(restored):
    before = {row[0] for row in restored.rows["partnership_partnership"]}
    restored.place.run("partnership", "add", "new-place", "--name", "New Place")
    assert len(restored.place.rows()["partnership_partnership"]) == len(before) + 1


def test_a_backup_is_for_its_owner_alone(archive):
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600


def test_a_backup_holds_no_sessions(archive):
    assert "tables/partnership_account.jsonl" in tables_of(archive)
    assert "tables/django_session.jsonl" not in tables_of(archive)


def test_a_backup_never_overwrites_a_file(filled, archive):
    before = archive.read_bytes()
    assert "there already" in filled.run("backup", str(archive), expect=1)
    assert archive.read_bytes() == before


def test_a_backup_that_cannot_be_written_leaves_nothing(filled, tmp_path):
    assert "cannot be written" in filled.run("backup", str(tmp_path / "no-folder" / "b.zip"), expect=1)
    assert list(tmp_path.iterdir()) == []


def test_a_place_with_anything_in_it_is_left_alone(filled, archive):
    before = filled.rows(), filled.files()
    assert "not empty" in filled.run("restore", str(archive), expect=1)
    assert (filled.rows(), filled.files()) == before


def test_uploads_without_a_database_are_not_overwritten(archive, elsewhere):
    papers = elsewhere.var / "uploads" / "papers"
    papers.mkdir(parents=True)
    (papers / "kept.txt").write_text("somebody's")
    assert "uploads already" in elsewhere.run("restore", str(archive), expect=1)
    assert elsewhere.files() == {"papers/kept.txt": b"somebody's"}


def rewritten(archive, target, change):
    """A copy of the archive with some members changed: ``change`` gives new bytes, or None to leave it out."""
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if (data := change(name, old.read(name))) is not None:
                new.writestr(name, data)
    return str(target)


def test_a_damaged_backup_is_refused_by_name_and_nothing_is_kept(archive, elsewhere, tmp_path):
    table = "tables/core_historyevent.jsonl"
    bad = rewritten(
        archive,
        tmp_path / "bad.zip",
        lambda name, data: data.replace(b"kinlarroch", b"elsewhereX") if name == table else data,
    )
    assert f"{table} is damaged" in elsewhere.run("restore", bad, expect=1)
    assert elsewhere.files() == {}
    elsewhere.run("restore", str(archive))


def test_a_backup_with_a_part_missing_is_refused(archive, elsewhere, tmp_path):
    bad = rewritten(archive, tmp_path / "bad.zip", lambda name, data: None if name.startswith("uploads/") else data)
    assert "missing" in elsewhere.run("restore", bad, expect=1)


def test_a_backup_cut_short_is_refused(archive, elsewhere, tmp_path):
    (tmp_path / "cut.zip").write_bytes(archive.read_bytes()[:-2_000])
    assert "not a backup" in elsewhere.run("restore", str(tmp_path / "cut.zip"), expect=1)


def test_any_other_file_is_refused(elsewhere, tmp_path):
    (tmp_path / "plan.txt").write_text("Action plan")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as other:
        other.writestr("manifest.json", "[]")
    for name in ("plan.txt", "other.zip", "nothing.zip"):
        assert "not a backup" in elsewhere.run("restore", str(tmp_path / name), expect=1)


def test_a_file_that_leads_out_of_the_folder_is_refused(archive, elsewhere, tmp_path):
    def lead_out(name, data):
        if name != "manifest.json":
            return data
        manifest = json.loads(data)
        manifest["files"][0]["path"] = "../../escaped"
        return json.dumps(manifest).encode()

    bad = rewritten(archive, tmp_path / "bad.zip", lead_out)
    with zipfile.ZipFile(bad, "a") as opened:
        (upload,) = [name for name in opened.namelist() if name.startswith("uploads/")][:1]
        opened.writestr("uploads/../../escaped", opened.read(upload))
    said = elsewhere.run("restore", bad, expect=1)
    assert "missing, or were added" in said or "leads out" in said
    assert not (tmp_path / "escaped").exists()


def test_a_backup_of_a_newer_goldthread_is_refused(archive, elsewhere, tmp_path):
    def newer(name, data):
        if name != "manifest.json":
            return data
        manifest = json.loads(data)
        return json.dumps({**manifest, "migrations": [*manifest["migrations"], "plans.9999_not_yet"]}).encode()

    bad = rewritten(archive, tmp_path / "newer.zip", newer)
    assert "newer Goldthread" in elsewhere.run("restore", bad, expect=1)


def test_another_secret_is_pointed_out(restored):
    assert "another secret" in restored.said
