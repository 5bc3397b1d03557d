"""Pipe tables as extractions of web pages leave them: blank cells dropped, lists left inside cells."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "page.txt"))


def test_rows_whose_blank_cells_were_dropped():
    plan = _plan("""Harbour Homes Plan
Priority 1: Ask early
Action | Partners |
Open the advice room on three evenings a week (by September 2031) |
Bring landlords and tenants to one table (by June 2031) |
Write to everybody whose tenancy is about to end (ongoing) |
Visit each family that is behind with the rent (by April 2032) |
""")

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Open the advice room on three evenings a week", [], "2031-09"),
        ("Bring landlords and tenants to one table", [], "2031-06"),
        ("Write to everybody whose tenancy is about to end", [], "ongoing"),
        ("Visit each family that is behind with the rent", [], "2032-04"),
    ]


def test_cells_on_a_line_each_still_make_one_row():
    plan = _plan("""Harbour Homes Plan
Action | Lead |
Open the advice room on three evenings a week |
Housing Team |
Bring landlords and tenants to one table |
Tenants Forum |
Write to everybody whose tenancy is about to end |
Housing Team |
""")

    assert [one["owners"] for one in plan["actions"]] == [["Housing Team"], ["Tenants Forum"], ["Housing Team"]]


def test_a_row_that_begins_with_a_list():
    plan = _plan("""ACTION PLAN | BY WHOM | BY WHEN | PROGRESS | SAVINGS |
Ask tenants what they need most | Housing Team | December 2031 | Done | 0 |
With the Tenants Forum, agree how homes are let, thinking of:
· what a decent home is
· who pays when a wall has to be painted | Head of Housing | April 2032 | Not begun | 0 |
Print the new rules | Print Service | May 2032 | Not begun | 0 |
""")

    assert [(one["ref"], len(one["parts"]), one["owners"], one["deadline"]) for one in plan["actions"]] == [
        (None, 0, ["Housing Team"], "2031-12"),
        (None, 2, ["Head of Housing"], "2032-04"),
        (None, 0, ["Print Service"], "2032-05"),
    ]


def test_rows_drawn_between_pipes_are_never_sentences():
    plan = _plan("""5. Equality Action Plan
| Action/Target | State Groups as listed below | Target date (MM/YY) |
| Tell the Cabinet twice a year how the plan stands. | All | Six monthly |
| All services to look at who is left out. | All | Ongoing |
| Ask each department what it has done. | All | Quarterly |
""")

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Tell the Cabinet twice a year how the plan stands.", [], "ongoing"),
        ("All services to look at who is left out.", [], "ongoing"),
        ("Ask each department what it has done.", [], "ongoing"),
    ]


def test_a_pipe_at_the_end_closes_a_row_whatever_lines_its_cells_have():
    plan = _plan("""Harbour Homes Plan
 | Theme | Action | Lead | Time Frame | Progress (RAG) |
1. | Advice | 1.1 Open the advice room.
1.2 Bring landlords and tenants to one table. | Housing Team (Ada Quill) | March 2031
2031/32 | G |
1.3 Write to everybody whose tenancy is about to end. | Housing Team
Tenants Forum | By July 2031 | R |
2. | Homes | 2.1 Repair the hostel.
• Roof
• Windows | Property Service | May 2032 | A |
2.2 Let the new flats | Housing Team | 2032 | A |
Other matters
Who | When | Where |
Ada Quill | May 2031 | Town Hall |
""")

    assert [(one["ref"], one["priority_ref"], one["deadline"], one["rag"]) for one in plan["actions"]] == [
        ("1.1", "1", "2031-03", "G"),
        ("1.2", "1", "2031/32", "G"),
        ("1.3", "1", "2031-07", "R"),
        ("2.1", "2", "2032-05", "A"),
        ("2.2", "2", "2032", "A"),
    ]


def test_blank_lines_between_drawn_rows_part_no_table():
    plan = _plan("""Harbour Homes Plan

|Theme |Action |Lead |Time Frame |

|Advice |Open the advice room |Housing Team |March 2031 |

|Bring landlords and tenants to one table |Tenants Forum |July 2031 |

|Write to everybody whose tenancy ends |Housing Team |July 2031 |

|Homes |Repair the hostel |Property Service |May 2032 |

|Let the new flats |Housing Team |June 2032 |

|Who |When |Where |

|Ada Quill |May 2031 |Town Hall |
""")

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Open the advice room", ["Housing Team"], "2031-03"),
        ("Bring landlords and tenants to one table", ["Tenants Forum"], "2031-07"),
        ("Write to everybody whose tenancy ends", ["Housing Team"], "2031-07"),
        ("Repair the hostel", ["Property Service"], "2032-05"),
        ("Let the new flats", ["Housing Team"], "2032-06"),
    ]


def test_each_cell_on_a_line_of_its_own_under_a_rule_that_counts_them():
    plan = _plan("""Harbour Parish Council Action Plan
