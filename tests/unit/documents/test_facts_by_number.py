"""What is to be done stands numbered in the chapters, who and when in a table of an annex by the same numbers."""

from __future__ import annotations

from typing import Any

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_SAID = {
    "1.1": "We will light the steps by the north pier.",
    "1.2": "We will lend coats to everyone who waits for the ferry.",
    "2.1": "We will ask each crew what they saw:",
    "2.2": "We will print a map of the bay.",
}
_HEAD = boxes("Commitment", "Lead", "By when", "Position", bold=True)


def _read(rows: list[Row], kind: str, named: str = "Commitment ", first: str = "") -> dict[str, Any]:
    blocks: list[Line | Ruled] = [Line("Ullsay Harbour Plan 2031", 1)]
    for ref, text in _SAID.items():
        if ref.endswith(".1"):
            blocks += [Line("Theme 1: Safe steps" if ref == "1.1" else "Theme 2: Open ears", 2)]
            blocks += [Line("Three in ten told us that they never spoke to anybody.")]
        blocks.append(Line(f"{named}{ref} {text}"))
        if text.endswith(":"):
            blocks += [Line("* in the summer"), Line("* in the winter")]
    blocks += [Line("Annex: Leads and dates", 2), Ruled([_HEAD, *rows])]
    return to_corpus(read_plan(WRITERS[kind](Paper(blocks)), f"harbour.{kind}"))


_ROWS = [
    boxes("1.1", "Works Team", "May 2031", "Poles bought"),
    boxes("1.2", "Ferry Trust", "June 2031", ""),
    boxes("2.1", "Listening Panel", "Quarterly", "Two met"),
    boxes("2.2", "Print Team", "March 2032", ""),
]


@pytest.mark.parametrize("kind", ["docx", "html", "odt"])
@pytest.mark.parametrize("named", ["Commitment ", ""])
def test_who_and_when_are_told_of_what_the_text_says_under_the_number(kind, named):
    rows = [[Box("Theme 1 – Safe steps", across=4)], *_ROWS[:2], [Box("Theme 2 – Open ears", across=4)], *_ROWS[2:]]

    plan = _read(rows, kind, named)

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == list(_SAID.items())
    assert [(one["owners"], one["deadline_text"], one["progress"]) for one in plan["actions"]] == [
        ([row[1].text], row[2].text, row[3].text or None) for row in _ROWS
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2"]
    assert [len(one["parts"]) for one in plan["actions"]] == [0, 0, 2, 0]


def test_a_row_of_two_numbers_tells_of_both():
    rows = [boxes("1.1 and 1.2", "Works Team", "May 2031", "Poles bought"), *_ROWS[2:]]

    plan = _read(rows, "docx")

    assert [one["ref"] for one in plan["actions"]] == list(_SAID)
    assert [one["owners"] for one in plan["actions"]][:2] == [["Works Team"]] * 2
    assert not {one["title"] for one in plan["priorities"]} & set(_SAID.values())
    assert [one["deadline"] for one in plan["actions"]][:2] == ["2031-05"] * 2


def test_it_is_known_that_the_statement_stands_in_the_text():
    blocks = [Line("Ullsay Harbour Plan 2031", 1), *(Line(f"Commitment {ref} {text}") for ref, text in _SAID.items())]
    paper = Paper([*blocks, Ruled([_HEAD, *_ROWS])])
    action = read_plan(WRITERS["docx"](paper), "harbour.docx").plan.actions[1]

    where = action.evidence["text"].source
    assert (where.table, where.row, where.quote) == (None, 3, f"Commitment 1.2 {_SAID['1.2']}")
    assert action.evidence["owners"].source.table == 1
