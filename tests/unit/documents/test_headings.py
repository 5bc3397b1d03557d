"""Column headings in the words of many papers."""

from __future__ import annotations

import pytest

from goldthread.documents.tables.heads.headings import heading_scores
from unit.documents.headings_list import headings


@pytest.mark.parametrize(("heading", "role"), headings())
def test_a_heading_speaks_for_its_role(heading, role):
    scores = heading_scores(heading)
    assert scores, f"{heading!r} says nothing"
    assert max(scores, key=lambda one: scores[one]) == role


@pytest.mark.parametrize("text", ["", "Larchmoor", "The panel met in May and agreed to write to the board about it."])
def test_other_words_speak_for_nothing(text):
    assert max(heading_scores(text).values(), default=0) < 0.9


def test_a_sentence_is_no_heading():
    assert heading_scores("action " * 40) == {}


def test_half_words_of_narrow_cells_are_understood():
    assert "recommendation" in heading_scores("Relevant Commission Recom m.")


def test_the_five_words_of_a_good_target_have_roles():
    best = {}
    for word in ("Specific", "Measurable", "Achievable", "Relevant", "Time-bound", "Realistic", "Timebound"):
        scores = heading_scores(word)
        best[word] = str(max(scores, key=lambda one: scores[one]))
    assert [best[word] for word in ("Specific", "Measurable", "Time-bound", "Timebound")] == [
        "action",
        "outcome",
        "timescale",
        "timescale",
    ]
    assert best["Achievable"] == best["Relevant"] == best["Realistic"] == "comments"
