"""Texts with one cell a line, or a block between blank lines."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TEXT = """Brackley Play Action Plan 2031

Priority 1: Parks

Every child should have a park nearby.

Action

Lead agency

When

Annual inspection of swings

Parks Team

Every May

Plant a maze of willow

Parks Team

March 2031

Priority 2: Streets

Streets belong to children too.

Action

Lead agency

When

Close one street a week

Roads Service

Within six months of the vote

Paint hopscotch on pavements

Street Art Forum

June 2031

How we will report

The group will report each year.
"""


def test_cells_that_come_round_in_order_are_rows():
    plan = to_corpus(read_plan(_TEXT.encode(), "play.txt"))

    assert [(one["text"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Annual inspection of swings", ["Parks Team"], "ongoing", "1"),
        ("Plant a maze of willow", ["Parks Team"], "2031-03", "1"),
        ("Close one street a week", ["Roads Service"], None, "2"),
        ("Paint hopscotch on pavements", ["Street Art Forum"], "2031-06", "2"),
    ]
    assert [one["title"] for one in plan["priorities"]] == ["Parks", "Streets"]
