"""Words of a PDF that are struck out or underlined stand in one cell as others do."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_ROWS = (
    (
        "1",
        "Lend a cargo bicycle to each of the six allotment societies for a season",
        "Allotments Officer",
        "May 2031",
    ),
    ("2", "Dig a pond with the brownies", "Wardens", "June 2031"),
    ("3", "Print the planting calendar in four languages and send it to each plot holder", "Print Room", "July 2031"),
    ("4", "Put a tap at the end of every second path before the summer of the next year", "Water Team", "May 2032"),
)


def _plan(drawn: str, look: str, table: str) -> bytes:
    rows = "".join(
        f"[{ref}], [{drawn.format(what) if ref in '13' else what}], [{drawn.format(who)}], [{when}]," + chr(10)
        for ref, what, who, when in _ROWS
    )
    return typst.compile(
        f"""#set page(paper: "a4")
#set text({look})
= Allotments Action Plan 2031 to 2033
#table(columns: (auto, 1fr, 1fr, auto), {table}, [No.], [Action], [Lead], [By when], {rows})
""".encode()
    )


@pytest.mark.parametrize("drawn", ["#strike[{}]", "#underline[{}]", "#underline(evade: false, offset: 2pt)[{}]"])
@pytest.mark.parametrize("look", ['size: 8pt, font: "Liberation Sans"', 'size: 11pt, font: "Liberation Serif"'])
@pytest.mark.parametrize("table", ["inset: 1.5pt", "inset: 3pt", "inset: 5pt", "inset: 2pt, stroke: (y: 0.5pt)"])
def test_a_line_through_or_under_words_cuts_no_cell(drawn, look, table):
    plan = to_corpus(read_plan(_plan(drawn, look, table), "allotments.pdf"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (ref, what, [who], when) for ref, what, who, when in _ROWS
    ]
