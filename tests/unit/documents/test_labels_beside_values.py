"""Records whose labels only a blank parts from their values, before them or beside their middle."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.documents.textual.labelled.beside import with_labels_apart

IN_THE_MIDDLE = """Page 3 of the harbour plan
Open a shop in town that sells tickets and tea for the boats
Commitment 12
that leave after dark
By whom Trade Team
• Shop open by spring
Signs of success • Tea sold on each night of the week
• Fewer people wait in the rain
Completion date May 2031
Paint the steps of the quay and put up lamps
Commitment 13
before the winter market opens
By whom Harbour Board
• Lamps lit
Signs of success
• Nobody slips
Completion date June 2031
"""

AT_THE_HEAD = """Ferry plan

Action Open a shop in town that sells tickets and tea for
the boats that leave after dark
Lead Trade Team
Outcome Fewer people wait in the rain
When May 2031

Action Paint the steps of the quay
Lead Harbour Board
Outcome Nobody slips when it is wet and
the light is bad
When June 2031
"""


def read(paper: str) -> list[tuple[str, list[str], str, list[str]]]:
    plan = to_corpus(read_plan(paper.encode(), "paper.txt"))
    return [(one["text"], one["owners"], one["deadline"], one["outcomes"]) for one in plan["actions"]]


def test_labels_in_the_middle_of_what_they_say():
    assert read(IN_THE_MIDDLE) == [
        (
            "Open a shop in town that sells tickets and tea for the boats that leave after dark",
            ["Trade Team"],
            "2031-05",
            ["Shop open by spring", "Tea sold on each night of the week", "Fewer people wait in the rain"],
        ),
        (
            "Paint the steps of the quay and put up lamps before the winter market opens",
            ["Harbour Board"],
            "2031-06",
            ["Lamps lit", "Nobody slips"],
        ),
    ]


def test_labels_at_the_head_of_what_they_say():
    assert read(AT_THE_HEAD) == [
        (
            "Open a shop in town that sells tickets and tea for the boats that leave after dark",
            ["Trade Team"],
            "2031-05",
            ["Fewer people wait in the rain"],
        ),
        (
            "Paint the steps of the quay",
            ["Harbour Board"],
            "2031-06",
            ["Nobody slips when it is wet and the light is bad"],
        ),
    ]


def test_a_label_set_on_two_lines_is_one():
    paper = IN_THE_MIDDLE.replace("Signs of success •", "Measures/\nIndicators •").replace(
        "Signs of success\n", "Measures/\nIndicators "
    )

    assert "Measures/ Indicators: • Shop open" in with_labels_apart(paper)


@pytest.mark.parametrize(
    "paper",
    [
        "Lead Trade Team\nWhen May 2031\n",  # one record
        "When it rains the Trade Team waits.\nWhen it snows nobody does.\nAction is needed.\nAction 2\n",
        "Timeline 2031\nTimeline 2032\nTimeline 2033\n",  # dates alone
    ],
)
def test_other_texts_stay_as_they_are(paper):
    assert with_labels_apart(paper) == paper


def test_lines_are_neither_added_nor_lost():
    for paper in (IN_THE_MIDDLE, AT_THE_HEAD):
        assert with_labels_apart(paper).count("\n") == paper.count("\n")
