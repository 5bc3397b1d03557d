"""What tables print in odd places: the plan's title over them, "Completed" for a date, a time without a start."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS


def _paper() -> Paper:
    rows = [
        [Box("Brackley Allotments Action Plan 2031-2033", across=4)],
        boxes("Ref", "Action", "Lead", "Due", bold=True),
        boxes("1", "Fence the north field", "Grounds Team", "March 2031"),
        boxes("2", "Dig a well beside the sheds", "Water Service", "Completed"),
        boxes("3", "Share seeds with each school", "Growers Network", "Within 6 months"),
        boxes("4", "Count the bees", "Growers Network", "October"),
    ]
    return Paper([Line("Brackley Town Council"), Ruled(rows, (1, 6, 3, 3), header_rows=2)])


@pytest.mark.parametrize("kind", WRITERS)
def test_title_over_the_table_is_the_plan_s(kind):
    plan = to_corpus(read_plan(WRITERS[kind](_paper()), f"allotments.{kind}"))["plan"]

    assert (plan["title"], plan["period"]) == ("Brackley Allotments Action Plan 2031-2033", "2031-2033")


def test_completed_in_place_of_a_date_is_a_status():
    actions = to_corpus(read_plan(WRITERS["docx"](_paper()), "allotments.docx"))["actions"]

    assert [one["status"] for one in actions] == [None, "complete", None, None]


def test_nothing_is_counted_from_a_guessed_beginning():
    actions = to_corpus(read_plan(WRITERS["docx"](_paper()), "allotments.docx"))["actions"]

    assert [one["deadline"] for one in actions] == ["2031-03", None, None, "2031-10"]


def test_commitments_with_nothing_beside_them_but_dates_are_a_plan():
    plan = to_corpus(
        read_plan(
            b"""Harbour plan: priorities and commitments

| Priority | Commitment | Timescale |
|---|---|---|
| Safe ways home | 1. Harbour Board will light the path between the ferry and the market | By 2031 |
| Safe ways home | 2. The forum will walk the quay each Friday with those who work there | |
| Warm rooms | 3. Harbour Board will open a room beside the taxi rank | In 2032 |
""",
            "plan.txt",
        )
    )

    assert [(one["ref"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("1", "2031", "1"),
        ("2", None, "1"),
        ("3", "2032", "2"),
    ]


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_statements_and_dated_steps_that_share_a_line_are_told_apart(kind):
    rows = [
        boxes("Action", "Lead", "Due", "Measure of success", "Milestones", "Responds to", bold=True),
        boxes("Fence the north field", "Grounds Team", "May 2031", "No sheep gets in; All of the gates shut well",
              "Posts bought, March 2031. Wire hung, April 2031.", "Q1, Q3"),
        boxes("Dig a well beside the sheds", "Water Service", "June 2031", "Nobody carries water; it is clean",
              "Ground tested by a firm", "Q2"),
        boxes("Share seeds with each school", "Growers Network", "July 2031", "Twelve schools sow",
              "Seeds dried, May 2031", "Q2, Q3"),
    ]  # fmt: skip
    paper = Paper([Line("Brackley Allotments Action Plan", 1), Ruled(rows, (3, 2, 2, 3, 3, 2), header_rows=1)])
    actions = to_corpus(read_plan(WRITERS[kind](paper), f"allotments.{kind}"))["actions"]

    assert [one["outcomes"] for one in actions] == [
        ["No sheep gets in", "All of the gates shut well"],
        ["Nobody carries water; it is clean"],
        ["Twelve schools sow"],
    ]
    assert [[(step["text"], step["due"]) for step in one["milestones"]] for one in actions] == [
        [("Posts bought", "2031-03"), ("Wire hung", "2031-04")],
        [("Ground tested by a firm", None)],
        [("Seeds dried", "2031-05")],
    ]
    assert [one["recommendations"] for one in actions] == [["Q1", "Q3"], ["Q2"], ["Q2", "Q3"]]
