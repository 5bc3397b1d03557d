"""Plain text of a page with several tables whose columns stand elsewhere in each."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_BOXES = """Elmsay Piers Action Plan 2031

Priority 1: Safe piers
Sponsor                          Harbour Master
Long-term outcome                Nobody falls

What we will do

No.     Action                                                       Lead organisation             Timescale      RAG
1.1     Mend the steps of both piers and paint an edge on each so    Pier Company, Elmsay Trust    May 2031       A
        that they are seen at night
1.2     Light the way from the ferry to the market                   Parks Service                 Ongoing        G

How we will know

Indicator                                            Baseline             Latest               Target
Falls in a year                                      12                   9                    3

Priority 2: Warm waiting rooms
Sponsor                          Ferry Manager
Long-term outcome                Nobody freezes

What we will do

No.     Action                                            Lead organisation      Timescale          RAG
2.1     Put a stove into the waiting room of the ferry    Ferry Company          03-Jun-31          R
2.2     Open the kiosk on winter mornings with tea        Kiosk Network          September 2031     G

How we will know

Indicator                                            Baseline             Latest               Target
Cups of tea                                          40                   90                   200
"""


def test_an_action_table_between_a_box_and_a_table_of_measures_keeps_its_columns():
    plan = to_corpus(read_plan(_BOXES.encode(), "piers.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"], one["rag"]) for one in plan["actions"]] == [
        (
            "1.1",
            "Mend the steps of both piers and paint an edge on each so that they are seen at night",
            ["Pier Company", "Elmsay Trust"],
            "2031-05",
            "A",
        ),
        ("1.2", "Light the way from the ferry to the market", ["Parks Service"], "ongoing", "G"),
        ("2.1", "Put a stove into the waiting room of the ferry", ["Ferry Company"], "2031-06-03", "R"),
        ("2.2", "Open the kiosk on winter mornings with tea", ["Kiosk Network"], "2031-09", "G"),
    ]
    assert [one["title"] for one in plan["priorities"]] == ["Safe piers", "Warm waiting rooms"]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2"]


_WANDERING = """Elmsay Library Plan 2031
1. Open doors
Action                                     Responsible lead(s)     Target               Progress            Status
                                                                   completion date
1 Open every library on Sundays, and       Head of Libraries;      June 2031            Two are open        On track
serve coffee in the hall                   Estates Manager

2. Lend more
Action                                           Responsible lead(s)   Target completion date Progress      Status
2 Lend tools, seeds and a tent for a weekend     Tools Network         Autumn 2031            Shed built    On track
3 Carry books to those who cannot leave home     Network of Book       January                One van       Delayed
on foot                                          Couriers              2032
"""


def test_headings_printed_again_over_other_columns_begin_a_table():
    plan = to_corpus(read_plan(_WANDERING.encode(), "library.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "Open every library on Sundays, and serve coffee in the hall", ["Head of Libraries", "Estates Manager"],
         "2031-06"),
        ("2", "Lend tools, seeds and a tent for a weekend", ["Tools Network"], "2031-autumn"),
        ("3", "Carry books to those who cannot leave home on foot", ["Network of Book Couriers"], "2032-01"),
    ]  # fmt: skip
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "2", "2"]


def test_a_full_line_under_a_full_line_begins_a_row():
    page = """Key actions                                             Lead agency              Date         Evidence
Teach the crews of all ferries how to carry naloxone    Harbour Trust            May 2031     Forty crews are taught
Print a card with the numbers to ring at night          Print Service            Monthly      Card in every pocket
"""
    plan = to_corpus(read_plan(page.encode(), "paper.txt"))

    assert [(one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (["Harbour Trust"], "May 2031"),
        (["Print Service"], "Monthly"),
    ]


def test_a_date_alone_under_names_is_a_line_of_its_own():
    page = """Action                                   Lead / date                   Measure
Mend the steps of both piers             Pier Company, Harbour         Nobody falls
                                         Trust
                                         By 31 May 2031
Light the way from the ferry             Lighting Service              Ten lamps
                                         June 2031
"""
    plan = to_corpus(read_plan(page.encode(), "paper.txt"))

    assert [(one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (["Pier Company", "Harbour Trust"], "By 31 May 2031"),
        (["Lighting Service"], "June 2031"),
    ]


def test_a_long_paragraph_in_a_cell_with_tabs_ends_no_table():
    said = "See that the bridge is swept by hand on each dry day, that the lamps are mended, that signs are read, "
    text = "\n".join(
        [
            "Riding plan 2031",
            "",
            "No.\tAction\tLead\tTimescale\tProgress",
            "1\tPaint a lane on the bridge\tRoads Service\tMay 2031\tBegun",
            "2\tKeep the lane fit to ride on:",
            f"{said}and that whoever rides there in winter is told of ice before they set out from home.",
            f"{said}and that the gates stay open.\tParks Team\tJune 2031\tBegun",
            "3\tTeach every pupil to ride\tSchools Team\tJuly 2031\tBegun",
        ]
    )

    plan = to_corpus(read_plan(text.encode(), "paper.txt"))

    assert [one["owners"] for one in plan["actions"]] == [["Roads Service"], ["Parks Team"], ["Schools Team"]]


_NUMBERED_ABOVE = """Ferry Equality Plan 2031-2033

Action 3: Welcome all who board.

| No. | Deliverable | Responsibility | Timeline | Theme |
|---|---|---|---|---|
| 3.1 | Print the timetable in large type. | Ticket Office | May 2031 | Access |
| 3.2 | Train the crews. | Crew Manager | June 2031 | Access |

Action 4 – Hear from those who cannot board.

| No. | Deliverable | Responsibility | Timeline | Theme |
|---|---|---|---|---|
| 4.1 | Hold a panel twice a year. | Ferry Forum | July 2031 | Voice |
| 4.2 | Answer each letter. | Ticket Office | June 2031 | Access |
"""


def test_numbered_lines_over_tables_whose_rows_count_under_them_are_the_priorities():
    plan = to_corpus(read_plan(_NUMBERED_ABOVE.encode(), "ferry.txt"))

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("3", "Welcome all who board."),
        ("4", "Hear from those who cannot board."),
    ]
    assert [(one["ref"], one["priority_ref"]) for one in plan["actions"]] == [
        ("3.1", "3"), ("3.2", "3"), ("4.1", "4"), ("4.2", "4"),
    ]  # fmt: skip
    assert [one["comments"] for one in plan["actions"]] == ["Access", "Access", "Voice", "Access"]


def test_a_column_of_priorities_before_the_actions_stays_what_it_is():
    paper = """Ferry Equality Plan 2031-2033

Goal 1: Welcome all who board.

| No. | Aim | Deliverable | Responsibility | Timeline |
|---|---|---|---|---|
| 1.1 | Access | Print the timetable in large type. | Ticket Office | May 2031 |
| 1.2 | Access | Train the crews. | Crew Manager | June 2031 |
| 1.3 | Voice | Hold a panel twice a year. | Ferry Forum | July 2031 |
"""
    plan = to_corpus(read_plan(paper.encode(), "ferry.txt"))

    assert [one["title"] for one in plan["priorities"]] == ["Access", "Voice"]
