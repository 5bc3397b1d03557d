"""Cells of a PDF that hold one owner or bullet a line, however near the lines stand and however full they are."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.readers import read_document
from goldthread.documents.reading import read_plan

_BULLETS = (
    "walk each bank twice a year",
    "count the otters and the mink, and say where both were seen",
    "tell the mill",
)
_ROWS = (
    ("Clear the weir", ("Head of Waterways",), "May 2031"),
    ("Mend the lock gates", ("Bridges Manager", "Carpentry Officer"), "June 2031"),
    ("Survey the river", ("Head of Waterways", "Internal Audit"), "July 2031"),
    ("Train lock keepers", ("Head of Learning", "Volunteer Managers"), "May 2032"),
    ("Count the boats", ("Harbour Board Support Team",), "June 2032"),
    ("Paint the hoists", ("Damp and Dry Rot Lead",), "July 2032"),
    ("Mark the depths", ("Damp and Dry Rot Lead", "Tide Tables Office"), "July 2032"),
)


def _pdf(look: str, width: str, gap: str, bullet: str) -> bytes:
    below = "\n".join(f"- {each}" for each in _BULLETS)
    rows = ""
    for what, who, when in _ROWS:
        lines = " ".join(f"#block(spacing: {gap})[{name}]" for name in who)
        listed = f"{what}, and then:\n{below}" if what.startswith("Survey") else what
        rows += f"[{listed}], [{lines}], [{when}],\n"
    source = f"""#set page(paper: "a3")
#set text({look})
#set par(leading: 4pt)
#set list(marker: {bullet}, spacing: 4pt)
= Waterways Action Plan 2031 to 2033
#table(columns: (16em, {width}, auto), inset: 4pt, [Action], [Lead], [By when], {rows})
"""
    return typst.compile(source.encode())


_DISC = "box(baseline: -0.2em, circle(radius: 0.14em, fill: black))"
_RING = "box(baseline: -0.2em, circle(radius: 0.16em, stroke: 0.5pt))"
_SQUARE = "box(baseline: -0.2em, square(size: 0.3em, fill: blue))"


@pytest.mark.parametrize("look", ['size: 8pt, font: "Liberation Sans"', 'size: 11pt, font: "Liberation Serif"'])
@pytest.mark.parametrize("width", ["11em", "13em", "20em"])
@pytest.mark.parametrize(("gap", "bullet"), [("4pt", _DISC), ("5.4pt", _RING), ("4pt", _SQUARE)])
def test_each_line_of_owners_is_one_and_each_drawn_mark_a_bullet(look, width, gap, bullet):
    plan = to_corpus(read_plan(_pdf(look, width, gap, bullet), "waterways.pdf"))

    assert [(one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (list(who), when) for _, who, when in _ROWS
    ]
    assert [tuple(one["parts"]) for one in plan["actions"] if one["parts"]] == [_BULLETS]


@pytest.mark.parametrize(("size", "drawn"), [("15pt", "60%"), ("18pt", "50%"), ("9pt", "100%")])
def test_letters_are_as_large_as_they_are_drawn(size, drawn):
    """Browsers write the letters of a page in one size and draw the page smaller: gaps are small beside the first."""
    source = f"""#set page(paper: "a4")
#set text(size: {size})
#set par(leading: 4pt)
#scale({drawn}, reflow: true, table(columns: (13em, 15em), inset: 4pt, [Lead], [Action],
[#block(spacing: 6.5pt)[Waterside Housing] #block(spacing: 6.5pt)[Communications Team]],
[Mend the lock gates that stand open, and tell all who pass through them by boat or on foot when they will close]))
"""
    grid = read_document(typst.compile(source.encode()), "waterways.pdf").pages[0].blocks[0]

    assert [cell.text for cell in grid.cells][2] == "Waterside Housing\nCommunications Team"
