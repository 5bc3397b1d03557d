"""Finding in the text of a paper the places that evidence points to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SHORTEST_QUOTE = 4  # fewer letters are found everywhere
SHORTEST_BEGINNING = 8  # letters of a text that goes on on the next page


@dataclass(frozen=True)
class Spot:
    """A place in the paper: page, block on it, and in a table the row and column as printed (else 0)."""

    page: int
    block: int
    row: int = 0
    col: int = 0


def spots(document: Mapping[str, Any], evidence: Mapping[str, Mapping[str, Any]]) -> dict[Spot, list[str]]:
    """Where each field was read, as far as it can be found: by its place, or else by its words.

    Words that stand where the statement does are taken to be those: a card holds all that is told of its action.
    """
    found: dict[Spot, list[str]] = {}
    home = _found(document, evidence["text"]) if "text" in evidence else None
    card = next((_plain(text) for spot, text in _texts(document) if spot == home), "")
    for name, source in evidence.items():
        quote = "" if source.get("table") else _plain(source.get("quote", ""))
        if spot := home if quote and quote in card else _found(document, source):
            found.setdefault(spot, []).append(name)
    return found


def _found(document: Mapping[str, Any], source: Mapping[str, Any]) -> Spot | None:
    return _by_place(document, source) or _by_words(document, source)


def _by_place(document: Mapping[str, Any], source: Mapping[str, Any]) -> Spot | None:
    """The cell of that number, provided the words stand there: joined tables are counted on over their pages."""
    if not source.get("table"):
        return None
    for page, block, grid in _tables(document):
        if grid["table"] != source["table"]:
            continue
        for cell in _cells(grid):
            if _covers(cell, source) and _says(cell["text"], source.get("quote", "")):
                return Spot(page, block, cell["row"], cell["col"])
    return None


def _covers(cell: Mapping[str, Any], source: Mapping[str, Any]) -> bool:
    row, col = source.get("row") or 0, source.get("col") or 0
    return (
        cell["row"] <= row < cell["row"] + cell.get("rowspan", 1)
        and cell["col"] <= col < cell["col"] + cell.get("colspan", 1)
    )  # fmt: skip


def _by_words(document: Mapping[str, Any], source: Mapping[str, Any]) -> Spot | None:
    quote = _plain(source.get("quote", ""))
    if len(quote) < SHORTEST_QUOTE:
        return None
    texts = [(spot, _plain(text)) for spot, text in _texts(document)]
    whole = [spot for spot, text in texts if quote in text]
    begun = [spot for spot, text in texts if len(text) >= SHORTEST_BEGINNING and quote.startswith(text)]
    for candidates in (whole, begun):  # a cell that the page cuts is there with its first part
        for spot in candidates:
            if document["pages"][spot.page]["label"] == source.get("page"):
                return spot
    return next(iter([*whole, *begun]), None)


def _says(text: str, quote: str) -> bool:
    return not quote or _plain(quote) in _plain(text)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()


def _texts(document: Mapping[str, Any]) -> Iterator[tuple[Spot, str]]:
    for number, page in enumerate(document["pages"]):
        for index, block in enumerate(page["blocks"]):
            if "table" in block:
                yield from ((Spot(number, index, each["row"], each["col"]), each["text"]) for each in _cells(block))
            else:
                yield Spot(number, index), block["text"]


def _tables(document: Mapping[str, Any]) -> Iterator[tuple[int, int, Mapping[str, Any]]]:
    for number, page in enumerate(document["pages"]):
        for index, block in enumerate(page["blocks"]):
            if "table" in block:
                yield number, index, block


def _cells(grid: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for row in grid["rows"]:
        yield from row
