"""Visitors: so many at once, each on a connection of its own, each answer looked at."""

from __future__ import annotations

import http.client
import itertools
import re
import statistics
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

TIMEOUT = 300


@dataclass(frozen=True)
class Visit:
    """What is asked, and what must stand in the answer. ``{n}`` in the path counts up, ``among`` so many."""

    path: str
    shows: str
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "GET"
    body: str = ""
    first: int = 0
    among: int = 1

    def next_path(self) -> str:
        return self.path.format(n=self.first + next(_turn) % self.among)


_turn = itertools.count()


@dataclass
class Times:
    """Milliseconds of each request; bytes and rows of the last answer; processor seconds the visitors used up."""

    each: list[float] = field(default_factory=list)
    seconds: float = 0
    processor: float = 0
    size: int = 0
    rows: int = 0

    def summary(self) -> dict[str, float]:
        ordered = sorted(self.each)
        return {
            "requests": len(ordered),
            "p50": round(statistics.median(ordered), 1),
            "p95": round(ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))], 1),
            "least": round(ordered[0], 1),
            "a_second": round(len(ordered) / self.seconds, 2),
            "visitors_cores": round(self.processor / self.seconds, 2),  # taken from the server's, on one machine
        }


def visit(port: int, what: Visit, *, at_once: int, seconds: float, most: int = 10_000) -> Times:
    """Ask again and again for so long; the first answer of each visitor warms up and is not counted."""
    times, threads, faults = Times(), [], []
    begin = threading.Barrier(at_once + 1, timeout=TIMEOUT)

    def visitor() -> None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
            _ask(connection, what, times)
            begin.wait()
            end = time.perf_counter() + seconds
            while time.perf_counter() < end and len(times.each) < most:
                times.each.append(_ask(connection, what, times))
            connection.close()
        except BaseException as fault:
            faults.append(fault)
            begin.abort()

    for _ in range(at_once):
        threads.append(threading.Thread(target=visitor))
        threads[-1].start()
    try:
        begin.wait()
    except threading.BrokenBarrierError:
        raise SystemExit(f"{what.method} {what.path}: {faults}") from None
    began, used = time.perf_counter(), time.process_time()
    for thread in threads:
        thread.join()
    times.seconds, times.processor = time.perf_counter() - began, time.process_time() - used
    if faults:
        raise SystemExit(f"{what.method} {what.path}: {faults}")
    return times


def _ask(connection: http.client.HTTPConnection, what: Visit, times: Times) -> float:
    began = time.perf_counter()
    connection.request(what.method, what.next_path(), what.body or None, dict(what.headers))
    answer = connection.getresponse()
    pieces = []
    while piece := answer.read(1 << 20):
        pieces.append(piece)
    taken = (time.perf_counter() - began) * 1000
    body = b"".join(pieces)
    if answer.status not in {200, 201} or what.shows.encode() not in body:
        raise AssertionError(f"{what.method} {what.path}: {answer.status}: {body[:300]!r}")
    times.size = len(body)
    times.rows = body.count(b"<tr")
    return taken


def sign_in(port: int, email: str, password: str) -> tuple[str, float]:
    """The session of this account, and how many milliseconds the sign-in took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    connection.request("GET", "/accounts/login/")
    answer = connection.getresponse()
    page, cookies = answer.read().decode(), SimpleCookie(answer.headers["Set-Cookie"])
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token, "the sign-in page has no form"
    form = urlencode({"login": email, "password": password, "csrfmiddlewaretoken": token[1]})
    headers = {
        "Cookie": "; ".join(f"{name}={morsel.value}" for name, morsel in cookies.items()),
        "Content-Type": "application/x-www-form-urlencoded",
        "Referer": f"https://127.0.0.1:{port}/accounts/login/",
    }
    began = time.perf_counter()
    connection.request("POST", "/accounts/login/", form, headers)
    answer = connection.getresponse()
    answer.read()
    taken = (time.perf_counter() - began) * 1000
    kept = [SimpleCookie(value) for value in answer.headers.get_all("Set-Cookie") or []]
    session = next((each["sessionid"].value for each in kept if "sessionid" in each), "")
    assert session, f"{email} could not sign in: {answer.status}"
    return f"sessionid={session}", taken
