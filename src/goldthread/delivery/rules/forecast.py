"""What to expect: from how late promises were kept before, the chance that each open one is kept on time.

The reference class is every dated promise of the partnership (of all partnerships, until there is enough): its
delay is the day it was done less the day first promised, and one still open has a delay of at least so much. From
these the Kaplan-Meier estimate (``scipy.stats.ecdf`` over censored data) gives how many are still open so many
days after their first date. Nothing is assumed of its shape.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from goldthread.delivery.rules.dates import promised
from goldthread.delivery.rules.integrity import Commitment

LEAST_ENDED = 30  # fewer ends than this say nothing about the next
BINS = 5
WINDOW_DAYS = 91
_MANY = 50
WINDOWS = 8  # how many quarters back a forecast is tried against what came


class Delays:
    """How late promises of a reference class are kept. ``ended`` and ``open`` count what it was learnt from."""

    def __init__(self, ended: Sequence[int], still_open: Sequence[int]) -> None:
        from scipy import stats  # here, because it is slow to load and few pages forecast

        self.ended, self.open = len(ended), len(still_open)
        data = stats.CensoredData(uncensored=list(map(float, ended)), right=list(map(float, still_open)))
        curve = stats.ecdf(data).sf
        # as plain lists: asked thousands of times, one day at a time
        self._days, self._shares = curve.quantiles.tolist(), curve.probabilities.tolist()

    def still_open(self, days: int) -> float:
        """The share still open so many days after the first date (negative: before it)."""
        step = bisect_right(self._days, days)
        return float(self._shares[step - 1]) if step else 1.0

    def chance(self, first: date, by: date, on: date) -> float:
        """The chance that a promise first made for ``first`` and open on ``on`` is done by the end of ``by``."""
        if by < on:
            return 0.0
        so_far = self.still_open((on - first).days - 1)
        return 1.0 - self.still_open((by - first).days) / so_far if so_far else 0.0


def learn(commitments: Iterable[Commitment], on: date) -> Delays | None:
    """The delays known on a day; None when too few promises have ended to say anything."""
    ended, still_open = [], []
    for each in commitments:
        if each.first_ends is None or each.added_on > on:
            continue
        if each.done_on is not None and each.done_on <= on:
            ended.append((each.done_on - each.first_ends).days)
        else:
            given_up = each.dropped_on if each.dropped_on is not None and each.dropped_on <= on else on
            still_open.append((given_up - each.first_ends).days)
    return Delays(ended, still_open) if len(ended) >= LEAST_ENDED else None


@dataclass(frozen=True, slots=True)
class Expected:
    """How many of ``of`` are expected late on ``on``; it will lie from ``low`` to ``high`` eight times out of ten."""

    on: date
    count: float
    low: int
    high: int
    of: int


def expected_late(open_ones: Iterable[tuple[date, date]], delays: Delays, on: date, until: date) -> Expected:
    """Of open promises (first date, date now agreed): how many due before ``until`` are still open on that day."""
    chances = [1.0 - delays.chance(first, until, on) for first, ends in open_ones if ends < until]
    if not chances:
        return Expected(until, 0.0, 0, 0, 0)
    low, high = _most_likely(chances)
    return Expected(until, float(sum(chances)), low, high, len(chances))


def _most_likely(chances: Sequence[float]) -> tuple[int, int]:
    """Between which counts the sum of these yes-or-noes lies eight times out of ten.

    The Poisson binomial distribution; from fifty on its normal limit, which is then as good.
    """
    from scipy import stats

    if len(chances) < _MANY:
        exact: Any = stats.poisson_binom(chances)
        return int(exact.ppf(0.1)), int(exact.ppf(0.9))
    spread = math.sqrt(sum(each * (1 - each) for each in chances))
    reach = spread * float(stats.norm.ppf(0.9))
    middle = sum(chances)
    return max(0, math.floor(middle - reach)), min(len(chances), math.ceil(middle + reach))


def next_quarter_end(on: date) -> date:
    """The last day of the quarter after the one that holds this day."""
    month = (on.month - 1) // 3 * 3 + 7  # the month after that quarter
    year, month = on.year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts that said about the same: what they said on average, and what share came true."""

    low: float
    high: float
    forecasts: int
    said: float
    came: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How well forecasts of the past did. ``brier``: the mean squared error; ``usual`` that of always saying the
    share that came true in all, which a forecast has to beat."""

    forecasts: int
    brier: float
    usual: float
    bins: tuple[Bin, ...]


def calibration(commitments: Sequence[Commitment], on: date) -> Calibration | None:
    """Forecast at the start of each quarter gone by, from what was known then, and compare with what came.

    None when no quarter had history enough.
    """
    tried = [
        pair for n in range(1, WINDOWS + 1) for pair in _tried(commitments, on - timedelta(days=WINDOW_DAYS * n))
    ]
    if not tried:
        return None
    share = sum(came for _, came in tried) / len(tried)
    return Calibration(
        forecasts=len(tried),
        brier=sum((said - came) ** 2 for said, came in tried) / len(tried),
        usual=share * (1 - share),
        bins=tuple(_bins(tried)),
    )


def _tried(commitments: Sequence[Commitment], then: date) -> list[tuple[float, bool]]:
    """What was forecast of each promise due in the quarter after ``then``, and whether it came."""
    delays = learn(commitments, then)
    if delays is None:
        return []
    until, tried = then + timedelta(days=WINDOW_DAYS), []
    for each in commitments:
        if each.first_ends is None or each.added_on > then or _over(each, then):
            continue
        ends = promised(each.datings, ends=each.ends, first=each.first_ends, on=then).ends
        if ends is None or not then < ends <= until or (each.dropped_on is not None and each.dropped_on <= ends):
            continue
        came = each.done_on is not None and each.done_on <= ends
        tried.append((delays.chance(each.first_ends, ends, then), came))
    return tried


def _over(each: Commitment, on: date) -> bool:
    return any(day is not None and day <= on for day in (each.done_on, each.dropped_on))


def _bins(tried: Sequence[tuple[float, bool]]) -> Iterable[Bin]:
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [(said, came) for said, came in tried if low <= said < high or (said == high == 1.0)]
        if inside:
            said, came = (sum(each) / len(inside) for each in zip(*inside, strict=True))
            yield Bin(low, high, len(inside), said, came)
