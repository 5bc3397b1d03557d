"""Silence, slippage and commitment integrity: decisions over values."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery import rules
from goldthread.delivery.rules import Commitment, Dating, Said, heard, promised, silence

DAY = date(2026, 1, 1)
days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def after(count: int) -> date:
    return DAY + timedelta(days=count)


def said(number: int, words: str, day: int, *, rag: str = "green") -> Said:
    return Said(number, None, "in_progress", rag, after(day), words)


def test_the_same_words_again_say_nothing_new():
    course = [said(1, "We met.", 0), said(2, "we  met", 90), said(3, "We met.", 180)]
    found = heard(course)
    assert (found.new_on, found.last_on, found.repeats) == (after(0), after(180), True)


@pytest.mark.parametrize("last", [said(2, "We met again.", 90), said(2, "We met.", 90, rag="red")])
def test_other_words_or_another_rag_do(last):
    found = heard([said(1, "We met.", 0), last])
    assert (found.new_on, found.repeats) == (after(90), False)


@given(words=st.lists(st.sampled_from(["We met.", "We did not meet.", "we met"]), min_size=1, max_size=8))
def test_nothing_is_heard_later_than_last_said(words):
    found = heard([said(n, text, n * 30) for n, text in enumerate(words)])
    assert found.new_on <= found.last_on
    assert found.repeats == (found.new_on != found.last_on)


@given(began=days, heard_on=st.none() | days, cadence=st.integers(7, 365), grace=st.integers(0, 60), on=days)
def test_silence_begins_the_day_after_cadence_and_grace(began, heard_on, cadence, grace, on):
    quiet = silence(began=began, heard_on=heard_on, cadence_days=cadence, grace_days=grace, on=on)
    assert quiet.since >= began
    assert quiet.is_silent == ((on - quiet.since).days > cadence + grace)
    assert not silence(began=on, heard_on=None, cadence_days=cadence, grace_days=grace, on=on).is_silent


MOVES = (Dating(1, after(30), after(20)), Dating(2, after(60), after(20)), Dating(3, after(90), after(50)))


@pytest.mark.parametrize(
    ("on", "ends", "moves", "slipped"), [(10, 30, 0, 0), (20, 60, 1, 30), (49, 60, 1, 30), (50, 90, 2, 60)]
)
def test_a_date_is_what_it_was_on_the_day(on, ends, moves, slipped):
    found = promised(MOVES, ends=after(90), first=after(30), on=after(on))
    assert (found.ends, found.moves, found.slipped) == (after(ends), moves, slipped)


def test_a_date_first_set_later_is_the_first_promise_and_no_slip():
    found = promised([Dating(1, None, after(5)), Dating(2, after(60), after(5))], ends=None, first=None, on=after(9))
    assert (found.ends, found.slipped) == (after(60), 0)
    assert promised([], ends=None, first=after(3), on=DAY).slipped is None


@pytest.mark.parametrize(
    ("commitment", "fate"),
    [
        (Commitment(DAY, after(40), after(40), done_on=after(40)), "kept"),
        (Commitment(DAY, after(40), after(40), done_on=after(41)), "late"),
        (Commitment(DAY, after(40), after(40)), "missed"),
        (Commitment(DAY, after(40), after(40), dropped_on=after(30)), "dropped"),
        (Commitment(DAY, after(90), after(30), MOVES), "moved"),
        (Commitment(after(20), after(40), after(40)), "added"),
        (Commitment(DAY, after(140), after(140)), ""),
        (Commitment(DAY, None, None), ""),
        (Commitment(DAY, after(40), after(40), done_on=after(5)), ""),
        (Commitment(after(101), after(40), after(40)), ""),
    ],
)
def test_what_became_of_a_promise(commitment, fate):
    assert rules.fate_of(commitment, after(10), after(100)) == fate


@given(
    st.lists(
        st.builds(
            Commitment, days, st.none() | days, st.none() | days, done_on=st.none() | days, dropped_on=st.none()
        )
    ),
    days,
    st.integers(1, 400),
)
def test_every_promise_of_a_period_has_one_fate(commitments, since, length):
    found = rules.integrity(commitments, since, since + timedelta(days=length))
    assert found.promised == found.kept + found.late + found.moved + found.missed + found.dropped
    assert found.share is None or 0 <= found.share <= 1
