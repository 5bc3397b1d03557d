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


def test_a_column_of_resources_among_the_headings_of_cells_one_a_line():
    paper = """Larchmoor action plan 2031

Action
Resources
Lead
Timescale
Mend the roof of the old baths
Staff time
Estates Office
May 2031
Teach every child in the third year to swim
£4,000
School Service
June 2031
Write to all clubs about the new hours
Staff time
Clubs Network
July 2031
"""
    plan = to_corpus(read_plan(paper.encode(), "plan.txt"))
    assert [(one["text"], one["owners"], one["deadline"], one["comments"]) for one in plan["actions"]] == [
        ("Mend the roof of the old baths", ["Estates Office"], "2031-05", "Resources: Staff time"),
        ("Teach every child in the third year to swim", ["School Service"], "2031-06", "Resources: £4,000"),
        ("Write to all clubs about the new hours", ["Clubs Network"], "2031-07", "Resources: Staff time"),
    ]
