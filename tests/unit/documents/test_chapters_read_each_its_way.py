"""Plans of which each chapter has a habit of its own: lists under who acts, sentences, tables, titles in lists."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TABLE = """<table><tr><th>{what}</th><th>{who}</th><th>{when}</th></tr>
<tr><td>Open the advice room on three evenings a week</td><td>Housing Team</td><td>March 2031</td></tr>
<tr><td>Bring landlords and tenants to one table</td><td>Tenants Forum</td><td>June 2031</td></tr></table>"""


def _plan(html: str) -> dict:
    return to_corpus(read_plan(f"<html><body>{html}</body></html>".encode(), "page.html"))


def _told(plan: dict) -> list[tuple]:
    return [(one["priority_ref"], one["text"][:10], one["owners"], one["deadline"]) for one in plan["actions"]]


def test_headings_that_only_say_who_leave_the_priority_to_the_heading_above():
    plan = _plan("""<h1>Harbour Plan 2031</h1><h2>Warm homes</h2>
<h3>Quality and Review Subgroup</h3>
<ul><li><strong>By 30 May 2031:</strong> Agree one form for every visit</li>
<li><strong>Each quarter:</strong> Ask one street what it still lacks</li></ul>
<h3>Harbour Homes and Quay Rescue Trust, jointly</h3><ul><li><strong>Autumn 2031:</strong> Mend forty roofs</li></ul>
<h2>Open doors</h2>
<h3>Doors Group (Chairs: Ann Lyle and Bo Raeburn)</h3>
<p>Check whether the old school has been used, by asking a hundred neighbours (by 31.03.32).</p>
<p>Write to the owners of the mill about its yard (date to be confirmed).</p>
<h3>Chief Harbour Officer</h3><p>Keep the chapel open on weekdays.</p><p><em>Completion: June 2031</em></p>""")

    quality, both = ["Quality and Review Subgroup"], ["Harbour Homes", "Quay Rescue Trust"]
    doors = ["Doors Group", "Ann Lyle", "Bo Raeburn"]
    assert _told(plan) == [
        ("Warm homes", "Agree one ", quality, "2031-05-30"),
        ("Warm homes", "Ask one st", quality, "ongoing"),
        ("Warm homes", "Mend forty", both, "2031-autumn"),
        ("Open doors", "Check whet", doors, "2032-03-31"),
        ("Open doors", "Write to t", doors, None),
        ("Open doors", "Keep the c", ["Chief Harbour Officer"], "2031-06"),
    ]


def test_headings_over_statements_that_name_their_own_owners_say_what_about():
    plan = _plan("""<h1>Harbour Plan 2031</h1><h2>What we will do</h2>
<h3>Police</h3><ul><li>Walk the quay each night (Night Team, May 2031)</li></ul>
<h3>Health Services</h3><ul><li>Open a room for the crews (Ward Team, June 2031)</li></ul>""")

    assert [one["title"] for one in plan["priorities"]] == ["Police", "Health Services"]


def test_titles_inside_a_list_stand_over_the_items_that_say_who_and_when():
    plan = _plan(f"""<h1>Harbour Plan 2031</h1><h2>Aim 1: Warm homes</h2>
{_TABLE.format(what="What", who="Who", when="When")}
<h2>Aim 2: Open doors</h2>
<ul><li>Mend the chapel doors on the shore – <em>Chapel Trust, May 2031</em></li></ul>
<h2>What holds it together</h2>
<ul><li>Governance<ul><li>Bring this plan to the council – <em>Chief Officer, by 30 June 2031</em></li>
<li>Make one check part of every decision – <em>Policy Team, Sep 2031</em></li></ul></li>
<li>Evidence<ul><li>Print what each ward has gained – <em>Data Team, May 2032</em></li></ul></li></ul>""")

    assert [(one["priority_ref"], one["sub_priority"], one["owners"]) for one in plan["actions"]] == [
        ("1", None, ["Housing Team"]),
        ("1", None, ["Tenants Forum"]),
        ("2", None, ["Chapel Trust"]),
        ("What holds it together", "Governance", ["Chief Officer"]),
        ("What holds it together", "Governance", ["Policy Team"]),
        ("What holds it together", "Evidence", ["Data Team"]),
    ]


def test_items_that_say_neither_are_parts_of_the_item_above_them():
    plan = _plan("""<h1>Harbour Plan 2031</h1><h2>Warm homes</h2><h3>Review Subgroup</h3>
<ul><li><strong>May 2031:</strong> Audit thirty visits, and look at<ul><li>whether a neighbour came</li>
<li>how soon the neighbour came</li></ul></li></ul>
<h3>Harbour Trust</h3><ul><li><strong>June 2031:</strong> Mend forty roofs</li></ul>""")

    assert [one["parts"] for one in plan["actions"]] == [
        ["whether a neighbour came", "how soon the neighbour came"],
        [],
    ]


@pytest.mark.parametrize("past", ["How last year went", "3. Action log", "What happened in 2030"])
def test_a_table_under_a_heading_that_looks_back_is_no_part_of_the_plan(past: str):
    plan = _plan(f"""<h1>Harbour Plan 2031</h1><h2>{past}</h2><p>Most of it was done.</p><p>Some was not.</p>
