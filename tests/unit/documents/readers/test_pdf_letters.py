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
