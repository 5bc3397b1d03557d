"""Variation and assurance in plain words, the same on screen, in papers and read aloud."""

from __future__ import annotations

from goldthread.analysis.spc.signals import Cause, Standing
from goldthread.analysis.spc.xmr import Assurance, XmrChart

CAUSE_WORDS = {
    Cause.COMMON: "usual variation",
    Cause.ABOVE_LIMIT: "above the upper limit",
    Cause.BELOW_LIMIT: "below the lower limit",
    Cause.RISING: "part of a rise of {trend} points",
    Cause.FALLING: "part of a fall of {trend} points",
    Cause.TWO_OF_THREE_HIGH: "one of two in three points close to the upper limit",
    Cause.TWO_OF_THREE_LOW: "one of two in three points close to the lower limit",
    Cause.SHIFT_HIGH: "one of {shift} points in a row above the mean",
    Cause.SHIFT_LOW: "one of {shift} points in a row below the mean",
}

VARIATION_WORDS = {
    Standing.COMMON: "No significant change: the latest figure is within the usual variation.",
    Standing.IMPROVEMENT: "Improving: the latest figure is more than the usual variation, in the better direction.",
    Standing.CONCERN: "Of concern: the latest figure is more than the usual variation, in the worse direction.",
    Standing.NEUTRAL_HIGH: "Changed: the latest figure is higher than the usual variation explains.",
    Standing.NEUTRAL_LOW: "Changed: the latest figure is lower than the usual variation explains.",
}

ASSURANCE_WORDS = {
    Assurance.MET: "As things run now, the target will be met every time.",
    Assurance.MISSED: "As things run now, the target will not be met unless something changes.",
    Assurance.INCONSISTENT: "As things run now, the target will be met some of the time, by chance.",
}


def cause_words(chart: XmrChart, place: int) -> str:
    """Why the point at this place stands out."""
    words = CAUSE_WORDS[chart.cause[place]]
    return words.format(trend=chart.rules.trend, shift=chart.rules.shift)


def summary(chart: XmrChart) -> list[str]:
    """The chart in sentences: variation, assurance, and what to be careful of."""
    said = [VARIATION_WORDS[chart.variation]]
    if chart.assurance is not None:
        said.append(ASSURANCE_WORDS[chart.assurance])
    if chart.trial:
        said.append(
            f"These are trial limits, from {chart.segments[-1].points} points: they will move with each new figure."
        )
    last = chart.segments[-1].stretch.rebase
    if last is not None:
        said.append(f"{'Series broken' if last.is_break else 'Limits start anew'}: {last.reason.rstrip('.')}.")
    return said
