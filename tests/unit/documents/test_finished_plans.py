"""A plan that is over in one paper with the one that goes on: told by titles and their years, never by prose."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_HEAD = boxes("Action", "Lead", "Due", "Outcome")
_OLD = [
    ("Hang a bell in the fog shed", "Bell Ringers", "May 2027", "Heard on the bar"),
    ("Print a card of the tides", "Print Officer", "June 2028", "Cards in each boat"),
    ("Dredge the inner basin", "Harbour Trust", "July 2028", "Boats afloat at low water"),
    ("Mend the lamp on the mole", "Lamp Wardens", "May 2028", "Lit each night"),
]
_NEW = [
    ("Buy a second rescue boat", "Rescue Officer", "May 2032", "Boats out within ten minutes"),
    ("Train a crew for the winter", "Training Team", "June 2032", "Crews on call"),
    ("Plant marram along the dunes", "Dune Wardens", "July 2033", "Sand that stays"),
]


def _read(kind, *sections):
    blocks = [Line("Elmsay Harbour Safety Plan", 1), Line("Date: 4 March 2031")]
    for title, prose, actions in sections:
        blocks += [Line(title, 2), *([Line(prose)] if prose else [])]
        blocks.append(Ruled([_HEAD, *(boxes(*action) for action in actions)], (4, 2, 1, 3)))
    return read_plan(WRITERS[kind](Paper(blocks)), f"harbour.{kind}")


def _texts(plan):
    return [action.text for action in plan.actions]


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
@pytest.mark.parametrize(
    "title",
    [
        "What we finished: the plan of 2027",
        "Looking back at the last three years",
        "Actions delivered since 2027",
        "The harbour plan 2027-2029",
        "2027/28 harbour plan",
    ],
)
def test_the_finished_plan_stands_apart(kind, title):
    for sections in ([(title, "", _OLD), ("Our plan", "", _NEW)], [("Our plan", "", _NEW), (title, "", _OLD)]):
        reading = _read(kind, *sections)

        assert _texts(reading.plan) == [text for text, *_ in _NEW]
        assert [_texts(plan) for plan in reading.other_plans] == [[text for text, *_ in _OLD]]


@pytest.mark.parametrize(
    "prose",
    [
        "A survey was completed in January and the Trust acts on it here.",
        "This goes on from the previous plan, which the Trust closed last year.",
        "Completed actions will be moved to an archive.",
    ],
)
@pytest.mark.parametrize(
    "title", ["Work to be completed by 2033", "Actions carried forward from the previous plan", "The coming years"]
)
def test_what_prose_says_of_other_work_leaves_a_plan_as_it_is(title, prose):
    reading = _read("docx", ("The next two years", "", _NEW[:2]), (title, prose, _NEW[2:]))

    assert _texts(reading.plan) == [text for text, *_ in _NEW]
    assert not reading.other_plans
    assert len(to_corpus(reading)["actions"]) == len(_NEW)
