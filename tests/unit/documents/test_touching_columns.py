"""Plain text of a page whose full cells leave a single blank before the next column."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PAGE = """Harbour Alcohol and Drug Partnership Plan 2031

What we will do                               By whom                       By when        Progress                       Status
Priority 1: Ask early (Sponsor: Harbour Chief Officer)
Teach the crews of all ferries to carry       Harbour Trust and Ferry       May 2031       Two crews have been taught     On track
naloxone                                      Service
Print a card with the numbers to ring at      Print Service                 30 September Drafts were shown to the panel   Delayed
night                                                                       2031           in May
Priority 2: Stay near (Sponsor: Harbour Nurse)
Visit each family within a week of a death Visiting Team                    Ongoing        Nine visits                    On track
and again after a month
Open the garden on two evenings in the week   Volunteer Network             Autumn 2031    Fence repaired                 On track
"""  # noqa: E501 - as wide as the page was


def test_cells_that_touch_are_told_apart():
    plan = to_corpus(read_plan(_PAGE.encode(), "paper.txt"))

    assert [(one["text"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Teach the crews of all ferries to carry naloxone", ["Harbour Trust", "Ferry Service"], "2031-05", "1"),
        ("Print a card with the numbers to ring at night", ["Print Service"], "2031-09-30", "1"),
        ("Visit each family within a week of a death and again after a month", ["Visiting Team"], "ongoing", "2"),
        ("Open the garden on two evenings in the week", ["Volunteer Network"], "2031-autumn", "2"),
    ]


def test_numbers_that_count_on_begin_rows():
    lines = ["Priority          Ref   Action                          Lead              Timescale"]
    for number, text in enumerate(("Paint the ferry", "Mend the pier", "Light the steps"), 4):
        lines.append(f"{'Safer harbour' if number == 4 else '':18}{number:<6}{text:32}Harbour Trust     May 2031")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == [
        ("4", "Paint the ferry"),
        ("5", "Mend the pier"),
        ("6", "Light the steps"),
    ]
