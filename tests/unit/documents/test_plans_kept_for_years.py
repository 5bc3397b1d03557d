"""Tables kept by an officer for years: titles filled in once, ditto marks, a column of reports a quarter, keys."""

from __future__ import annotations

from typing import Any

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_TASKS = (
    ("Mend every gate along the drove road", "Path Wardens", "30/06/2032"),
    ("Clear the ditches before the first frost", "Drainage Board", "November 2032"),
    ("Plant a hedge on both sides of the ford", "Growers Network", "Spring 2033"),
    ("Count the lapwings on the lower meadow", "Wildlife Trust", "quarterly"),
    ("Publish a map of all stiles and gates", "Path Wardens", "March 2033"),
)


def _read(head: tuple[str, ...], rows: list[Row], *lines: str, kind: str = "docx") -> dict[str, Any]:
    top = [Line("Lowmead Commons Action Plan 2032-2034", 1), *map(Line, lines)]
    paper = Paper([*top, Ruled([boxes(*head, bold=True), *rows])])
    return to_corpus(read_plan(WRITERS[kind](paper), f"commons.{kind}"))


@pytest.mark.parametrize("heading", ["What it is about", "Matters"])
def test_titles_filled_in_once_stand_over_the_blanks_below_them(heading):
    titles = ("Gates and ditches", "", "Wild things", "", "")
    rows = [boxes(title, *task) for title, task in zip(titles, _TASKS, strict=True)]

    plan = _read((heading, "What we said we would do", "Who is on it", "When for"), rows)

    assert [one["title"] for one in plan["priorities"]] == ["Gates and ditches", "Wild things"]
    refs = [one["ref"] for one in plan["priorities"]]
    assert [one["priority_ref"] for one in plan["actions"]] == [refs[at] for at in (0, 0, 1, 1, 1)]


_TOLD = (
    ("Two mended", "All but one mended"),
    ("", "Quotes in"),
    ("Plants chosen", "Bed dug"),
    ("31 seen", "28 seen"),
    ("", "Sketch made"),
)


@pytest.mark.parametrize("kind", ["docx", "html", "xlsx"])
@pytest.mark.parametrize(
    "periods",
    [
        ("Q1 32/33 (Apr–Jun)", "Q2 32/33 (Jul–Sep)"),
        ("Where we had got to – July", "Where we had got to – October"),
        ("Since last time", "Where things stand now"),
    ],
)
def test_what_stands_under_periods_that_are_over_is_a_report(periods, kind):
    rows = [boxes(*task, *told) for task, told in zip(_TASKS, _TOLD, strict=True)]

    plan = _read(("Task", "Lead", "Due", *periods), rows, "Date of meeting: 14 October 2032", kind=kind)

    assert [one["progress"] for one in plan["actions"]] == ["\n".join(filter(None, told)) for told in _TOLD]
    assert not any(one["milestones"] for one in plan["actions"])


def test_the_same_words_under_periods_to_come_are_milestones():
    rows = [boxes(*task, *told) for task, told in zip(_TASKS, _TOLD, strict=True)]

    plan = _read(("Task", "Lead", "Due", "Q1 32/33", "Q2 32/33"), rows, "Date of meeting: 14 March 2032")

    assert [one["progress"] for one in plan["actions"]] == [None] * 5
    assert [len(one["milestones"]) for one in plan["actions"]] == [2, 1, 2, 2, 1]


def test_a_second_column_of_references_says_what_is_answered_and_ditto_marks_say_it_again():
    points = ("AFI1", '"', "AFI2", '"', "AFI3")
    rows = [boxes(f"C{at}", point, *task) for at, (point, task) in enumerate(zip(points, _TASKS, strict=True), 1)]

    plan = _read(("Our ref", "Insp. ref", "Task", "Lead", "Due"), rows)

    assert [one["ref"] for one in plan["actions"]] == ["C1", "C2", "C3", "C4", "C5"]
    assert [one["recommendations"] for one in plan["actions"]] == [["AFI1"], ["AFI1"], ["AFI2"], ["AFI2"], ["AFI3"]]


@pytest.mark.parametrize(
    ("key", "done"),
    [
        ("BRAG: B done, R late, A slipping, G on course.", True),
        ("Blue – finished and kept up; Red – late; Amber – slipping; Green – on course.", True),
        ("Blue – not yet started; Red – late; Amber – slipping; Green – complete.", False),
        ("Colours are set by the wardens.", False),
    ],
)
def test_blue_is_complete_where_the_key_of_the_paper_says_so(key, done):
    rows = [boxes(*task, colour) for task, colour in zip(_TASKS, ("B", "G", "A", "R", "B"), strict=True)]

    plan = _read(("Task", "Lead", "Due", "BRAG"), rows, key)

    complete = "complete" if done else None
    assert [one["status"] for one in plan["actions"]] == [complete, None, None, None, complete]


def test_a_table_without_headings_goes_on_with_the_columns_of_the_one_above():
    told = (("Yes", "All done since May"), ("Part", "Half the ditches"), ("", "Not a start yet"))
    rows = [boxes(str(at), *task, *more) for at, (task, more) in enumerate(zip(_TASKS[:3], told, strict=True), 1)]
    later = [boxes(str(at), *task, "Part", "Some way on") for at, task in enumerate(_TASKS[3:], 4)]
    head = boxes("", "The job", "Who", "Timescale", "Finished?", "Since last time", bold=True)
    paper = Paper(
        [
            Line("Lowmead Commons Action Plan 2032-2034", 1),
            Line("Theme 1: Gates and ditches", 2),
            Ruled([head, *rows]),
            Line("Theme 2: Wild things", 2),
            Ruled(later, header_rows=0),
        ]
    )

    plan = to_corpus(read_plan(WRITERS["docx"](paper), "commons.docx"))

    assert [one["status"] for one in plan["actions"]] == [
        "complete",
        "in progress",
        None,
        "in progress",
        "in progress",
    ]
    assert [one["progress"] for one in plan["actions"]][3:] == ["Some way on"] * 2


@pytest.mark.parametrize("told", ["All of them mended in May. Done.", "Finished. The last was hung in May."])
def test_a_report_that_ends_or_begins_with_done_says_that_it_is(told):
    rows = [boxes(*task, told if at == 0 else "Waiting for quotes") for at, task in enumerate(_TASKS)]

    plan = _read(("Task", "Lead", "Due", "Progress"), rows)

    assert [one["status"] for one in plan["actions"]] == ["complete", None, None, None, None]
