"""RAGs as printed, as coloured, as shown."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.rag import RAG_LABELS, Rag, parse_rag, rag_from_colour

R, A, G, B, GREY = Rag.RED, Rag.AMBER, Rag.GREEN, Rag.BLUE, Rag.GREY


@pytest.mark.parametrize(
    ("printed", "rags"),
    [
        ("R", (R,)),
        ("g", (G,)),
        ("G/A", (G, A)),
        ("G A", (G, A)),
        ("GA", (G, A)),
        ("G\nG", (G,)),
        ("A → G", (A, G)),
        ("Amber", (A,)),
        ("RED / GREEN", (R, G)),
        ("Yellow", (A,)),
        ("RAG: Green", (G,)),
        ("BRAG status – B", (B,)),
        ("Green (was amber)", (G, A)),
        ("Amber – the red route is late", (A,)),
        ("Complete", (B,)),
        ("Completed March 2021", (B,)),
        ("Not yet due", (GREY,)),
        ("Grey", (GREY,)),
        ("🟢", (G,)),
        ("🔴 slipped", (R,)),
        ("A new lead was found", ()),
        ("Not complete", ()),
        ("RAG", ()),
        ("On track", ()),
        ("", ()),
        ("1.2", ()),
    ],
)
def test_a_printed_rating_is_read(printed: str, rags: tuple[Rag, ...]) -> None:
    assert parse_rag(printed) == rags


@given(st.text())
def test_any_text_is_read_without_an_error_and_never_repeats_a_rag(printed: str) -> None:
    rags = parse_rag(printed)
    assert all(first is not second for first, second in pairwise(rags))


@pytest.mark.parametrize("rag", list(Rag))
def test_every_rag_reads_its_own_word(rag: Rag) -> None:
    assert parse_rag(rag.label.word) == (rag,)


@pytest.mark.parametrize("part", ["word", "letter", "shape", "mark", "meaning"])
def test_no_two_rags_look_alike_without_their_colour(part: str) -> None:
    assert set(RAG_LABELS) == set(Rag)
    assert len({getattr(label, part) for label in RAG_LABELS.values()}) == len(Rag)


@pytest.mark.parametrize(
    ("colour", "rag"),
    [
        ("#ff0000", R),
        ("#C00000", R),
        ("#ffc7ce", R),
        ("#F4CCCC", R),
        ("#ffc000", A),
        ("#ffff00", A),
        ("#ffeb9c", A),
        ("#00b050", G),
        ("#92d050", G),
        ("c6efce", G),
        ("#0070c0", B),
        ("#bdd7ee", B),
        ("#bfbfbf", GREY),
        ("#808080", GREY),
        ("#ffffff", None),
        ("#f2f2f2", None),
        ("#000000", None),
        ("#7030a0", None),
        ("", None),
        ("red", None),
        ("#12345", None),
        ("#12345g", None),
    ],
)
def test_a_fill_is_a_rag_by_its_hue(colour: str, rag: Rag | None) -> None:
    assert rag_from_colour(colour) is rag


@given(st.integers(0, 0xFFFFFF))
def test_every_colour_gets_an_answer(number: int) -> None:
    assert rag_from_colour(f"#{number:06x}") in (*Rag, None)
