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
