"""Answers to an audit: recommendations in full under themes, actions agreed, dates set and moved."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_THEMES = ("Theme A: Moorings and ropes", "Theme B: Lights and signals")
_ADVICE = (
    "A log of all ropes should be kept on the quay and shown to the pilots.",
    "Bollards should be tested by load in each year that they are used.",
    "All steps in use at night should be lit, and those that are not be closed.",
)
_DONE = (
    ("1a", "Begin a log of ropes and chains", "Harbour Master", "31/03/2031", "30/09/2031", "2031-09-30"),
    ("1b", "Show the log to the pilots", "Pilot Service", "June 2031", "", "2031-06"),
    ("2a", "Test each bollard and mend what fails", "Works Engineer", "Spring 2031", "Autumn 2031", "2031-autumn"),
    ("3a", "Fit lamps to the north steps", "Works Engineer", "31 May 2031", "", "2031-05-31"),
    ("3b", "Close the south steps after dusk", "Harbour Master", "July 2031", "January 2032", "2032-01"),
)
_HEADINGS = [
    ("Rec.", "Recommendation", "Agreed action", "Responsible officer", "Original date", "Revised date"),
    ("No.", "Audit recommendation", "Management action", "Owner", "Target date", "New target date"),
    ("Ref", "Recommendation made", "Action", "Lead", "Due date", "Extended due date"),
]


def _table(headings: tuple[str, ...], themes: tuple[str, ...]) -> Ruled:
    rows: list[Row] = [boxes(*headings, "Update")]
    for number, advice in enumerate(_ADVICE, 1):
        if number != 2:
            rows.append([Box(themes[number // 2], across=7)])
        own = [one for one in _DONE if one[0].startswith(str(number))]
        for place, (ref, what, who, due, moved, _) in enumerate(own):
            told = boxes(f"{ref}) {what}", who, due, moved, "Begun in the winter.")
            named = [Box(str(number), down=len(own)), Box(advice, down=len(own))]
            rows.append(told if place else [*named, *told])
    return Ruled(rows, (1, 5, 5, 3, 2, 2, 4))


def _read(kind: str, headings: tuple[str, ...], themes: tuple[str, ...] = _THEMES) -> dict:
    paper = Paper([Line("Wharf Safety Audit: Improvement Plan 2031", 1), _table(headings, themes)])
    return to_corpus(read_plan(WRITERS[kind](paper), f"audit.{kind}"))


@pytest.mark.parametrize("kind", ["docx", "html", "pdf", "ods"])
@pytest.mark.parametrize("headings", _HEADINGS)
def test_the_date_an_action_was_moved_to_counts_and_the_first_is_kept(kind, headings):
    plan = _read(kind, headings)

    assert [(one["ref"], one["deadline"]) for one in plan["actions"]] == [(one[0], one[-1]) for one in _DONE]
    assert [len(one["deadlines"]) for one in plan["actions"]] == [2, 0, 2, 0, 2]


@pytest.mark.parametrize("kind", ["docx", "html", "pdf", "ods"])
@pytest.mark.parametrize("headings", _HEADINGS)
@pytest.mark.parametrize("themes", [_THEMES, ("Moorings and ropes", "Lights and signals")])
def test_titles_over_recommendations_are_the_priorities(kind, headings, themes):
    plan = _read(kind, headings, themes)

    assert [one["title"] for one in plan["priorities"]] == ["Moorings and ropes", "Lights and signals"]
    assert [one["recommendations"] for one in plan["priorities"]] == [["1", "2"], ["3"]]
    assert [(one["ref"], one["text"]) for one in plan["recommendations"]] == list(zip("123", _ADVICE, strict=True))
    assert [one["recommendations"] for one in plan["actions"]] == [[one[0][0]] for one in _DONE]
    refs = [one["ref"] for one in plan["priorities"]]
    assert [one["priority_ref"] for one in plan["actions"]] == [refs[one[0] >= "3"] for one in _DONE]


def test_lines_of_a_row_keep_the_dates_they_were_moved_to():
    head = boxes("Action", "Lead", "Target date", "Revised date", "RAG")
    row = boxes("Begin a log of ropes\nTest each bollard", "Harbour Master\nWorks Engineer", "May 2031\nJune 2031",
                "July 2031\nAugust 2031", "Amber")  # fmt: skip
    plain = boxes("Fit lamps to the steps", "Works Engineer", "March 2031", "", "Green")
    paper = Paper([Line("Wharf Plan 2031", 1), Ruled([head, row, plain, plain, plain])])

    plan = to_corpus(read_plan(WRITERS["html"](paper), "wharf.html"))

    assert [one["deadline"] for one in plan["actions"][:2]] == ["2031-07", "2031-08"]
    assert [one["text"] for one in plan["actions"][:2]] == ["Begin a log of ropes", "Test each bollard"]


def test_coded_recommendations_are_answered_and_where_none_follows_there_is_no_action():
    acts = ("Begin a log of ropes and chains", "Fit lamps to the north steps", "Sweep all steps from the quay")
    told = [
        boxes(f"R1. {_ADVICE[0]}", "1.1", acts[0], "Pilot Service", "May 2031"),
        boxes(f"R2. {_ADVICE[1]}", "2.1", acts[1], "Works Engineer", "June 2031"),
        boxes("R3. Pilots should be paid by the tide instead.", "", "No action agreed", "", ""),
        boxes(f"R4. {_ADVICE[2]}", "4.1", acts[2], "Harbour Master", "May 2031"),
    ]
    rows = [[Box(_THEMES[0], across=5)], *told[:2], [Box(_THEMES[1], across=5)], *told[2:]]
    head = boxes("Recommendation", "Ref", "Agreed action", "Officer", "Date", bold=True)
    paper = Paper([Line("Wharf Audit: Improvement Plan 2031", 1), Ruled([head, *rows], (6, 1, 4, 3, 2))])

    plan = to_corpus(read_plan(WRITERS["docx"](paper), "audit.docx"))

    assert [(one["text"], one["recommendations"]) for one in plan["actions"]] == [
        (acts[0], ["R1"]),
        (acts[1], ["R2"]),
        (acts[2], ["R4"]),
    ]
    assert [one["ref"] for one in plan["recommendations"]] == ["R1", "R2", "R3", "R4"]


def test_references_behind_the_actions_under_banners_say_what_each_answers():
    head = boxes("Ref", "What we will do", "Area for impr.", "Lead", "Date", bold=True)
    acts = [boxes(ref, what, points, who, "May 2031") for ref, what, points, who in (
        ("1.1", "Begin a log of ropes and chains", "AFI1", "Harbour Master"),
        ("1.2", "Show the log to the pilots", "AFI1", "Pilot Service"),
        ("1.3", "Fit lamps to the north steps", "AFI2", "Works Engineer"),
        ("2.1", "Close the south steps after dusk", "-", "Harbour Master"),
        ("2.2", "Test each bollard and mend what fails", "AFI3", "Works Engineer"))]  # fmt: skip
    listed = Ruled([boxes("Pillar", "Number", "Area for improvement", bold=True),
                    *(boxes("Safety", f"AFI {at}", advice) for at, advice in enumerate(_ADVICE, 1))])  # fmt: skip
    rows = [[Box(_THEMES[0], across=5)], *acts[:3], [Box(_THEMES[1], across=5)], *acts[3:]]
    paper = Paper([Line("Wharf Inspection: Improvement Plan 2031", 1), listed, Line("The plan", 2),
                   Ruled([head, *rows], (1, 5, 2, 3, 2))])  # fmt: skip

    plan = to_corpus(read_plan(WRITERS["docx"](paper), "wharf.docx"))

    assert [one["recommendations"] for one in plan["actions"]] == [["AFI1"], ["AFI1"], ["AFI2"], [], ["AFI3"]]
    assert [(one["ref"], one["text"]) for one in plan["recommendations"]] == [
        (f"AFI{at}", advice) for at, advice in enumerate(_ADVICE, 1)
    ]
