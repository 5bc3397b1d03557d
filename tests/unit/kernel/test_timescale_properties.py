"""What holds for every timescale, whatever was printed."""

from __future__ import annotations

import json
import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.kernel.timescale import Precision, Recurrence, Timescale
from goldthread.kernel.timescale_forms import corpus_deadline
from goldthread.kernel.timescale_grammar import parse_timescale, parse_timescales
from unit.kernel.phrases import ALL_ROWS, UNDATED

PIECES = [row[0] for row in ALL_ROWS] + UNDATED
JOINS = [" ", "\n", " / ", "; ", ", ", " and ", " - ", " (", ") ", ". ", "to ", "by ", "if ", "subject to "]

phrases = st.lists(st.sampled_from(PIECES + JOINS), max_size=7).map("".join)
printed_text = st.one_of(st.text(max_size=200), phrases, st.from_regex(r"[0-9/. \-QqFYan]{0,40}", fullmatch=True))
days = st.dates() | st.none()


@example(printed="end of financial year 2022/3to Jun", context=None)
@given(printed=printed_text, context=days)
def test_any_text_is_read_without_an_error_and_kept_word_for_word(printed: str, context: date | None) -> None:
    read = parse_timescale(printed, context=context)
    assert read.printed == printed
    assert read.start is None or read.end is None or read.start <= read.end
    assert (read.precision is Precision.NONE) == (read.start is None and read.end is None)
    assert isinstance(corpus_deadline(read), str | None)


@given(printed=printed_text, context=days)
def test_the_parts_of_a_cell_hold_its_words_in_order(printed: str, context: date | None) -> None:
    place = 0
    for part in parse_timescales(printed, context=context):
        found = printed.find(part.printed, place)
        assert found >= place
        place = found + len(part.printed)


@given(printed=printed_text, context=days)
def test_the_plain_words_parse_to_the_same_days(printed: str, context: date | None) -> None:
    first = parse_timescale(printed, context=context)
    again = parse_timescale(first.describe())
    if first.is_dated or first.condition is None:  # else a date inside the condition now stands alone
        assert (again.start, again.end) == (first.start, first.end)
    if first.condition is None:
        assert again.recurrence == first.recurrence
        assert again.describe() == first.describe()


@given(printed=printed_text, context=days, on=st.dates())
def test_undated_is_never_overdue(printed: str, context: date | None, on: date) -> None:
    read = parse_timescale(printed, context=context)
    assert read.is_overdue(on) == (read.end is not None and on > read.end)
    assert read.is_dated or not read.is_overdue(on)


@given(printed=printed_text, context=days)
def test_a_timescale_survives_json(printed: str, context: date | None) -> None:
    read = parse_timescale(printed, context=context)
    assert Timescale.from_dict(json.loads(json.dumps(read.to_dict()))) == read


def test_a_timescale_that_ends_before_it_starts_cannot_be_made() -> None:
    today = date(2021, 5, 1)
    with pytest.raises(ValueError, match="before it starts"):
        Timescale("May", start=today, end=today - timedelta(days=1))


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("By April 2020", "by end of April 2020"),
        ("April 20", "in April 2020"),
        ("3 rd July 2020", "on 3 July 2020"),
        ("by 3 July 2020", "by 3 July 2020"),
        ("Jan - Jun 2020", "January 2020 to June 2020"),
        ("20/21", "in the financial year 2020/21"),
        ("2020/21 - 2022/23", "April 2020 to March 2023"),
        ("2020-23", "2020 to 2023"),
        ("Q3 24/25", "October 2024 to December 2024"),
        ("mid March 2021", "in mid March 2021"),
        ("late March 2021", "in late March 2021"),
        ("from April 2021", "from April 2021"),
        ("June 2022 then yearly", "in June 2022 and annually"),
        ("6 monthly", "every six months"),
        ("March 2021, subject to funding", "in March 2021 (subject to funding)"),
        ("TBC", "no date given"),
    ],
)
def test_a_timescale_says_in_plain_words_what_it_was_taken_for(printed: str, said: str) -> None:
    assert parse_timescale(printed).describe() == said


@pytest.mark.parametrize(
    ("printed", "form"),
    [
        ("15 May 2021", "2021-05-15"),
        ("by end of May 2021", "2021-05"),
        ("early May 2021", "2021-05"),
        ("spring 2021", "2021-spring"),
        ("winter 2021", "2021-winter"),
        ("winter 2021/22", "2022-02"),
        ("2021", "2021"),
        ("2021/22", "2021/22"),
        ("H1 2021", "2021-06"),
        ("Q4 2024/25", "2024/25-Q4"),
        ("Q4 2024", "2024/25-Q3"),
        ("academic year 2021/22", "2022-07"),
        ("monthly", "ongoing"),
        ("throughout the year", "ongoing"),
        ("all year round", "ongoing"),
        ("throughout 2021", "2021"),
        ("June 2021 and monthly", "2021-06"),
        ("from June 2021", "2021-06"),
        ("TBC", None),
    ],
)
def test_the_short_form_names_the_end(printed: str, form: str | None) -> None:
    assert corpus_deadline(parse_timescale(printed)) == form


HOSTILE = [
    "1",
    "1/",
    "20/21 ",
    "by ",
    "march ",
    "March 2020 - ",
    "(",
    "subject to ",
    "if, ",
    "-",
    "Q1-",
    "\n",
    "1 st ",
    "if x (",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_is_read_in_time_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    began = time.process_time()
    parse_timescale(text, context=date(2020, 1, 1))
    assert time.process_time() - began < 1


def test_every_recurrence_has_its_words() -> None:
    for recurrence in Recurrence:
        assert parse_timescale(Timescale("x", recurrence=recurrence).describe()).recurrence is recurrence
