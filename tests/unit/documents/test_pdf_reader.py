"""PDF pages: cells between ruling lines, text turned on its side, running lines, colours, scans."""

from __future__ import annotations

import io

import pypdfium2
import pypdfium2.raw
import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Document, Grid, Paragraph
from goldthread.documents.readers.pdf import read_pdf
from goldthread.documents.readers.pdf.lattice import lattices
from goldthread.documents.readers.pdf.marks import Rule
from goldthread.documents.readers.pdf.scanned import tesseract
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError
from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.long_paper import long_paper
from unit.documents.papers.sheet import Line, Paper, Ruled, boxes
from unit.documents.papers.writers import as_html, as_pdf

TYPST = '#set page(width: 16cm, height: 10cm, margin: 1cm)\n#set text(size: 9pt, font: "Libertinus Serif")\n'


def _pdf(source: str) -> Document:
    return read_pdf(typst.compile((TYPST + source).encode()), "paper.pdf")


def _grid(document: Document) -> Grid:
    return next(block for page in document.pages for block in page.blocks if isinstance(block, Grid))


def _flow(document: Document) -> list[Paragraph]:
    return [block for page in document.pages for block in page.blocks if isinstance(block, Paragraph)]


def test_cells_spans_fills_and_bullets():
    grid = _grid(
        _pdf(
            "#table(columns: (1fr, 3fr, 1fr), table.cell(rowspan: 2)[1],"
            " [Improve access:\n- open later\n- offer visits],"
            ' table.cell(fill: rgb("#ff0000"))[R], table.cell(colspan: 2)[wide])'
        )
    )
    cells = {(cell.row, cell.col): cell for cell in grid.cells}
    assert {place: (cell.rowspan, cell.colspan) for place, cell in cells.items()} == {
        (0, 0): (2, 1), (0, 1): (1, 1), (0, 2): (1, 1), (1, 1): (1, 2)
    }  # fmt: skip
    assert [(one.text, one.bullet) for one in cells[0, 1].paragraphs] == [
        ("Improve access:", None), ("open later", 0), ("offer visits", 0)
    ]  # fmt: skip
    assert cells[0, 2].fill == "#ff0000"
    assert cells[0, 0].box is not None


def test_paragraphs_are_rebuilt_where_lines_had_room():
    (cell,) = _grid(
        _pdf(
            "#table(columns: (5cm, 1fr), [Head of Service for Adult Care and Recovery in Larchmoor\\ Youth Forum],"
            " [x], [y], [z])"
        )
    ).cells[:1]
    assert [one.text for one in cell.paragraphs] == [
        "Head of Service for Adult Care and Recovery in Larchmoor", "Youth Forum"
    ]  # fmt: skip


def test_lines_that_every_page_repeats_are_left_out():
    document = _pdf(
        "#set page(header: [Larchmoor Board], footer: context [Page #counter(page).display() of 2])\nFirst page.\n"
        "#pagebreak()\nSecond page."
    )
    assert [one.text for one in _flow(document)] == ["First page.", "Second page."]


def test_a_paragraph_cut_by_the_page_is_whole_and_headings_are_told_by_size():
    filler = "".join(f"line {count} of the report, which is written to fill the page, " for count in range(60))
    document = _pdf(f"= Delivery plan\n{filler}")
    heading, *rest = _flow(document)
    assert heading.heading in (1, 2)
    assert len(document.pages) > 1
    assert len(rest) == 1


def test_hyphens_at_line_ends_stay_where_they_are_printed():
    (cell,) = _grid(_pdf("#table(columns: (2.6cm, 1fr), [A Peer-Support Framework], [x], [y], [z])")).cells[:1]
    assert cell.text == "A Peer-Support Framework"


@pytest.mark.parametrize(("turn", "says_so"), [(90, True), (180, True), (270, True), (90, False), (270, False)])
def test_turned_pages_are_read_as_they_are_looked_at(turn, says_so):
    upright = as_pdf(LAYOUTS["merged_first_column"]().paper)
    turned = _turned(upright, turn, says_so=says_so)
    assert to_corpus(read_plan(turned, "a.pdf"))["actions"] == to_corpus(read_plan(upright, "a.pdf"))["actions"]


