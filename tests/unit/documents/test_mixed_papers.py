"""Papers of which one section tells its actions in a table and another in running text."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Cell, Document, Grid, Page, Paragraph
from goldthread.documents.reading import read_plan, read_plan_of

_TABLE = """<table><tr><th>We will</th><th>Lead</th><th>When</th></tr>
<tr><td>Open the advice room on three evenings a week</td><td>Housing Team</td><td>March 2031</td></tr>
<tr><td>Bring landlords and tenants to one table</td><td>Tenants Forum</td><td>June 2031</td></tr></table>"""


def _plan(html: str) -> dict:
    return to_corpus(read_plan(f"<html><body>{html}</body></html>".encode(), "page.html"))


def test_each_section_is_read_its_own_way_in_the_order_of_the_paper():
    plan = _plan(f"""<h1>Harbour Homes Plan 2031</h1>
<h2>Pledge 1. Somewhere to live</h2>
<p>You said: nobody knows which homes stand empty.</p>
<h3>By March 2031</h3>
<p>Write a list of the empty homes by the shore — Housing Team</p>
<p>Ask their owners what they need — Tenants Forum</p>
<h3>By the end of 2032</h3>
<p>Build twelve homes on the old quay — Harbour Building Trust</p>
<h2>Pledge 2. Somewhere to ask</h2>
<p>Too many people do not know whom to ask.</p>
{_TABLE}
<h2>Pledge 3. Somewhere to meet</h2>
<h3>Harbour Council</h3>
<ul><li>Give the chapel to the neighbours on Sundays – by May 2031</li>
<li>Print what is on each month – June 2031</li></ul>""")

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("1", "Somewhere to live"),
        ("2", "Somewhere to ask"),
        ("3", "Somewhere to meet"),
    ]
    assert [(one["priority_ref"], one["text"][:12], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "Write a list", ["Housing Team"], "2031-03"),
        ("1", "Ask their ow", ["Tenants Forum"], "2031-03"),
        ("1", "Build twelve", ["Harbour Building Trust"], "2032"),
        ("2", "Open the adv", ["Housing Team"], "2031-03"),
        ("2", "Bring landlo", ["Tenants Forum"], "2031-06"),
        ("3", "Give the cha", ["Harbour Council"], "2031-05"),
        ("3", "Print what i", ["Harbour Council"], "2031-06"),
    ]


def test_what_stands_beside_a_table_of_the_plan_tells_more_of_it():
    plan = _plan(f"""<h1>Harbour Homes Plan 2031</h1><h2>Priority 1: Somewhere to ask</h2>
<ul><li>By 2033 nobody is turned away. (Head of Housing)</li><li>By 2033 rents are fair. (Head of Housing)</li>
<li>By 2033 nobody sleeps on the quay. (Head of Housing)</li></ul>
<h3>What we will do</h3>{_TABLE}""")

    assert len(plan["actions"]) == 2


def test_a_section_that_looks_back_tells_no_actions():
    plan = _plan(f"""<h1>Harbour Homes Plan 2031</h1><h2>What we will do</h2>{_TABLE}
<h2>What we said last time</h2>
<ul><li>Paint the chapel (Harbour Council, May 2027)</li><li>Mend the quay (Harbour Council, June 2027)</li>
<li>Print a map of the town (Tourist Office, July 2027)</li></ul>""")

    assert len(plan["actions"]) == 2


def test_a_sentence_that_ends_in_a_label_leads_in_its_list():
    plan = _plan("""<h1>Harbour Homes Plan 2031</h1><h2>Outcome 3: A home that lasts</h2>
<p>Eighteen people have a home of their own, and sixteen kept it. Improvement activity:</p>
<ul><li>Find six people who visit them (Homes Lead – by Sept 2031)</li>
<li>Ask landlords for forty more homes (Homes Lead; Harbour Building Trust – 31 March 2032)</li>
<li>Give each new home a bed, a table and a lamp (Harbour Council – Spring 2031)</li></ul>""")

    assert [(one["text"][:8], one["owners"]) for one in plan["actions"]] == [
        ("Find six", ["Homes Lead"]),
        ("Ask land", ["Homes Lead", "Harbour Building Trust"]),
        ("Give eac", ["Harbour Council"]),
    ]


def test_an_item_before_a_table_does_not_say_that_its_plan_is_over():
    rows = "".join(
        f"<tr><td>{text}</td><td>Housing Team</td><td>{when} 2031</td></tr>"
        for text, when in (
            ("Mend the quay", "May"),
            ("Paint the chapel", "June"),
            ("Print a map of the town", "July"),
        )
    )
    head = "<tr><th>What we will do</th><th>Lead</th><th>When</th></tr>"
    plan = _plan(f"""<h1>Harbour Homes Plan 2031</h1>
<h2>Priority 1: Somewhere to ask</h2><p>Outcomes we want to see:</p>
<ul><li>Repairs are completed with fewer complaints</li></ul><table>{head}{rows}</table>
<h2>Priority 2: Somewhere to meet</h2><table>{head}{rows.replace("the", "a")}</table>""")

    assert [one["priority_ref"] for one in plan["actions"]] == ["1"] * 3 + ["2"] * 3


def test_labels_over_the_headings_of_a_table_make_no_card_of_it():
    plan = _plan("""<h1>Harbour Homes Plan 2031</h1><h2>Problem 1</h2><table>
<tr><td>Lead</td><td colspan="4">Head of Housing</td></tr>
<tr><td>Objective</td><td colspan="4">Fewer people without a home</td></tr>
<tr><td>Response</td><td>What</td><td>Who</td><td>When</td><td>RAG</td></tr>
<tr><td></td><td>Mend the quay</td><td>Harbour Council</td><td>May 2031</td><td>G</td></tr>
<tr><td></td><td>Paint the chapel</td><td>Church Guild</td><td>June 2031</td><td>A</td></tr>
<tr><td></td><td>Print a map of the town</td><td>Tourist Office</td><td>July 2031</td><td>G</td></tr></table>""")

    assert [(one["owners"], one["deadline"], one["rag"]) for one in plan["actions"]] == [
        (["Harbour Council"], "2031-05", "G"),
        (["Church Guild"], "2031-06", "A"),
        (["Tourist Office"], "2031-07", "G"),
    ]


def _grid(number: int, *rows: tuple[str, ...]) -> Grid:
    cells = [Cell(row, col, (Paragraph(text),)) for row, texts in enumerate(rows) for col, text in enumerate(texts)]
    return Grid(len(rows), 3, tuple(cells), number)


def test_a_table_behind_one_that_a_page_cut_is_found_in_its_section():
    heads = ("What we will do", "Lead", "When")
    upper = _grid(1, heads, ("Mend the quay", "Harbour Council", "May 2031"))
    lower = _grid(2, heads, ("Paint the chapel", "Church Guild", "June 2031"))
    other = _grid(3, heads, ("Print a map of the town", "Tourist Office", "July 2031"))
    told = [
        Paragraph(f"By 2033 {what}. (Head of Housing)", bullet=0)
        for what in ("rents are fair", "all have a home", "none wait")
    ]
    pages = (
        Page("1", (Paragraph("Harbour Homes Plan", heading=1), Paragraph("Priority 1: Homes", heading=2), upper)),
        Page("2", (lower, Paragraph("Priority 2: Visitors", heading=2), *told, other)),
    )

    plan = to_corpus(read_plan_of(Document("plan.pdf", "pdf", "", pages)))

    assert [(one["text"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Mend the quay", "1"),
        ("Paint the chapel", "1"),
        ("Print a map of the town", "2"),
    ]