Action |
Implementation |
Who is responsible? |
Timescale |
Achieved? |
---|---|---|---|---|
Ensure the plan is read once a year |
Clerk to put it on the agenda. Plan to run from May
|
Clerk |
May 2031 |
Yes |
Mend the bench at the stop.
|
Councillors to find a joiner
|
Ada Quill
|
June 2031
|
|
Plant a tree on the green |
Children choose which |
Parish School |
End of April 2032 |
Not yet |
""")

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Ensure the plan is read once a year", ["Clerk"], "2031-05"),
        ("Mend the bench at the stop.", ["Ada Quill"], "2031-06"),
        ("Plant a tree on the green", ["Parish School"], "2032-04"),
    ]


def test_each_cell_closed_on_a_line_of_its_own_with_the_rows_counted():
    plan = _plan("""Harbour Homes Tracker
Number |
Area for action |
What we will do |
Outcome measure |
Lead officer (and others) |
Timescale |
1 |
Advice |
Open the advice room on three evenings a week |
2 |
Advice |
Print the leaflet in five languages |
Copies taken |
Housing Manager |
3 |
Homes |
Visit each family that is behind with the rent |
""")

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == [
        ("1", "Open the advice room on three evenings a week"),
        ("2", "Print the leaflet in five languages"),
        ("3", "Visit each family that is behind with the rent"),
    ]
    assert plan["actions"][1]["owners"] == ["Housing Manager"]
    assert [priority["title"] for priority in plan["priorities"]] == ["Advice", "Homes"]


def test_fewer_lines_than_headings_tell_no_turns():
    paper = """Larchmoor plan | Action | Lead | By when | RAG |
Open the baths on winter mornings |
Teach every child to swim |
Mend the roof of the pier |
|---|---|---|---|---|
| 1 | Train the guards | Council | Ongoing | G |
"""
    plan = read_plan(paper.encode(), "plan.md").plan
    assert plan.actions[-1].text == "Train the guards"


def test_closed_cells_broken_over_lines_whose_numbers_no_heading_names():
    plan = _plan("""Larchmoor Access Plan
Measures of the plan
Action |
Due |
Expected Outcome |
Responsible |
1.0 |
Fit a ramp at the west door
of the hall |
2031-2033 |
The ramp is in use |
Estates Team |
2.0 |
Print the guide in large type |
2031-2033 Yearly |
Guides are handed out.
Nobody has to ask for one. |
Print Service |
3.0 |
Train all porters |
2032 |
Twenty porters trained |
Estates Team |
4.0 |
Ask visitors what they miss and what they
""")

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"][:3]] == [
        ("1.0", "Fit a ramp at the west door of the hall", ["Estates Team"], "2033"),
        ("2.0", "Print the guide in large type", ["Print Service"], "2033"),
        ("3.0", "Train all porters", ["Estates Team"], "2032"),
    ]
    assert plan["actions"][1]["outcomes"] == ["Guides are handed out.", "Nobody has to ask for one."]


def test_closed_cells_broken_over_lines_without_numbers():
    plan = _plan("""Larchmoor Access Plan

What we will do |
When |
How we will know |
Who |
Fit a ramp at the west door |
March 2031 |
The ramp is in use
and nobody is turned away |
Estates Team |
Print the visitors' guide in large type |
May 2031 |
200 guides are handed out |
Print Service |
""")

    assert [(one["text"], one["owner_text"], one["deadline_text"], one["outcomes"]) for one in plan["actions"]] == [
        (
            "Fit a ramp at the west door",
            "Estates Team",
            "March 2031",
            ["The ramp is in use and nobody is turned away"],
        ),
        ("Print the visitors' guide in large type", "Print Service", "May 2031", ["200 guides are handed out"]),
    ]


@pytest.mark.parametrize("above", ["Actions and dates", "What we will do", "The measures of the plan"])
def test_a_line_over_closed_cells_is_none_of_their_headings(above):
    plan = _plan(f"""Larchmoor Access Plan
{above}
Action |
Timeframe |
Performance Indicator |
Expected Outcome |
Responsibility |
1.0 |
Fit a ramp at the west door |
2031-2033 |
Year 1-4 A ramp that is in use |
People who use wheels come and go as others do. |
Estates Team |
2.0 |
Print the guide in large type for all who ask for one at the desk. |
2031-2033 Yearly |
Year 1-4 Guides are handed out to all who come |
People who see little find their way and need not ask anybody for it. |
Print Service |
3.0 |
Train all porters |
2032 |
No. of porters trained
No. of complaints |
Porters who know what help is wanted. |
Estates Team |
""")

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1.0", "Fit a ramp at the west door", ["Estates Team"], "2033"),
        ("2.0", "Print the guide in large type for all who ask for one at the desk.", ["Print Service"], "2033"),
        ("3.0", "Train all porters", ["Estates Team"], "2032"),
    ]


def test_cells_on_lines_of_their_own_whose_rows_begin_with_codes():
    plan = _plan("""|
Action |
Lead |
By when |
Progress |
HH7 |
Open the advice room on
three evenings a week |
Housing Team |
March 2031 |
Begun |
HH8 |
Bring landlords and tenants to one table |
Tenants Forum |
June 2031 |
To be planned |
HH9 |
Write to everybody whose tenancy is
about to end |
Housing Team |
May 2031 |
Begun |
""")

    assert [(one["ref"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("HH7", ["Housing Team"], "2031-03"),
        ("HH8", ["Tenants Forum"], "2031-06"),
        ("HH9", ["Housing Team"], "2031-05"),
    ]
