"""What stands in words under quarters and years is a milestone of then; ticks are when the action is done."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_STEPS = (
    ("Build a footbridge over the mill stream", "Roads Team", ("Survey", "Tender let", "", "Bridge open"), "Mar-33"),
    (
        "Plant an orchard behind the school",
        "School Council",
        ("", "Ground dug", "40 trees", "80 trees"),
        "March 2033",
    ),
    ("Count the bats in every barn", "Wildlife Trust", ("→", "→", "First count", ""), "Dec 2032"),
    ("Train walk leaders in each village", "Ramblers Guild", ("6", "12", "18", "24"), "31/03/2033"),
)
_DUE = ("2032/33-Q1", "2032/33-Q2", "2032/33-Q3", "2032/33-Q4")


def _rows(*steps: tuple[str, ...]) -> list[Row]:
    told = steps or tuple(each for _, _, each, _ in _STEPS)
    return [boxes(what, who, *each, when) for (what, who, _, when), each in zip(_STEPS, told, strict=True)]


def _read(head: list[Row], rows: list[Row], kind: str = "docx") -> list[dict]:
    paper = Paper(
        [
            Line("Alderby Paths Action Plan", 1),
            Ruled([*head, *rows], (5, 3, 2, 2, 2, 2, 2)[: sum(one.across for one in rows[0])]),
        ]
    )
    return to_corpus(read_plan(WRITERS[kind](paper), f"paths.{kind}"))["actions"]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    "periods",
    [
        ("Q1", "Q2", "Q3", "Q4"),
        ("Q1 Apr–Jun", "Q2 Jul–Sep", "Q3 Oct–Dec", "Q4 Jan–Mar"),
        ("Quarter 1 (2032/33)", "Quarter 2 (2032/33)", "Quarter 3 (2032/33)", "Quarter 4 (2032/33)"),
        ("Apr - Jun", "Jul - Sep", "Oct - Dec", "Jan - Mar"),
        ("Ch1 / Q1\nApr-Jun", "Ch2 / Q2\nJul-Sep", "Ch3 / Q3\nOct-Dec", "Ch4 / Q4\nJan-Mar"),
        ("Apr-Jun 2032", "Jul-Sep 2032", "Oct-Dec 2032", "Jan-Mar 2033"),
    ],
)
def test_words_under_quarters_are_due_when_they_end(kind, periods):
    actions = _read([boxes("Action", "Lead", *periods, "By when", bold=True)], _rows(), kind)

    assert [one["owners"] for one in actions] == [[who] for _, who, _, _ in _STEPS]
    assert [[(step["text"], _quarter(step["due"])) for step in one["milestones"]] for one in actions] == [
        [(text, due) for text, due in zip(steps, _DUE, strict=True) if text.strip("→")] for _, _, steps, _ in _STEPS
    ]


def _quarter(due: str) -> str:
    return {"2032-06": _DUE[0], "2032-09": _DUE[1], "2032-12": _DUE[2], "2033-03": _DUE[3]}.get(due, due)


def test_the_year_of_quarters_may_stand_over_them():
    head = [
        [Box("Action", down=2), Box("Lead", down=2), Box("Milestones 2041/42", across=4), Box("By when", down=2)],
        boxes("Q1", "Q2", "Q3", "Q4"),
    ]
    assert [step["due"] for step in _read(head, _rows())[0]["milestones"]] == [
        "2041/42-Q1",
        "2041/42-Q2",
        "2041/42-Q4",
    ]


def test_a_cell_under_several_quarters_is_due_by_the_last():
    rows = _rows()
    rows[0] = [*boxes("Build a footbridge over the mill stream", "Roads Team", "Survey"),
               Box("Work on site", across=3), Box("Mar-33")]  # fmt: skip
    head = [boxes("Action", "Lead", "Q1", "Q2", "Q3", "Q4", "By when", bold=True)]

    assert _read(head, rows)[0]["milestones"] == [
        {"text": "Survey", "due": "2032/33-Q1"},
        {"text": "Work on site", "due": "2032/33-Q4"},
    ]


def test_quarters_from_january_on_belong_to_one_calendar_year():
    head = [boxes("Action", "Lead", "Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec", "By when", bold=True)]
    rows = [boxes(what, who, *steps, "November 2032") for what, who, steps, _ in _STEPS]

    assert [step["due"] for step in _read(head, rows)[3]["milestones"]] == [
        "2032-03",
        "2032-06",
        "2032-09",
        "2032-12",
    ]


def test_years_side_by_side_hold_what_is_reached_in_each():
    head = [boxes("Action", "Lead", "2032/33", "2033/34", "2034/35", "2035/36", "By when", bold=True)]

    assert [step["due"] for step in _read(head, _rows())[1]["milestones"]] == ["2033/34", "2034/35", "2035/36"]


def test_reports_of_each_quarter_are_no_milestones():
    told = "The team met twice and agreed how the work would be shared between the three villages."
    head = [boxes("Action", "Lead", "Q1", "Q2", "Q3", "Q4", "By when", bold=True)]

    assert all(not one["milestones"] for one in _read(head, _rows(*[(told, told, "", "")] * 4)))


def test_without_a_column_that_says_when_an_action_is_due_with_its_last_step():
    head = [boxes("Action", "Lead", "2032/33", "2033/34", "2034/35", "2035/36", bold=True)]
    rows = [boxes(what, who, *steps) for what, who, steps, _ in _STEPS]

    assert [one["deadline"] for one in _read(head, rows)] == ["2035/36", "2035/36", "2034/35", "2035/36"]
