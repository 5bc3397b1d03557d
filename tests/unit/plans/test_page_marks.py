"""Which cells of a page are outlined, and which part of it is shown."""

from __future__ import annotations

import struct

import pytest
import typst

from factories.pdf_papers import pdf_paper, plan_rows
from goldthread.documents.pictures import page_picture
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError
from goldthread.plans.rules.drafts import evidence_values
from goldthread.plans.rules.page_marks import page_part
from goldthread.plans.rules.paper_text import document_values


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return pdf_paper(plan_rows())


def test_the_cells_of_an_action_are_outlined_where_they_stand(pdf):
    reading = read_plan(pdf, "plan.pdf")
    unclear = next(action for action in reading.plan.actions if action.ref == "1.6")
    part = page_part(document_values(reading.document), evidence_values(unclear.evidence))
    assert (part.number, round(part.width), round(part.height)) == (6, 842, 595)
    marks = {name: mark for mark in part.marks for name in mark.names}
    assert {"ref", "text", "owners", "timescale", "rag"} == set(marks)
    assert marks["ref"].x < marks["text"].x < marks["owners"].x < marks["timescale"].x < marks["rag"].x
    assert len({mark.y for mark in part.marks}) == 1
    assert [name for name, mark in marks.items() if mark.doubtful] == ["timescale"]
    assert part.top <= marks["text"].y
    assert marks["text"].y + marks["text"].height <= part.top + part.shown <= part.height + 0.1


def test_what_has_no_page_has_no_picture():
    assert page_part({"pages": [{"label": "1", "blocks": [{"text": "Meet every day"}]}]}, {}) is None
    words = {"text": {"quote": "Meet every day", "confidence": 1.0}}
    assert page_part({"pages": [{"label": "1", "blocks": [{"text": "Meet every day"}]}]}, words) is None


def test_a_page_is_drawn_apart(pdf, tmp_path):
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(pdf)
    picture = page_picture(paper, 6)
    width, height = struct.unpack(">II", picture[16:24])
    assert width / height == pytest.approx(842 / 595, rel=0.01)


@pytest.mark.parametrize(("data", "number"), [(b"no PDF at all", 1), (None, 99)])
def test_what_cannot_be_drawn_is_said(pdf, tmp_path, data, number):
    paper = tmp_path / "plan.pdf"
    paper.write_bytes(data or pdf)
    with pytest.raises(InputError, match="cannot be drawn"):
        page_picture(paper, number)


def test_a_cell_that_the_page_cuts_is_outlined_where_it_begins():
    def page(number: str, text: str) -> dict:
        cell = {"row": 1, "col": 1, "text": text, "box": [10, 20, 110, 40]}
        return {"label": number, "size": [842, 595], "blocks": [{"table": 1, "rows": [[cell]]}]}

    document = {"pages": [page("7", "Open an evening clinic"), page("8", "and a clinic at weekends")]}
    quote = "Open an evening clinic and a clinic at weekends"
    source = {"page": "7", "table": 1, "row": 4, "col": 1, "quote": quote, "confidence": 0.6}
    part = page_part(document, {"text": source})
    assert (part.number, [mark.names for mark in part.marks]) == (7, [("text",)])
    document["pages"].append(page("9", f"As before: {quote}"))
    part = page_part(document, {"text": source})
    assert part.number == 7, "the same words on another page are not where it was read"


def test_a_card_is_outlined_on_its_page_and_the_paper_is_shown_as_it_is_printed():
    said = [("1.1", "Mend the lamps on the quay"), ("1.2", "Teach the skippers"), ("1.3", "Buy a second tractor")]
    cards = ", ".join(
        f"rect(width: 100%, inset: 8pt)[{ref}\n\n*{text}*\n\nWho: Harbour Team\n\nBy when: May 2031]"
        for ref, text in said
    )
    paper = f"#set page(margin: 2cm)\n= Harbour Action Plan 2031\n#grid(columns: (1fr, 1fr), gutter: 10pt, {cards})"
    reading = read_plan(typst.compile(paper.encode()), "harbour.pdf")

    shown = document_values(reading.document)
    boxes = [
        mark for action in reading.plan.actions for mark in page_part(shown, evidence_values(action.evidence)).marks
    ]
    assert [(action.ref, action.text) for action in reading.plan.actions] == said
    assert boxes[0].x < boxes[1].x
    assert boxes[0].y == boxes[1].y < boxes[2].y
    words = [cell["text"] for block in shown["pages"][0]["blocks"] for row in block.get("rows", ()) for cell in row]
    assert any("Who: Harbour Team" in text for text in words)
