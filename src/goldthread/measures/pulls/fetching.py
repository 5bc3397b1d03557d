"""Asking a portal for one answer: to the address that was checked, within bounds of time and size, or not at all."""

from __future__ import annotations

import http.client
import json
import socket
import ssl
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from goldthread.kernel.errors import InputError
from goldthread.measures.pulls.addresses import Portal, reachable

WAIT_SECONDS = 20  # for a connection, and for each piece of an answer
ALL_SECONDS = 120  # for everything that one time asks for
MOST_BYTES = 30_000_000  # of all answers of one time
PIECE = 65_536


class NotFetched(InputError):  # noqa: N818 - a sentence
    """The portal could not be asked, or did not answer as one should. Another time may do better."""


@dataclass
class Bounds:
    """What is left of the time and size that one pull may take."""

    until: float = field(default_factory=lambda: time.monotonic() + ALL_SECONDS)
    left: int = MOST_BYTES

    def take(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise NotFetched(f"The answer is larger than {MOST_BYTES:,} bytes.", advice="Filter it.")
        self.check_time()

    def check_time(self) -> None:
        if time.monotonic() > self.until:
            raise NotFetched(f"The portal took longer than {ALL_SECONDS} seconds.")


def ask(portal: Portal, action: str, query: dict[str, str], bounds: Bounds, *, local: bool = False) -> Any:
    """What an action of the portal's API answers, read as JSON. Raises NotFetched, InputError for the address."""
    bounds.check_time()
    connection = _connected(portal, reachable(portal, local=local), bounds)
    watch = threading.Timer(max(0.1, bounds.until - time.monotonic()), _hang_up, [connection.sock])
    watch.daemon = True
    watch.start()  # an answer that comes letter by letter never meets the time a single read may take
    try:
        connection.request(
            "GET",
            f"{portal.path}/api/3/action/{action}?{urlencode(query)}",
            headers={"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": "Goldthread"},
        )
        answer = connection.getresponse()
        return _read(answer.status, answer, bounds)
    except (OSError, http.client.HTTPException) as error:
        bounds.check_time()
        raise NotFetched(f"{portal.host} did not answer: {_words(error)}.") from error
    finally:
        watch.cancel()
        connection.close()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)


def _connected(portal: Portal, number: str, bounds: Bounds) -> http.client.HTTPConnection:
    """A connection to the checked number that still answers to the portal's name and shows its certificate."""
    wait = max(0.1, min(WAIT_SECONDS, bounds.until - time.monotonic()))
    connection = http.client.HTTPConnection(portal.host, portal.port, timeout=wait)
    try:
        line = socket.create_connection((number, portal.port), timeout=wait)
        try:
            connection.sock = _sealed(line, portal.host) if portal.is_secure else line
        except OSError:
            line.close()
            raise
    except OSError as error:
        raise NotFetched(f"{portal.host} cannot be reached: {_words(error)}.") from error
    return connection


def _sealed(line: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(line, server_hostname=host)


def _read(status: int, answer: http.client.HTTPResponse, bounds: Bounds) -> Any:
    if 300 <= status < 400:
        to = answer.getheader("Location", "nowhere")[:150]
        raise NotFetched(f"The portal sends elsewhere ({to}).", advice="Give that address, if it is right.")
    pieces = []
    while piece := answer.read1(PIECE):
        bounds.take(len(piece))
        pieces.append(piece)
    bounds.check_time()
    try:
        said = json.loads(b"".join(pieces))
    except (ValueError, RecursionError):
        said = None
    if status != http.client.OK or not isinstance(said, dict) or said.get("success") is not True:
        raise NotFetched(f"The portal says: {_complaint(said) or f'status {status} and no answer to the question'}.")
    return said.get("result")


def _complaint(said: Any) -> str:
    """What CKAN gives as the reason, in one line."""
    error = said.get("error") if isinstance(said, dict) else None
    if not isinstance(error, dict):
        return ""
    words = [f"{name}: {value}" for name, value in error.items() if not name.startswith("__")]
    return "; ".join([str(error["message"])] if error.get("message") else words)[:300].rstrip(".")


def _words(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "no answer came in time"
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not right ({error.verify_message})"
    return (getattr(error, "strerror", None) or str(error) or type(error).__name__).rstrip(".")
