"""How other councils write plans: signs for colours, owners in brackets, headings that mislead, narrow columns."""

from __future__ import annotations

import io
import textwrap

import openpyxl
import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.documents.tables.cells.rag import is_rag_word, rag_words
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import as_html, as_pdf

ACTIONS = (
    ("Map the places of concern and agree a response for each", "Public Health", "June 2031"),
    ("Install signs at both car parks", "Parking Service", "September 2031"),
    ("Train reception staff to notice carers", "Practice Managers Forum", "March 2032"),
    ("Open a drop-in at the library", "Harbour Trust", "Ongoing"),
)


def _read(data: bytes | str, name: str = "paper.txt") -> dict:
    return to_corpus(read_plan(data.encode() if isinstance(data, str) else data, name))


def _told(plan: dict) -> list[tuple[str, list[str], str | None]]:
    return [(action["text"].rstrip("."), action["owners"], action["deadline_text"]) for action in plan["actions"]]


MEANT = [(text, [owner], when) for text, owner, when in ACTIONS]


def _table(heads: list[str], rows: list[list[str | Box]]) -> bytes:
    return as_html(
        Paper([Line("Coastal Safety Partnership: Action Plan", 1), Ruled([boxes(*heads), *map(_row, rows)])])
    )


def _row(cells: list[str | Box]) -> list[Box]:
    return boxes(*cells)


@pytest.mark.parametrize(
    ("printed", "colours"),
    [("🔴", ["Red"]), ("🟢 Green", ["Green"]), ("Amber ↑", ["Amber"]), ("🟡/🟢", ["Amber", "Green"]), ("🎉", [])],
)
def test_coloured_signs_are_colours(printed, colours):
    assert rag_words(printed) == colours
    assert is_rag_word(printed) is bool(colours)


def test_a_name_in_brackets_behind_every_action_is_its_owner():
    rows = [[f"{text} ({owner})", when] for text, owner, when in ACTIONS]
    assert _told(_read(_table(["Action (lead in brackets)", "By when"], rows), "paper.html")) == MEANT


def test_one_bracket_among_many_actions_stays_in_the_text():
    rows = [[text, owner, when] for text, owner, when in ACTIONS]
    rows[0][0] += " (Harbour Road and Mill Lane)"
    read = _read(_table(["Action", "Lead", "By when"], rows), "paper.html")
    assert read["actions"][0]["text"].endswith("(Harbour Road and Mill Lane)")


def test_dates_alone_are_the_timescale_whatever_their_heading():
    rows = [[text, owner, when] for text, owner, when in ACTIONS]
    assert _told(_read(_table(["Action", "Responsible body", "Milestone"], rows), "paper.html")) == MEANT


def test_an_update_across_the_table_belongs_to_the_action_above():
    rows: list[list[str | Box]] = [[Box("Theme 1: Safer streets", across=3)]]
    for place, (text, owner, when) in enumerate(ACTIONS):
        rows += [[text, owner, when], [Box(f"Update: Step {place} was taken.", across=3)]]
    read = _read(_table(["Action", "Lead", "By when"], rows), "paper.html")
    assert [priority["title"] for priority in read["priorities"]] == ["Safer streets"]
    assert [action["progress"] for action in read["actions"]] == [f"Step {place} was taken." for place in range(4)]


def test_the_number_of_a_priority_may_stand_above_its_title():
    rows = [[Box("2\nSafer streets", down=4), *ACTIONS[0]], *(list(action) for action in ACTIONS[1:])]
    read = _read(_table(["Priority", "Action", "Lead", "By when"], rows), "paper.html")
    assert [(one["ref"], one["title"]) for one in read["priorities"]] == [("2", "Safer streets")]


def test_completed_actions_of_an_earlier_plan_stay_apart():
    heads = boxes("Action", "Lead", "Date")
    old = Ruled([heads, boxes("Write the assessment", "Public Health", "May 2028")])
    new = Ruled([heads, *(boxes(*action) for action in ACTIONS)])
    paper = Paper(
        [Line("Appendix 1: Completed actions from the previous plan", 2), old, Line("Appendix 2: New plan", 2), new]
    )
    read = _read(as_html(paper), "paper.html")
    assert (len(read["actions"]), [len(plan["actions"]) for plan in read["other_plans"]]) == (4, [1])


def test_tables_ruled_only_across_are_parted_by_the_headings_between_them():
    heads = boxes("Action", "Lead", "Date")
    risks = Ruled([boxes("Risk", "Mitigating action", "Score"), boxes("Funding ends", "Seek a further year", "12")])
    paper = Paper([Line("Action plan", 2), Ruled([heads, *(boxes(*action) for action in ACTIONS)], (6, 3, 2)),
                   Line("Risk register", 2), risks])  # fmt: skip
    across = as_pdf(paper, size=8, font="Libertinus Serif", table="stroke: (x: none, y: 0.4pt), inset: 3pt")
    assert _told(_read(across, "paper.pdf")) == MEANT


