"""Who of those named for an action is a person, and who stands for those of the action above."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_DIG = "Establish a digging rota for the walled garden"
_RAKE = "Rake the paths before each open day"
_FEED = "Provide feed for the birds all winter"


def _read(*rows: Row) -> list[dict]:
    """The actions of a table, which goes on with other actions for the same owners so that it is a plan."""
    later = [
        boxes(what, *(box.text for box in row[1:]))
        for what, row in zip(
            ("Sow the lower lawn again", "Prune all roses each spring", "Water the pots by the gate"),
            rows[1:] * 3,
            strict=False,
        )
    ]
    paper = Paper([Line("Ullsay Garden Action Plan 2031", 1), Ruled([*rows, *later])])
    return to_corpus(read_plan(WRITERS["docx"](paper), "garden.docx"))["actions"][: len(rows) - 1]


def test_bodies_under_who_are_no_persons_for_two_capitals():
    actions = _read(boxes("Action", "Who", "By when", bold=True),
                    boxes(_DIG, "Lead: Parks Panel\nPartners: Street Diggers; Willow Steps", "May 2031"),
                    boxes(_RAKE, "Gardens Trust", "May 2031"),
                    boxes(_FEED, "Birds Officer", "June 2031"))  # fmt: skip

    assert [one["people"] for one in actions] == [[], [], []]
    assert actions[0]["support"] == ["Street Diggers", "Willow Steps"]


def test_who_is_answered_by_persons_where_most_cells_name_one():
    actions = _read(boxes("Action", "Who", "By when", bold=True), boxes(_DIG, "Ada Reed", "May 2031"),
                    boxes(_RAKE, "Tom Marsh / Gardens Trust", "May 2031"))  # fmt: skip

    assert [one["people"] for one in actions] == [["Ada Reed"], ["Tom Marsh"]]


def test_one_column_names_bodies_and_another_persons():
    actions = _read(boxes("Action", "Lead body", "Named lead", "By when", bold=True),
                    boxes(_DIG, "Homes Ullsay", "Ada Reed", "May 2031"),
                    boxes(_RAKE, "Gardens Trust", "Tom Marsh", "May 2031"))  # fmt: skip

    assert [one["owners"] for one in actions] == [["Homes Ullsay", "Ada Reed"], ["Gardens Trust", "Tom Marsh"]]
    assert [one["people"] for one in actions] == [["Ada Reed"], ["Tom Marsh"]]


def test_as_above_behind_a_label_stands_for_those_of_the_action_above():
    actions = _read(boxes("Action", "Who", "By when", bold=True),
                    boxes(_DIG, "Lead: Parks Panel\nPartners: Tool Bank, Seed Guild", "May 2031"),
                    boxes(_RAKE, "Lead: as above\nPartners: Gardens Trust", "May 2031"),
                    boxes(_FEED, "Lead: Birds Officer\nPartners: as above", "June 2031"))  # fmt: skip

    assert [(one["owners"], one["support"]) for one in actions] == [
        (["Parks Panel"], ["Tool Bank", "Seed Guild"]),
        (["Parks Panel"], ["Gardens Trust"]),
        (["Birds Officer"], ["Gardens Trust"]),
    ]


def test_a_rank_is_part_of_a_persons_name_and_no_body():
    actions = _read(boxes("Action", "Who", "By when", bold=True),
                    boxes(_DIG, "DI Ada Reed, Parks Panel", "May 2031"),
                    boxes(_RAKE, "Sgt. Bo Larch", "May 2031"),
                    boxes(_FEED, "HSCP Ida Moss", "June 2031"))  # fmt: skip

    assert [one["owners"] for one in actions] == [
        ["DI Ada Reed", "Parks Panel"],
        ["Sgt. Bo Larch"],
        ["HSCP", "Ida Moss"],
    ]
    assert [one["people"] for one in actions] == [["DI Ada Reed"], ["Sgt. Bo Larch"], ["Ida Moss"]]
