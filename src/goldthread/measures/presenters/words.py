"""Figures and verdicts in words, with the icon that goes with each. Never colour alone."""

from __future__ import annotations

from markupsafe import Markup

from goldthread.analysis.spc.signals import Standing
from goldthread.analysis.spc.xmr import Assurance
from goldthread.core.tags import status_tag
from goldthread.measures.models import FigureStatus, Indicator
from goldthread.measures.reads.figures import FigureSeen
from goldthread.measures.reads.judged import Judged

_VARIATION = {
    Standing.COMMON: ("Usual variation", "quiet"),
    Standing.IMPROVEMENT: ("▲ Improving", "good"),
    Standing.CONCERN: ("▼ Of concern", "bad"),
    Standing.NEUTRAL_HIGH: ("↑ Higher than usual", "busy"),
    Standing.NEUTRAL_LOW: ("↓ Lower than usual", "busy"),
}
_ASSURANCE = {
    Assurance.MET: ("✓ Will meet its target", "good"),
    Assurance.MISSED: ("✗ Will miss its target", "bad"),
    Assurance.INCONSISTENT: ("? Meets its target by chance", "warn"),
}


def figure_words(value: float | None, indicator: Indicator) -> str:
    """ "91.4%", "1,172 deaths": a figure with its unit, to the places the measure has."""
    if value is None:
        return "no figure"
    number = f"{value:,.{indicator.precision}f}"
    unit = indicator.unit
    if unit.startswith("%"):
        return f"{number}{unit}"
    return f"£{number}" if unit == "£" else f"{number} {unit}".strip()


def number_words(value: float | None, indicator: Indicator) -> str:
    """A figure without its unit, for a column that says it once."""
    return "" if value is None else f"{value:,.{indicator.precision}f}"


def variation_tag(judged: Judged) -> Markup:
    """Variation as a mark with its words; why none where no limits are drawn."""
    if judged.variation is None:
        return status_tag("Not judged", "plain")
    return status_tag(*_VARIATION[judged.variation])


def assurance_tag(judged: Judged) -> Markup:
    """Whether the target will be met, or nothing where there is none."""
    return status_tag(*_ASSURANCE[judged.assurance]) if judged.assurance else Markup("")


def verdict_words(judged: Judged) -> str:
    """Variation and assurance in words alone, for papers and the terminal; the signs stay with the marks."""
    marks = [_VARIATION[judged.variation][0]] if judged.variation else []
    marks += [_ASSURANCE[judged.assurance][0]] if judged.assurance else []
    return ", ".join(mark.lstrip("▲▼↑↓✓✗? ") for mark in marks)


def status_words(figure: FigureSeen) -> str:
    """What kind of figure it is, with how complete and what it leaves out."""
    said = [str(FigureStatus(figure.status).label)]
    if figure.completeness is not None:
        said.append(f"{figure.completeness:g}% complete")
    if figure.exclusions:
        said.append(f"without {figure.exclusions}")
    return ", ".join(said)
