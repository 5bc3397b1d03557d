"""Forecasts: learnt from delays, never from what came later, and worth what they scored."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from goldthread.delivery.rules import Commitment
from goldthread.delivery.rules.forecast import LEAST_ENDED, calibration, expected_late, learn, next_quarter_end

DAY = date(2026, 1, 1)


def after(count: int) -> date:
    return DAY + timedelta(days=count)


def ended(delay: int, number: int = 0) -> Commitment:
    """Promised for one of the days before the first of January, and ended so much later."""
    first = after(-300 + number)
    return Commitment(after(-900), first, first, done_on=first + timedelta(days=delay))


HALF_ON_TIME = [ended(-5, n) for n in range(20)] + [ended(40, n) for n in range(20)]


def test_a_chance_is_the_share_of_those_like_it():
    delays = learn(HALF_ON_TIME, DAY)
    assert delays.chance(after(60), after(60), DAY) == pytest.approx(0.5)
    assert delays.chance(after(60), after(100), DAY) == pytest.approx(1.0)
    # open on its own date already: those that end early are not like it any more
    assert delays.chance(DAY, after(10), DAY) == pytest.approx(0.0)
    assert delays.chance(DAY, after(40), DAY) == pytest.approx(1.0)
    assert delays.chance(after(-10), after(-1), DAY) == 0.0


def test_what_is_still_open_counts_as_at_least_so_late():
    waiting = [Commitment(after(-900), after(-60), after(-60)) for _ in range(40)]
    assert learn(HALF_ON_TIME + waiting, DAY).still_open(30) > learn(HALF_ON_TIME, DAY).still_open(30)


def test_too_little_history_says_nothing_and_what_comes_later_is_not_known():
    assert learn(HALF_ON_TIME[: LEAST_ENDED - 1], DAY) is None
    assert learn(HALF_ON_TIME, after(-290)) is None
    assert calibration(HALF_ON_TIME[:10], DAY) is None


def test_a_count_has_an_interval_around_what_is_expected():
    delays = learn(HALF_ON_TIME, DAY)
    found = expected_late([(after(60), after(60))] * 100, delays, DAY, after(61))
    assert found.count == pytest.approx(50)
    assert (found.low < 50 < found.high, found.of) == (True, 100)
    assert found.low >= 40
    few = expected_late([(after(60), after(60))] * 10, delays, DAY, after(61))
    assert (few.low, few.high) == (3, 7)
    assert expected_late([], delays, DAY, after(61)).of == 0


@pytest.mark.parametrize(
    ("on", "end"),
    [
        (date(2026, 11, 22), date(2027, 3, 31)),
        (date(2026, 1, 1), date(2026, 6, 30)),
        (date(2026, 9, 30), date(2026, 12, 31)),
    ],
)
def test_the_end_of_next_quarter(on, end):
    assert next_quarter_end(on) == end


def test_forecasts_of_steady_delays_come_true_as_often_as_they_said():
    chance = random.Random(4)
    promises = []
    for _ in range(1500):
        first = DAY + timedelta(days=chance.randint(-1100, 200))
        added = first - timedelta(days=400)
        delay = chance.choice((-60, -5, 0, 30, 90, 200))
        done = first + timedelta(days=delay)
        promises.append(Commitment(added, first, first, done_on=done if done <= DAY else None))
    found = calibration(promises, DAY)
    assert found.forecasts > 100
    assert found.brier <= found.usual + 0.01
    assert sum(each.forecasts for each in found.bins) == found.forecasts
    assert all(abs(each.said - each.came) < 0.15 for each in found.bins if each.forecasts >= 50)
