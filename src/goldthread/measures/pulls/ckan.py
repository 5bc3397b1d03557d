"""A table of a CKAN portal, page after page, as the table of figures that a file would be."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.measures.pulls.addresses import Portal
from goldthread.measures.pulls.fetching import Bounds, NotFetched, ask
from goldthread.measures.sheets import MOST_ROWS, Table

PAGE = 5_000
LOOK = 5  # rows that are looked at to see what the columns hold
_OWN = ("_id", "_full_text", "rank")  # columns that the portal adds


@dataclass(frozen=True)
class Wanted:
    """Which table, and which rows of it."""

    portal: Portal
    resource: str
    package: str = ""
    filters: Mapping[str, Any] | None = None
    local: bool = False


def fetched(wanted: Wanted) -> Table:
    """Every row, asked for page by page in a fixed order. Raises NotFetched for anything less than the whole."""
    bounds = Bounds()
    resource = _resource(wanted, bounds)
    headings: list[str] = []
    rows: list[list[str]] = []
    total = None
    while total is None or len(rows) < total:
        page = _page(wanted, resource, len(rows), PAGE, bounds)
        if total is not None and page.total != total:
            raise NotFetched("The table changed while it was being read.", advice="It is tried again.")
        total, headings = page.total, headings or page.headings
        if total > MOST_ROWS:
            raise NotFetched(f"The table has {total:,} rows; {MOST_ROWS:,} is the most.", advice="Filter it.")
        if not page.rows and len(rows) < total:
            raise NotFetched(f"The portal promises {total:,} rows and gave {len(rows):,}.")
        rows += page.rows
    if len(rows) != total:
        raise NotFetched(f"The portal promises {total:,} rows and gave {len(rows):,}.")
    if not rows:
        raise NotFetched("The table has no rows.", advice="Look at its filters.")
    return _table(resource, headings, rows)


def first_rows(wanted: Wanted) -> Table:
    """The first few rows, to see what the columns hold."""
    bounds = Bounds()
    resource = _resource(wanted, bounds)
    page = _page(wanted, resource, 0, LOOK, bounds)
    if not page.rows:
        raise NotFetched("The table has no rows.", advice="Look at its filters.")
    return _table(resource, page.headings, page.rows)


@dataclass(frozen=True)
class _Page:
    total: int
    headings: list[str]
    rows: list[list[str]]


def _resource(wanted: Wanted, bounds: Bounds) -> str:
    """The id of the table: as given, or that of the resource of this name in the data set."""
    if not wanted.package:
        return wanted.resource
    found = ask(wanted.portal, "package_show", {"id": wanted.package}, bounds, local=wanted.local)
    resources = found.get("resources") if isinstance(found, dict) else None
    named = {
        str(each.get("name", "")).strip().lower(): each
        for each in resources or ()
        if isinstance(each, dict) and each.get("id")
    }
    here = named.get(wanted.resource.strip().lower())
    if here is None:
        there = ", ".join(f"“{each.get('name')}”" for each in list(named.values())[:10]) or "none"
        raise NotFetched(f"The data set has no table “{wanted.resource}”.", advice=f"There are: {there}.")
    return str(here["id"])


def _page(wanted: Wanted, resource: str, offset: int, size: int, bounds: Bounds) -> _Page:
    query = {"resource_id": resource, "limit": str(size), "offset": str(offset), "sort": "_id asc"}
    if wanted.filters:
        query["filters"] = json.dumps(dict(wanted.filters), ensure_ascii=False)
    found = ask(wanted.portal, "datastore_search", query, bounds, local=wanted.local)
    try:
        headings = [str(each["id"]) for each in found["fields"] if each["id"] not in _OWN]
        rows = [[_word(record.get(heading)) for heading in headings] for record in found["records"]]
        return _Page(int(found["total"]), headings, rows)
    except (TypeError, KeyError, AttributeError, ValueError) as error:
        raise NotFetched("The portal does not answer as CKAN does.") from error


def _table(resource: str, headings: list[str], rows: list[list[str]]) -> Table:
    """Rows numbered as a spreadsheet would, so that a bad one is found in the portal's own file."""
    return Table(resource, headings, list(enumerate(rows, 2)))


def _word(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()
