"""How a fault of the input is said."""

from __future__ import annotations

import pytest

from goldthread.kernel.errors import InputError, Place


@pytest.mark.parametrize(
    ("place", "on_a_page"),
    [
        (None, "Too long. Shorten it."),
        (Place(field="narrative"), "Too long. Shorten it."),
        (Place(file="a.xlsx", row=3, field="Progress"), "a.xlsx, row 3, Progress: Too long. Shorten it."),
    ],
)
def test_a_page_names_no_field_of_the_program(place, on_a_page):
    assert InputError("Too long.", advice="Shorten it.", place=place).on_a_page == on_a_page
