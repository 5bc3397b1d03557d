"""A table that sets what is to be done under the time it is due: each thing is an action due then."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_AIMS = ("Children can reach the mill by bicycle", "The stream is clean", "Visitors know the way")
_STEPS = (
    (("Mark a cycle lane along the bank (Roads Team)",), ("Open the lane to all (Roads Team; School Council)",), ()),
    (
        ("Count the trout in every pool (Anglers Club)", "Ask the farms to fence the bank (Farms Adviser)"),
        (),
        ("Plant willows on both banks (Wildlife Trust)",),
    ),
    ((), ("Put up signs in the village (Parish Council)",), ("Print a map for walkers (Parish Council)",)),
)
_OWNERS = [
    ["Roads Team"],
    ["Roads Team", "School Council"],
    ["Anglers Club"],
    ["Farms Adviser"],
    ["Wildlife Trust"],
    ["Parish Council"],
    ["Parish Council"],
]


def _rows() -> list[Row]:
    return [
        [Box(aim), *(Box("\n".join(each)) if each else Box("–") for each in steps)]
        for aim, steps in zip(_AIMS, _STEPS, strict=True)
    ]


def _read(head: Row, rows: list[Row], kind: str) -> list[dict]:
    paper = Paper(
        [Line("Alderby Mill Action Plan 2031 to 2033", 1), Ruled([head, *rows], (3, *(5,) * (len(head) - 1)))]
    )
    return to_corpus(read_plan(WRITERS[kind](paper), f"mill.{kind}"))["actions"]


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize(
    ("periods", "due"),
    [
        (("By September 2031", "By March 2032", "By March 2033"), ("2031-09", "2032-03", "2033-03")),
        (("2030/31", "2031/32", "2032/33"), ("2030/31", "2031/32", "2032/33")),
        (("Short term", "Medium term", "Long term"), (None, None, None)),
    ],
)
def test_each_thing_under_a_period_is_an_action_due_then(kind, periods, due):
    actions = _read(boxes("What we want to see", *periods, bold=True), _rows(), kind)

    texts = [text.rsplit(" (", 1)[0] for steps in _STEPS for each in steps for text in each]
    assert [one["text"] for one in actions] == texts
    assert [one["owners"] for one in actions] == _OWNERS
    assert [one["deadline"] for one in actions] == [
        due[column] for steps in _STEPS for column, each in enumerate(steps) for _ in each
    ]
    assert [one["deadline_text"] for one in actions] == [
        periods[column] for steps in _STEPS for column, each in enumerate(steps) for _ in each
    ]


def test_what_stands_beside_a_row_is_told_of_all_that_came_of_it():
    head = boxes("Aim", "By May 2031", "By May 2032", "By May 2033", bold=True)
    paper = Paper([Line("Alderby Mill Action Plan 2031 to 2033", 1), Ruled([head, *_rows()], (3, 5, 5, 5))])
    plan = to_corpus(read_plan(WRITERS["docx"](paper), "mill.docx"))

    titles = {one["ref"]: one["title"] for one in plan["priorities"]}
    assert [titles[one["priority_ref"]] for one in plan["actions"]] == [
        aim for aim, steps in zip(_AIMS, _STEPS, strict=True) for each in steps for _ in each
    ]


def test_no_heading_is_named_that_the_paper_does_not_have():
    head = boxes("What we want to see", "By May 2031", "By May 2032", "By May 2033", bold=True)
    paper = Paper([Line("Alderby Mill Action Plan 2031 to 2033", 1), Ruled([head, *_rows()], (3, 5, 5, 5))])
    action = read_plan(WRITERS["docx"](paper), "mill.docx").plan.actions[0]

    assert action.evidence["text"].why[0] == "taken for action by the time it stands under"
    assert action.evidence["timescale"].source.quote == "By May 2031"
    assert not any('"Action"' in why or '"Timescale"' in why for one in action.evidence.values() for why in one.why)


def test_reports_of_past_years_under_an_action_are_not_taken_for_actions():
    rows = [
        boxes("Mark a cycle lane along the bank", "Lane was surveyed and money found", "Lane was marked and opened"),
        boxes("Plant willows on both banks", "Forty willows were planted", "Sixty more stand on the west bank"),
        boxes("Print a map for walkers", "The text was agreed", "Two thousand maps went out"),
    ]
    actions = _read(boxes("What we will do", "2030/31", "2031/32", bold=True), rows, "docx")

    assert [one["text"] for one in actions] == [row[0].text for row in rows]


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx"])
def test_a_statement_may_have_a_date_of_its_own_within_its_period(kind):
    rows = [*_rows(), boxes("Nobody is left behind", "Lend bells to walkers (Parish Council)", "Nothing planned", "")]
    first = rows[0][1].text.replace("(Roads Team)", "(Roads Team; by 30 September 2030)")
    rows[0][1] = Box(first)

    actions = _read(boxes("What we want to see", "2030/31", "2031/32", "2032/33", bold=True), rows, kind)

    assert [(one["text"], one["deadline"], one["owners"]) for one in actions][:2] == [
        ("Mark a cycle lane along the bank (by 30 September 2030)", "2030-09-30", ["Roads Team"]),
        ("Open the lane to all", "2031/32", ["Roads Team", "School Council"]),
    ]
    assert len(actions) == 8
