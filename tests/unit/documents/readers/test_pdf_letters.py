"""The size of a word's letters, where the file's own figure may be scaled by other means."""

from __future__ import annotations

import pytest

from goldthread.documents.readers.pdf.letters import font_size


def test_believes_the_file_where_its_letters_are_about_that_high():
    assert font_size(9, [10.35, 10.35]) == 9


def test_believes_the_file_for_ink_without_ascenders():
    assert font_size(9, [4.7, 4.8, 4.7]) == 9


@pytest.mark.parametrize(("said", "height"), [(1, 10.35), (100, 10.35)])
def test_measures_the_letters_of_a_scaled_font(said, height):
    assert font_size(said, [height]) == pytest.approx(9)
