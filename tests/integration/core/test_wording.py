"""Dates, numbers and marks in the words and shapes that people read."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from goldthread.core import tags, wording
from goldthread.kernel.rag import Rag


def test_days():
    assert wording.day(date(2020, 1, 13)) == "13 January 2020"
    assert wording.day_short(date(2020, 9, 3)) == "3 Sep 2020"
    assert wording.month(date(2021, 12, 1)) == "December 2021"
    assert wording.day(None, "Not set") == "Not set"


def test_moments_are_told_by_the_clock_on_the_wall():
    assert wording.moment(datetime(2026, 7, 1, 11, 5, tzinfo=UTC)) == "1 July 2026 at 12:05pm"
    assert wording.moment(datetime(2026, 1, 1, 0, 0, tzinfo=UTC)) == "1 January 2026 at 12:00am"
    assert wording.day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "1 July 2026"


def test_missing_is_never_nought():
    assert wording.number(None) == "not known"
    assert wording.number(0) == "0"
    assert wording.number(12345) == "12,345"
    assert wording.part_of(0, 0) == "none to count"
    assert wording.part_of(3, 12) == "3 of 12 (25%)"


@pytest.mark.parametrize(
    ("many", "said"), [(0, "no actions"), (1, "1 action"), (2, "2 actions"), (1200, "1,200 actions")]
)
def test_counts(many, said):
    assert wording.count(many, "action") == said
    assert wording.count(2, "body", "bodies") == "2 bodies"


@pytest.mark.parametrize(
    ("later", "said"),
    [
        (date(2026, 1, 1), "today"),
        (date(2026, 1, 13), "12 days"),
        (date(2026, 2, 5), "5 weeks"),
        (date(2026, 8, 1), "7 months"),
        (date(2026, 12, 31), "11 months"),
        (date(2028, 1, 1), "2 years"),
        (date(2032, 8, 24), "6 years 7 months"),
    ],
)
def test_how_long(later, said):
    assert wording.days_between(date(2026, 1, 1), later) == said


def test_lists():
    assert [wording.listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


@pytest.mark.parametrize("rag", Rag)
def test_a_rag_is_a_word_and_a_shape_and_not_colour_alone(rag):
    mark = tags.rag_tag(rag)
    assert rag.value.capitalize() in mark.striptags()
    assert mark.count("<path") == 1
    others = {tags.rag_tag(other).split('d="')[1].split('"')[0] for other in Rag}
    assert len(others) == len(Rag)


def test_no_rag_is_said_and_whose_it_is():
    assert tags.rag_tag("").striptags() == "No RAG"
    assert tags.rag_tag("red", "stated").striptags().startswith("Stated")


def test_marks_escape_what_they_say():
    assert "&lt;b&gt;" in tags.status_tag("<b>")
    with pytest.raises(ValueError, match="No tone"):
        tags.status_tag("Open", "purple")
