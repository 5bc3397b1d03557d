"""One small table of labels and values for each action."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS, as_html, as_pdf

_CARDS = (
    ("Action B1", "Plant an orchard behind the clinic", "Grounds Team", "March 2031"),
    ("Action B2", "Paint the waiting room with its visitors", "Estates Service", "June 2031"),
    ("Action B3", "Open the garden on Saturdays", "Volunteer Network", "Autumn 2031"),
)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_label_with_a_number_names_the_action_and_its_reference(kind):
    paper = Paper([Line("Clinic Garden Action Plan 2031", 1)])
    for label, text, owner, when in _CARDS:
        paper.blocks.append(Ruled([boxes(label, text), boxes("Lead", owner), boxes("Timescale", when)], (1, 3), 0))
        paper.blocks.append(Line(" "))

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (label.removeprefix("Action "), text, [owner], when) for label, text, owner, when in _CARDS
    ]


def test_what_is_to_be_done_may_stand_before_its_card():
    blocks: list[Line | Ruled] = [Line("Plan", 1), Line("Theme 1: Safer streets", 2)]
    for text, owner in (("Install signs at both car parks", "Parking Service"), ("Train all staff", "Harbour Trust")):
        blocks += [Line(text, 3), Ruled([boxes("Lead", owner), boxes("By when", "June 2031")], (1, 4), 0)]
    read = to_corpus(read_plan(as_html(Paper(blocks)), "paper.html"))
    assert [(action["text"], action["owners"]) for action in read["actions"]] == [
        ("Install signs at both car parks", ["Parking Service"]),
        ("Train all staff", ["Harbour Trust"]),
    ]
    assert [one["title"] for one in read["priorities"]] == ["Safer streets"]


def test_a_card_that_a_page_break_cuts_is_one():
    tasks = [
        (f"Mend the steps at pier {number}", f"Pier {number} Trust", f"May 203{number}") for number in range(1, 8)
    ]
    cards = [
        Ruled([boxes("Action", what), boxes("Responsible officer", who), boxes("Target date", when),
               boxes("Measure of success", "Steps are safe")], (2, 7), 0)
        for what, who, when in tasks
    ]  # fmt: skip
    paper = Paper([Line("Elmsay Piers Action Plan 2031 to 2037", 1), *cards])
    for size in (9, 10, 11, 12):
        plan = to_corpus(read_plan(as_pdf(paper, size=size), "piers.pdf"))
        assert [(one["text"], one["owners"]) for one in plan["actions"]] == [(what, [who]) for what, who, _ in tasks]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_title_that_only_numbers_the_card_leaves_the_action_to_its_label(kind):
    paper = Paper([Line("Clinic Garden Action Plan 2031", 1)])
    for label, text, owner, when in _CARDS:
        rows = [
            [Box(label.replace("Action", "Commitment"), across=2)],
            boxes("Description", text),
            boxes("Lead implementing organisation", owner),
            boxes("Neighbours who lend a hand", "None"),
            boxes("Start and end date", f"May 2030 to {when}"),
        ]
        paper.blocks.extend((Ruled(rows, (1, 3), 1), Line(" ")))

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))

    assert [(one["ref"], one["text"], one["owners"]) for one in plan["actions"]] == [
        (label.removeprefix("Action "), text, [owner]) for label, text, owner, _ in _CARDS
    ]
    assert [one["deadline"] for one in plan["actions"]] == ["2031-03", "2031-06", "2031-autumn"]


@pytest.mark.parametrize("kind", WRITERS)
def test_a_table_of_one_row_tells_who_and_when_of_the_heading_before_it(kind):
    paper = Paper([Line("Clinic Garden Action Plan 2031", 1)])
    for label, text, owner, when in _CARDS:
        rows = [boxes("Lead", "Partners", "Completion", "Measure"), boxes(owner, "-", when, "Ten of them")]
        paper.blocks.extend((Line(f"{label}: {text}", 3), Ruled(rows, (3, 2, 2, 2))))

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (label.removeprefix("Action "), text, [owner], when) for label, text, owner, when in _CARDS
    ]


@pytest.mark.parametrize("kind", ["docx", "html", "pdf", "odt"])
def test_a_card_may_have_its_labels_above_its_values(kind):
    paper = Paper([Line("Clinic Garden Action Plan 2031", 1)])
    for number, (_, text, owner, when) in enumerate(_CARDS, 1):
        rows = [
            [Box(f"1.{number} {text}", across=3)],
            boxes("Lead", "Timescale", "Measure"),
            boxes(owner, when, "Ten of them"),
        ]
        paper.blocks.extend((Ruled(rows, (3, 2, 2), 1), Line(" ")))

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (f"1.{number}", text, [owner], when) for number, (_, text, owner, when) in enumerate(_CARDS, 1)
    ]


_AUDIT = """
<h1>Wharf Safety Audit Plan 2031</h1>
<h2>A. Moorings and ropes</h2>
<table>
<tr><td colspan=3>Finding 1: No log of ropes</td><td>High</td></tr>
<tr><td>Observation</td><td colspan=3>Ropes were not logged in the winter.</td></tr>
<tr><td>Recommendation R1</td><td colspan=3>A log of all ropes should be kept on the quay.</td></tr>
<tr><td>Agreed action</td><td colspan=3>Begin a log and show it to the Pilots each month.</td></tr>
<tr><td>Responsible officer</td><td>Harbour Master</td><td>Target date</td><td>30 June 2031</td></tr>
<tr><td>Update</td><td colspan=2>Log begun on 3 May.</td><td>Complete</td></tr>
<tr><td colspan=3>Finding 2: Worn bollards</td><td>Medium</td></tr>
<tr><td>Observation</td><td colspan=3>Four of nine bollards were worn through.</td></tr>
<tr><td>Recommendation R2</td><td colspan=3>Bollards should be tested by load each year.</td></tr>
<tr><td>Agreed action</td><td colspan=3>Test each bollard and mend what fails.</td></tr>
<tr><td>Responsible officer</td><td>Works Engineer</td><td><p>Target date</p><p>Revised date</p></td>
<td><p>31 August 2031</p><p>30 November 2031</p></td></tr>
<tr><td>Update</td><td colspan=2>Five tested so far.</td><td>In progress</td></tr>
</table>
<h2>B. Lights and signals</h2>
<table>
<tr><td colspan=3>Finding 3: Dark steps</td><td>Low</td></tr>
<tr><td>Observation</td><td colspan=3>The steps are not lit at low water.</td></tr>
<tr><td>Recommendation R3</td><td colspan=3>All steps in use at night should be lit.</td></tr>
<tr><td>No.</td><td>Agreed action</td><td>Lead</td><td>Date</td></tr>
<tr><td>3a</td><td>Fit lamps to the north steps</td><td>Works Engineer</td><td>May 2031</td></tr>
<tr><td>3b</td><td>Close the south steps after dusk</td><td>Harbour Master</td><td>July 2031</td></tr>
<tr><td>Update</td><td colspan=2>Lamps are ordered.</td><td>In progress</td></tr>
</table>
"""


@pytest.mark.parametrize(
    ("finding", "recommendation", "action"),
    [
        ("Finding", "Recommendation", "Agreed action"),
        ("Issue", "Recommendation", "Management action"),
        ("Observation", "Rec", "Action to be taken"),
    ],
)
def test_a_numbered_title_with_a_grade_begins_a_card(finding, recommendation, action):
    paper = _AUDIT.replace("<td>Observation", "<td>Evidence").replace("Finding", finding)
    paper = paper.replace("Recommendation", recommendation).replace("Agreed action", action)
    plan = to_corpus(read_plan(f"<html><body>{paper}</body></html>".encode(), "audit.html"))

    assert [
        (one["ref"], one["text"], one["owners"], one["deadline"], one["recommendations"], one["status"])
        for one in plan["actions"]
    ] == [
        (
            "1",
            "Begin a log and show it to the Pilots each month.",
            ["Harbour Master"],
            "2031-06-30",
            ["R1"],
            "complete",
        ),
        ("2", "Test each bollard and mend what fails.", ["Works Engineer"], "2031-11-30", ["R2"], "in progress"),
        ("3a", "Fit lamps to the north steps", ["Works Engineer"], "2031-05", ["R3"], "in progress"),
        ("3b", "Close the south steps after dusk", ["Harbour Master"], "2031-07", ["R3"], "in progress"),
    ]
    assert [one["progress"] for one in plan["actions"]] == [
        "Log begun on 3 May.",
        "Five tested so far.",
        "Lamps are ordered.",
        "Lamps are ordered.",
    ]


def test_sections_over_cards_name_the_priorities_and_recommendations_in_full_are_answered():
    plan = to_corpus(read_plan(f"<html><body>{_AUDIT}</body></html>".encode(), "audit.html"))

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("A", "Moorings and ropes"),
        ("B", "Lights and signals"),
    ]
    assert [(one["ref"], one["text"]) for one in plan["recommendations"]] == [
        ("R1", "A log of all ropes should be kept on the quay."),
        ("R2", "Bollards should be tested by load each year."),
        ("R3", "All steps in use at night should be lit."),
    ]


@pytest.mark.parametrize("kind", ["docx", "html", "pdf", "odt"])
@pytest.mark.parametrize("code", ["GH {}", "T{}", "2.{}"])
def test_a_card_may_begin_with_the_bare_reference_of_its_action_and_end_with_how_it_stands(kind, code):
    paper = Paper([Line("Clinic Garden Action Plan 2031", 1), Line("Aim 1: A garden for everyone", 2)])
    for number, (_, text, owner, when) in enumerate(_CARDS, 1):
        rows = [
            [Box(code.format(number)), Box(text, across=3)],
            boxes("Lead", owner, "Finish by", when),
            [Box("Steps"), Box("Ask the neighbours", across=3)],
            [Box("At 30 June 2031"), Box("The ground is dug over.", across=2), Box("Amber")],
        ]
        paper.blocks.extend((Ruled(rows[: 3 + number % 2], (2, 5, 2, 3), 0), Line(" ")))

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (code.format(number).replace(" ", ""), text, [owner], when)
        for number, (_, text, owner, when) in enumerate(_CARDS, 1)
    ]
    assert [one["rag"] for one in plan["actions"]] == ["Amber", None, "Amber"]
    assert [one["progress"] for one in plan["actions"]] == [
        "The ground is dug over.",
        None,
        "The ground is dug over.",
    ]


def test_a_row_of_a_card_may_have_no_cells():
    page = "<h1>Clinic Garden Action Plan 2031</h1>"
    for label, text, owner, when in _CARDS:
        told = ((label, text), ("Lead", owner), ("Timescale", when))
        rows = [f"<tr><td>{one}</td><td>{other}</td></tr>" for one, other in told]
        page += f"<table>{'<tr></tr>'.join(rows)}</table><p></p>"
    plan = to_corpus(read_plan(page.encode(), "garden.html"))

    assert [(one["text"], one["owners"]) for one in plan["actions"]] == [
        (text, [owner]) for _, text, owner, _ in _CARDS
    ]
