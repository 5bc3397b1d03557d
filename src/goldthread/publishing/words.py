"""The words of a report, the same in every format."""

from __future__ import annotations

from datetime import date

from goldthread.core import wording

STATUS = {
    "not_started": "Not started",
    "in_progress": "In progress",
    "blocked": "Blocked",
    "complete": "Complete",
    "closed": "Closed without completion",
}
OPEN = ("not_started", "in_progress", "blocked")

RAG = {
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    "blue": "Blue",
    "grey": "Grey",
    "": "Not stated",
}

ASSESSED = {**RAG, "": "Cannot be assessed"}

METHOD = (
    "Status and stated RAG are what each lead said in the latest update. Assessed RAG is worked out from dates, "
    "milestones, silence, evidence and what an action waits for; the worst decides. Both are shown.",
    "RAG means: red, off track; amber, at risk; green, on track; blue, complete and sustained; grey, not due. "
    "Where nobody has stated one it says so: a blank is never green.",
    "An action is late when it is open and the last day of its timescale has passed. “By April 2026” ends on "
    "30 April 2026. An action without a date is never late; it is counted apart.",
    "Timescales are kept word for word as the plan prints them. A changed date never replaces the first one "
    "promised: both are shown, with who agreed the change and why.",
    "A measure stands on the first list when it misses its target or shows more than the usual variation, and no "
    "action linked to it is open. An action has no measure when none is linked to it or to its priority.",
    "Every figure counts actions of this plan as they stood on the day of the report.",
)


def day(on: date | None) -> str:
    """ "3 May 2026"; nothing for no day."""
    return wording.day(on)


def shortened(text: str, limit: int = 90) -> str:
    """The beginning of a text, cut between words."""
    text = " ".join(text.split())
    if len(text) <= limit:
        return text
    return f"{text[:limit].rsplit(' ', 1)[0].rstrip(',;:. ')} …"
