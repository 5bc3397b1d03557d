"""Follows every link of the site, as a reader with a mouse and no plan would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit

from django.urls import resolve
from lxml import html
from playwright.sync_api import APIResponse, Page


@dataclass(frozen=True)
class Visit:
    """One address that answered. ``kind`` is the same for all pages of one template."""

    address: str
    found_on: str
    kind: str
    answer: APIResponse

    @property
    def is_page(self) -> bool:
        headers = self.answer.headers
        is_download = headers.get("content-disposition", "").startswith("attachment")
        return headers.get("content-type", "").startswith("text/html") and not is_download

    def __str__(self) -> str:
        return f"{self.address} (a link on {self.found_on}): {self.answer.status}"


def visits(page: Page, start: str, *, alike: int) -> Iterator[Visit]:
    """The addresses reachable from ``start``, each once, with what it answered.

    Of addresses of one kind (all updates to correct, all filters of a list) ``alike`` are enough.
    """
    home = urlsplit(start).netloc
    waiting, seen, met = [(start, "the beginning")], {start}, Counter[str]()
    while waiting:
        address, found_on = waiting.pop(0)
        visit = Visit(address, found_on, kind_of(address), page.request.get(address, max_retries=2))
        yield visit
        if not visit.is_page or visit.answer.status >= 400:
            continue
        for link in _links(visit.answer):
            kind = kind_of(link) if urlsplit(link).netloc == home else ""
            if kind and link not in seen and met[kind] < alike:
                seen.add(link)
                met[kind] += 1
                waiting.append((link, address))


def kind_of(address: str) -> str:
    """The name of the address in the URLconf, marked when it filters or sorts."""
    parts = urlsplit(address)
    if parts.path.startswith("/static/"):
        return "static"
    return resolve(parts.path).view_name + ("?" if parts.query else "")


def _links(answer: APIResponse) -> Iterator[str]:
    tree = html.fromstring(answer.body())
    for target in tree.xpath("//a/@href | //link/@href | //img/@src | //script/@src"):
        joined = urlsplit(urljoin(answer.url, target))
        if joined.scheme in {"http", "https"}:
            yield urlunsplit(joined._replace(fragment=""))
