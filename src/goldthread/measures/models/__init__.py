"""Measures: what is counted and why, the figures as known from day to day, and what they are linked to."""

from goldthread.measures.impact.models import Direction, Prediction, SizeIn
from goldthread.measures.models.figures import (
    ApprovedPeriod,
    FigureStatus,
    Load,
    Observation,
    RememberedColumns,
    Series,
)
from goldthread.measures.models.indicators import (
    ChartMethod,
    Frequency,
    Indicator,
    IndicatorTarget,
    MeasureKind,
    MeasureLink,
    Polarity,
    SeriesBreak,
    TargetKind,
)
from goldthread.measures.outcomes.models import Instrument, OutcomeFigure, OutcomeLoad
from goldthread.measures.pulls.models import OpenSource, Pull, PullState
from goldthread.measures.releases.models import Release, ReleasedCell

__all__ = [
    "ApprovedPeriod",
    "ChartMethod",
    "Direction",
    "FigureStatus",
    "Frequency",
    "Indicator",
    "IndicatorTarget",
    "Instrument",
    "Load",
    "MeasureKind",
    "MeasureLink",
    "Observation",
    "OpenSource",
    "OutcomeFigure",
    "OutcomeLoad",
    "Polarity",
    "Prediction",
    "Pull",
    "PullState",
    "Release",
    "ReleasedCell",
    "RememberedColumns",
    "Series",
    "SeriesBreak",
    "SizeIn",
    "TargetKind",
]
