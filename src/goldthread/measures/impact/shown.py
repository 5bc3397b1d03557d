"""What came, beside what was foreseen, in words: for pages, papers, the API and the terminal. Never "caused"."""

from __future__ import annotations

from markupsafe import Markup

from goldthread.analysis.impact.interrupted import Effect
from goldthread.core.tags import status_tag
from goldthread.measures.impact.reads import Foretold, Impact, ImpactPage
from goldthread.measures.impact.rules import units
from goldthread.measures.impact.verdicts import Why
from goldthread.measures.models import Indicator

NOBODY_FORESAW = (
    "Nobody wrote down beforehand what this action was to change here. What is seen afterwards can raise a question; "
    "it cannot answer one."
)
WRITTEN_LATE = "This was written after the action had begun, so it is no prediction and tests nothing."
OTHER_THINGS = (
    "A change after an action is not a change because of it: other things may have changed at the same time. "
    "What speaks for a link is a prediction written beforehand, a mechanism somebody has seen at work, and other "
    "areas that did not change."
)
_REFUSED = {
    Why.NO_DAY: ("No start is known", "plain"),
    Why.NOT_BEGUN: ("Not begun", "plain"),
    Why.MOVED: ("Not to be read", "warn"),
    Why.NO_FIGURES: ("No figures", "plain"),
    Why.NOT_COMPARABLE: ("Not to be read", "warn"),
    Why.CHANGED: ("Definition changed", "warn"),
    Why.TOO_FEW_BEFORE: ("Too few figures before", "warn"),
    Why.TOO_EARLY: ("Not enough points yet", "busy"),
}
_SEEN = (
    ("cannot tell them apart", ("Cannot be told", "plain")),
    ("agrees with the prediction", ("Agrees with the prediction", "good")),
    ("cannot be told", ("Cannot be told", "plain")),
    ("smaller than predicted", ("Smaller than predicted, if any", "warn")),
    ("the other way", ("The other way", "bad")),
    ("by less than foreseen", ("Less than foreseen", "warn")),
    ("by more than foreseen", ("More than foreseen", "good")),
)


def change_words(value: float, indicator: Indicator, *, is_ratio: bool) -> str:
    """ "24% lower", "12.3 percentage points higher", "no different"."""
    size = abs(value - 1) * 100 if is_ratio else abs(value)
    number = (
        f"{size:.0f}%" if is_ratio else f"{size:,.{max(indicator.precision, 1)}f} {units(indicator.unit)}".rstrip()
    )
    if not float(f"{size:.{0 if is_ratio else max(indicator.precision, 1)}f}"):
        return "no different"
    return f"{number} {'higher' if value > (1 if is_ratio else 0) else 'lower'}"


def interval_words(effect: Effect, indicator: Indicator) -> str:
    """ "between 35% lower and 4% higher", the range that the figures leave open."""
    low, high = (change_words(end, indicator, is_ratio=effect.is_ratio) for end in (effect.low, effect.high))
    return f"between {low} and {high}"


def effect_words(impact: Impact) -> str:
    """What was seen, in one sentence; nothing where nothing may be said."""
    reading = impact.reading
    if reading is None:
        return ""
    effect, indicator = reading.effect, impact.indicator
    seen = change_words(effect.value, indicator, is_ratio=effect.is_ratio)
    return (
        f"By {reading.laid.used[reading.at].period} the figures were {seen} than the course before would have led to"
        f" ({effect.confidence:.0%} interval: {interval_words(effect, indicator)})."
    )


def verdict_words(impact: Impact) -> str:
    """What may be said of the prediction, or why nothing may."""
    if impact.refused:
        return impact.refused.words
    told, reading = impact.holding, impact.reading
    assert reading is not None
    if told is None:
        return NOBODY_FORESAW
    return WRITTEN_LATE if told.is_late else reading.beside(told.foreseen)


def verdict_tag(impact: Impact) -> Markup:
    """The same as a mark."""
    return status_tag(*verdict_mark(impact))


def verdict_mark(impact: Impact) -> tuple[str, str]:
    """Its words and tone."""
    if impact.refused:
        return _REFUSED[impact.refused.why]
    if impact.holding is None:
        return ("No prediction", "plain")
    if impact.holding.is_late:
        return ("Written late", "plain")
    if impact.reading and impact.reading.misfits:
        return ("Read with care", "warn")
    words = verdict_words(impact)
    return next((mark for part, mark in _SEEN if part in words), ("Read it", "plain"))


def foreseen_words(told: Foretold | None, indicator: Indicator) -> str:
    """ "A fall of 20%", or that nothing was foreseen."""
    return told.foreseen.words(indicator.unit) if told else "Nothing was written down"


def smallest_words(page: ImpactPage) -> str:
    """The smallest change that could be seen with these figures."""
    if page.smallest is None:
        return "There are too few figures before to say how large a change could be seen."
    indicator = page.impact.indicator
    size = page.smallest + 1 if page.smallest_is_ratio else page.smallest
    least = change_words(size, indicator, is_ratio=page.smallest_is_ratio).rsplit(" ", 1)[0]
    said = f"With these figures a change of less than about {least} could hardly be told from the usual variation."
    if page.sees_prediction is False:
        return f"{said} What was predicted is smaller than that."
    return f"{said} What was predicted is larger." if page.sees_prediction else said


def left_out(impact: Impact) -> list[str]:
    """Figures that count on neither side, and why."""
    laid = impact.reading.laid if impact.reading else impact.refused.laid if impact.refused else None
    if laid is None:
        return []
    found = []
    if laid.within:
        found.append(f"{laid.within}, in which the action began, counts on neither side.")
    if laid.empty:
        found.append(f"Periods without a figure: {laid.empty}. They are left out, and never taken for nought.")
    found += [
        f"Figures {side} {changed.at:%d/%m/%Y} are left out: what is counted changed then ({changed.reason})."
        for side, changed in (("before", laid.changed_before), ("from", laid.changed_after))
        if changed
    ]
    return found
