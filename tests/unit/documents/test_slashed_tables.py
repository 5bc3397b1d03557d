"""Texts whose cells are parted by a slash between blanks."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TEXT = """Larchmoor Orchard Action Plan 2031

Action / Lead / Target Date / Review Date
Growing
Plant forty trees along the river path and label each of them / Grounds Team / March 2031 / Yearly
Mend the gate at the north end / Grounds Team / April 2031 / Yearly
Repair the footbridge/ramp so that wheelchairs can pass / Roads Service / Paths Forum / June 2031 / May 2032
Sharing
Hold a harvest day with schools / Schools Officer / October 2031 / Yearly
Print a map of all trees / Print Service / 2031 / Yearly
"""


def test_slashes_between_blanks_part_the_cells():
    plan = to_corpus(read_plan(_TEXT.encode(), "orchard.txt"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Plant forty trees along the river path and label each of them", ["Grounds Team"], "2031-03"),
        ("Mend the gate at the north end", ["Grounds Team"], "2031-04"),
        (
            "Repair the footbridge/ramp so that wheelchairs can pass",
            ["Roads Service", "Paths Forum"],
            "2031-06",
        ),
        ("Hold a harvest day with schools", ["Schools Officer"], "2031-10"),
        ("Print a map of all trees", ["Print Service"], "2031"),
    ]
    assert [priority["title"] for priority in plan["priorities"]] == ["Growing", "Sharing"]


def test_slashes_in_running_text_are_no_table():
    text = "Actions / Leads / Dates were discussed.\nNobody asked for a table.\n" + _TEXT
    assert len(to_corpus(read_plan(text.encode(), "orchard.txt"))["actions"]) == 5


def test_headings_and_cells_broken_over_lines():
    text = """LARCHMOOR ORCHARD PLAN 2031

Themes and Actions / Measure of success / Numerical
Indicators / Target date / Resource / Lead / Task Group
THEME: GROWING
1.Plant forty trees along the river path.
Label each of them in two languages. / Visitors know what grows here
More people walk by the river / 40 trees planted
-10 in the north
-30 in the south / Jan 2031 – March 2031 / Tree Fund
2. Mend the gates:
North gate: March 2031
South gate: May 2031 / Nobody is turned away / 2 gates mended / Mar 2031
May 2031 / TBA
THEME: SHARING
3. Hold a harvest day with schools. / Children taste what grew / 5 schools come / October 2031 / School Fund
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["priority_ref"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "1", "2031-03"),
        ("2", "1", "2031-05"),
        ("3", "2", "2031-10"),
    ]
    assert [one["title"] for one in plan["priorities"]] == ["GROWING", "SHARING"]
    assert plan["actions"][0]["outcomes"][:2] == ["Visitors know what grows here", "More people walk by the river"]


def test_colour_and_date_in_one_cell_beside_a_number_without_heading():
    text = """LARCHMOOR ORCHARD ACTION PLAN
Strategic Objective A: GROWING
Current RAG /Timescale / Action Required / Target Group / By Whom / Resources
March 2031
AMBER / 1.1 / Plant forty trees along the river path / All who walk there / Grounds Team / Tree Fund
March 2031
GREEN / 1.2 / Mend the gate at the north end / Visitors in wheelchairs / Roads Service / Core budget
May 2031
RED / 1.3 / Print a map of all trees / Families / Print Service / Core budget
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["owners"], one["deadline"], one["rag"]) for one in plan["actions"]] == [
        ("1.1", ["Grounds Team"], "2031-03", "AMBER"),
        ("1.2", ["Roads Service"], "2031-03", "GREEN"),
        ("1.3", ["Print Service"], "2031-05", "RED"),
    ]
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [("A", "GROWING")]


def test_numbers_that_count_groups_begin_no_rows():
    text = """LARCHMOOR ORCHARD PLAN 2031

Theme / Action / Lead / Time Frame / RAG
1. / Growing / 1.1 Plant forty trees / Grounds Team / March 2031 / G
1.2 Mend the gate at the north end / Roads Service / May 2031 / A
2. / Sharing / 2.1 Hold a harvest day / Schools Officer / October 2031 / A
2.2 Print a map of all trees / Print Service / 2031 / R
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["owners"], one["deadline"], one["rag"]) for one in plan["actions"]] == [
        ("1.1", ["Grounds Team"], "2031-03", "G"),
        ("1.2", ["Roads Service"], "2031-05", "A"),
        ("2.1", ["Schools Officer"], "2031-10", "A"),
        ("2.2", ["Print Service"], "2031", "R"),
    ]