<p>The rest follows.</p><p>Here it is.</p>{_TABLE.format(what="What next", who="Who", when="Was due")}
<h2>The plan</h2>{_TABLE.format(what="What", who="Who", when="When").replace("Open", "Paint")}""")

    assert [text[:5] for _, text, _, _ in _told(plan)] == ["Paint", "Bring"]


def test_tables_under_headings_beside_each_other_are_one_plan_whatever_stands_before_them():
    plan = _plan(f"""<h1>Harbour paper</h1><h2>What became of the plan for 2030</h2><p>It is done.</p>
<h2>Action plan 2031</h2><h3>Aim 1: Warm homes</h3>{_TABLE.format(what="We will", who="Who", when="When")}
<h3>Aim 2: Open doors</h3>
<p>Mend the chapel doors by May 2031. Led by Harbour Trust.</p><p>Paint the mill by 2032. Led by Mill Trust.</p>
<p>Open the yard on Sundays by June 2031. Led by Yard Team.</p>
<h3>Aim 3: Full nets</h3><table><tr>
<th>Because</th><th>we will</th><th>so that</th><th>Owner</th><th>Done by</th></tr>
<tr><td>Nets tear</td><td>mend the nets of every crew in winter</td><td>crews earn more</td><td>Net Loft</td>
<td>May 2031</td></tr><tr><td>Ice is dear</td><td>build an ice store on the quay</td><td>fish keeps</td>
<td>Quay Trust</td><td>2032</td></tr></table>""")

    assert [(ref, text) for ref, text, _, _ in _told(plan)] == [
        ("1", "Open the a"),
        ("1", "Bring land"),
        ("2", "Mend the c"),
        ("2", "Paint the "),
        ("2", "Open the y"),
        ("3", "mend the n"),
        ("3", "build an i"),
    ]


def test_a_table_beside_more_records_is_read_with_them_under_the_heading_it_stands_under():
    lines = "".join(f"<p>Mend roof {place} of the old row.</p><p>Completion: May 2030</p>" for place in "ABCDE")
    plan = _plan(f"""<h1>Harbour paper</h1><h2>Why</h2><p>Roofs leak.</p><h2>The plan for 2031</h2>
<h3>Warm homes</h3><h4>Roof Team</h4>{lines.replace("Mend", "Repair")}<h4>Slate Trust</h4>{lines}
<h3>Open doors</h3><p>Doors should open.</p>{_TABLE.format(what="What", who="Who", when="When")}
<h2>Money</h2><p>There is some.</p>""")

    assert [ref for ref, *_ in _told(plan)] == ["Warm homes"] * 10 + ["Open doors"] * 2


def test_headings_that_say_who_may_look_like_those_that_say_what_about():
    plan = _plan("""<h1>Harbour Plan 2031</h1><h2>Why</h2><p>Roofs leak.</p><h2>The plan for the year</h2>
<h3>Warm homes</h3><p>Too many roofs leak.</p>
<h3>Roof Team</h3><ul><li>By May 2031: Mend forty roofs</li></ul>
<h3>Slate Trust</h3><ul><li>By June 2031: Give slates to every street</li></ul>
<h3>Open doors</h3><p>Too many doors are shut.</p>
<h3>Chapel Trust</h3><ul><li>By July 2031: Mend the chapel doors</li></ul>""")

    assert [(one["priority_ref"], one["owners"]) for one in plan["actions"]] == [
        ("Warm homes", ["Roof Team"]),
        ("Warm homes", ["Slate Trust"]),
        ("Open doors", ["Chapel Trust"]),
    ]


def test_counted_headings_right_over_who_and_when_are_actions_and_what_is_told_below_is_none():
    plan = _plan(f"""<h1>Harbour Plan 2031</h1><h2>Purpose</h2>
<p>1.1 This report answers what the inspectors found on 27 July 2030.</p>
<h2>Aim 1: Warm homes</h2>
{_TABLE.format(what="What", who="Who", when="When")}
<h2>Aim 2: Open doors</h2>
<h3>2A Mend the chapel doors on the shore</h3><p>Lead: Chapel Trust. Due: May 2031.</p>
<p>A draft went to the Tenants Forum in March 2030 and was well received.</p>
<h3>2B Lend the old school to the choir</h3><p>Lead: School Team. Due: June 2031.</p><p>It has a good roof.</p>
<h3>2C Light the path from the quay</h3><p>Lead: Roads Team. Due: July 2031.</p>""")

    assert _told(plan)[2:] == [
        ("2", "Mend the c", ["Chapel Trust"], "2031-05"),
        ("2", "Lend the o", ["School Team"], "2031-06"),
        ("2", "Light the ", ["Roads Team"], "2031-07"),
    ]
    assert [one["ref"] for one in plan["actions"][2:]] == ["2A", "2B", "2C"]


def test_a_stray_date_under_the_purpose_of_a_paper_is_no_action():
    acts = "".join(f"<p>{at}. The Quay Team will sweep step {at} by May 203{at}.</p>" for at in range(1, 8))
    plan = _plan(f"""<h1>Harbour Plan 2031</h1><h2>Purpose</h2>
<p>1.1 This report answers what the inspectors found on 27 July 2030.</p><h2>What we will do</h2>{acts}""")

    assert len(plan["actions"]) == 7