def test_a_scan_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: "/bin/false")  # whether it is installed here or not
    picture = (
        '#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\">'
        '<image width=\\"9\\" height=\\"9\\" href=\\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAA'
        'AAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==\\"/></svg>"), width: 5cm)'
    )
    with pytest.raises(InputError, match="scan") as caught:
        _pdf(picture)
    assert "text can be selected" in caught.value.advice


@pytest.mark.parametrize("size", [7.5, 9, 10.5, 12])
@pytest.mark.parametrize("font", ["DejaVu Sans Mono", "Libertinus Serif"])
def test_a_plan_cut_by_many_pages_reads_like_the_same_plan_on_the_web(size, font):
    paper = long_paper(seed=int(size * 2))
    on_the_web = to_corpus(read_plan(as_html(paper), "plan.html"))
    in_print = to_corpus(read_plan(as_pdf(paper, size=size, font=font), "plan.pdf"))
    assert _without_places(in_print) == _without_places(on_the_web)


def test_rows_that_a_page_cut_say_so():
    reading = read_plan(as_pdf(long_paper(seed=3), size=10.5), "plan.pdf")
    cut = [
        action for action in reading.plan.actions if any("page break" in why for why in action.evidence["text"].why)
    ]
    assert cut
    whole = max(action.evidence["text"].confidence for action in reading.plan.actions)
    assert all(action.evidence["text"].confidence < whole for action in cut)


def test_a_missing_wall_joins_two_places_and_a_missing_outline_is_supplied():
    across = [Rule(at, 0, 300) for at in (0, 20, 40)]
    down = [
        Rule(100, 0, 60),
        Rule(200, 20, 60),
    ]  # they run on below the last line across, and left and right are open
    (lattice,) = lattices(across, down)
    assert lattice.xs == (0, 100, 200, 300)
    assert lattice.ys == (0, 20, 40, 60)
    assert {(cell.row, cell.col): cell.colspan for cell in lattice.cells}[0, 1] == 2


def test_an_outer_wall_that_nothing_crosses_closes_a_column():
    across = [Rule(at, 60, 300) for at in (20, 40, 80)]
    down = [Rule(at, 0, 80) for at in (0, 60, 180, 300)]
    (lattice,) = lattices(across, down)
    assert lattice.xs == (0, 60, 180, 300)
    assert {(cell.row, cell.col): cell.rowspan for cell in lattice.cells}[0, 0] == 3


def test_a_line_of_another_height_beside_a_table_is_no_wall_of_it():
    (lattice,) = lattices([Rule(at, 60, 300) for at in (0, 40, 80)], [
        Rule(0, 0, 300), *(Rule(at, 0, 80) for at in (60, 180, 300))
    ])  # fmt: skip
    assert lattice.xs == (60, 180, 300)


def test_a_date_that_a_narrow_cell_cut_in_its_year_is_whole():
    (cell,) = _grid(_pdf("#table(columns: (46pt, 1fr), [30/09/20#linebreak()31], [Mend the pier])")).cells[:1]
    assert cell.text == "30/09/2031"


def test_recommendations_whose_table_runs_over_a_page_are_all_read():
    said = [(f"R{at}", f"The harbour should look after pier number {at}.") for at in range(1, 7)]
    listed = ", ".join(f"[{ref}], [{text}#v(30pt)]" for ref, text in said)
    plan = ", ".join(f"[{ref}], [Mend the steps of pier {ref[1:]}], [Pier Trust], [May 2031]" for ref, _ in said)
    head = "table.header([No.], [Recommendation])"
    source = (
        f"= Staithby Piers Action Plan 2031\n#table(columns: (1fr, 6fr), {head}, {listed})\n#pagebreak()\n"
        f"#table(columns: (1fr, 4fr, 2fr, 2fr), [Rec], [Action], [Lead], [By when], {plan})"
    )
    read = to_corpus(read_plan(typst.compile((TYPST + source).encode()), "paper.pdf"))
    assert [one["ref"] for one in read["recommendations"]] == [ref for ref, _ in said]


