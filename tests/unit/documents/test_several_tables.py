"""One plan in several tables, and tables that call their actions something else."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS


def _tables(between: str, first_under: str = "Warm homes", caption: str = "") -> Paper:
    first = Ruled([boxes("Driver", "Change idea", "Lead partner", "Timescale", bold=True),
                   boxes("Heat", "Insulate the community hall", "Estates Service", "May 2031"),
                   boxes("Heat", "Lend thermal cameras to tenants", "Tenants Forum", "June 2031")])  # fmt: skip
    second = Ruled([boxes("When", "Action", "Who", "Status", bold=True),
                    boxes("July 2031", "Buy electric vans", "Transport Department", "In progress"),
                    boxes("2032", "Share the vans at weekends", "Volunteer Network", "Not started")])  # fmt: skip
    return Paper(
        [
            Line("Brackley Climate Action Plan 2031", 1),
            Line(first_under, 2),
            first,
            Line(between, 2),
            *([Line(caption)] if caption else []),
            second,
        ]
    )


@pytest.mark.parametrize("kind", WRITERS)
def test_tables_of_other_columns_are_one_plan(kind):
    plan = to_corpus(read_plan(WRITERS[kind](_tables("Getting about")), f"climate.{kind}"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Insulate the community hall", ["Estates Service"], "2031-05"),
        ("Lend thermal cameras to tenants", ["Tenants Forum"], "2031-06"),
        ("Buy electric vans", ["Transport Department"], "2031-07"),
        ("Share the vans at weekends", ["Volunteer Network"], "2032"),
    ]


def test_a_table_under_another_plan_s_name_stays_apart():
    plan = to_corpus(read_plan(WRITERS["html"](_tables("Fleet Strategy 2029")), "climate.html"))

    assert len(plan["actions"]) == 2
    assert len(plan["other_plans"]) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Part A – Warm homes plan", "Part B – Clean travel plan"),
        ("Part 1: Heating strategy", "Part 2: Fleet strategy"),
    ],
)
def test_counted_parts_of_a_paper_are_one_plan(first, second):
    plan = to_corpus(
        read_plan(WRITERS["docx"](_tables(second, first, "Table 2: Who does what in this plan")), "climate.docx")
    )

    assert len(plan["actions"]) == 4
    assert not plan.get("other_plans")


def test_tables_under_counted_themes_of_one_chapter_are_one_plan_whatever_stands_between_them():
    said = "The work is complete when the vans run on Sundays too, as the strategy asks."
    plan = to_corpus(
        read_plan(
            WRITERS["html"](_tables("Theme 2: Getting about", "Theme 1: Warm homes", caption=said)), "climate.html"
        )
    )

    assert len(plan["actions"]) == 4
    assert plan["other_plans"] == []


def test_a_counted_part_that_looks_back_stays_apart():
    paper = _tables("Part 2: What became of last year's plan", "Part 1: Warm homes plan")
    plan = to_corpus(read_plan(WRITERS["docx"](paper), "climate.docx"))

    assert [one["owners"] for one in plan["actions"]] == [["Estates Service"], ["Tenants Forum"]]


def test_a_column_of_measures_stands_in_for_actions_where_nothing_else_does():
    paper = Paper([Line("Brackley Equality Action Plan 2031", 1),
                   Ruled([boxes("Measure", "Lead responsibility", "Timetable", bold=True),
                          boxes("Annual progress report", "Policy Officer", "August 2031"),
                          boxes("Review of the list of consultees", "Policy Officer", "Ongoing")])])  # fmt: skip
    plan = to_corpus(read_plan(WRITERS["docx"](paper), "equality.docx"))

    assert [one["text"] for one in plan["actions"]] == ["Annual progress report", "Review of the list of consultees"]


def test_years_under_a_shared_heading_are_periods():
    rows = [
        [Box("Action", down=2), Box("Lead", down=2), Box("Timescale", across=3)],
        boxes("Year 1 2031/32", "Year 2 2032/33", "Year 3 2033/34"),
        boxes("Fence the pond", "Grounds Team", "✓", "", ""),
        boxes("Count the newts", "Wildlife Group", "✓", "✓", "✓"),
        boxes("Open a hide", "Grounds Team", "", "✓", ""),
    ]
    paper = Paper([Line("Brackley Pond Action Plan", 1), Ruled(rows, (6, 3, 2, 2, 2), header_rows=2)])
    plan = to_corpus(read_plan(WRITERS["docx"](paper), "pond.docx"))

    assert [one["deadline"] for one in plan["actions"]] == ["2031/32", "2033/34", "2032/33"]
