"""Tables that lost their lines and blanks: only the headings say what follows upon what."""

from __future__ import annotations

from itertools import permutations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

ROWS = [
    ("Open a quiet room in each library", "Head of Libraries", "March 2031"),
    (
        "Ask readers with small children what would let them stay longer, and publish what they say",
        "Readers Forum / Head of Libraries",
        "September 2031",
    ),
    ("Review the opening hours of every branch", "Branch Managers Group", "Ongoing"),
    ("Train staff in British Sign Language", "Head of Libraries", "June 2032"),
    ("Lend tablets with large print", "Community Outreach Team", "December 2032"),
]
MEANT = [
    (ROWS[0][0], ["Head of Libraries"], "2031-03"),
    (ROWS[1][0], ["Readers Forum", "Head of Libraries"], "2031-09"),
    (ROWS[2][0], ["Branch Managers Group"], "ongoing"),
    (ROWS[3][0], ["Head of Libraries"], "2032-06"),
    (ROWS[4][0], ["Community Outreach Team"], "2032-12"),
]
HEADINGS = ("Action", "Lead officer", "Target date")


def _told(text: str) -> list[tuple]:
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))
    return [(action["text"], action["owners"], action["deadline"]) for action in plan["actions"]]


@pytest.mark.parametrize("join", [" ", "\n"], ids=["one line a row", "a line a cell"])
@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda order: "".join("awt"[at] for at in order))
def test_cells_follow_in_the_order_of_the_headings(order, join):
    text = "Libraries plan\n\n" + " ".join(HEADINGS[at] for at in order) + "\n"
    text += "".join(join.join(row[at] for at in order) + "\n" for row in ROWS)

    assert _told(text) == MEANT


def test_a_row_may_end_on_the_line_below_and_blank_lines_may_part_its_cells():
    text = """Libraries plan

Action Target date Lead officer
Open a quiet room in each library March 2031 Head of Libraries
Ask readers with small children what would let them stay longer, and publish what they say September 2031
Readers Forum / Head of Libraries

Review the opening hours of every branch

Ongoing


Branch Managers Group
Train staff in British Sign Language June 2032
Head of Libraries
Lend tablets with large print December 2032 Community Outreach Team
"""
    assert _told(text) == MEANT


def test_cells_set_against_each_other_without_a_blank():
    text = "Libraries plan\n\nActionLead officerTarget date\n"
    text += "".join(f"{what}{who}{when}\n" for what, who, when in ROWS)

    assert _told(text) == MEANT


def test_each_time_the_headings_are_printed_the_numbered_line_over_them_names_a_priority():
    titles = "7: Make every library a place where people want to stay, whatever they came for and whoever they are"
    text = f"Libraries plan\n\n{titles}\n\nAction Target date Lead officer\n"
    text += "".join(f"{what} {when} {who}\n" for what, who, when in ROWS[:2])
    text += "\n8: Reach readers at home\n\nAction Target date Lead officer\n"
    text += "".join(f"{what} {when} {who}\n" for what, who, when in ROWS[2:])
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("7", titles.removeprefix("7: ")),
        ("8", "Reach readers at home"),
    ]
    assert [action["priority_ref"] for action in plan["actions"]] == ["7", "7", "8", "8", "8"]
    assert _told(text) == MEANT


def test_the_name_of_the_paper_is_nobody_that_acts():
    text = """Harbour Health Board Response and Action Plan

- Open a quiet room in each clinic by March 2031
- Train staff in British Sign Language by June 2032
- Review the opening hours by September 2032
"""
    assert [owners for _, owners, _ in _told(text)] == [[], [], []]
