"""Texts whose cells are parted by a slash between blanks."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TEXT = """Larchmoor Orchard Action Plan 2031

Action / Lead / Target Date / Review Date
Growing
Plant forty trees along the river path and label each of them / Grounds Team / March 2031 / Yearly
Mend the gate at the north end / Grounds Team / April 2031 / Yearly
Repair the footbridge/ramp so that wheelchairs can pass / Roads Service / Paths Forum / June 2031 / May 2032
Sharing
Hold a harvest day with schools / Schools Officer / October 2031 / Yearly
Print a map of all trees / Print Service / 2031 / Yearly
"""


def test_slashes_between_blanks_part_the_cells():
    plan = to_corpus(read_plan(_TEXT.encode(), "orchard.txt"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Plant forty trees along the river path and label each of them", ["Grounds Team"], "2031-03"),
        ("Mend the gate at the north end", ["Grounds Team"], "2031-04"),
        (
            "Repair the footbridge/ramp so that wheelchairs can pass",
            ["Roads Service", "Paths Forum"],
            "2031-06",
        ),
        ("Hold a harvest day with schools", ["Schools Officer"], "2031-10"),
        ("Print a map of all trees", ["Print Service"], "2031"),
    ]
    assert [priority["title"] for priority in plan["priorities"]] == ["Growing", "Sharing"]


def test_slashes_in_running_text_are_no_table():
    text = "Actions / Leads / Dates were discussed.\nNobody asked for a table.\n" + _TEXT
    assert len(to_corpus(read_plan(text.encode(), "orchard.txt"))["actions"]) == 5
