"""A figure beside the one of a year before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from goldthread.measures import library
from goldthread.publishing.needs.rules.sections import part_named, parts
from goldthread.publishing.needs.rules.yearly import change_words, year_before


@dataclass(frozen=True)
class Figure:
    starts: date
    ends: date


QUARTERS = [Figure(date(2025, month, 1), date(2025, month + 2, 28)) for month in (1, 4, 7, 10)]
LATEST = Figure(date(2026, 1, 1), date(2026, 3, 31))
YEAR = Figure(date(2025, 1, 1), date(2025, 12, 31))


def test_the_year_before_is_a_period_as_long_that_ended_a_year_ago():
    assert year_before([*QUARTERS, YEAR, LATEST], LATEST) == QUARTERS[0]
    assert year_before([YEAR, LATEST], LATEST) is None
    assert year_before([Figure(date(2024, 1, 1), date(2024, 12, 31)), YEAR], YEAR) is not None


@pytest.mark.parametrize(
    ("now", "before", "is_percentage", "words"),
    [
        (44, 40, False, "up 4 (10%)"),
        (36, 40, False, "down 4 (10%)"),
        (40, 40, False, "the same"),
        (3, 0, False, "up 3"),
        (91.5, 94.6, True, "down 3.1 points"),
        (1.25, 1.5, False, "down 0.2 (17%)"),
    ],
)
def test_a_change_is_told_in_words(now, before, is_percentage, words):
    assert change_words(now, before, is_percentage=is_percentage) == words


def test_every_measure_that_an_assessment_looks_for_is_in_the_library():
    known = {entry.key for entry in library.entries()}
    assert {key for part in parts() for key in part.measures} <= known
    assert part_named("nothing-such") is None
