"""Follows every link of the site, as a reader with a mouse and no plan would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urljoin, urlsplit, urlunsplit

from django.urls import resolve
from lxml import html
from playwright.sync_api import APIResponse, Page

# Addresses that differ only in what they filter by come in any number: so many of each kind are enough.
ALIKE = 4
MOST = 2_000


@dataclass(frozen=True)
class Visit:
    """One address that answered. ``kind`` is the same for all pages of one template."""

    address: str
    kind: str
    answer: APIResponse

    @property
    def is_page(self) -> bool:
        return self.answer.headers.get("content-type", "").startswith("text/html")


def visits(page: Page, start: str) -> Iterator[Visit]:
    """Every address reachable from ``start``, each once, with what it answered."""
    home = urlsplit(start).netloc
    waiting, seen, alike = [start], {start}, Counter[str]()
    while waiting:
        address = waiting.pop(0)
        answer = page.request.get(address)
        visit = Visit(address, kind_of(address), answer)
        yield visit
        if not visit.is_page or answer.status >= 400:
            continue
        for link in _links(answer):
            if urlsplit(link).netloc != home or link in seen:
                continue
            seen.add(link)
            query = urlsplit(link).query
            kind = kind_of(link)
            alike[kind] += bool(query)
            if not query or alike[kind] <= ALIKE:
                waiting.append(link)
        assert len(seen) < MOST, f"more than {MOST} addresses; the last: {address}"


def kind_of(address: str) -> str:
    """The name of the address in the URLconf, with the names of what it filters by."""
    parts = urlsplit(address)
    keys = "&".join(sorted(parse_qs(parts.query, keep_blank_values=True)))
    if parts.path.startswith("/static/"):
        return "static"
    return f"{resolve(parts.path).view_name}{'?' + keys if keys else ''}"


def _links(answer: APIResponse) -> Iterator[str]:
    tree = html.fromstring(answer.body())
    for target in tree.xpath("//a/@href | //link/@href | //img/@src | //script/@src"):
        joined = urlsplit(urljoin(answer.url, target))
        if joined.scheme in {"http", "https"}:
            yield urlunsplit(joined._replace(fragment=""))
