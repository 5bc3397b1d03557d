"""PDF pages with cards: a box around each action, its title, and labels before values with no lines between them."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Grid, Paragraph
from goldthread.documents.readers import read_document
from goldthread.documents.reading import read_plan

_CARDS = (
    ("K1", "Green", "Plant a wood of nut trees on the hill behind the school", "Tree Wardens", "May 2031"),
    ("K2", "Red", "Mend the steps", "Harbour Board; Roads and Bridges Service of the Isle", "June 2031"),
    ("K3", "", "Carry every visitor from the ferry to the old lighthouse by cart", "Ferry Trust", "Autumn 2031"),
    ("K4", "Amber", "Open the reading room on each day of the week, and at night", "Library Service", "2032/33"),
    ("K5", "Complete", "Teach all who work at the counter to sign", "Voices of the Isle", "1 May 2032"),
)
_STROKED = "stroke: 0.8pt + gray"
_SHADED = 'fill: rgb("#eef2ee")'
_PROSE = (
    "The isle has had four plans in as many years, and none of them was badly written by those who were asked to. "
    "What was missing was a name beside each promise, and somebody who would ask in public whether it was kept. "
)


def _card(card: tuple[str, ...], box: str, bar: str, labels: tuple[str, str, str]) -> str:
    ref, colour, what, who, when = card
    pill = f'#h(1fr) #box(fill: rgb("#dddddd"), inset: 2pt)[{colour}]' if colour else ""
    rows = (
        (labels[0], who),
        (labels[1], when),
        (
            labels[2],
            "Begun in spring by two who had the time for it; the rest of the work waits for the frost to go.",
        ),
    )
    facts = ", ".join(f'text(font: "DejaVu Sans Mono", size: 7pt)[{label}], [{value}]' for label, value in rows)
    title = f"#block(width: 100%, {bar}, inset: 5pt, below: 0pt)[*Action {ref}* {pill}]"
    body = f"#block(inset: 5pt)[*{what}*\n\n#grid(columns: (3cm, 1fr), row-gutter: 6pt, {facts})]"
    return f"#block(width: 100%, {box}, breakable: false)[{title}{body}]"


def _pdf(columns: int, box: str, bar: str, labels: tuple[str, str, str]) -> bytes:
    cards = "\n\n".join(_card(card, box, bar, labels) for card in _CARDS)
    setting = f'#set page(paper: "a4", height: 15cm, margin: 1.5cm, columns: {columns})\n#set text(size: 9pt)\n'
    return typst.compile(
        f"{setting}= Isle Plan 2031 to 2033\n\n{_PROSE}\n\n== Theme A: Green paths\n\n{cards}".encode()
    )


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize(
    ("box", "bar", "labels"),
    [
        (_STROKED, 'fill: rgb("#dde6ea")', ("Lead", "By when", "Position, June 2031")),
        (_STROKED, "stroke: (bottom: 0.6pt)", ("Who is responsible", "Target date", "Progress so far")),
        (_SHADED, 'fill: rgb("#cfdccf")', ("Owner", "Timescale", "Where we are now")),
    ],
)
def test_each_box_is_an_action(columns, box, bar, labels):
    plan = to_corpus(read_plan(_pdf(columns, box, bar, labels), "isle.pdf"))

    assert [
        (one["ref"], one["text"], one["rag"] or one["status"], one["deadline_text"]) for one in plan["actions"]
    ] == [
        (ref, what, colour.lower() if colour == "Complete" else colour or None, when)
        for ref, colour, what, _, when in _CARDS
    ]
    assert [one["owners"] for one in plan["actions"]] == [who.split("; ") for _, _, _, who, _ in _CARDS]
    assert all(one["progress"].startswith("Begun in spring") for one in plan["actions"])
    assert [one["title"] for one in plan["priorities"]] == ["Green paths"]


def test_a_page_in_columns_may_hold_tables():
    table = "#table(columns: (1fr, 1fr, 1fr), [Measure], [2030], [2031], [Trees], [41], [58])"
    source = (
        '#set page(paper: "a4", height: 16cm, columns: 2)\n#set text(size: 9pt)\n#set par(justify: true)\n'
        f"= First\n\n{_PROSE * 3}\n\n{table}\n\n{_PROSE * 2}\n"
        f"#colbreak()\n= Second\n\n{_PROSE * 2}\n\n{table}\n\n{_PROSE}"
    )
    blocks = [
        block for page in read_document(typst.compile(source.encode()), "isle.pdf").pages for block in page.blocks
    ]

    kinds = [type(block) for block in blocks]
    assert kinds == [Paragraph, Paragraph, Grid, Paragraph, Paragraph, Paragraph, Grid, Paragraph]
    prose = [block.text for block in blocks if isinstance(block, Paragraph) and block.heading is None]
    assert [text.strip() for text in prose] == [(_PROSE * times).strip() for times in (3, 2, 2, 1)]
    assert [block.rows for block in blocks if isinstance(block, Grid)] == [2, 2]


def test_boxes_in_rows_are_no_columns():
    """Cells that are boxed one by one, with white between them, are read row by row."""
    rows = "\n".join(
        "#grid(columns: (1fr, 1fr), column-gutter: 12pt, "
        + ", ".join(f"block(width: 100%, height: 2.4cm, stroke: 0.6pt, inset: 5pt)[{words}]" for words in pair)
        + ")"
        for pair in ((f"{_PROSE}", "Kept"), ("Again, " + _PROSE, "Broken"))
    )
    source = f'#set page(paper: "a4", height: 12cm)\n#set text(size: 9pt)\n{rows}'
    blocks = read_document(typst.compile(source.encode()), "isle.pdf").pages[0].blocks

    text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert text.index("Kept") < text.index("Again,")


def test_a_word_broken_by_the_printing_program_is_whole():
    source = (
        '#set page(paper: "a4", height: 16cm, margin: 1cm)\n#set par(justify: true)\n'
        f"Plant and water a new com\u2010#linebreak(justify: true)munity garden, well\u2010kept.\n\n{_PROSE * 2}"
    )
    blocks = read_document(typst.compile(source.encode()), "isle.pdf").pages[0].blocks

    assert blocks[0] == Paragraph("Plant and water a new community garden, well\u2010kept.")
