"""The words of timescales: months, seasons, what comes again, what opens and what closes a period."""

from __future__ import annotations

from enum import StrEnum

from goldthread.kernel.periods import MONTH_NAMES, Season
from goldthread.kernel.timescale import Recurrence

MONTHS = {name.lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS |= {name[:3].lower(): number for number, name in enumerate(MONTH_NAMES, 1)}
MONTHS["sept"] = 9

SEASONS = {name.value: name for name in Season}
ORDINAL_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
QUARTER_WORDS = {"quarter", "qtr", "q"}
HALF_WORDS = {"half", "h"}
FINANCIAL_WORDS = {"fy", "financial", "fiscal"}
ACADEMIC_WORDS = {"ay", "academic", "school"}
SESSION_WORDS = {"year", "session", "term", "yr"}
FEASTS = {"easter", "christmas", "xmas"}

# Only after these may a number be glued to a word: "Mar20", "Q3", "FY21", "Summer2021".
GLUED_BEFORE_NUMBER = {*MONTHS, *SEASONS, *QUARTER_WORDS, *HALF_WORDS, "fy", "ay", "by", "to", "easter"}
# After these a short number is a reference, not a day: "Priority 4 March 2020".
REFERENCE_WORDS = {
    "action", "actions", "aim", "item", "milestone", "no", "objective", "outcome", "phase", "point",
    "priority", "priorities", "recommendation", "recommendations", "section", "stage", "standard", "step",
    "theme", "tier", "week", "workstream", "year",
}  # fmt: skip

COUNT_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "nine": 9, "ten": 10,
    "twelve": 12, "eighteen": 18,
}  # fmt: skip
UNIT_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7, "fortnight": 14}
UNIT_MONTHS = {"month": 1, "months": 1, "mths": 1, "year": 12, "years": 12, "yrs": 12}


class Cue(StrEnum):
    """What a word in front of a date says about it."""

    UNTIL = "until"  # the end counts and no start is given: by, until, before
    END = "end"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    OPENING = "opening"  # only the start is given: from, starting
    AFTER = "after"  # the start is the day after
    BETWEEN = "between"
    WEEK = "week"  # the week that begins on a day
    WITHIN = "within"


_WORDS_OF_CUES = {
    Cue.UNTIL: ("by", "until", "till", "til", "before", "than", "to", "deadline"),
    Cue.END: ("end", "ending", "close"),
    Cue.EARLY: ("early",),
    Cue.MID: ("mid", "middle"),
    Cue.LATE: ("late",),
    Cue.OPENING: (
        "from", "since", "start", "starts", "starting", "begin", "begins", "beginning",
        "commence", "commences", "commencing",
    ),
    Cue.AFTER: ("after", "post"),
    Cue.BETWEEN: ("between",),
    Cue.WITHIN: ("within", "during", "in", "over"),
}  # fmt: skip
CUES = {word: cue for cue, own_words in _WORDS_OF_CUES.items() for word in own_words}
# "start of April" is an early April, not an open beginning.
PART_WHEN_FOLLOWED_BY_OF = {"start": Cue.EARLY, "beginning": Cue.EARLY}
FILLERS = {"the", "of", "at", "on", "in", "next", "around", "approx", "approximately", "circa", "latest", "-"}
OPEN_END_WORDS = {"onwards", "onward", "forward", "forwards", "present"}
ENDLESS_WORDS = {"ongoing", "on", "continuing", "continuous"}
RANGE_WORDS = {"-", "to", "until", "till", "through", "into"}
WEEKDAYS = {
    word
    for name in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for word in (name, name[:3], name[:4])
}

EACH_WORDS = {"each", "every"}
_PHRASES_OF_RECURRENCES = {
    Recurrence.ONGOING: (
        "ongoing", "on going", "continuous", "continuously", "continuing", "continual", "continually",
        "continues", "rolling", "rolling programme", "throughout", "throughout the year", "all year",
        "all year round", "year round", "permanent", "recurring", "regularly", "daily",
        "every day", "fortnightly", "every two weeks", "every 2 weeks", "bi weekly", "bi monthly",
        "bimonthly", "termly", "each term", "every term", "biennial", "biennially", "every two years",
        "every 2 years", "every three years", "every 3 years",
    ),
    Recurrence.ANNUAL: (
        "annual", "annually", "yearly", "each year", "every year", "each financial year",
        "every financial year", "per annum", "once a year",
        "every 12 months", "every twelve months", "12 monthly", "twelve monthly",
    ),
    Recurrence.SIX_MONTHLY: (
        "six monthly", "6 monthly", "half yearly", "biannual", "biannually", "bi annual", "bi annually",
        "twice a year", "twice yearly", "every six months", "every 6 months",
    ),
    Recurrence.QUARTERLY: (
        "quarterly", "each quarter", "every quarter", "three monthly", "3 monthly", "every three months",
        "every 3 months",
    ),
    Recurrence.MONTHLY: (
        "monthly", "each month", "every month", "once a month", "every four weeks", "every 4 weeks",
    ),
    Recurrence.WEEKLY: ("weekly", "each week", "every week", "once a week"),
}  # fmt: skip
RECURRENCES = {phrase: kind for kind, phrases in _PHRASES_OF_RECURRENCES.items() for phrase in phrases}
LONGEST_PHRASE = 3

_SETTLED = ("agreed", "arranged", "confirmed", "decided", "determined", "identified", "scheduled", "set")
PROVISIONAL = {"tbc", "tba", "tbd", *(f"to be {word}" for word in _SETTLED)}

CONDITION_WORDS = {
    "assuming", "awaiting", "conditional", "contingent", "depend", "dependant", "dependent", "depending",
    "depends", "following", "if", "once", "pending", "provided", "providing", "subject", "unless", "upon",
    "when",
}  # fmt: skip

# Every word that can stand first in something the grammar reads.
BEGINNINGS = {
    *MONTHS, *SEASONS, *ORDINAL_WORDS, *QUARTER_WORDS, *HALF_WORDS, *FINANCIAL_WORDS, *ACADEMIC_WORDS,
    *FEASTS, *COUNT_WORDS, *CUES, *WEEKDAYS, *EACH_WORDS, "calendar", "w", "week", "the",
    *(phrase.split()[0] for phrase in (*RECURRENCES, *PROVISIONAL)),
}  # fmt: skip
