"""One small table of labels and values for each action."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS, as_html

_CARDS = (
    ("Action B1", "Plant an orchard behind the clinic", "Grounds Team", "March 2031"),
    ("Action B2", "Paint the waiting room with its visitors", "Estates Service", "June 2031"),
    ("Action B3", "Open the garden on Saturdays", "Volunteer Network", "Autumn 2031"),
)


@pytest.mark.parametrize("kind", WRITERS)
def test_a_label_with_a_number_names_the_action_and_its_reference(kind):
    paper = Paper([Line("Clinic Garden Action Plan 2031", 1)])
    for label, text, owner, when in _CARDS:
        paper.blocks.append(Ruled([boxes(label, text), boxes("Lead", owner), boxes("Timescale", when)], (1, 3), 0))
        paper.blocks.append(Line(" "))

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (label.removeprefix("Action "), text, [owner], when) for label, text, owner, when in _CARDS
    ]


def test_what_is_to_be_done_may_stand_before_its_card():
    blocks: list[Line | Ruled] = [Line("Plan", 1), Line("Theme 1: Safer streets", 2)]
    for text, owner in (("Install signs at both car parks", "Parking Service"), ("Train all staff", "Harbour Trust")):
        blocks += [Line(text, 3), Ruled([boxes("Lead", owner), boxes("By when", "June 2031")], (1, 4), 0)]
    read = to_corpus(read_plan(as_html(Paper(blocks)), "paper.html"))
    assert [(action["text"], action["owners"]) for action in read["actions"]] == [
        ("Install signs at both car parks", ["Parking Service"]),
        ("Train all staff", ["Harbour Trust"]),
    ]
    assert [one["title"] for one in read["priorities"]] == ["Safer streets"]
