"""Plain text of a page whose full cells leave a single blank before the next column."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PAGE = """Harbour Alcohol and Drug Partnership Plan 2031

What we will do                               By whom                       By when        Progress                       Status
Priority 1: Ask early (Sponsor: Harbour Chief Officer)
Teach the crews of all ferries to carry       Harbour Trust and Ferry       May 2031       Two crews have been taught     On track
naloxone                                      Service
Print a card with the numbers to ring at      Print Service                 30 September Drafts were shown to the panel   Delayed
night                                                                       2031           in May
Priority 2: Stay near (Sponsor: Harbour Nurse)
Visit each family within a week of a death Visiting Team                    Ongoing        Nine visits                    On track
and again after a month
Open the garden on two evenings in the week   Volunteer Network             Autumn 2031    Fence repaired                 On track
"""  # noqa: E501 - as wide as the page was


def test_cells_that_touch_are_told_apart():
    plan = to_corpus(read_plan(_PAGE.encode(), "paper.txt"))

    assert [(one["text"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Teach the crews of all ferries to carry naloxone", ["Harbour Trust", "Ferry Service"], "2031-05", "1"),
        ("Print a card with the numbers to ring at night", ["Print Service"], "2031-09-30", "1"),
        ("Visit each family within a week of a death and again after a month", ["Visiting Team"], "ongoing", "2"),
        ("Open the garden on two evenings in the week", ["Volunteer Network"], "2031-autumn", "2"),
    ]


def test_numbers_that_count_on_begin_rows():
    lines = ["Priority          Ref   Action                          Lead              Timescale"]
    for number, text in enumerate(("Paint the ferry", "Mend the pier", "Light the steps"), 4):
        lines.append(f"{'Safer harbour' if number == 4 else '':18}{number:<6}{text:32}Harbour Trust     May 2031")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == [
        ("4", "Paint the ferry"),
        ("5", "Mend the pier"),
        ("6", "Light the steps"),
    ]


def test_a_colour_under_a_colour_begins_a_row():
    rows = (
        ("Paint the ferry from bow to stern, and then", "Harbour Trust", "May 2031", "G"),
        ("Mend the pier", "Pier Company", "Ongoing", "G"),
        ("Light the steps", "Pier Company", "June 2031", "A"),
    )
    lines = [f"{'Action':46}{'Lead':16}{'Timescale':12}RAG"]
    lines += [f"{text:46}{owner:16}{when:12}{colour}" for text, owner, when, colour in rows]
    lines.insert(2, "the boats of all who fish")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [(one["owners"], one["deadline_text"], one["rag"]) for one in plan["actions"]] == [
        ([owner], when, colour) for _, owner, when, colour in rows
    ]


def test_lines_of_a_divided_row_lose_the_reference_of_their_action():
    page = """Objective       Actions                                         Responsibility              Timeframe
Safer harbour   A.1 Paint the ferry from bow to stern, and      A.1 Harbour Trust           A.1 May 2031
                then the boats of all who fish
                                                                A.2 Pier Company            A.2 Ongoing
                A.2 Mend the pier
"""
    plan = to_corpus(read_plan(page.encode(), "paper.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (
            "A.1",
            "Paint the ferry from bow to stern, and then the boats of all who fish",
            ["Harbour Trust"],
            "May 2031",
        ),
        ("A.2", "Mend the pier", ["Pier Company"], "Ongoing"),
    ]


def test_a_narrow_column_of_numbers_stays_apart_from_the_wide_one_beside_it():
    heads = ("What we will do", "By whom", "By when", "What will be different?")
    lines = [f"{'Theme':14}{'No':6}{heads[0]:35}{heads[1]:17}{heads[2]:13}{heads[3]}"]
    for number, text in enumerate(("Paint the whole ferry in two coats", "Mend the pier", "Light the steps"), 4):
        theme = "Safety" if number == 4 else ""
        lines.append(f"{theme:14}{number:<6}{text:34} Harbour Trust    May 2031     Fewer falls")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [one["ref"] for one in plan["actions"]] == ["4", "5", "6"]
    assert plan["actions"][0]["owners"] == ["Harbour Trust"]
    assert plan["actions"][0]["outcomes"] == ["Fewer falls"]


def test_numbered_titles_across_the_columns_are_what_is_done_in_the_row_below():
    lines = ["          Responsible body            By when         Outcome measure"]
    titles = (
        "Paint the whole ferry in two coats of red and blue",
        "Mend the pier",
        "Light the steps so that nobody falls on them at night",
        "Visit every family within a week of a death at sea",
    )
    for number, text in enumerate(titles, 1):
        lines += [f"{number:<10}{text}", "          Harbour Trust               May 2031        Fewer falls"]

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert tuple(one["text"] for one in plan["actions"]) == titles
    assert plan["actions"][1]["deadline"] == "2031-05"


_SHIFTED = """Isle Plan 2031

No What we will do                 By when      Who leads               What will       RAG      Position in
                                                                        be different             so far
