"""The size of a word's letters, where the file's own figure may be scaled by other means."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.readers import read_document
from goldthread.documents.readers.pdf.letters import font_size

_JOINED = (
    "Chief Officer offers staff five flats, refines a conflict, files traffic afflictions, baffles halfling firms"
)


def test_believes_the_file_where_its_letters_are_about_that_high():
    assert font_size(9, [10.35, 10.35]) == 9


def test_believes_the_file_for_ink_without_ascenders():
    assert font_size(9, [4.7, 4.8, 4.7]) == 9


@pytest.mark.parametrize(("said", "height"), [(1, 10.35), (100, 10.35)])
def test_measures_the_letters_of_a_scaled_font(said, height):
    assert font_size(said, [height]) == pytest.approx(9)


@pytest.mark.parametrize("font", ["Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"])
@pytest.mark.parametrize("size", [7.5, 11])
def test_keeps_words_whole_whose_letters_are_drawn_as_one_sign(font, size):
    page = f'#set page(width: 900pt)\n#set text(font: "{font}", size: {size}pt)\n{_JOINED}\n'
    document = read_document(typst.compile(page.encode()), "plan.pdf")
    assert [block.text for block in document.pages[0].blocks] == [_JOINED]


_DAMAGED = b"""%%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R
  /Resources<</Font<</F 5 0 R>>>>>> endobj
4 0 obj <</Length %d>> stream
%s
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R>>
"""


def test_letters_that_a_damaged_file_places_nowhere_are_left_out():
    words = b"BT /F 12 Tf 50 700 Td (Chair the group) Tj ET "
    stream = words + b"9999999 0 0 9999999 0 0 cm " * 5 + b"BT /F 12 Tf 5 5 Td (Lost) Tj ET"
    document = read_document(_DAMAGED % (len(stream), stream), "plan.pdf")
    assert [block.text for block in document.pages[0].blocks] == ["Chair the group"]
