"""Addresses of the living plan for lists that show hundreds: made by hand, and held to the URLconf by a test."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, urlencode

from goldthread.delivery.filters import PAGE_SIZE, ActionFilters, OwnerKey


class Links:
    """The pages of one partnership."""

    def __init__(self, partnership: str) -> None:
        self.root = f"/{quote(partnership)}/"

    def plan(self, slug: str) -> str:
        return f"{self.root}plans/{quote(slug)}/"

    def bring(self) -> str:
        return f"{self.root}papers/new/"

    def paper(self, key: int) -> str:
        return f"{self.root}papers/{key}/"

    def timeline(
        self,
        slug: str,
        filters: ActionFilters | None = None,
        *,
        zoom: str = "",
        day: date | None = None,
        **asked: str,
    ) -> str:
        """A plan along time: how long a stretch, from which day, the rest as in a list of actions."""
        named = {"zoom": zoom, "from": day.isoformat() if day else "", **asked}
        parts = [urlencode({name: value for name, value in named.items() if value})]
        parts.append((filters or ActionFilters()).but(sort="due", descending=False, size=PAGE_SIZE).to_query())
        query = "&".join(filter(None, parts))
        return f"{self.plan(slug)}timeline/{'?' + query if query else ''}"

    def priority(self, key: int) -> str:
        return f"{self.root}priorities/{key}/"

    def action(self, key: int) -> str:
        return f"{self.root}actions/{key}/"

    def meeting(self, key: int) -> str:
        return f"{self.root}meetings/{key}/"

    def returns(self) -> str:
        return f"{self.root}returns/"

    def recommendation(self, key: int) -> str:
        return f"{self.root}recommendations/{key}/"

    def owner(self, key: OwnerKey) -> str:
        return f"{self.root}owners/{key.kind}/{key.id}/"

    def board(self, key: OwnerKey, filters: ActionFilters | None = None, **asked: str) -> str:
        """The board of an owner; ``by`` and ``view`` as its switches say, the rest as in a list of actions."""
        parts = [urlencode(asked), (filters or ActionFilters()).but(owner=None).to_query()]
        query = "&".join(filter(None, parts))
        return f"{self.owner(key)}board/{'?' + query if query else ''}"

    def calendar(self, month: date) -> str:
        return f"{self.root}calendar/?month={month:%Y-%m}"

    def actions(self, filters: ActionFilters | None = None, **asked: object) -> str:
        """The list of actions, as asked for."""
        query = (filters or ActionFilters()).but(**asked).to_query()
        return f"{self.root}actions/{'?' + query if query else ''}"
