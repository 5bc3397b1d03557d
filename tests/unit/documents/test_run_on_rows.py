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


def test_rows_with_letters_stand_under_the_row_with_their_number():
    text = """Harbour Reading Plan 2031 to 2033

Number Action / Step Timeframe Responsibility Progress - May 2031
1 We will work with schools and families so that every child reads for pleasure.
1a Open a reading room in each school 2031 Harbour Council, Schools Forum and Readers Alliance Nine rooms are open
1b Lend books to every family with a new baby 2032 Harbour Council and Library Service Complete
The list is kept here
1c Train forty volunteers to read aloud 2032 Library Service Training begins in June.
2 We will reach adults who find reading hard.
2a Hold an evening class in each village 2033 Adult Learning Team Rooms are booked
"""
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["ref"], one["priority_ref"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1a", "1", ["Harbour Council", "Schools Forum", "Readers Alliance"], "2031"),
        ("1b", "1", ["Harbour Council", "Library Service"], "2032"),
        ("1c", "1", ["Library Service"], "2032"),
        ("2a", "2", ["Adult Learning Team"], "2033"),
    ]
    assert [one["title"] for one in plan["priorities"]] == [
        "We will work with schools and families so that every child reads for pleasure.",
        "We will reach adults who find reading hard.",
    ]
    assert plan["actions"][0]["progress"] == "Nine rooms are open"
    assert plan["actions"][1]["status"] == "complete"


def test_two_words_of_the_headings_may_be_one_heading_and_a_cell_may_hold_a_list():
    text = """Harbour Reading Plan 2031 to 2033

1. Priority 1 – Every child reads for pleasure and is read to


  • Families feel welcome in libraries
  • Children choose their own books
Objective / Action Timescales Action Owner
1. We will lend books to every family with a new baby. By end of 2031 Harbour Council
2. With the Schools Forum we will open reading rooms. The rooms will have:
  • Books in every language that is spoken at home.
  • A quiet corner for children who need one.
By Autumn 2032 and ongoing Harbour Council and Schools Forum
3. We will train volunteers to read aloud. By end of 2032 Library Service
"""
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["owners"], one["deadline"], len(one["parts"])) for one in plan["actions"]] == [
        (["Harbour Council"], "2031", 0),
        (["Harbour Council", "Schools Forum"], "2032-autumn", 2),
        (["Library Service"], "2032", 0),
    ]
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("1", "Every child reads for pleasure and is read to")
    ]


def test_headings_printed_again_under_each_section_and_a_column_of_codes():
    text = """Lantern Framework 2031

Summary of Actions

First of all
Number Action Responsibility Timing Contributes to
1 We will ask children which lanes are dark and will walk them together. Lantern Board Ongoing SAF
Lamps and lanes
Number Action Responsibility Timing Contributes to
2 We will count the lamps in every ward of the town. Lantern Board, with Lamp Trust 2031 to 2033 ALL
3 We will mend the lamps on the way to school. Lantern Board June 2031 SAF
Tools and teachers
Number Action Responsibility Timing Contributes to
4 We will teach two hundred people how lamps are mended. Lamp Trust 2032 ALL
"""
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))
    assert [priority["title"] for priority in plan["priorities"]] == [
        "First of all",
        "Lamps and lanes",
        "Tools and teachers",
    ]
    assert [(one["ref"], one["owners"][0], one["deadline"]) for one in plan["actions"]] == [
        ("1", "Lantern Board", "ongoing"),
        ("2", "Lantern Board", "2033"),
        ("3", "Lantern Board", "2031-06"),
        ("4", "Lamp Trust", "2032"),
    ]
    assert not any(set(one["owners"]) & {"SAF", "ALL"} for one in plan["actions"])


