"""The ways in that every page shows. Rooms to the right register theirs; the layout asks only this list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from django.http import HttpRequest
from django.urls import reverse

Place = Literal["top", "footer"]


@dataclass(frozen=True)
class Way:
    """A link of the layout: its words, the name of its address, and who sees it."""

    label: str
    name: str
    order: int
    place: Place
    of_partnership: bool
    shown_to: Callable[[Any], bool]
    covers: tuple[str, ...]


@dataclass(frozen=True)
class Link:
    """A way in as one page shows it. ``here`` is "page" on the page itself, "true" on pages under it, or ""."""

    label: str
    href: str
    here: str


_ways: dict[str, Way] = {}


def _everybody(person: Any) -> bool:
    return True


def register(
    label: str,
    name: str,
    *,
    order: int,
    place: Place = "top",
    of_partnership: bool = True,
    shown_to: Callable[[Any], bool] = _everybody,
    covers: tuple[str, ...] = (),
) -> None:
    """Add the page called ``name`` ("plans:list") to the layout of every page, sorted by ``order``.

    ``of_partnership``: its address starts with the partnership's. ``shown_to`` is asked with the person reading.
    ``covers`` names other pages that this way leads to: on them, and under them, it is marked too.
    """
    _ways[name] = Way(label, name, order, place, of_partnership, shown_to, covers)


def links(request: HttpRequest, place: Place) -> list[Link]:
    """What this reader sees at this place, in order; a partnership's links only inside the partnership."""
    partnership = getattr(request, "partnership", None)
    person = getattr(request, "person", None)
    found = []
    for way in sorted(_ways.values(), key=lambda way: way.order):
        if way.place != place or (way.of_partnership and partnership is None):
            continue
        if way.shown_to(person):
            of = partnership.slug if way.of_partnership and partnership else ""
            href, *covered = [_address(name, of) for name in (way.name, *way.covers)]
            found.append(Link(way.label, href, _here(request.path, href, covered)))
    return found


@lru_cache(maxsize=10_000)
def _address(name: str, partnership: str) -> str:
    return reverse(name, args=[partnership] if partnership else [])


def _here(path: str, href: str, covered: list[str]) -> str:
    if path == href:
        return "page"
    return "true" if any(path.startswith(address) for address in (href, *covered)) else ""
