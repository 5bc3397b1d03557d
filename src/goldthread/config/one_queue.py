"""The server process: one queue at one door, however many processes and threads serve it.

gunicorn's own threaded worker takes every connection that comes and keeps it for the next request too. Whoever is
kept by the busier process waits behind all its others, while the process beside it may have nothing to do: with
eight readers on two processes the slowest answers took twice as long as they needed to. Here a connection stays
at the door, which all processes share, until a thread is free for it.
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker


class OneQueue(ThreadWorker):
    """A threaded worker that takes on no more than it can serve at once.

    Under load an answer ends its connection, and says so, since a kept one could be served by this process only;
    the next request then goes to whichever process is free first. A connection that has said nothing yet, as
    browsers open them ahead of need, takes no thread.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.under_way = 0
        self.kept_when_free = self.cfg.worker_connections - self.cfg.threads

    def enqueue_req(self, conn: TConn) -> None:
        if conn.initialized or conn.data_ready or _has_said_something(conn.sock):
            self._count(1)
            super().enqueue_req(conn)
        else:
            self._wait_for_words(conn)

    def finish_request(self, conn: TConn, fs: Any) -> None:
        self._count(-1)
        super().finish_request(conn, fs)

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        has_room = self.nr_conns < self.worker_connections
        self.set_accept_enabled(self.alive and has_room and not self._is_full())
        super().wait_for_and_dispatch_events(timeout)

    def _is_full(self) -> bool:
        return self.under_way >= self.cfg.threads

    def _count(self, change: int) -> None:
        self.under_way += change
        self.max_keepalived = 0 if self._is_full() else self.kept_when_free

    def _wait_for_words(self, conn: TConn) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + self.cfg.keepalive
        self.pending_conns.append(conn)
        readable = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, readable)


def _has_said_something(connection: socket.socket) -> bool:
    """Whether a request, or its end, has arrived."""
    with contextlib.suppress(BlockingIOError):
        connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
        return True
    return False