def test_headings_on_two_lines_over_rows_whose_cells_are_parted_by_blank_lines():
    text = """Update on the sleep action plan

Number Theme Action Lead organisation(s)

Update Streets it is for

1 Resting To open a room for naps in each library and in the town hall.

Library Service

Two rooms are open. Readers like them, and one has asked for a longer sofa.

2 Darkening To support households that want their lamp to be turned down.

Roads Service

The first ten lamps are dim. Nobody has complained so far, and more people ask"""
    plan = to_corpus(read_plan(text.encode(), "sleep.txt"))

    assert [(one["ref"], one["text"], one["owners"]) for one in plan["actions"]] == [
        ("1", "To open a room for naps in each library and in the town hall.", ["Library Service"]),
        ("2", "To support households that want their lamp to be turned down.", ["Roads Service"]),
    ]
    assert [one["progress"].split(".")[0] for one in plan["actions"]] == [
        "Two rooms are open",
        "The first ten lamps are dim",
    ]


def test_rows_that_end_with_a_time_in_a_phrase_are_cut_under_headings_of_two_words():
    paper = """Larchmoor swimming plan

Action Lead Delivery date
Mend the roof of the old baths. Larchmoor Estates Office (LEO) 2031
Teach every child in the third year to swim. Larchmoor School Service and clubs Ongoing
Write to all clubs about the new hours. LEO Ongoing
Open a warm pool for people who are in pain. Larchmoor Health Board (LHB) 2031 and 2032
"""
    plan = read_plan(paper.encode(), "swimming.txt").plan
    assert [(action.text, action.owner_text, action.timescale.printed) for action in plan.actions] == [
        ("Mend the roof of the old baths.", "Larchmoor Estates Office (LEO)", "2031"),
        ("Teach every child in the third year to swim.", "Larchmoor School Service and clubs", "Ongoing"),
        ("Write to all clubs about the new hours.", "LEO", "Ongoing"),
        ("Open a warm pool for people who are in pain.", "Larchmoor Health Board (LHB)", "2031 and 2032"),
    ]


def test_a_group_that_ran_together_with_its_first_row():
    text = """Harbour plan 2031 initiatives

Action areas Actions Lead agency
1. Help neighbours to know each other 1.1 Hold a street party where new neighbours can be met Ministry of Homes
1.2 Print a card with the numbers of those who can help Ministry of Youth
1.3 Ask every new neighbour in for tea Ministry of Homes
2. Tell everybody where help is 2.1 Put the numbers of those who can help on every bus Ministry of Health
2.2 Send a letter to each home on the quay Ministry of Health
"""
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["ref"], one["owners"], one["priority_ref"]) for one in plan["actions"]] == [
        ("1.1", ["Ministry of Homes"], "1"),
        ("1.2", ["Ministry of Youth"], "1"),
        ("1.3", ["Ministry of Homes"], "1"),
        ("2.1", ["Ministry of Health"], "2"),
        ("2.2", ["Ministry of Health"], "2"),
    ]
    assert plan["actions"][0]["text"] == "Hold a street party where new neighbours can be met"


def test_a_line_that_says_who_heads_no_table_however_its_words_part():
    text = """Larchmoor Swimming Plan 2031

1. Warmer pools
1.1 Mend the roof of the old baths
Lead: Estates Support Service
By when: May 2031
1.2 Open a warm pool for people who are in pain
Lead: Health Board
By when: June 2031

2. More swimmers
2.1 Teach every child in the third year to swim
Lead: School Support Service
By when: March 2031
2.2 Write to all clubs about the new hours
Lead: Larchmoor Sports Trust
By when: Ongoing
"""
    assert _actions(text) == [
        ("1.1", "Mend the roof of the old baths", ["Estates Support Service"], "2031-05"),
        ("1.2", "Open a warm pool for people who are in pain", ["Health Board"], "2031-06"),
        ("2.1", "Teach every child in the third year to swim", ["School Support Service"], "2031-03"),
        ("2.2", "Write to all clubs about the new hours", ["Larchmoor Sports Trust"], "ongoing"),
    ]


def test_rows_under_headings_that_name_no_text_keep_their_cells():
    text = """Ref Lead Support Deadline
1 Pool Team Health Board May 2031
1.1 Sports Trust Health Board June 2031
1.2 Pool Team Sports Trust July 2031
2 Sports Trust Health Board
2.1 Pool Team Health Board August 2031
"""
    assert read_text(text.encode(), "plan.txt").pages
