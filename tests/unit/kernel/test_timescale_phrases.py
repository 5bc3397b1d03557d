"""What printed timescales mean, phrase by phrase."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.kernel.timescale_grammar import parse_timescale, parse_timescales
from unit.kernel.phrases import ALL_ROWS, UNDATED, Row

PAPER = date(2020, 1, 13)


@pytest.mark.parametrize("row", ALL_ROWS, ids=lambda row: row[0])
def test_a_printed_phrase_gives_its_days(row: Row) -> None:
    printed, start, end, precision, recurrence = row
    read = parse_timescale(printed)
    days = [day.isoformat() if day else None for day in (read.start, read.end)]
    assert (*days, read.precision, read.recurrence) == (start, end, precision, recurrence)
    assert read.printed == printed


@pytest.mark.parametrize("printed", UNDATED)
def test_words_that_give_no_date_stay_undated(printed: str) -> None:
    read = parse_timescale(printed)
    assert (read.start, read.end, read.recurrence, read.printed) == (None, None, "", printed)


@pytest.mark.parametrize(
    ("printed", "end"),
    [
        ("March", "2020-03-31"),
        ("by December", "2020-12-31"),
        ("15 June", "2020-06-15"),
        ("10 January", "2021-01-10"),
        ("January", "2020-01-31"),
        ("Summer", "2020-08-31"),
        ("Easter", "2020-04-12"),
        ("Q3", "2020-12-31"),
        ("end of financial year", "2020-03-31"),
        ("end of the calendar year", "2020-12-31"),
        ("October - March", "2020-03-31"),
        ("Within 6 months", "2020-07-13"),
        ("6-12 months", "2021-01-13"),
        ("within two weeks", "2020-01-27"),
    ],
)
def test_the_date_of_the_paper_gives_what_is_missing_and_says_so(printed: str, end: str) -> None:
    read = parse_timescale(printed, context=PAPER)
    assert read.end == date.fromisoformat(end)
    assert any("13 January 2020" in note for note in read.assumed)


@pytest.mark.parametrize("printed", ["Wardens in post by March 2032", "In post by end of Q4 2031/32"])
def test_somebody_in_post_by_a_day_is_there_by_then_and_not_after(printed: str) -> None:
    read = parse_timescale(printed)
    assert (read.start, read.end) == (None, date(2032, 3, 31))


@pytest.mark.parametrize("printed", ["March 2021", "2021-05-03", "by end of 2023"])
def test_a_full_date_assumes_nothing_and_needs_no_context(printed: str) -> None:
    assert parse_timescale(printed).assumed == ()
    assert parse_timescale(printed, context=PAPER) == parse_timescale(printed)


def test_a_month_that_comes_round_each_year_is_given_no_year() -> None:
    for printed in ("September annually", "June & December each year"):
        assert [each.end for each in parse_timescales(printed, context=PAPER) if each.end] == []


@pytest.mark.parametrize(
    ("printed", "note"),
    [
        ("2020/21", "April to March"),
        ("Q3 2024/25", "financial year"),
        ("Q3 2024", "calendar year"),
        ("Winter 2020", "winter"),
        ("academic year 2021/22", "August to July"),
        ("April 20", "2020"),
        ("31 June 2020", "no 31 June"),
        ("05/15/2020", "month stands first"),
        ("mid 2021", "mid"),
    ],
)
def test_what_is_taken_for_granted_is_named(printed: str, note: str) -> None:
    assert any(note in assumed for assumed in parse_timescale(printed).assumed)


@pytest.mark.parametrize(
    ("printed", "end", "condition"),
    [
        ("March 2021 (dependent on outcome of bid)", "2021-03-31", "dependent on outcome of bid"),
        ("March 2021, subject to funding", "2021-03-31", "subject to funding"),
        ("Subject to funding, March 2021", "2021-03-31", "Subject to funding"),
        ("(subject to the\nJune 2022 board) March 2021", "2021-03-31", "subject to the\nJune 2022 board"),
        ("March 2021 if the June 2022 bid succeeds", "2021-03-31", "if the June 2022 bid succeeds"),
        ("following approval in May 2020", "2020-05-31", "following approval in May 2020"),
        ("March 2021 (TBC)", "2021-03-31", "TBC"),
        ("TBC - March 2021", "2021-03-31", "TBC"),
        ("Once the lease is signed", None, "Once the lease is signed"),
        ("TBC", None, None),
        ("March 2021 (phase 1)", "2021-03-31", None),
    ],
)
def test_conditions_are_kept_word_for_word(printed: str, end: str | None, condition: str | None) -> None:
    read = parse_timescale(printed)
    assert read.end == (date.fromisoformat(end) if end else None)
    assert read.condition == condition


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("February 2020 / March 2020", [("February 2020", "2020-02-29"), ("March 2020", "2020-03-31")]),
        ("May 2021\nJuly 2021", [("May 2021", "2021-05-31"), ("July 2021", "2021-07-31")]),
        ("- May 2021\n- July 2021", [("- May 2021", "2021-05-31"), ("- July 2021", "2021-07-31")]),
        ("2020 2021", [("2020", "2020-12-31"), ("2021", "2021-12-31")]),
        ("May and July 2021", [("May", "2021-05-31"), ("July 2021", "2021-07-31")]),
        ("Sept, Dec 2020", [("Sept", "2020-09-30"), ("Dec 2020", "2020-12-31")]),
        ("June 2020, September", [("June 2020", "2020-06-30"), ("September", "2020-09-30")]),
        ("March 20 April 20", [("March 20", "2020-03-31"), ("April 20", "2020-04-30")]),
        ("Scope agreed May 2020. Report July 2020", [
            ("Scope agreed May 2020.", "2020-05-31"), ("Report July 2020", "2020-07-31"),
        ]),
        ("June 2020 (first); July 2020 (last)", [
            ("June 2020 (first)", "2020-06-30"), ("July 2020 (last)", "2020-07-31"),
        ]),
        ("Oct 2023 - phase 1; Mar 2024 - phase 2", [
            ("Oct 2023 - phase 1", "2023-10-31"), ("Mar 2024 - phase 2", "2024-03-31"),
        ]),
        ("May 2020 scope\nJuly 2020 report", [
            ("May 2020 scope", "2020-05-31"), ("July 2020 report", "2020-07-31"),
        ]),
        ("May 2020\nReport to the board\nJuly 2020", [
            ("May 2020", "2020-05-31"), ("Report to the board\nJuly 2020", "2020-07-31"),
        ]),
        ("Ongoing\nOctober 2021", [("Ongoing", None), ("October 2021", "2021-10-31")]),
        ("March 2020\nTBC", [("March 2020", "2020-03-31"), ("TBC", None)]),
        ("As above", [("As above", None)]),
        ("  ", []),
    ],
)  # fmt: skip
def test_a_cell_of_several_dates_gives_each_with_its_words(
    printed: str, expected: list[tuple[str, str | None]]
) -> None:
    read = parse_timescales(printed)
    assert [(each.printed, each.end.isoformat() if each.end else None) for each in read] == expected


@pytest.mark.parametrize(
    ("printed", "end"),
    [
        ("February 2020 / March 2020", "2020-03-31"),
        ("2021 2020", "2021-12-31"),
        ("Ongoing May 2021", "2021-05-31"),
    ],
)
def test_of_several_dates_the_last_counts(printed: str, end: str) -> None:
    assert parse_timescale(printed).end == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("printed", "ends"),
    [
        ("27 May – 3 June, 2031, 2032", ["2031-06-03", "2032-06-03"]),
        ("15 December 2030 – 5 January 2031 and 2032", ["2031-01-05", "2032-01-05"]),
        ("June 2031, 2032 and 2033", ["2031-06-30", "2032-06-30", "2033-06-30"]),
        ("Summer 2031 & 2032", ["2031-08-31", "2032-08-31"]),
        ("March 2031, 2031/32", ["2031-03-31", "2032-03-31"]),
        ("March 2031 and by 2032", ["2031-03-31", "2032-12-31"]),
        ("March 2031, 2035", ["2031-03-31", "2035-12-31"]),
    ],
)
def test_the_next_year_alone_behind_a_date_is_that_date_again(printed: str, ends: list[str]) -> None:
    assert [str(step.end) for step in parse_timescales(printed)] == ends
