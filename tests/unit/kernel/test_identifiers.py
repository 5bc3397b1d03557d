"""Slugs, printed references and their order."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.kernel.identifiers import is_slug, normalise_reference, reference_key, slug_of


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Children's Services & Families", "childrens-services-and-families"),
        ("Glenmore  Alcohol and Drug Partnership", "glenmore-alcohol-and-drug-partnership"),
        ("Comhairle nan Eilean – Ùr", "comhairle-nan-eilean-ur"),
        ("Plan 2020/21", "plan-2020-21"),
        ("!!!", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_name_gives_its_slug(name: str, slug: str) -> None:
    assert slug_of(name) == slug


@given(st.text())
def test_every_name_gives_a_slug_that_stays_itself(name: str) -> None:
    slug = slug_of(name)
    assert is_slug(slug)
    assert slug_of(slug) == slug


def test_a_long_name_is_cut_at_a_word() -> None:
    assert slug_of("word " * 30) == "-".join(["word"] * 12)
    assert len(slug_of("x" * 200)) == 60


@pytest.mark.parametrize("text", ["", "A", "a--b", "-a", "a-", "a b", "a_b", "é", "x" * 61])
def test_what_is_no_slug_is_refused(text: str) -> None:
    assert not is_slug(text)


@pytest.mark.parametrize(
    ("printed", "reference"),
    [("PB C1", "PBC1"), ("1.1.", "1.1"), ("(3a)", "3a"), ("ER 1", "ER1"), ("1.\n2", "1.2"), ("4:", "4"), ("", "")],
)
def test_a_printed_reference_is_kept_without_blanks(printed: str, reference: str) -> None:
    assert normalise_reference(printed) == reference


def test_references_stand_in_the_order_a_reader_expects() -> None:
    ordered = [
        "1",
        "1.1",
        "1.2",
        "1.9",
        "1.10",
        "2",
        "3",
        "3a",
        "3b",
        "4",
        "10",
        "10a",
        "PBC1",
        "PBC2",
        "PBC10",
        "T1",
    ]
    mixed = [*ordered, None]
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=reference_key) == [*ordered, None]


@example(["\u1369", "1"])  # a digit that is no decimal number
@given(st.lists(st.text() | st.none()))
def test_any_references_can_be_put_in_order(references: list[str | None]) -> None:
    assert len(sorted(references, key=reference_key)) == len(references)
