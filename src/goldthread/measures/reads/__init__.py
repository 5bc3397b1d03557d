"""What is known of measures, always within one partnership. Pages, the API and the command line ask these."""

from goldthread.measures.reads.areas import AreasSeen, areas_of
from goldthread.measures.reads.figures import FigureSeen, figures_of
from goldthread.measures.reads.indicators import find_indicator, find_series
from goldthread.measures.reads.judged import Judged, judge
from goldthread.measures.reads.linked import (
    ActionMark,
    TwoLists,
    actions_of,
    measures_of,
    priorities_of,
    two_lists,
)
from goldthread.measures.reads.measures import SHOWN, MeasureFilters, MeasureSeen, SeriesSeen, measures
from goldthread.measures.reads.one import MeasurePage, measure_page
from goldthread.measures.reads.standing import MeasureStanding, measured_actions, standings_by_action

__all__ = [
    "SHOWN",
    "ActionMark",
    "AreasSeen",
    "FigureSeen",
    "Judged",
    "MeasureFilters",
    "MeasurePage",
    "MeasureSeen",
    "MeasureStanding",
    "SeriesSeen",
    "TwoLists",
    "actions_of",
    "areas_of",
    "figures_of",
    "find_indicator",
    "find_series",
    "judge",
    "measure_page",
    "measured_actions",
    "measures",
    "measures_of",
    "priorities_of",
    "standings_by_action",
    "two_lists",
]
