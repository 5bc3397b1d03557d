"""Headings that say of all actions under them that they are done."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PAPER = """Harbour Action Plan 2031

{done}

1. The Trade Team will open a shop in town by May 2031.
2. The Ferry Company will print a map by May 2031.

{left}

3. The Pilots Forum will paint the quay by June 2032.
"""


@pytest.mark.parametrize(
    ("done", "left"),
    [
        ("Completed actions", "Actions not yet completed"),
        ("Actions closed since the last report", "Actions to be completed"),
        ("Tasks delivered this year", "Tasks for next year"),
    ],
)
def test_actions_under_a_heading_that_says_they_are_done(done, left):
    plan = to_corpus(read_plan(_PAPER.format(done=done, left=left).encode(), "paper.txt"))

    assert [one["status"] for one in plan["actions"]] == ["complete", "complete", None]
