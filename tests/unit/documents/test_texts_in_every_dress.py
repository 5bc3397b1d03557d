"""The same invented plan, as different extractions leave it, is read as the same plan."""

from __future__ import annotations

import re

import pytest

from goldthread.documents.model import PlanDraft
from goldthread.documents.reading import read_plan
from unit.documents.text_papers.dresses import DRESSES, paper
from unit.documents.text_papers.northmoor import HEADINGS, ROWS


def read(body: str) -> PlanDraft:
    return read_plan(paper(body).encode(), "northmoor.txt").plan


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("dress", DRESSES)
def test_each_action_keeps_its_words_owners_and_timescale(dress):
    plan = read(DRESSES[dress]())

    found = [
        (words(" ".join([action.text, *action.parts])), {owner.name for owner in action.owners},
         str(action.timescale.end) if action.timescale and action.timescale.end else "")
        for action in plan.actions
    ]  # fmt: skip
    assert found == [(words(" ".join([row.action, *row.bullets])), set(row.owners), row.end) for row in ROWS]


@pytest.mark.parametrize("dress", [name for name in DRESSES if name != "tabs_without_headings"])
def test_each_action_stands_under_its_theme(dress):
    plan = read(DRESSES[dress]())

    themes = {priority.ref: priority.title for priority in plan.priorities}
    expected, theme = [], ""
    for row in ROWS:
        theme = row.theme or theme
        expected.append(theme)
    assert [words(themes.get(action.priority_ref or "", "")) for action in plan.actions] == [
        words(t) for t in expected
    ]


@pytest.mark.parametrize("dress", ["tabs", "markdown", "pipes_over_lines", "boxes", "blanks", "tabs_with_tags"])
def test_bullets_become_the_parts_of_their_action(dress):
    plan = read(DRESSES[dress]())

    assert [action.parts for action in plan.actions if action.parts] == [row.bullets for row in ROWS if row.bullets]


SYNONYMS = [
    ("No", "Priority area", "What we will do", "Responsible", "By when", "How we will know"),
    ("#", "Objective", "Task", "Lead agency", "Due date", "Outcome"),
    ("Number", "Strategic aim", "Activity", "Accountable officer", "Deadline", "Indicators"),
    ("REF", "THEME", "ACTION", "LEAD", "TIMESCALE", "MEASURE OF SUCCESS"),
]


@pytest.mark.parametrize("headings", SYNONYMS)
@pytest.mark.parametrize("dress", ["tabs", "markdown", "blanks"])
def test_other_headings_say_the_same(dress, headings):
    body = DRESSES[dress]()
    for old, new in zip(HEADINGS, headings, strict=True):
        body = body.replace(old, new[: len(old)].ljust(len(old)) if dress == "blanks" else new, 1)
    plan = read(body)

    assert len(plan.actions) == len(ROWS)
    assert [bool(action.owners) for action in plan.actions] == [True] * len(ROWS)


def test_the_columns_may_stand_in_any_order():
    order = [0, 1, 4, 3, 5, 2]
    rows = [line.split("\t") for line in DRESSES["tabs"]().split("\n")]
    plan = read("\n".join("\t".join(cells[place] for place in order) for cells in rows))

    assert [words(action.text) for action in plan.actions] == [words(row.action) for row in ROWS]
    assert [str(action.timescale.end) for action in plan.actions if action.timescale and action.timescale.end] == [
        row.end for row in ROWS if row.end
    ]
