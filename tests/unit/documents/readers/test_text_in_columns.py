"""PDF pages set in two columns are read down one column and then down the other."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Paragraph
from goldthread.documents.readers import read_document
from goldthread.documents.reading import read_plan

_ITEMS = [
    (f"Plant {kind} beside the path from the harbour to the school on the hill", body, f"May {year}")
    for year, kind, body in (
        (2031, "apple trees", "Tree Wardens"),
        (2032, "hawthorn", "Roads Service"),
        (2033, "rowan", "Harbour Trust"),
        (2034, "hazel", "Schools Team"),
        (2035, "willow", "Rivers Group"),
        (2036, "birch", "Parks Service"),
        (2037, "aspen", "Estates Team"),
        (2038, "alder", "Water Board"),
    )
]


def _pdf(columns: int) -> bytes:
    items = "\n\n".join(
        f"*Action {number}*\n\n{what}\n\n*Lead:* {who}\n\n*Timescale:* {when}"
        for number, (what, who, when) in enumerate(_ITEMS, 1)
    )
    page = f'#set page(paper: "a4", height: 12cm, columns: {columns})\n#set text(size: 9pt)\n= Island Tree Plan\n\n'
    return typst.compile((page + items).encode())


@pytest.mark.parametrize("columns", [1, 2])
def test_reads_one_column_after_the_other(columns):
    plan = to_corpus(read_plan(_pdf(columns), "plan.pdf"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        (str(number), what, [who], f"{when[-4:]}-05") for number, (what, who, when) in enumerate(_ITEMS, 1)
    ]


def test_labels_beside_their_values_are_no_columns():
    rows = "\n".join(f"[{who}], [{what}]," for what, who, _ in _ITEMS)
    source = f'#set page(paper: "a4")\n#table(columns: (1fr, 3fr), stroke: none,\n{rows})\n'
    blocks = read_document(typst.compile(source.encode()), "plan.pdf").pages[0].blocks

    text = " ".join(block.text for block in blocks if isinstance(block, Paragraph))
    assert text.index("Plant apple trees") < text.index("Roads Service")


def test_a_page_of_which_only_the_left_column_is_filled():
    items = "\n\n".join(
        f"*{number}. {what}*\n\nLead: {who}\n\nTimescale: {when}"
        for number, (what, who, when) in enumerate(_ITEMS[:4], 1)
    )
    page = '#set page(paper: "a4", columns: 2)\n#set text(size: 9pt)\n= Island Tree Plan\n\n'
    plan = to_corpus(read_plan(typst.compile((page + items).encode()), "plan.pdf"))

    assert [(one["text"], one["owners"]) for one in plan["actions"]] == [(what, [who]) for what, who, _ in _ITEMS[:4]]


@pytest.mark.parametrize("height", ["6cm", "7.3cm", "9cm"])
@pytest.mark.parametrize("mark", ["·", "|"])
def test_a_page_break_parts_paragraphs_that_are_counted_in_any_way(height, mark):
    items = "\n\n".join(
        f"TP{number} {mark} {what} {mark} {who} {mark} {when}" for number, (what, who, when) in enumerate(_ITEMS, 1)
    )
    page = f'#set page(paper: "a5", height: {height})\n#set text(size: 10pt)\n{items}'
    pages = read_document(typst.compile(page.encode()), "plan.pdf").pages

    assert len(pages) > 1
    assert [block.text[:3] for page in pages for block in page.blocks] == [f"TP{number}" for number in range(1, 9)]


@pytest.mark.parametrize("width", range(80, 130, 7))
@pytest.mark.parametrize("told", ["({}, {})", "– {}, {}"])
def test_who_and_when_stay_with_the_item_they_end_wherever_its_lines_are_broken(width, told):
    items = [f"{what} {told.format(who, when)}" for what, who, when in _ITEMS[:5]]
    listed = "\n\n".join(f"== Part {number}\n\n- {item}" for number, item in enumerate(items, 1))
    source = f'#set page(width: {width}mm, height: 22cm)\n#set text(size: 10pt, font: "Liberation Sans")\n{listed}'
    blocks = read_document(typst.compile(source.encode()), "plan.pdf").pages[0].blocks

    assert [block.text for block in blocks if block.heading is None] == items
