"""A data portal of our own on the loopback, which answers from recordings in the shape of CKAN's API.

It can be told to misbehave: what a real portal does on a bad day.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

RECORDINGS = Path(__file__).parent / "recordings"
WAITS = "7a3f0f0e-0f5c-4bb7-9b52-0b4c6b1d2e11"


@dataclass
class Portal:
    """Where it is, what it was asked, and which fault it makes."""

    address: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    fault: str = ""
    most: int = 10_000  # rows a page, however many are asked for
    table: dict[str, Any] = field(default_factory=lambda: recording("datastore_search"))

    def answer(self, action: str, query: dict[str, str]) -> tuple[int, Any]:
        self.asked.append((action, query))
        if self.fault == "down":
            return 503, "<html>Back soon</html>"
        if action == "package_show":
            return 200, recording("package_show")
        if query.get("resource_id") != WAITS:
            return 404, recording("not_found")
        return 200, self._search(query)

    def _search(self, query: dict[str, str]) -> dict[str, Any]:
        told = json.loads(json.dumps(self.table))
        wanted = json.loads(query.get("filters", "{}"))
        rows = [row for row in told["result"]["records"] if _fits(row, wanted)]
        first = int(query["offset"])
        size = min(int(query["limit"]), self.most)
        told["result"] |= {"total": len(rows), "records": rows[first : first + size]}
        if self.fault == "changes" and first:
            told["result"]["total"] += 1
        if self.fault == "promises more":
            told["result"]["total"] += 5
        return told


def _fits(row: dict[str, Any], wanted: dict[str, Any]) -> bool:
    return all(row[name] in (value if isinstance(value, list) else [value]) for name, value in wanted.items())


def recording(name: str) -> dict[str, Any]:
    return json.loads((RECORDINGS / f"{name}.json").read_text("utf-8"))


@contextmanager
def running() -> Iterator[Portal]:
    portal = Portal()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            if portal.fault == "sends away":
                self.send_response(302)
                self.send_header("Location", "http://169.254.169.254/latest/")
                self.end_headers()
                return
            status, said = portal.answer(parts.path.rsplit("/", 1)[-1], dict(parse_qsl(parts.query)))
            words = said.encode() if isinstance(said, str) else json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(words)))
            self.end_headers()
            self._write(words)

        def _write(self, words):
            if portal.fault != "drips":
                self.wfile.write(words)
                return
            for place in range(len(words)):
                try:
                    self.wfile.write(words[place : place + 1])
                except OSError:
                    return
                time.sleep(0.02)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    portal.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield portal
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