def test_labels_in_wrapped_sentences():
    said = [
        "Map the places of concern and agree a response for each with the owners of the land within 72 hours",
        "Install signs and telephones at both car parks, at the ferry terminal and on the old harbour wall",
        "Train reception staff in all surgeries to notice carers and to tell them of the help that there is",
    ]
    facts = [action[1:] for action in ACTIONS]
    text = "Action plan\n\n1. Safer streets\n\n" + "\n\n".join(
        textwrap.fill(f"1.{number} {what}. Lead: {who}. Timescale: {when}.", 72)
        for number, (what, (who, when)) in enumerate(zip(said, facts, strict=False), 1)
    )
    read = _read(text)
    assert [(action["owners"], action["deadline"]) for action in read["actions"]] == [
        (["Public Health"], "2031-06"), (["Parking Service"], "2031-09"), (["Practice Managers Forum"], "2032-03"),
    ]  # fmt: skip
    assert "72 hours" in read["actions"][0]["text"]


def test_labels_between_pipes_under_each_action():
    text = "Plan\n\nPriority A - Safer streets\n\n" + "\n".join(
        f"o   {text}\n    Lead: {owner} | Target: {when} | Status: On track" for text, owner, when in ACTIONS
    )
    assert _told(_read(text)) == MEANT


def test_whoever_stands_before_to_and_a_verb_will_do_it():
    text = "Action plan\n\n" + "\n\n".join(
        f"Action {number}: {owner} to {what} by {when}."
        for number, (owner, what, when) in enumerate(
            [("Adult Social Care", "review discharge", "June 2031"), ("Finance", "set up a fund", "May 2032")], 1
        )
    )
    assert [action["owners"] for action in _read(text)["actions"]] == [["Adult Social Care"], ["Finance"]]


def test_themes_between_cells_that_stand_one_a_line():
    lines = ["Ref", "Action", "Lead", "By when", "RAG"]
    for theme, title in (("A", "Safer streets"), ("B", "Kinder services")):
        lines.append(f"Theme {theme}: {title}")
        for place, (text, owner, when) in enumerate(ACTIONS, 1):
            lines += [f"{theme}.{place}", f"{text} in {title.lower()}", owner, when, "Green"]
    read = _read("Plan\n\n" + "\n".join(lines))
    assert [one["title"] for one in read["priorities"]] == ["Safer streets", "Kinder services"]
    assert [action["priority_ref"] for action in read["actions"]] == ["A"] * 4 + ["B"] * 4


def test_colours_part_the_rows_of_columns_set_close():
    text = """Plan
Action                                  Lead                 By when      RAG
Map the places of concern along the     Public Health        June 2031    Amber
shore and the harbour wall and beach
Install signs at both car parks and     Parking Service      May 2031     Green
at the terminal for ferries and buses
Train reception staff in surgeries to   Managers Forum       March 2032   Red
notice carers and to tell them of help
"""
    assert [action["rag"] for action in _read(text)["actions"]] == ["Amber", "Green", "Red"]


def test_a_stray_cell_far_down_a_sheet_costs_nothing():
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [("Action", "Lead", "By when"), *ACTIONS]:
        sheet.append(row)
    sheet.cell(1_000_000, 60, " ")
    out = io.BytesIO()
    book.save(out)
    assert _told(_read(out.getvalue(), "paper.xlsx")) == MEANT


def test_spans_beyond_all_measure_make_no_columns():
    wide = "<td colspan=99999>Safer streets</td>"
    rows = "".join(f"<tr><td>{text}<td colspan=99999>{owner}<td>{when}</tr>" for text, owner, when in ACTIONS)
    data = f"<table><tr><th>Action<th colspan=99999>Lead<th>By when</tr><tr>{wide}</tr>{rows}</table>"
    read = read_plan(data.encode(), "paper.html")
    assert _told(to_corpus(read)) == MEANT
    assert read.document.pages[0].blocks[0].cols < 10


def test_a_heading_that_begins_with_the_action_is_the_action():
    rows = [
        [f"{text}\nMeasure: Done in year {place}", owner, when] for place, (text, owner, when) in enumerate(ACTIONS)
    ]
    read = _read(_table(["Action and measure of success", "Lead", "By when"], rows), "paper.html")
    assert _told(read) == MEANT
    assert read["actions"][1]["outcomes"] == ["Done in year 1"]


def test_bullets_under_numbered_headings_are_no_rows_run_together():
    items = "\n".join(f"* {text} - {owner} - {when}" for text, owner, when in ACTIONS)
    read = _read(
        "Plan\n\n" + "\n\n".join(f"{number} Safer {what}\n\n{items}" for number, what in enumerate("abc", 1))
    )
    assert _told(read).count(MEANT[0]) == 3
    assert not any("* " in (action["comments"] or "") for action in read["actions"])
