"""Who stands on a line of its own above each statement."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

COUNTED = """Harbour commitments

What we will do this year
Name
Trade Team
2.4.ii. Open a shop in town before the fair
Trade Team
2.10.i. Print a map of the market
Department for Tides, Harbours and Skills
3.1.iv. Take in the first boats from over the sound
"""

PARTED_BY_BLANKS = """Harbour Delivery Plan

Actions for this year

Trade Team

1. Open a shop in town by May 2031.

Harbour Board

2. Dredge the quay before the fair.

Trade Team

3. Print a map of the market by June 2031.
"""

TOLD_MORE = """What we will do

Director of Housing
A1. Open a shelter in town
Timescale: May 2031
Head of Roads
A2. Mend the road to the quay
A3. Light the road to the quay
Timescale: June 2031
Housing Committee
A4. Read the report on shelters
Timescale: July 2031
"""


@pytest.mark.parametrize(
    ("paper", "told"),
    [
        (
            COUNTED,
            [
                ("2.4.ii", ["Trade Team"], None),
                ("2.10.i", ["Trade Team"], None),
                ("3.1.iv", ["Department for Tides, Harbours and Skills"], None),
            ],
        ),
        (
            PARTED_BY_BLANKS,
            [("1", ["Trade Team"], "2031-05"), ("2", ["Harbour Board"], None), ("3", ["Trade Team"], "2031-06")],
        ),
        (
            TOLD_MORE,
            [
                ("A1", ["Director of Housing"], "2031-05"),
                ("A2", ["Head of Roads"], None),
                ("A3", ["Head of Roads"], "2031-06"),
                ("A4", ["Housing Committee"], "2031-07"),
            ],
        ),
    ],
)
def test_the_name_above_a_statement_is_its_owner(paper, told):
    plan = to_corpus(read_plan(paper.encode(), "paper.txt"))

    assert [(one["ref"], one["owners"], one["deadline"]) for one in plan["actions"]] == told


def test_a_body_above_statements_that_say_who_acts_is_a_title():
    paper = """Harbour Delivery Plan

Trade Team
1. The Ferry Company will open a shop in town by May 2031.
Harbour Board
2. The Pilots Forum will paint the quay by June 2031.
Trade Team
3. The Ferry Company will print a map by June 2031.
"""
    plan = to_corpus(read_plan(paper.encode(), "paper.txt"))

    assert [one["owners"] for one in plan["actions"]] == [["Ferry Company"], ["Pilots Forum"], ["Ferry Company"]]
