"""Every deadline of the reference papers, where they are at hand beside the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from goldthread.kernel.timescale_forms import corpus_deadline
from goldthread.kernel.timescale_grammar import parse_timescale, parse_timescales

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
GOLD = sorted(CORPUS.glob("*.gold.json"))
pytestmark = pytest.mark.skipif(not GOLD, reason=f"NOT CHECKED: no reference papers in {CORPUS}")


def _actions() -> Iterator[dict[str, Any]]:
    for path in GOLD:
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield from gold["actions"]
        for table in gold.get("other_tables", []):
            yield from table.get("actions", [])


def test_every_printed_deadline_gives_the_reference_deadline() -> None:
    printed = [action for action in _actions() if action.get("deadline_text")]
    assert len(printed) > 100
    wrong = {
        action["deadline_text"]: (action["deadline"], read)
        for action in printed
        if (read := corpus_deadline(parse_timescale(action["deadline_text"]))) != action["deadline"]
    }
    assert wrong == {}


def test_every_date_of_a_cell_of_several_is_found() -> None:
    several = [action for action in _actions() if len(parse_timescales(action.get("deadline_text") or "")) > 1]
    assert several
    for action in several:
        read = {corpus_deadline(part) for part in parse_timescales(action["deadline_text"])}
        assert action["deadline"] in read
        assert read <= set(action["deadlines"])


def test_the_start_of_a_range_is_the_reference_start() -> None:
    ranges = [action for action in _actions() if action.get("start")]
    assert ranges
    for action in ranges:
        start = parse_timescale(action["deadline_text"]).start
        assert start is not None
        assert f"{start:%Y-%m}" == action["start"]
