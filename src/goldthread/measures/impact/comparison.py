"""The same measure in other areas, mixed so that the mix went the same way before: a shared shock shows in both."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from goldthread.analysis.impact.synthetic import FEWEST_BEFORE, FEWEST_DONORS, SyntheticControl, synthetic_control
from goldthread.kernel import phrasing
from goldthread.kernel.errors import InputError
from goldthread.measures.impact.rules import Figure, Laid

COUNTRIES = ("S92", "E92", "W92", "N92", "K0")
PREFIX = 3  # of a code: what kind of area it is


@dataclass(frozen=True)
class OtherArea:
    """The figures of the same measure and breakdown elsewhere."""

    area_code: str
    name: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Compared:
    """The control where there is one, else why not."""

    control: SyntheticControl | None
    words: str
    areas: int = 0


def compare(
    laid: Laid, kind: str, area_code: str, others: Sequence[OtherArea], own: Collection[str] = ()
) -> Compared:
    """Set the area against those of its kind that have every figure it has. Never counts: areas differ in size."""
    if kind == "count":
        return Compared(None, "Counts of areas of different size are not compared. A rate of the same would be.")
    whole = _complete(laid, _of_a_kind(area_code, others, own))
    if len(whole) < FEWEST_DONORS:
        have = "No other area with" if not whole else f"Only {phrasing.count(len(whole), 'other area')} with"
        return Compared(
            None,
            f"{have} the same figures for the whole time is held here, and at least {FEWEST_DONORS} are needed.",
        )
    if laid.before < FEWEST_BEFORE:
        return Compared(None, "There are too few figures before the action to find areas that went the same way.")
    values = [float(each.drawn) for each in laid.used if each.drawn is not None]
    try:
        found = synthetic_control(values, whole, laid.before)
    except InputError as error:
        return Compared(None, str(error))
    if not found.fits_before:
        return Compared(None, "No mix of other areas went the same way before, so none is set beside it.", len(whole))
    return Compared(found, _words(found), len(whole))


def _of_a_kind(area_code: str, others: Sequence[OtherArea], own: Collection[str]) -> list[OtherArea]:
    elsewhere = [
        each
        for each in others
        if each.area_code and not each.area_code.startswith(COUNTRIES) and each.area_code not in {area_code, *own}
    ]
    kinds = [each.area_code[:PREFIX] for each in elsewhere]
    wanted = area_code[:PREFIX] or max(kinds, key=kinds.count, default="")
    return [each for each in elsewhere if each.area_code.startswith(wanted)]


def _complete(laid: Laid, others: Sequence[OtherArea]) -> Mapping[str, list[float]]:
    wanted = [(each.starts, each.ends) for each in laid.used]
    found = {}
    for other in others:
        known = {(each.starts, each.ends): each.drawn for each in other.figures}
        values = [known.get(period) for period in wanted]
        if all(value is not None for value in values):
            found[other.name] = [float(value) for value in values if value is not None]
    return found


def _words(found: SyntheticControl) -> str:
    as_far = round(found.rank_p * (1 + len(found.placebo_ratios)))
    return (
        f"Of {1 + len(found.placebo_ratios)} areas, {as_far} (this one among them) moved at least as far from their"
        f" mix of others; chance alone could not give less than 1 in {round(1 / found.least_p)}."
    )
