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
