"""The server under test: its own process, with the settings of real use; what it and the database consume.

Without the scheduler. It is a process of its own that assesses a whole country when it starts, and what a visitor
waits for is not measured while it does; ``delivery.py`` measures that work.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

COMMAND = Path(sys.executable).with_name("goldthread")
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "goldthread.config.settings.prod",
    "GOLDTHREAD_SECRET": "only for measuring: fifty letters that nobody will guess",
    "GOLDTHREAD_HOSTS": "127.0.0.1",
    "GOLDTHREAD_HTTPS_ONLY": "no",
    "GOLDTHREAD_API_REQUESTS_A_MINUTE": "1000000",
    "GOLDTHREAD_REQUIRE_SECOND_FACTOR": "no",
}


@dataclass(frozen=True)
class Use:
    """Processor seconds spent so far."""

    web: float
    database: float


@dataclass(frozen=True)
class Server:
    """Port and processes of a running server."""

    port: int
    process: psutil.Process
    started_in: float

    def _web(self) -> list[psutil.Process]:
        return [self.process, *self.process.children(recursive=True)]

    def use(self) -> Use:
        """Of the web processes, and of PostgreSQL where there is one (SQLite works inside the web processes)."""
        return Use(_seconds(self._web()), database_seconds())

    def memory_mib(self) -> int:
        """Proportional set size of the web processes."""
        return round(sum(each.memory_full_info().pss for each in self._web()) / 2**20)


def database_seconds() -> float:
    """Processor seconds PostgreSQL has spent so far; none on SQLite, which works inside whoever asks."""
    return _seconds(_postgres())


def _postgres() -> list[psutil.Process]:
    """The database that ``bin/with-postgres`` started for this command: our sibling."""
    parent = psutil.Process().parent()
    servers = [each for each in parent.children() if each.name() == "postgres"] if parent else []
    return [each for server in servers for each in [server, *server.children(recursive=True)]]


def _seconds(processes: list[psutil.Process]) -> float:
    total = 0.0
    for each in processes:
        try:
            times = each.cpu_times()
        except psutil.NoSuchProcess:
            continue
        # what children that have ended used is kept by the parent
        total += times.user + times.system + times.children_user + times.children_system
    return total


@contextmanager
def running(folder: Path) -> Iterator[Server]:
    """Serve what stands in ``folder`` until the end of the block."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    began = time.perf_counter()
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [COMMAND, "serve", "--no-tick", "--port", str(port)],
            env={**os.environ, **SETTINGS},
            stdout=log,
            stderr=log,
        )
        try:
            _wait(port, process)
            yield Server(port, psutil.Process(process.pid), time.perf_counter() - began)
        finally:
            process.send_signal(2)
            process.wait(30)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=30):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise SystemExit("The server did not start; see server.log.")
