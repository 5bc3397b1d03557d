"""Tables whose cells an extraction ran together with single blanks."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Grid
from goldthread.documents.readers.text import read_text
from goldthread.documents.reading import read_plan


def _actions(text: str) -> list[tuple]:
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))
    return [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]]


def test_numbered_rows_without_headings():
    text = """Quiet Libraries Plan

This table shows who leads and when.

1 Open a quiet room in each library. Libraries Service March 2031
2 Ask readers what keeps them away QLF By end of June 2031
3 Repair the lift at Nine Elms Hall QLF Summer 2031
4 Train staff to greet people in British Sign Language. QLF October 2031
"""
    assert _actions(text) == [
        ("1", "Open a quiet room in each library.", ["Libraries Service"], "2031-03"),
        ("2", "Ask readers what keeps them away", ["QLF"], "2031-06"),
        ("3", "Repair the lift at Nine Elms Hall", ["QLF"], "2031-summer"),
        ("4", "Train staff to greet people in British Sign Language.", ["QLF"], "2031-10"),
    ]


@pytest.mark.parametrize(
    "headings",
    ["Ref Action When Lead partner", "Ref\nAction\nWhen\nLead partner"],
    ids=["on one line", "on a line each"],
)
def test_headings_say_the_order_of_the_cells(headings):
    text = f"""Quiet Libraries Plan

{headings}
1.1 Open a quiet room in each library March 2031 Libraries Service
1.2 Ask readers what keeps them away
and publish what they say Ongoing Readers Forum
1.3 Repair the lift June 2031 Property Department
"""
    assert _actions(text) == [
        ("1.1", "Open a quiet room in each library", ["Libraries Service"], "2031-03"),
        ("1.2", "Ask readers what keeps them away and publish what they say", ["Readers Forum"], "ongoing"),
        ("1.3", "Repair the lift", ["Property Department"], "2031-06"),
    ]


def test_short_lines_between_the_rows_are_priorities():
    text = """Action Lead Deadline
Reading
1 Open a quiet room in each library. Libraries Service March 2031
2 Ask readers what keeps them away. Readers Forum June 2031
Reaching out to people who stay at home
3 Send a van to each village. Libraries Service October 2031
4 Lend tablets with large print. Readers Forum November 2031
"""
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [one["title"] for one in plan["priorities"]] == ["Reading", "Reaching out to people who stay at home"]
    assert len(plan["actions"]) == 4


def test_numbered_sentences_are_no_table():
    text = """1 The library will open a quiet room by March 2031
2 The library hopes to repair the lift in June 2031
3 The library was opened in 1931
"""
    assert not any(
        isinstance(block, Grid) for page in read_text(text.encode(), "a.txt").pages for block in page.blocks
    )


def test_actions_with_a_status_and_nothing_else():
    text = """Overview of the Brackley Cohesion Action Plan

Action Status
1. Set up a panel of neighbours
Complete
2. Invite every faith group to a meal
Paused
3. Review how people hear about meetings
Complete
"""
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["ref"], one["text"], one["status"]) for one in plan["actions"]] == [
        ("1", "Set up a panel of neighbours", "complete"),
        ("2", "Invite every faith group to a meal", "paused"),
        ("3", "Review how people hear about meetings", "complete"),
    ]
