"""What stands around actions on a page of the web: titles between them, boxed headings, laws, lost headings."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "page.txt"))


def _deep(plan: dict) -> list[tuple]:
    return [(one["ref"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]]


def test_a_line_between_counted_actions_names_what_comes():
    plan = _plan("""Harbour safety plan: final report
What was done, and what is still to do.
Annex: the actions of the plan
1. Draw up a list of the lights that are out along the quay
Lead responsibility: Harbour Board
2. Ask the people who work at night where they do not feel safe.
Lead responsibility: Night Forum
Fewer people are hurt on the quay because help comes early
3. Train forty doormen in what to do when somebody falls ill.
Lead responsibility: Ambulance Trust
4. Open a quiet room beside the taxi rank on Fridays
Lead responsibility: Harbour Board
""")

    title = "Fewer people are hurt on the quay because help comes early"
    assert [one["title"] for one in plan["priorities"]] == [title]
    ref = plan["priorities"][0]["ref"]
    assert [one["priority_ref"] for one in plan["actions"]] == [None, None, ref, ref]
    assert not any(one["progress"] for one in plan["actions"])


def test_a_remark_under_an_action_names_nothing():
    plan = _plan("""Harbour safety plan: final report
1. Draw up a list of the lights that are out along the quay
Lead responsibility: Harbour Board
2. Ask the people who work at night where they do not feel safe.
Lead responsibility: Night Forum
The forum met twice and wrote to every bar.
3. Train forty doormen in what to do when somebody falls ill.
Lead responsibility: Ambulance Trust
""")

    assert plan["priorities"] == []
    assert [one["owners"] for one in plan["actions"]] == [["Harbour Board"], ["Night Forum"], ["Ambulance Trust"]]


_PRIORITY = "Priority 2: People who live by the harbour look after each other"
_BETWEEN = """
Objectives

  • Neighbours know whom to ask
  • Nobody is alone on feast days

Contributing groups: Night Forum, Tenants Forum

Knowing each other

The survey of last spring says that there is still a way to go. To get there, we will:
"""


def test_a_priority_some_way_above_the_only_table():
    plan = _plan(f"""Harbour plan

{_PRIORITY}
{_BETWEEN}
No

What

When

Who

2.1

Hold a street party on each quay

June 2031

Tenants Forum

2.2

Print a card with the numbers of those who can help

May 2031

Harbour Board

2.3

Ask every new neighbour in for tea

September 2031

Tenants Forum
""")

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [("2", _PRIORITY.partition(": ")[2])]
    assert [one["priority_ref"] for one in plan["actions"]] == ["2", "2", "2"]


def test_a_priority_in_a_box_of_its_own():
    plan = _plan(f"""Harbour plan
{_PRIORITY} |
---|
Objectives
No |
What |
When |
Who |
---|---|---|---|
2.1 |
Hold a street party on each quay |
June 2031 |
Tenants Forum |
2.2 |
Print a card with the numbers of those who can help |
May 2031 |
Harbour Board |
""")

    assert [one["priority_ref"] for one in plan["actions"]] == ["2", "2"]


def test_the_year_of_a_law_is_no_deadline():
    plan = _plan("""Harbour Licensing: A Framework for Action

Fewer cheap drinks

1. We will draft rules that change Part 3 under the Harbour Inns (Northmoor) Act 2025 to:

  • end free drinks on the quay;
  • end half prices after midnight.

2. We will ask for a least price as a condition of each licence granted under the Harbour Inns (Northmoor) Act 2025.

Help for families

3. We will open a room where families can wait and be heard.
""")

    assert [one["deadline"] for one in plan["actions"]] == [None, None, None]
    assert [one["owners"] for one in plan["actions"]] == [[], [], []]
    assert plan["actions"][0]["parts"] == ["end free drinks on the quay;", "end half prices after midnight."]
    assert [one["priority_ref"] for one in plan["actions"]] == [
        "Fewer cheap drinks",
        "Fewer cheap drinks",
        "Help for families",
    ]


_MOVED = """Action Plan | Action party | Timeline | |
---|---|---|---|
Aim 1: Know | |||
1.1 Know the harbour | |||
1.1.1 | Walk the quay by night with those who work there | HB | 2031Q2 |
1.1.2 | Count the lights that are out | HB & NF | Ongoing |
1.2 Know the people | |||
1.2.1 | Ask every bar what would help its guests to get home | NF | 2031Q4 |
"""


def test_headings_that_lost_the_blank_one_over_the_numbers():
    plan = _plan(_MOVED)

    assert _deep(plan) == [
        ("1.1.1", ["HB"], "2031/32-Q1", "1.1"),
        ("1.1.2", ["HB", "NF"], "ongoing", "1.1"),
        ("1.2.1", ["NF"], "2031/32-Q3", "1.2"),
    ]


def test_the_rule_under_headings_printed_again_is_no_action():
    plan = _plan(f"""{_MOVED}Action Plan | Action party | Timeline | |
---|---|---|---|
Aim 2: Act | |||
2.1 | Mend the lights between the ferry and the market | HB | 2032Q1 |
""")

    assert [one["ref"] for one in plan["actions"]] == ["1.1.1", "1.1.2", "1.2.1", "2.1"]
    assert [one["title"] for one in plan["priorities"]][-1] == "Act"


def test_aims_that_say_what_to_do_over_actions_that_say_who_and_when():
    plan = _plan("""Harbour Homes Strategy 2031-2034: Action Plan
Aim 1: Keep people warm
1. We will set up a forum of landlords that meets each quarter (Housing Options, by September 2031).
2. We will ask the hospital who goes home to a cold house (Adult Care, by March 2032).
Aim 2: Bring people in
3. We will open a hub with twelve beds beside the church (Housing Strategy, by winter 2031).
""")

    assert _deep(plan) == [
        ("1", ["Housing Options"], "2031-09", "1"),
        ("2", ["Adult Care"], "2032-03", "1"),
        ("3", ["Housing Strategy"], "2031-winter", "2"),
    ]


def test_headings_in_the_words_of_we_and_who_stand_over_cells_on_a_line_each():
    cells = [
        *("What we will do", "Who will lead", "By when", "How we will know"),
        *("Set up one list of all lamps that are out", "Harbour Board", "March 2031", "The list is read each week"),
        *("Walk the quay with those who work at night", "Police", "each month", "Number of walks"),
        *("Pay for helpers beside the taxi rank", "Night Forum", "April 2031", "People helped home"),
    ]
    plan = _plan("Serious Violence Plan\nAppendix 2\n\n" + "\n\n".join(cells) + "\n")

    assert [(one["text"], one["owners"], one["outcomes"]) for one in plan["actions"]] == [
        (cells[4], ["Harbour Board"], [cells[7]]),
        (cells[8], ["Police"], [cells[11]]),
        (cells[12], ["Night Forum"], [cells[15]]),
    ]
    assert (plan["plan"]["title"], plan["plan"]["area"]) == ("Serious Violence Plan", None)


def test_the_word_no_behind_a_label_is_no_number():
    plan = to_corpus(
        read_plan(
            b"""<h1>Harbour Homes Plan</h1><h2>Objective: No one is turned away</h2>
<table><tr><th>Action</th><th>Lead</th><th>When</th></tr>
<tr><td>Open the advice room on Mondays</td><td>Housing Team</td><td>March 2031</td></tr>
<tr><td>Print a guide to what help there is</td><td>Housing Team</td><td>May 2031</td></tr></table>""",
            "page.html",
        )
    )

    assert [one["title"] for one in plan["priorities"]] == ["No one is turned away"]