def test_a_heading_that_tells_its_year_and_one_broken_between_its_words():
    text = """Larchmoor Orchard Action Plan

Aim & Priority / Year 2 (2031/32) Task / Quarter 1
Target / Status / Quarter 1 Update
Let visitors see what grows here / Plant forty trees along the river path / April 2031 / Achieved
Mend the gate at the north end / June 2031 / n/a / Begins in May.
Share what was picked / Hold a harvest day with schools / October 2031 / Not Achieved / It rained all day.
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["text"], one["deadline"], one.get("status"), one["progress"]) for one in plan["actions"]] == [
        ("Plant forty trees along the river path", "2031-04", "complete", None),
        ("Mend the gate at the north end", "2031-06", None, "Begins in May."),
        ("Hold a harvest day with schools", "2031-10", "Not Achieved", "It rained all day."),
    ]
    titles = [one["title"] for one in plan["priorities"]]
    assert titles == ["Let visitors see what grows here", "Share what was picked"]


def test_a_first_row_that_ran_on_behind_the_headings():
    text = """Larchmoor Orchard plan
Aim of the orchard / Work to date / Action required / Lead / Date1 / Visitors should see at once which trees \
grow here and what they were planted for. / Nothing is written anywhere. / Print a sign for each tree in two \
languages. / Print Service / May 2031
2 / Children taste what grows. / Two schools came. / Hold a harvest day with schools. / Schools Officer / June 2031
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "Print a sign for each tree in two languages.", ["Print Service"], "2031-05"),
        ("2", "Hold a harvest day with schools.", ["Schools Officer"], "2031-06"),
    ]
    assert [one["progress"] for one in plan["actions"]] == ["Nothing is written anywhere.", "Two schools came."]


def test_items_numbered_in_brackets_begin_their_own_row_and_part_their_dates():
    text = """Larchmoor Orchard plan

No / Area / Action required / Planned date / Lead / Progress
1 / Visitors lose their way. / (1a) Paint the posts along the path. / March 2031 / Grounds Team / Half of them done.
The rest waits for dry weather.
Frost is over in April.
(1b) Print a map of all trees.
(1c) Mend the gate
at the north end. / May 2031
June 2031 / Print Service
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["text"], one["deadline"]) for one in plan["actions"]] == [
        ("1a", "Paint the posts along the path.", "2031-03"),
        ("1b", "Print a map of all trees.", "2031-05"),
        ("1c", "Mend the gate at the north end.", "2031-06"),
    ]


def test_rows_of_three_cells_over_several_lines_with_titles_that_begin_alike_between_them():
    text = """Actions from the Harbour Board

Relevant Item / Action / Responsibility
Actions held over from the meeting on 3 May 2031
HB 12/31(a)
HB 14/31(b) / Night Shelter
The plan for the shelter to say what it costs to keep it open all night.
The plan to say who would run it, and how those who use it are asked. / NB
Actions held over from the meeting on 7 June 2031
HB 20/31(c) / Lamps on the quay
It was agreed to put up lamps along the quays before the winter. / TM
Actions from the meeting on 5 July 2031
HB 31/31(a) / First aid
The crews to be trained to give first aid within the year. / HS
"""
    plan = to_corpus(read_plan(text.encode(), "paper.txt"))

    assert [(one["priority_ref"], one["owners"]) for one in plan["actions"]] == [
        ("1", ["NB"]),
        ("2", ["TM"]),
        ("3", ["HS"]),
    ]
    assert [one["title"] for one in plan["priorities"]] == [
        "Actions held over from the meeting on 3 May 2031",
        "Actions held over from the meeting on 7 June 2031",
        "Actions from the meeting on 5 July 2031",
    ]


def test_a_title_that_ran_on_behind_the_last_heading():
    text = """Larchmoor Orchard plan
Action / Date / How will success be measured? / Responsibility/ Task LeadAIM 1: To let visitors see at once which \
trees grow here, what they were planted for and who looks after them
1.1 / Print a sign for each tree in two languages. / May 2031 / 40 signs stand. / Print Service
1.2 / Hold a harvest day with schools. / June 2031 / Five schools come. / Schools Officer
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1.1", "Print a sign for each tree in two languages.", ["Print Service"], "2031-05"),
        ("1.2", "Hold a harvest day with schools.", ["Schools Officer"], "2031-06"),
    ]
    (priority,) = plan["priorities"]
    assert "To let visitors see at once" in priority["title"]
    assert {one["priority_ref"] for one in plan["actions"]} == {priority["ref"]}


