"""How a measure is judged: which chart suits its figures, and that chart made stretch by stretch.

XmR and run charts take the figure itself; the others take counts, each with its own limits. Which suits which:
Montgomery, *Introduction to Statistical Quality Control*; NHS Scotland's SPC guide (XmR, p, c, u, g, t).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from goldthread.analysis.spc.attribute import c_chart, p_chart, u_chart
from goldthread.analysis.spc.control import ControlChart, joined
from goldthread.analysis.spc.rare import g_chart, t_chart
from goldthread.analysis.spc.segments import Stretch

XMR, RUN = "xmr", "run"
RARE = 5.0  # mean counts below this vary too much for XmR
Numbers = Sequence[float | None]


@dataclass(frozen=True)
class Counts:
    """The figures of a series as a method needs them. ``per`` is 100 for percentages, 100 000 for such rates."""

    values: Numbers
    numerators: Numbers
    denominators: Numbers
    per: float = 1.0

    def part(self, stretch: Stretch) -> Counts:
        at = stretch.places
        return Counts(self.values[at], self.numerators[at], self.denominators[at], self.per)


_Make = Callable[[Counts], ControlChart]
_MAKE: dict[str, _Make] = {
    "p": lambda of: p_chart(of.numerators, of.denominators, per=of.per),
    "p'": lambda of: p_chart(of.numerators, of.denominators, per=of.per, laney=True),
    "u": lambda of: u_chart(of.numerators, of.denominators, per=of.per),
    "u'": lambda of: u_chart(of.numerators, of.denominators, per=of.per, laney=True),
    "c": lambda of: c_chart(of.values),
    "g": lambda of: g_chart(of.values),
    "t": lambda of: t_chart(of.values),
}


def control_chart_of(method: str, counts: Counts, stretches: Sequence[Stretch]) -> ControlChart:
    """A chart of counts, with limits that start anew at each stretch. Raises InputError naming what does not fit."""
    return joined([_MAKE[method](counts.part(stretch)) for stretch in stretches])


def per_of(unit: str, kind: str) -> float:
    """What a share or rate is told per: "per 100,000" in its unit, else a hundred for percentages."""
    if kind == "percentage" or "%" in unit:
        return 100.0
    told = [each for each in (1_000_000, 100_000, 10_000, 1_000) if f"{each:,}" in unit or str(each) in unit]
    return float(told[0]) if told else 1.0


def advice(method: str, kind: str, counts: Counts) -> str:
    """Why another chart would suit these figures better; "" where this one does."""
    if method != XMR or kind != "count":
        return ""
    known = np.array([value for value in counts.values if value is not None], dtype=float)
    if not len(known) or known.mean() >= RARE:
        return ""
    return (
        f"Counts as small as these ({known.mean():.1f} a period) come and go too much for an XmR chart. "
        "A c chart suits them better, or the days between one event and the next on a t chart."
    )
