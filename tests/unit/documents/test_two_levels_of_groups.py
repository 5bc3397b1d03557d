"""Priorities that stand over a table, and what a column or a title inside the table names under them."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_GOALS = {
    "Fewer boats run aground": {
        "Poor light": (("Mend the lamp", "Light Trust"), ("Trim the wick each night", "Light Trust")),
        "Old charts": (("Sound the channel again", "Chart Office"),),
    },
    "Every crew gets home": {
        "Tired crews": (("Open a rest house on the quay", "Harbour Board"), ("Limit night turns", "Pilots Guild")),
        "Cold water": (("Hand out warm jackets", "Harbour Board"),),
    },
}


def _rows(drivers: dict[str, tuple[tuple[str, str], ...]], column: str) -> list[Row]:
    rows = [boxes(column, "What we will do", "Lead", "By when", bold=True)]
    for driver, actions in drivers.items():
        for place, (what, who) in enumerate(actions):
            first = [Box(driver, down=len(actions))] if place == 0 else []
            rows.append([*first, *boxes(what, who, "May 2032")])
    return rows


def _under_headings(column: str, label: str) -> Paper:
    blocks: list[Line | Ruled] = [Line("Sandholm Harbour Action Plan 2032", 1)]
    for number, (goal, drivers) in enumerate(_GOALS.items(), 1):
        blocks += [Line(f"{label} {number}: {goal}", 2), Ruled(_rows(drivers, column), (2, 5, 2, 2))]
    return Paper(blocks)


def _with_banners(column: str, second_line: str) -> Paper:
    """The same with the goal across each table, over its headings."""
    blocks: list[Line | Ruled] = [Line("Sandholm Harbour Action Plan 2032", 1)]
    for letter, (goal, drivers) in zip("AB", _GOALS.items(), strict=True):
        over = [[Box(f"GOAL {letter}: {goal}", across=4, bold=True)], [Box(second_line, across=4)]]
        blocks += [Ruled([*over, *_rows(drivers, column)], (2, 5, 2, 2)), Line("Sandholm Harbour Board")]
    last = [[Box("C. Running the plan (all partners)", across=3, bold=True)],
            boxes("Action", "Who", "When", bold=True), boxes("Meet each month", "Harbour Board", "June 2032"),
            boxes("Print the tide tables", "Chart Office", "July 2032")]  # fmt: skip
    return Paper([*blocks, Ruled(last, (5, 2, 2))])


def _read(paper: Paper, kind: str) -> dict:
    return to_corpus(read_plan(WRITERS[kind](paper), f"harbour.{kind}"))


_PARTS = ["Poor light", "Poor light", "Old charts", "Tired crews", "Tired crews", "Cold water"]


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
@pytest.mark.parametrize(("column", "label"), [("Driver", "Goal"), ("Objective", "Priority"), ("Theme", "Outcome")])
def test_counted_headings_over_tables_stand_above_what_a_column_names(kind, column, label):
    plan = _read(_under_headings(column, label), kind)

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        (str(number), goal) for number, goal in enumerate(_GOALS, 1)
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "1", "2", "2", "2"]
    assert [one["sub_priority"] for one in plan["actions"]] == _PARTS


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_a_column_that_is_headed_priority_names_the_priorities(kind):
    plan = _read(_under_headings("Priority", "Goal"), kind)

    assert [one["title"] for one in plan["priorities"]] == list(dict.fromkeys(_PARTS))


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
@pytest.mark.parametrize("second_line", ["Population indicators: strandings a year", "Board sponsor: The Pilot"])
def test_titles_across_the_tables_stand_above_a_column_and_go_on_by_letter(kind, second_line):
    plan = _read(_with_banners("Driver", second_line), kind)

    assert [one["ref"] for one in plan["priorities"]] == ["A", "B", "C"]
    assert [one["priority_ref"] for one in plan["actions"]] == [*"AAABBBCC"]
    assert [one["sub_priority"] for one in plan["actions"]] == [*_PARTS, None, None]


def test_titles_of_another_kind_inside_a_table_name_parts_in_each_of_them():
    blocks: list[Line | Ruled] = [Line("Sandholm Harbour Action Plan 2032", 1)]
    for number, label in ((1, "Theme"), (2, "Objective")):
        rows = [boxes("Action", "Lead", "By when", bold=True)]
        for letter, (title, actions) in zip("AB", list(_GOALS.values())[number - 1].items(), strict=True):
            rows.append([Box(f"{label} {letter}: {title}", across=3, fill="DDDDDD")])
            rows += [boxes(what, who, "May 2032") for what, who in actions]
        blocks += [Line(f"Priority {number}: {list(_GOALS)[number - 1]}", 2), Ruled(rows, (5, 2, 2))]

    plan = _read(Paper(blocks), "docx")

    assert [one["title"] for one in plan["priorities"]] == list(_GOALS)
    assert [one["sub_priority"] for one in plan["actions"]] == _PARTS


@pytest.mark.parametrize("kind", ["html", "xlsx"])
@pytest.mark.parametrize(
    "key", ["RAG: green = on track, red = off track", "Key: G – on course; A – late; R – at risk"]
)
def test_a_key_to_colours_names_nothing_and_a_title_over_the_headings_sets_another_plan_apart(kind, key):
    blocks: list[Line | Ruled] = []
    for number, (goal, drivers) in enumerate(_GOALS.items(), 1):
        over = [[Box(f"Priority {number}: {goal}", across=4, bold=True)], [Box(key, across=4)]]
        blocks.append(Ruled([*over, *_rows(drivers, "Driver")], (2, 5, 2, 2)))
    before = [[Box("Actions of the harbour plan for 2029, for the record", across=3, bold=True)],
              boxes("Action", "Owner", "Due", bold=True), boxes("Repaint the crane", "Harbour Board", "May 2029"),
              boxes("Dredge the inner basin", "Harbour Board", "June 2029")]  # fmt: skip

    plan = _read(Paper([*blocks, Ruled(before, (5, 2, 2))]), kind)

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        (str(number), goal) for number, goal in enumerate(_GOALS, 1)
    ]
    assert [one["sub_priority"] for one in plan["actions"]] == _PARTS
    assert [one["text"] for one in plan["other_plans"][0]["actions"]] == [
        "Repaint the crane",
        "Dredge the inner basin",
    ]
