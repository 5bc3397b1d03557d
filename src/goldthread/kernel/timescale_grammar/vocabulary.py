"""The words of timescales: months, seasons, what comes again, what opens and what closes a period."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.periods import MONTH_NAMES, Season
from goldthread.kernel.timescale import Recurrence

MONTHS = {
    "sept", "first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
    QUARTER_WORDS = {"quarter", "qtr", "q", "half", "h", "fy", "financial", "fiscal", "ay", "academic",
    "school", "year", "session", "term", "yr", "easter", "christmas", "xmas", "Mar20", "Q3", "FY21",
    "Summer2021", "fy", "ay", "by", "to", "easter", "Priority 4 March 2020", "action", "actions", "aim",
    "item", "milestone", "no", "objective", "outcome", "phase", "point", "priority", "priorities",
    "recommendation", "recommendations", "section", "stage", "standard", "step", "theme", "tier",
    "week", "workstream", "year",
}  # fmt: skip

COUNT_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10,
    "twelve": 12, "eighteen": 18,
}  # fmt: skip
UNIT_DAYS = {
    "day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14} UNIT_MONTHS = {"month": 1, "months": 1,
    "mths": 1, "year": 12, "years": 12, "yrs": 12}   class Cue(StrEnum):
        """What a word in front of a date says about it."""
        UNTIL = "until"  # the end counts and no start is given: by, "end", "early", "mid", "late",
    "opening", "after", "between", "within", "by": Cue.UNTIL, "until": Cue.UNTIL, "till": Cue.UNTIL,
    "til": Cue.UNTIL, "before": Cue.UNTIL, "than": Cue.UNTIL, "to": Cue.UNTIL, "deadline": Cue.UNTIL,
    "end": Cue.END, "ending": Cue.END, "close": Cue.END, "early": Cue.EARLY, "mid": Cue.MID,
    "middle": Cue.MID, "late": Cue.LATE, "from": Cue.OPENING, "start": Cue.OPENING,
    "starts": Cue.OPENING, "starting": Cue.OPENING, "commence": Cue.OPENING, "commences": Cue.OPENING,
    "commencing": Cue.OPENING, "beginning": Cue.OPENING, "begin": Cue.OPENING, "begins": Cue.OPENING,
    "since": Cue.OPENING, "after": Cue.AFTER, "post": Cue.AFTER, "between": Cue.BETWEEN,
    "within": Cue.WITHIN, "during": Cue.WITHIN, "in": Cue.WITHIN, "over": Cue.WITHIN,
}  # fmt: skip
# "start of April" is an early April, not an open beginning.
PART_WHEN_FOLLOWED_BY_OF = {
    "start": Cue.EARLY, "beginning": Cue.EARLY} FILLERS = {     "the", "of", "at", "on", "in", "next",
    "around", "approx", "approximately", "circa", "c", "latest", "-", "onwards", "onward", "forward",
    "forwards", "ongoing", "present", "continuing", "continuous", "-", "to", "until", "till", "through",
    "into", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "each",
    "every", "ongoing", "on going", "continuous", "continuously", "continuing", "continual",
    "continually", "continues", "rolling", "rolling programme", "permanent", "recurring", "regularly",
    "daily", "fortnightly", "bi weekly", "bi monthly", "bimonthly", "biennial", "biennially", "termly",
    "every day", "every two weeks", "every 2 weeks", "every two years", "every 2 years",
    "every three years", "every 3 years", "each term", "every term",
)  # fmt: skip
_ANNUAL = (
    "annual", "annually", "yearly", "each year", "every year", "per annum", "once a year",
    "every 12 months", "every twelve months", "12 monthly", "twelve monthly",
)  # fmt: skip
_SIX_MONTHLY = (
    "six monthly", "6 monthly", "half yearly", "biannual", "biannually", "bi annual", "bi annually",
    "twice a year", "twice yearly", "every six months", "every 6 months",
)  # fmt: skip
_QUARTERLY = (
    "quarterly", "each quarter", "every quarter", "three monthly", "3 monthly", "every three months",
    "every 3 months",
)  # fmt: skip
_MONTHLY = (
    "monthly", "each month", "every month", "once a month", "every four weeks", "every 4 weeks",
    "weekly", "each week", "every week", "once a week", "agreed", "arranged", "confirmed", "decided",
    "determined", "identified", "scheduled", "set", "tbc", "tba", "tbd", "to be {word}", "assuming",
    "awaiting", "conditional", "contingent", "depend", "dependant", "dependent", "depending", "depends",
    "following", "if", "once", "pending", "provided", "providing", "subject", "unless", "upon", "when",
}  # fmt: skip
