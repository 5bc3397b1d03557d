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
