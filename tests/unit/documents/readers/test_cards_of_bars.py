"""PDF pages with cards that no line encloses: a shaded bar with its statement, and labels with values below."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Grid, Paragraph
from goldthread.documents.readers import read_document
from goldthread.documents.reading import read_plan

_CARDS = (
    ("1.1", "Hang bat boxes in the six barns along the drove", "Ecology Officer", "31 May 2031"),
    ("1.2", "Ask the drovers to keep the old gates in use and paint them", "Estates Surveyor", "Autumn 2031"),
    ("1.3", "Count newts", "Ponds Ranger and Schools Officer", "March 2032"),
    (
        "1.4",
        "Rebuild the dry stone wall at the lambing field with help from the young farmers",
        "Walls Ranger",
        "2032/33",
    ),
    ("2.1", "Open a tea hut at the top of the pass on summer weekends", "Visitor Manager", "June 2032"),
    ("2.2", "Run a bus up the pass", "Transport Officer", "Spring 2033"),
)
_TITLES = {"1": "Room for wild things", "2": "A warm welcome"}
_LABELS = ("Lead", "By", "What success looks like")
_PROSE = (
    "The moor has been walked by drovers and by those who came to look at them for as long as anybody can tell. "
    "What they leave behind has been swept up by three wardens, who asked for this plan and then wrote much of it. "
)


def _whole(facts: str) -> str:
    grid = f"#grid(columns: (30%, 1fr), row-gutter: 5pt, {facts})"
    return f'#block(width: 100%, fill: rgb("#eef4ea"), inset: 4pt, above: 0pt)[{grid}]'


def _by_row(facts: str) -> str:
    shades = 'if calc.odd(y) { rgb("#dfe8ef") } else { rgb("#eef4ea") }'
    return f"#block(above: 0pt)[#table(columns: (30%, 1fr), stroke: none, fill: (_, y) => {shades}, {facts})]"


def _labels_alone(facts: str) -> str:
    shade = 'if x == 0 { rgb("#dfe8ef") }'
    return f"#block(above: 0pt)[#table(columns: (30%, 1fr), stroke: none, fill: (x, _) => {shade}, {facts})]"


def _nothing(facts: str) -> str:
    return f"#block(above: 0pt, inset: 4pt)[#grid(columns: (30%, 1fr), row-gutter: 6pt, {facts})]"


def _card(card: tuple[str, ...], body) -> str:
    ref, what, who, when = card
    values = (who, when, f"Told of at the gathering; {_PROSE[:60]}")
    facts = ", ".join(f"[*{label}*], [{value}]" for label, value in zip(_LABELS, values, strict=True))
    bar = f'#block(width: 100%, fill: rgb("#31572c"), inset: 4pt, below: 0pt)[#text(fill: white)[*{ref} {what}*]]'
    return f"#block(breakable: false)[{bar}{body(facts)}]"


def _pdf(columns: int, gutter: str, look: str, body) -> bytes:
    cards = ""
    for card in _CARDS:
        aim = card[0][0]
        if card[0].endswith(".1"):
            cards += (
                f"#text(size: 1.1em)[*Aim {aim}*]\n\n#text(size: 1.7em)[*{_TITLES[aim]}*]\n\nWhat it is about.\n\n"
            )
        cards += _card(card, body) + "\n\n"
    return typst.compile(
        f"""#set page(paper: "a4", height: 17cm, margin: 1.4cm, columns: {columns},
footer: context [Moor Committee - 4 May 2031 #h(1fr) #counter(page).display()])
#set columns(gutter: {gutter})
#set text({look})
= Moor Plan 2031 to 2034

{_PROSE}

{cards}""".encode()
    )


@pytest.mark.parametrize("body", [_whole, _by_row, _labels_alone, _nothing])
@pytest.mark.parametrize(("columns", "gutter"), [(1, "0pt"), (2, "12pt"), (2, "24pt")])
@pytest.mark.parametrize("look", ['size: 8pt, font: "Liberation Sans"', 'size: 10pt, font: "Liberation Serif"'])
def test_a_bar_and_the_shades_under_it_are_one_card(columns, gutter, look, body):
    plan = to_corpus(read_plan(_pdf(columns, gutter, look, body), "moor.pdf"))

    assert [(one["ref"], one["text"], one["deadline_text"], one["priority_ref"]) for one in plan["actions"]] == [
        (ref, what, when, ref[0]) for ref, what, _, when in _CARDS
    ]
    assert [one["owners"] for one in plan["actions"]] == [who.split(" and ") for _, _, who, _ in _CARDS]
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == list(_TITLES.items())


@pytest.mark.parametrize("gutter", ["12pt", "20pt"])
@pytest.mark.parametrize("rows", [3, 5])
def test_a_column_may_hold_a_table_ruled_only_across(gutter, rows):
    def table(said: str) -> str:
        cells = ", ".join(f"[{said} {row}], [{row}41], [{row}58], [{row}7]" for row in range(rows))
        rule = "table.hline(stroke: 0.5pt)"
        lines = f", {rule}, ".join(", ".join(cells.split(", ")[at : at + 4]) for at in range(0, 4 * rows, 4))
        cols = "columns: (2fr, 1fr, 1fr, 1fr), stroke: none"
        return f"#table({cols}, [Kind], [2029], [2030], [2031], {rule}, {lines}, {rule})"

    source = f"""#set page(paper: "a4", height: 17cm, columns: 2)
#set columns(gutter: {gutter})
#set text(size: 9pt)
= Newts

{_PROSE}

{table("Pond")}

{_PROSE}
#colbreak()
= Walls

{_PROSE * 2}

{table("Field")}
"""
    blocks = read_document(typst.compile(source.encode()), "moor.pdf").pages[0].blocks

    assert [type(block) for block in blocks] == [Paragraph, Paragraph, Grid, Paragraph, Paragraph, Paragraph, Grid]
    assert [(block.rows, block.cols) for block in blocks if isinstance(block, Grid)] == [(rows + 1, 4)] * 2
