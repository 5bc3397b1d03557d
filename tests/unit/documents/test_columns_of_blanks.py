"""Tables set with blanks whose first column is merged over several rows."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TEXT = """Brackley Library Delivery Plan 2031

Objective              Ref     Action                              Lead officer          Target date
1. Open doors          1.1.1   Open every library on Sundays,      Head of Libraries     May 2031
earlier and close              with coffee                         Estates Manager
them later             1.1.2   Light the paths to each door        Parks Officer         June 2031
                       1.1.3   Print opening hours in six          Print Service         July 2031
                               languages
2. Lend more           2.1.1   Lend tools and seeds                Tools Network         2032
"""


def test_rows_begin_at_their_references():
    plan = to_corpus(read_plan(_TEXT.encode(), "library.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1.1.1", "Open every library on Sundays, with coffee", ["Head of Libraries", "Estates Manager"], "2031-05"),
        ("1.1.2", "Light the paths to each door", ["Parks Officer"], "2031-06"),
        ("1.1.3", "Print opening hours in six languages", ["Print Service"], "2031-07"),
        ("2.1.1", "Lend tools and seeds", ["Tools Network"], "2032"),
    ]
    assert [one["title"] for one in plan["priorities"]] == ["Open doors earlier and close them later", "Lend more"]


_WRAPPED_HEADINGS = """Ropewalk Parish Tasks

Theme                Who                   Tasks                                            Year to      Closed
                     (lead in                                                               Start        (minutes
                     bold)                                                                               reference)
Hedges & Ditches     Annie                 Lanes
                                    1      Count the hedges along the lane by the mill      On-going
                                    2      Tell the drainage board where the ditch runs     2031
                                    3      Oil the gate at the mill before the fair         On-going
                                    4      Ask the school for new signs                     2032         Min 12
"""


def test_headings_over_three_lines_end_where_nothing_reads_like_one():
    plan = to_corpus(read_plan(_WRAPPED_HEADINGS.encode(), "tasks.txt"))

    assert [(one["ref"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1", ["Annie"], "ongoing"), ("2", ["Annie"], "2031"), ("3", ["Annie"], "ongoing"), ("4", ["Annie"], "2032"),
    ]  # fmt: skip
    assert [one["title"] for one in plan["priorities"]] == ["Hedges & Ditches"]