1  Paint the long quay wall white  June 2031    Harbour Trust; the      • Nobody hits   Green    Two coats on; a
   from the slip to the light, and              Pilots' Association       it at night            third in summer.
   hang a lamp at the bend                                              • Boats wait
                                                                          less
2  Teach each child to swim in October Sea School /                     Ninety pass     Amber    No teacher until
   the old dock, whatever the 2031    Town Board of                     a test                   the autumn.
   weather                            Swimming
3  Mend the bell                  31 May   Church Council               It rings        Red      Cracked again.
                                  2032
4  Count every seal on the rocks   Each year    Nature Club; the                        Green    Sixty-one.
   at low tide with a telescope                 School
"""

_CENTRED = """Moor Villages Plan 2031 to 2033

        Aim                                         What                                        Who                 When
       Theme         Ref                            Action                           Lead body        Officer       Due
Theme 1              1.1    Cut back the gorse along the old drove road           Commoners       Head Warden     May 2031
Open moor            1.2    Put a marker stone at each ford of the two rivers and
                            name it in both tongues                               Stone Guild     Surveyor        June 2031
                     1.3    Open a hut for walkers on each side of the high pass Moor Rescue  Team Leader     Ongoing
Theme 2              2.1    Carry the milk down from the farms on the far side. Commoners     Carrier         Spring 2032
Fed people           2.2    Sow the common field with rye and beans in turn       Commoners       Head Warden     2032/33
"""  # noqa: E501


def test_cells_that_begin_before_their_column_where_those_in_front_are_narrow():
    plan = to_corpus(read_plan(_SHIFTED.encode(), "isle.txt"))

    assert [(one["ref"], one["owners"], one["deadline_text"], one["rag"]) for one in plan["actions"]] == [
        ("1", ["Harbour Trust", "the Pilots' Association"], "June 2031", "Green"),
        ("2", ["Sea School", "Town Board of Swimming"], "October 2031", "Amber"),
        ("3", ["Church Council"], "31 May 2032", "Red"),
        ("4", ["Nature Club", "the School"], "Each year", "Green"),
    ]
    assert plan["actions"][1]["text"] == "Teach each child to swim in the old dock, whatever the weather"
    assert plan["actions"][0]["outcomes"] == ["Nobody hits it at night", "Boats wait less"]
    assert [one["progress"] for one in plan["actions"]][1:] == [
        "No teacher until the autumn.", "Cracked again.", "Sixty-one."
    ]  # fmt: skip


def test_headings_in_the_middle_of_their_columns_under_others_that_name_several():
    plan = to_corpus(read_plan(_CENTRED.encode(), "moor.txt"))

    assert [(one["ref"], one["text"], one["deadline_text"]) for one in plan["actions"]] == [
        ("1.1", "Cut back the gorse along the old drove road", "May 2031"),
        ("1.2", "Put a marker stone at each ford of the two rivers and name it in both tongues", "June 2031"),
        ("1.3", "Open a hut for walkers on each side of the high pass", "Ongoing"),
        ("2.1", "Carry the milk down from the farms on the far side.", "Spring 2032"),
        ("2.2", "Sow the common field with rye and beans in turn", "2032/33"),
    ]


@pytest.mark.parametrize("marks", ["RAG", "Status"])
def test_a_column_whose_heading_stands_on_another_line(marks):
    lines = [
        f"{'':58}{marks}",
        f"{'No':4}{'Action':36}{'Lead':18}{'':16}{'Due'}",
    ]
    for number, (what, who, how, when) in enumerate(
        (
            ("Paint the whole ferry in two coats", "Harbour Trust", "Green", "May 2031"),
            ("Mend the pier from end to end", "Pier Company", "Amber", "June 2031"),
            ("Light the steps to the beach", "Town Board", "Red", "July 2031"),
            ("Visit each family", "Harbour Trust", "Green", "August 2031"),
        ),
        1,
    ):
        lines.append(f"{number:<4}{what:35} {who:18}{how:16}{when}")
    plan = to_corpus(read_plan("\n".join(["Isle Plan", "", *lines]).encode(), "isle.txt"))

    assert [(one["owners"], one["rag"], one["deadline_text"]) for one in plan["actions"]] == [
        (["Harbour Trust"], "Green", "May 2031"),
        (["Pier Company"], "Amber", "June 2031"),
        (["Town Board"], "Red", "July 2031"),
        (["Harbour Trust"], "Green", "August 2031"),
    ]


def test_headings_set_against_each_other_find_their_places():
    rows = (
        ("Paint the ferry", "Harbour Trust", "May 2031", "9 (3x3)"),
        ("Mend the pier", "Pier Company", "Ongoing", "6 (2x3)"),
        ("Light the steps", "Pier Company", "June 2031", "4 (2x2)"),
    )
    lines = [f"{'Action':24}{'Lead':16}{'Timescale':12}Risk (LxI)"]
    lines += [f"{text:24}{owner:16}{when:12}{score}" for text, owner, when, score in rows]

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [(one["text"], one["owners"]) for one in plan["actions"]] == [
        (text, [owner]) for text, owner, _, _ in rows
    ]
