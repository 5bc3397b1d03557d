"""Tables whose cells say more than their headings: labels inside cells, who and when in one, odd headings, none."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS, as_pdf

ROWS = [
    ("Open a drop-in on two evenings", "Night Service", "May 2031", "Premises were agreed."),
    ("Train hostel staff to carry naloxone", "Training Team", "June 2031", "Twelve people trained so far."),
    ("Visit each family within a week", "Family Service", "Ongoing", "Two workers started in spring."),
    ("Publish a guide for grandparents", "Print Officer", "TBC", "The text was written."),
]


def table(rows, title="Brackley Alcohol and Drug Partnership Plan 2031 to 2033") -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<html><body><h1>{title}</h1><table>{cells}</table></body></html>"


def read(page: str):
    return to_corpus(read_plan(page.encode(), "page.html"))


def who_and_when(plan):
    return [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]]


EXPECTED = [(text, [who], when) for (text, who, *_), when in zip(ROWS, ["2031-05", "2031-06", "ongoing", None],
                                                                   strict=True)]  # fmt: skip


@pytest.mark.parametrize(
    "cell",
    [
        "<p>{0}</p><p>Lead officer: {1}</p><p>Deadline: {2}</p>",
        "{0} Lead officer: {1} Deadline: {2}",
        "{0} (Lead: {1}; {2})",
        "{0} (Lead: {1}; Timescale: {2})",
        "<p>{0}</p><p>(Owner: {1}; timescale: {2})</p>",
        "<p>{0}</p><p>{1} - {2}</p>",
        "<p>{0}</p><p>{1}, {2}</p>",
        "<p>{0}</p><p>{1} ({2})</p>",
    ],
)
def test_labels_inside_the_cell_of_the_action(cell):
    plan = read(table([("Action", "Progress"), *((cell.format(*row), row[3]) for row in ROWS)]))

    assert who_and_when(plan) == EXPECTED
    assert plan["actions"][0]["progress"] == "Premises were agreed."
    assert plan["actions"][1]["evidence"]["owners"]["quote"] == "Training Team"
    assert plan["actions"][1]["evidence"]["owners"]["col"] == 1


def test_what_few_cells_say_stays_with_them_under_its_label():
    statements = ["Lend bells to walkers", "Mark a lane along the bank", "Plant willows", "Print a map for walkers"]
    facts = ["", "Status: On hold; ", "", ""]
    cells = [
        (f"{one} (Lead: Roads Team; {fact}Timescale: May 2031)",) for one, fact in zip(statements, facts, strict=True)
    ]
    plan = read(table([("Action",), *cells]))

    assert [one["text"].split()[0] for one in plan["actions"]] == ["Lend", "Mark", "Plant", "Print"]
    assert "Status: On hold" in plan["actions"][1]["text"]
    assert {(*one["owners"], one["deadline"]) for one in plan["actions"]} == {("Roads Team", "2031-05")}


@pytest.mark.parametrize("cell", ["{1}<br>{2}", "{1} – {2}", "{1} ({2})"])
@pytest.mark.parametrize("heading", ["Who and by when", "Lead and timescale", "Responsibility / deadline"])
def test_who_and_when_in_one_column(cell, heading):
    plan = read(table([("Action", heading), *((row[0], cell.format(*row)) for row in ROWS)]))

    assert who_and_when(plan) == EXPECTED


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 0, 1), (1, 0, 3, 2)])
@pytest.mark.parametrize("headings", [("Ask", "Home", "Landing", "Pulse"), None])
def test_columns_are_known_by_what_stands_in_them(order, headings):
    rows = [tuple(row[place] for place in order) for row in ROWS]
    head = [tuple(headings[place] for place in order)] if headings else []
    plan = read(table([*head, *rows]))

    assert who_and_when(plan) == EXPECTED
    assert [one["progress"] for one in plan["actions"]] == [row[3] for row in ROWS]


def test_a_heading_over_a_table_of_measures_names_the_actions_below_it_too():
    def part(number, title, row):
        return (
            f"<h2>Priority {number}: {title}</h2><table><tr><td>Indicator</td><td>Baseline</td><td>Target</td></tr>"
            f"<tr><td>People helped</td><td>240</td><td>300</td></tr></table><p>Actions</p>"
            f"<table><tr><td>Action</td><td>Lead</td><td>When</td></tr>"
            f"<tr><td>{row[0]}</td><td>{row[1]}</td><td>{row[2]}</td></tr></table>"
        )

    body = part(1, "Ask early", ROWS[0]) + part(2, "Stay near", ROWS[2])
    plan = read(f"<html><body><h1>Brackley Partnership Action Plan 2031 to 2033</h1>{body}</body></html>")

    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "2"]
    assert [one["title"] for one in plan["priorities"]] == ["Ask early", "Stay near"]
    assert plan["plan"]["title"] == "Brackley Partnership Action Plan 2031 to 2033"


def test_recommendations_listed_in_a_table_of_their_own():
    listed = "".join(
        f"<tr><td>{n}</td><td>Partners should agree a single way in, number {n}</td></tr>" for n in (1, 2, 3)
    )
    rows = "".join(f"<tr><td>{n}</td><td>{row[0]}</td><td>{row[1]}</td><td>{row[2]}</td></tr>"
                   for n, row in enumerate(ROWS[:3], 1))  # fmt: skip
    plan = read(
        "<html><body><h1>Brackley Partnership Action Plan 2031</h1>"
        f"<table><tr><td>No.</td><td>Recommendation</td></tr>{listed}</table><h2>Our response</h2>"
        f"<table><tr><td>Rec</td><td>Action</td><td>Lead</td><td>When</td></tr>{rows}</table></body></html>"
    )

    assert [one["ref"] for one in plan["recommendations"]] == ["1", "2", "3"]
    assert plan["recommendations"][1]["text"] == "Partners should agree a single way in, number 2"
    assert [one["recommendations"] for one in plan["actions"]] == [["1"], ["2"], ["3"]]


@pytest.mark.parametrize("kind", ["ods", "xlsx", "docx", "pdf"])
def test_who_and_when_in_one_cell_without_any_heading(kind):
    rows = [[Box("Safer nights", across=3, fill="FFF2CC")]]
    rows += [boxes(f"1.{place}", text, f"{who}\n{when}") for place, (text, who, when, _) in enumerate(ROWS, 1)]
    paper = Paper([Line("Brackley Alcohol and Drug Partnership Plan 2031 to 2033", 1), Ruled(rows, (1, 8, 4), 0)])
    plan = to_corpus(read_plan(WRITERS[kind](paper), f"plan.{kind}"))

    assert who_and_when(plan) == EXPECTED


@pytest.mark.parametrize("kind", ["ods", "docx", "pdf"])
def test_coloured_bars_under_months_say_when(kind):
    periods = ["Jan-Mar 2031", "Apr-Jun 2031", "Jul-Sep 2031", "Oct-Dec 2031"]
    ends = ["2031-03", "2031-06", "2031-09", "2031-12"]
    rows = [boxes("Task", "Lead", *periods, bold=True), [Box("Safer nights", across=6, fill="EEEEEE")]]
    for last, (text, who, *_) in enumerate(ROWS):
        shade = "F2F2F2" if last % 2 else None
        bars = [Box("", fill="4472C4" if last - 1 <= place <= last else shade) for place in range(4)]
        rows.append([Box(text, fill=shade), Box(who, fill=shade), *bars])
    paper = Paper([Line("Brackley Alcohol and Drug Partnership Plan 2031", 1), Ruled(rows, (7, 4, 1, 1, 1, 1))])
    plan = to_corpus(read_plan(WRITERS[kind](paper), f"plan.{kind}"))

    assert who_and_when(plan) == [(text, [who], end) for (text, who, *_), end in zip(ROWS, ends, strict=True)]
    assert {one["rag"] for one in plan["actions"]} == {None}


@pytest.mark.parametrize("table", ["stroke: (x: none, y: 0.4pt), inset: 4pt", "stroke: 0.5pt, inset: 4pt"])
def test_who_and_when_end_a_cell_however_full_the_line_above_them(table):
    texts = [f"{text} and ask all who live along the harbour what they think of it" for text, *_ in ROWS]
    rows = [boxes("Objective", "Actions", "What success looks like")]
    for place, (text, (_, who, when, measure)) in enumerate(zip(texts, ROWS, strict=True)):
        objective = [Box("Devices and data" if place else "Skills", down=2)] if place % 2 == 0 else []
        rows.append([*objective, *boxes(f"{text}\n{who} - {when}", measure)])
    paper = Paper([Line("Brackley Alcohol and Drug Partnership Plan 2031", 1), Ruled(rows, (3, 8, 4))])

    for size in (8, 8.5, 9, 10):
        plan = to_corpus(read_plan(as_pdf(paper, size=size, font="Libertinus Serif", table=table), "paper.pdf"))
        assert who_and_when(plan) == [
            (text, [who], when) for text, (_, [who], when) in zip(texts, EXPECTED, strict=True)
        ]


def test_how_an_action_stands_told_in_its_cell_where_no_column_does():
    rows = [
        ("HB 14/31(a)", "Count the moorings that stand empty.", "On hold until the survey is completed", "JK"),
        ("HB 15/31(c)", "Ask whether the quay may be lit at night.", "Complete", "PT"),
        ("HB 16/31(a)<br>HB 17/31(b)", "Train the crews.", "In progress: twelve of thirty were trained by May", "LM"),
    ]
    body = [(ref, f"<p>{text}</p><p>Status: {status}</p>", who) for ref, text, status, who in rows]
    plan = read(table([("Item", "Action", "Owner"), *body]))

    assert [(one["ref"], one["text"], one["status"], one["progress"]) for one in plan["actions"]] == [
        ("HB14/31(a)", rows[0][1], "paused", rows[0][2]),
        ("HB15/31(c)", rows[1][1], "complete", None),
        ("HB16/31(a)", rows[2][1], "in progress", rows[2][2]),
    ]
    assert plan["actions"][0]["evidence"]["progress"]["quote"] == rows[0][2]