def test_matching_lines_in_the_cells_of_rows_that_ran_on_behind_capital_headings():
    text = """Larchmoor Orchard Action Plan
AIM / TASK / RESPONSIBLE / DEADLINEKeep young people on the island by giving them work and a home they can pay for / \
Ask each employer what posts they could open
Write up what they answered / Skills Officer
Harbour Trust / June 2031
September 2031
Let every young person see someone within a week of asking / Hire two counsellors
Open the centre on Saturdays / Health Centre
Youth Service / May 2031
Commencing July 2031
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Ask each employer what posts they could open", ["Skills Officer"], "2031-06"),
        ("Write up what they answered", ["Harbour Trust"], "2031-09"),
        ("Hire two counsellors", ["Health Centre"], "2031-05"),
        ("Open the centre on Saturdays", ["Youth Service"], "2031-07"),
    ]
    assert len(plan["priorities"]) == 2


def test_rows_whose_last_cells_were_dropped():
    text = """Actions after the audit

REFERENCE / AGREED ACTION / LEAD OFFICER / TARGET DATE / STATUSA1 / Write down who may sign orders above ten thousand
and tell every manager of it / Head of Finance / 30/04/2031 / In progress
A2 / Count the stock of every depot twice a year /
- Depot Manager
- Stores Officer
A3 / Lock the server room / Head of Security / 01/06/2031 / Complete
A4 / Review who holds keys /
- Facilities Manager
- Night Porter
"""
    plan = to_corpus(read_plan(text.encode(), "audit.txt"))

    assert [(one["ref"], one["owners"], one["deadline"], one.get("status")) for one in plan["actions"]] == [
        ("A1", ["Head of Finance"], "2031-04-30", "in progress"),
        ("A2", ["Depot Manager", "Stores Officer"], None, None),
        ("A3", ["Head of Security"], "2031-06-01", "complete"),
        ("A4", ["Facilities Manager", "Night Porter"], None, None),
    ]
    assert plan["actions"][0]["text"].endswith("tell every manager of it")


def test_a_first_heading_that_stands_above_the_mark_behind_it():
    text = """Access plan

What

/ Who / Other bodies / By when / Sign of success / Money
1.1 Fit a ramp at the west door / Estates / Access Panel / January 2031 / Ramp in use / Core budget
1.2 Print the guide in large type / Print Service / When the guide is agreed / Guide handed out / None
1.3 Train porters / Estates / Union / Access Panel / By March 2031 / Twenty porters trained / None
"""
    plan = to_corpus(read_plan(text.encode(), "access.txt"))

    assert [(one["ref"], one["owners"][0], one["deadline"]) for one in plan["actions"]] == [
        ("1.1", "Estates", "2031-01"),
        ("1.2", "Print Service", None),
        ("1.3", "Estates", "2031-03"),
    ]
    assert [one["text"] for one in plan["actions"]][1] == "Print the guide in large type"


def test_items_of_minutes_by_their_numbers():
    text = """Summary of actions from the Harbour Board

Item / Action / Owner
HB 14/31(a) / To come back with the number of moorings that stand empty.
The harbour master to add what each of them would bring in. / JK/LM
HB 15/31(c) / To ask the council whether the quay may be lit at night. / PT
HB 19/31 (b) / To say how many boats were turned away in April. / JK
"""
    plan = to_corpus(read_plan(text.encode(), "board.txt"))

    assert [(one["ref"], one["owners"]) for one in plan["actions"]] == [
        ("HB14/31(a)", ["JK", "LM"]),
        ("HB15/31(c)", ["PT"]),
        ("HB19/31(b)", ["JK"]),
    ]


def test_a_count_that_ran_on_behind_capital_headings_and_issues_for_actions():
    text = """No. / ISSUE / WHO IS INVOLVED WITH DATES / DATE OF COMPLETION1 / New benches / Grounds Team / 9.2.31
2 / Gate at the north end / Roads Service, to be told by 3.2.31 / 16.2.31
3 / Map of all trees / Print Service / 31.3.31
"""
    plan = to_corpus(read_plan(text.encode(), "orchard.txt"))

    assert [(one["ref"], one["text"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "New benches", "2031-02-09"),
        ("2", "Gate at the north end", "2031-02-16"),
        ("3", "Map of all trees", "2031-03-31"),
    ]
    assert plan["actions"][0]["owners"] == ["Grounds Team"]
