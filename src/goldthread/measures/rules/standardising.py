"""From breakdowns by age (and sex) to the weights of the European Standard Population 2013. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.analysis.rates.standardised import EUROPEAN_STANDARD_POPULATION_2013
from goldthread.kernel.errors import InputError

WIDTH, OLDEST = 5, 90  # bands of the standard, and where its last begins
_FEMALE, _MALE = r"\b(?:females?|women|girls)\b", r"\b(?:males?|men|boys)\b"
_BETWEEN = re.compile(r"(?<!\d)(\d{1,3})\s*(?:-|–|to|/)\s*(\d{1,3})(?!\d)")
_FROM = re.compile(r"(?<!\d)(\d{1,3})\s*(?:\+|(?:years )?(?:and|or) (?:over|older|above))")
_UNDER = re.compile(r"\bunder (\d{1,3})(?!\d)")
_UP_TO = re.compile(r"(?<!\d)(\d{1,3}) (?:years )?(?:and|or) (?:under|younger|below)")


@dataclass(frozen=True, order=True)
class Band:
    """People of one age band, perhaps of one sex. ``last`` 999: and over."""

    sex: str
    first: int
    last: int


def band_of(breakdown: str) -> Band | None:
    """The band that "Male, 15-19", "85+" or "Women aged 20 to 24" names; None for any other breakdown."""
    text = breakdown.lower()
    sex = "female" if re.search(_FEMALE, text) else "male" if re.search(_MALE, text) else ""
    if found := _BETWEEN.search(text):
        first, last = int(found[1]), int(found[2])
        return Band(sex, first, last) if first <= last else None
    if found := _FROM.search(text):
        return Band(sex, int(found[1]), 999)
    if found := _UNDER.search(text):
        return Band(sex, 0, int(found[1]) - 1)
    if found := _UP_TO.search(text):
        return Band(sex, 0, int(found[1]))
    return None


def weights_of(bands: Sequence[Band]) -> list[float]:
    """The people of the standard in each band. Raises InputError where the bands leave ages out or count some twice.

    They may begin above nought or end before the oldest: then the rate is one of those ages. Of two sexes each has
    the whole standard, as is usual.
    """
    by_sex: dict[str, list[Band]] = {}
    for band in bands:
        by_sex.setdefault(band.sex, []).append(band)
    if "" in by_sex and len(by_sex) > 1:
        raise InputError("Some ages are told by sex and some are not.")
    spans = {_span(sorted(group)) for group in by_sex.values()}
    if len(spans) > 1:
        raise InputError("The two sexes are not told for the same ages.")
    return [_weight(band) for band in bands]


def ages_of(bands: Sequence[Band]) -> str:
    """Which ages all bands together cover, in words."""
    first, last = min(band.first for band in bands), max(band.last for band in bands)
    sexes = " by age and sex" if any(band.sex for band in bands) else " by age"
    if last == 999:
        return ("all ages" if first == 0 else f"ages {first} and over") + sexes
    return f"ages {first} to {last}{sexes}"


def _span(bands: list[Band]) -> tuple[int, int]:
    for before, after in pairwise(bands):
        if after.first != before.last + 1:
            word = "twice" if after.first <= before.last else "not at all"
            raise InputError(f"Between {before.first} and {after.first} some ages are told {word}.")
    return bands[0].first, bands[-1].last


def _weight(band: Band) -> float:
    last = band.last + 1
    if band.first % WIDTH or (band.last != 999 and last % WIDTH) or band.first > OLDEST:
        raise InputError(f"The ages {band.first} to {band.last} do not fit the bands of the standard population.")
    if band.last != 999 and band.last >= OLDEST:
        raise InputError("The oldest band must be open, like 90 and over.")
    end = len(EUROPEAN_STANDARD_POPULATION_2013) if band.last == 999 else last // WIDTH
    return float(sum(EUROPEAN_STANDARD_POPULATION_2013[band.first // WIDTH : end]))
