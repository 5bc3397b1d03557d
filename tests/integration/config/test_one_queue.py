"""The server process against a real gunicorn: two processes share what waits, and nobody silent takes a place."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest

pytestmark = [pytest.mark.loopback, pytest.mark.once]
PAGE_SECONDS = 0.03
SERVE = f"""
import os, sys, threading, time
from gunicorn.app.base import BaseApplication

one_at_a_time = threading.Lock()  # as the interpreter lets only one thread of a process work

def page(environ, start_response):
    with one_at_a_time:
        time.sleep({PAGE_SECONDS})
    said = str(os.getpid()).encode()
    start_response("200 OK", [("Content-Length", str(len(said)))])
    return [said]

class Server(BaseApplication):
    def load_config(self):
        settings = dict(
            bind=["127.0.0.1:" + sys.argv[1]], workers=2, threads=2, keepalive=75, loglevel="warning",
            worker_class="goldthread.config.one_queue.OneQueue", control_socket_disable=True, graceful_timeout=2,
        )
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self):
        return page

Server().run()
"""


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
    server = subprocess.Popen([sys.executable, "-c", SERVE, str(number)], env=os.environ)
    try:
        _until_both_answer(number)
        yield number
    finally:
        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0


def _until_both_answer(port: int) -> None:
    deadline, seen = time.monotonic() + 60, set()
    while len(seen) < 2:
        assert time.monotonic() < deadline, "the server processes did not start"
        try:
            seen.update(_ask_all(port, at_once=4, each=2))
        except OSError:
            time.sleep(0.1)


def _ask_all(port: int, *, at_once: int, each: int) -> Counter[str]:
    """Which process answered how often, asked by so many at once, each on a connection kept while it may be."""
    answered: Counter[str] = Counter()
    faults: list[Exception] = []

    def reader() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            for _ in range(each):
                connection.request("GET", "/")
                answered[connection.getresponse().read().decode()] += 1
        except OSError as fault:
            faults.append(fault)
        finally:
            connection.close()

    readers = [threading.Thread(target=reader) for _ in range(at_once)]
    for each_reader in readers:
        each_reader.start()
    for each_reader in readers:
        each_reader.join()
    if faults:
        raise faults[0]
    return answered


def test_readers_who_come_at_once_are_shared_between_the_processes(port):
    answered = _ask_all(port, at_once=8, each=10)
    assert sum(answered.values()) == 80
    assert len(answered) == 2
    assert min(answered.values()) >= 24, answered


def test_a_lone_reader_keeps_the_connection(port):
    time.sleep(0.5)  # the ends of the connections before are under way a moment longer: until then nobody is alone
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sockets = set()
    for _ in range(3):
        connection.request("GET", "/")
        connection.getresponse().read()
        sockets.add(connection.sock)
    connection.close()
    assert len(sockets) == 1
    assert None not in sockets


def test_connections_that_say_nothing_take_no_place(port):
    silent = [socket.create_connection(("127.0.0.1", port)) for _ in range(10)]
    try:
        time.sleep(0.2)
        began = time.monotonic()
        assert sum(_ask_all(port, at_once=2, each=3).values()) == 6
        assert time.monotonic() - began < 3, "the silent were waited for"
        silent[0].sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert silent[0].recv(100).startswith(b"HTTP/1.1 200")
    finally:
        for each in silent:
            each.close()
