"""``goldthread serve``: everything made ready, then the web server on this machine."""

from __future__ import annotations

import gc
import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import click

from goldthread.cli.database import with_database
from goldthread.kernel.errors import InputError

HOST = "127.0.0.1"
TICK_SECONDS = 600


@click.command("serve")
@click.argument("paper", required=False, type=click.Path(path_type=Path))
@click.option("--port", type=int, default=8000, show_default=True, envvar="GOLDTHREAD_PORT")
@click.option("--workers", type=int, default=2, show_default=True, help="Server processes, of two threads each.")
@click.option("--tick/--no-tick", default=True, help="Whether what happens by itself is run here too.")
def command(paper: Path | None, port: int, workers: int, tick: bool) -> None:
    """Serve Goldthread on this machine, with a demonstration if its database is empty.

    PAPER is read into the demonstration too, for you to review on the screen.

    \b
        goldthread serve
        goldthread serve committee-paper.docx --port 8001
    """
    check_port(port)
    os.environ.setdefault("GOLDTHREAD_SITE", f"http://{HOST}:{port}")  # where letters lead
    make_ready(paper)
    run_server(port=port, workers=workers, tick=tick)


def check_port(port: int) -> None:
    """Raises InputError when something else listens there, before anything slow is done."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            raise InputError(
                f"Port {port} cannot be used: {getattr(error, 'strerror', None) or error}.",
                advice=f"Stop what uses it, or choose another:  GOLDTHREAD_PORT={port % 60000 + 1} bin/run",
            ) from error


@with_database
def make_ready(paper: Path | None = None) -> None:
    """The database prepared, the demonstration loaded into an empty one, the paper read if one was given.

    A paper that cannot be read is said and stops nothing.
    """
    from goldthread.cli import demonstration
    from goldthread.cli.prepare import prepare

    prepare()
    if demonstration.is_wanted():
        demonstration.load(say=_say)
    if paper is not None:
        try:
            _say(f"  Review what was read at {demonstration.bring(paper, say=_say)}")
        except InputError as error:
            _say(f"  Not brought in. {error}")


def run_server(*, port: int, workers: int, tick: bool = True) -> None:
    """Serve until Ctrl-C. The rooms are loaded once and shared by the server processes."""
    from django.core.wsgi import get_wsgi_application
    from django.db import connections
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in _server_settings(port, workers).items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return get_wsgi_application()

    os.environ.pop("GUNICORN_CMD_ARGS", None)
    connections.close_all()  # a connection must not be shared with the server processes
    scheduler = _start_scheduler() if tick else None
    try:
        Server().run()
    finally:
        if scheduler:
            scheduler.terminate()


def _start_scheduler() -> subprocess.Popen[bytes]:
    """What happens by itself, in a process of its own: it ends with the server, and tells of nothing but trouble."""
    command = [sys.executable, "-c", "from goldthread.cli.main import main; main()", "tick"]
    return subprocess.Popen(  # noqa: S603 - ours
        [*command, "--every", str(TICK_SECONDS)],
        stdout=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the server, which then ends this
    )


def _server_settings(port: int, workers: int) -> dict[str, Any]:
    return {
        "bind": [f"{HOST}:{port}"],
        "workers": workers,
        "worker_class": "goldthread.config.one_queue.OneQueue",
        "threads": 2,  # more only take turns on the same core, and the slowest answers come later
        "keepalive": 75,  # seconds; longer than browsers and proxies wait, so that none meets a closing door
        "preload_app": True,
        "loglevel": "warning",
        "graceful_timeout": 5,
        "control_socket_disable": True,
        "when_ready": lambda server: _ready(port),
        "on_exit": lambda server: _say("Stopped."),
    }


def _ready(port: int) -> None:
    """All is loaded, and the server processes come next: what is here stays, so no collection looks at it again."""
    _say_ready(port)
    gc.collect()
    gc.freeze()


def _say_ready(port: int) -> None:
    from django.db import connections

    from goldthread.cli import demonstration

    if demonstration.is_loaded():
        _say(demonstration.sign_ins())
    connections.close_all()
    _say(f"\nGoldthread is ready at  http://{HOST}:{port}   (Ctrl-C stops it)")


def _say(text: str) -> None:
    click.echo(text, file=sys.stderr)
