"""Goldthread as a person starts it: its own process, its own database, prepared by its own commands."""

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

COMMAND = Path(sys.executable).with_name("goldthread")
PATIENCE = 180  # seconds, for a busy machine


@dataclass(frozen=True)
class Server:
    """A running Goldthread. ``var`` holds its database and uploads, ``log`` what it said."""

    address: str
    var: Path
    log: Path

    def command(self, *arguments: str) -> str:
        """Run a command of Goldthread on this server's data and give what it printed."""
        done = subprocess.run(
            [COMMAND, *arguments], env=_environment(self.var), capture_output=True, text=True, timeout=PATIENCE
        )
        assert done.returncode == 0, f"goldthread {' '.join(arguments)}: {done.stderr}"
        return done.stdout


@contextmanager
def running(var: Path) -> Iterator[Server]:
    """Serve the demonstration from an empty folder; stopped as Ctrl-C stops it."""
    port = _free_port()
    server = Server(f"http://127.0.0.1:{port}", var, var / "server.log")
    with server.log.open("w") as log:
        process = subprocess.Popen(
            [COMMAND, "serve", "--port", str(port)], env=_environment(var), stdout=log, stderr=subprocess.STDOUT
        )
        try:
            _wait(server, process)
            yield server
        finally:
            ended_by_itself = process.poll()
            if ended_by_itself is None:
                process.send_signal(2)
                process.wait(timeout=30)
    assert ended_by_itself is None, f"The server ended by itself ({ended_by_itself}):\n{server.log.read_text()}"


def _wait(server: Server, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.address}/health", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"The server did not start:\n{server.log.read_text()}")


def _environment(var: Path) -> dict[str, str]:
    """This process's own, less the settings of the test suite."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GOLDTHREAD_", "DJANGO_"))}
    return {**kept, "GOLDTHREAD_VAR": str(var)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