def test_a_frame_around_a_page_is_no_table():
    frame = [Rule(0, 0, 500), Rule(700, 0, 500)]
    assert lattices(frame, [Rule(0, 0, 700), Rule(500, 0, 700)]) == []


def _without_places(read: dict) -> dict:
    actions = [{name: value for name, value in action.items() if name != "evidence"} for action in read["actions"]]
    return {"priorities": read["priorities"], "actions": actions}


def _turned(pdf: bytes, turn: int, *, says_so: bool) -> bytes:
    """The same paper printed sideways; ``says_so`` when the page is marked as turned."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = page.get_size()
        moves = {90: (0, 1, -1, 0, height, 0), 180: (-1, 0, 0, -1, width, height), 270: (0, -1, 1, 0, 0, width)}
        box = (0, 0, width, height) if turn == 180 else (0, 0, height, width)
        matrix, clip = pypdfium2.raw.FS_MATRIX(*moves[turn]), pypdfium2.raw.FS_RECTF(box[0], box[3], box[2], box[1])
        pypdfium2.raw.FPDFPage_TransFormWithClip(page.raw, matrix, clip)
        page.set_mediabox(*box)
        page.set_cropbox(*box)
        page.set_rotation(turn if says_so else 0)
        page.gen_content()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


STROKES = {
    "lines across": "stroke: (x: none, y: 0.5pt)",
    "two lines at the head": "stroke: (x, y) => if y <= 1 {(top: 0.8pt)} else {none}",
    "a shaded head": 'stroke: none, fill: (x, y) => if y == 0 {rgb("#cfd8e6")} else {none}',
    "no lines at all": "stroke: none",
}


@pytest.mark.parametrize("stroke", STROKES)
@pytest.mark.parametrize("layout", ["section_rows", "numbers_inside_the_text", "blank_below"])
def test_tables_without_lines_down_are_read_by_their_white_space(stroke, layout):
    paper = LAYOUTS[layout]().paper
    pdf = as_pdf(paper, font="Libertinus Serif", table=f"{STROKES[stroke]}, inset: 5pt")
    assert _without_places(to_corpus(read_plan(pdf, "a.pdf"))) == _without_places(
        to_corpus(read_plan(as_html(paper), "a.html"))
    )


def test_lines_across_leave_merged_cells_whole():
    paper = LAYOUTS["merged_first_column"]().paper
    pdf = as_pdf(paper, font="Libertinus Serif", table="stroke: (x: none, y: 0.5pt), inset: 5pt")
    read, meant = to_corpus(read_plan(pdf, "a.pdf")), to_corpus(read_plan(as_html(paper), "a.html"))
    assert _without_places(read) == _without_places(meant)


def test_numbered_and_indented_prose_is_no_table():
    clauses = "\n".join(
        f"#grid(columns: (1cm, 1cm, 1fr), [{count}.1], [(a)], [{'The board agreed that the report be noted. ' * 4}])"
        for count in range(6)
    )
    document = _pdf(f"#line(length: 100%)\n{clauses}\n#line(length: 100%)")
    assert not [block for page in document.pages for block in page.blocks if isinstance(block, Grid)]


def test_a_heading_over_two_rows_that_rules_part_is_a_table():
    paper = Paper([
        Line("Elmsay Harbour Action Plan 2031", 1),
        Ruled([boxes("Task", "Responsible", "Date", "Evidence"),
               boxes("Dredge the inner basin", "Harbour Board", "May 2031", "Basin is deep"),
               boxes("Paint the lighthouse", "Lights Trust", "June 2031", "It shines")], (5, 3, 2, 3)),
    ])  # fmt: skip
    rules = "stroke: (x: none, y: 0.4pt), inset: 4pt"
    plan = to_corpus(read_plan(as_pdf(paper, table=rules), "harbour.pdf"))

    assert [(one["owners"], one["deadline"]) for one in plan["actions"]] == [
        (["Harbour Board"], "2031-05"), (["Lights Trust"], "2031-06")
    ]  # fmt: skip
