"""Two runs or updates at once, and one that is killed: real processes on a database of their own, of either kind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from django.db import connection
from psycopg import sql

from integration.delivery.ticking import PEOPLE

pytestmark = [pytest.mark.slow, pytest.mark.loopback, pytest.mark.timeout(300)]
ROOT = Path(__file__).parents[3]
CHILD = Path(__file__).with_name("ticking.py")
PATIENCE = 100


@dataclass(frozen=True)
class Apart:
    """An installation beside the one of the tests, reached by processes of its own."""

    folder: Path
    database: str

    @property
    def spool(self) -> Path:
        return self.folder / "spool"

    def start(self, what: str, day: str) -> subprocess.Popen[str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GOLDTHREAD_")}
        kept |= {
            "GOLDTHREAD_VAR": str(self.folder),
            "GOLDTHREAD_DATABASE_URL": self.database,
            "DJANGO_SETTINGS_MODULE": "goldthread.config.settings.test",
            "PYTHONPATH": f"{ROOT / 'src'}:{ROOT / 'tests'}",
        }
        command = [sys.executable, str(CHILD), what, str(self.spool), day]
        return subprocess.Popen(command, env=kept, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def do(self, what: str, day: str) -> str:
        return finished(self.start(what, day))

    def said(self) -> dict:
        return json.loads(self.do("said", ""))

    def halted(self, words: str) -> subprocess.Popen[str]:
        """Somebody who has written an update and stands still inside its transaction."""
        for name in ("halted", "go"):
            (self.spool / name).unlink(missing_ok=True)
        process = self.start("say", words)
        deadline = time.monotonic() + PATIENCE
        while not (self.spool / "halted").exists():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.02)
        return process

    def tell(self, day: str) -> dict:
        return json.loads(self.do("tell", day))

    def handed_over(self) -> Counter[str]:
        """How often each message reached the mail server."""
        return Counter(path.name.split(".")[0] for path in self.spool.glob("message-*"))


def finished(process: subprocess.Popen[str]) -> str:
    out, error = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, error
    return out


@pytest.fixture(scope="module")
def apart(tmp_path_factory, django_db_setup) -> Iterator[Apart]:
    """One for both tests: each has a week of its own."""
    tmp_path = tmp_path_factory.mktemp("ticks")
    (tmp_path / "spool").mkdir()
    if connection.vendor == "sqlite":
        made, drop = Apart(tmp_path, ""), None
    else:
        made, drop = _beside_postgres(tmp_path)
    prepare = [Path(sys.executable).with_name("goldthread"), "prepare"]
    env = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "DJANGO_"))},
        "GOLDTHREAD_VAR": str(tmp_path),
        "GOLDTHREAD_DATABASE_URL": made.database,
    }
    subprocess.run(prepare, env=env, check=True, capture_output=True, timeout=PATIENCE)
    made.do("seed", "")
    yield made
    if drop:
        drop()


def _beside_postgres(folder: Path):
    """A new database on the server of the tests."""
    name, url = f"ticks_{uuid.uuid4().hex[:8]}", os.environ["GOLDTHREAD_DATABASE_URL"]

    def say(words: str) -> None:
        with psycopg.connect(url.replace("postgres://", "postgresql://"), autocommit=True) as server:
            server.execute(sql.SQL(words).format(sql.Identifier(name)))

    say("CREATE DATABASE {}")
    head, _, query = url.partition("?")
    beside = f"{head.rsplit('/', 1)[0]}/{name}" + (f"?{query}" if query else "")
    return Apart(folder, beside), lambda: say("DROP DATABASE {} WITH (FORCE)")


def test_two_runs_at_once_send_each_message_once_and_raise_each_action_once(apart):
    day = "2031-06-02"
    for process in [apart.start("tick", day), apart.start("tick", day)]:
        finished(process)
    told, handed_over = apart.tell(day), apart.handed_over()
    assert told["people"] >= PEOPLE
    assert told["states"] == {"sent": told["messages"]}
    assert {handed_over[key] for key in told["keys"]} == {1}
    assert told["escalations"] == told["raised"] == PEOPLE


def test_a_run_that_is_killed_doubles_nothing_and_loses_nothing(apart):
    day, old = "2031-06-09", len(apart.handed_over())
    killed = apart.start("tick", day)
    deadline = time.monotonic() + PATIENCE
    while len(apart.handed_over()) < old + 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=PATIENCE)
    first = apart.tell(day)
    assert first["states"].get("waiting"), "it was killed too late to prove anything"
    apart.do("tick", day)
    told, handed_over = apart.tell(day), apart.handed_over()
    assert told["people"] >= PEOPLE
    unsure = [key for key, state in told["keys"].items() if state == "unsure"]
    assert len(unsure) <= 1
    assert {handed_over[key] for key in told["keys"] if key not in unsure} == {1}
    assert all(handed_over[key] <= 1 for key in unsure)
    assert told["states"].get("sent") == told["messages"] - len(unsure)
    assert told["escalations"] == told["raised"] == PEOPLE


def test_an_update_that_is_killed_half_way_leaves_nothing_and_can_be_said_again(apart):
    before = apart.said()
    killed = apart.halted("halt: killed")
    killed.send_signal(signal.SIGKILL)
    killed.communicate(timeout=PATIENCE)
    assert apart.said() == before
    assert apart.do("say", "said again").strip() == "kept"
    after = apart.said()
    assert after["words"] == [*before["words"], "said again"]
    assert after["events"] == before["events"] + 1
    assert after["heard"] != before["heard"]


def test_of_two_updates_at_once_each_is_kept_or_its_writer_is_told(apart):
    before = apart.said()["words"]
    first = apart.halted("halt: first")
    second = apart.start("say", "second")
    time.sleep(0.5)  # long enough to be in the way of the first
    (apart.spool / "go").touch()
    answers = {"halt: first": finished(first).strip(), "second": finished(second).strip()}
    kept = [words for words, answer in answers.items() if answer == "kept"]
    assert set(answers.values()) <= {"kept", "meanwhile"}
    assert "kept" in answers.values()
    assert sorted(apart.said()["words"][len(before) :]) == sorted(kept)


def test_an_event_that_comes_to_light_after_later_ones_is_not_missed(apart):
    def kept() -> dict:
        return json.loads(apart.do("kept", ""))

    assert kept() == {"is_true": True, "blocked": 0}
    first = apart.halted("hold: its event is written, and nobody sees it yet")
    second = apart.start("say", "other: seen before the first")
    if connection.vendor == "postgresql":  # on SQLite it waits for the first
        finished(second)
    assert kept()["is_true"]
    (apart.spool / "go").touch()
    finished(first)
    if connection.vendor == "sqlite":
        finished(second)
    assert kept() == {"is_true": True, "blocked": 2}
