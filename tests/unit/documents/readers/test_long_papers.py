"""What a paper costs grows with its pages and no faster: counted, not timed."""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from functools import cache

from goldthread.documents.readers import read_document
from goldthread.documents.readers.pdf.laid import Laid
from unit.documents.papers.long_paper import long_paper
from unit.documents.papers.writers import as_pdf

_SHORT, _LONG = 6, 18  # themes
_KEPT = 60_000  # bytes of a page: its text in cells, and its marks packed away


@cache
def _paper(themes: int) -> bytes:
    return as_pdf(long_paper(seed=1, themes=themes))


def _pages(themes: int) -> int:
    return len(read_document(_paper(themes), "long.pdf").pages)


def _per_page(cost: Callable[[bytes], float]) -> float:
    """What each further page costs."""
    return (cost(_paper(_LONG)) - cost(_paper(_SHORT))) / (_pages(_LONG) - _pages(_SHORT))


def test_a_page_leaves_little_behind():
    def peak(data: bytes) -> float:
        gc.collect()
        tracemalloc.start()
        try:
            read_document(data, "long.pdf")
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    read_document(_paper(_SHORT), "long.pdf")  # whatever is loaded once
    assert 0 < _per_page(peak) < _KEPT


def test_pages_are_put_by_packed():
    laid: list[int] = []

    def count(page: int, _of: int) -> None:
        if page % 4 == 0:
            laid.append(sum(type(held) is Laid for held in gc.get_objects()))

    read_document(_paper(_LONG), "long.pdf", count)

    assert len(laid) > 5
    assert max(laid) <= 2


def test_work_grows_with_pages_and_no_faster():
    def calls(data: bytes) -> float:
        made = 0

        def note(_frame: object, event: str, _value: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(note)
        try:
            read_document(data, "long.pdf")
        finally:
            sys.setprofile(None)
        return made

    assert _per_page(calls) < 1.2 * calls(_paper(_SHORT)) / _pages(_SHORT)
