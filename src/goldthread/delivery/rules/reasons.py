"""Why an action is assessed as it is: kept as values, told in plain words of the day somebody reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from goldthread.kernel.phrasing import count, day, length


class Why(StrEnum):
    """What speaks for or against an action. A test holds that each has its words."""

    LATE = "late"
    NOT_BEGUN = "not_begun"
    STEPS_LATE = "steps_late"
    BLOCKED = "blocked"
    HELP = "help"
    SILENT = "silent"
    REPEATED = "repeated"
    NEVER_HEARD = "never_heard"
    MOVED = "moved"
    WAITS_LATE = "waits_late"
    WAITS_CLOSED = "waits_closed"
    WAITS_LONGER = "waits_longer"
    LINKED = "linked"
    MEASURE_OF_CONCERN = "measure_of_concern"
    MEASURE_OFF_TARGET = "measure_off_target"
    STEPS_LEFT = "steps_left"
    NOT_SHOWN = "not_shown"
    NOT_CHECKED = "not_checked"
    SUSTAINED = "sustained"
    COMPLETE = "complete"
    CLOSED = "closed"
    UNDATED = "undated"
    ONGOING = "ongoing"
    NOT_DUE = "not_due"
    ON_TIME = "on_time"


_WORDS = {
    Why.LATE: "{long} past its date, {day}",
    Why.NOT_BEGUN: "Due on {day} and not begun",
    Why.STEPS_LATE: "{count} late, the oldest by {long}",
    Why.BLOCKED: "Blocked since {day}",
    Why.HELP: "Help was asked for on {day}",
    Why.SILENT: "Nothing new has been said for {long}, since {day}",
    Why.REPEATED: "Only the same words again: nothing new since {day}",
    Why.NEVER_HEARD: "Nothing has been said of it for {long}, since {day}",
    Why.MOVED: "The date has been moved {times}; first promised for {day}",
    Why.WAITS_LATE: "Waits for {name}, which is {long} late",
    Why.WAITS_CLOSED: "Waits for {name}, which was closed without completion",
    Why.WAITS_LONGER: "Waits for {name}, due on {day}: after this is due itself",
    Why.LINKED: "{name}",
    Why.MEASURE_OF_CONCERN: "Its measure is of concern: {name} is worse than the usual variation explains",
    Why.MEASURE_OFF_TARGET: "Its measure misses its target: {name}, {figures} running, since {day}",
    Why.STEPS_LEFT: "Said to be complete, with {count} not reached",
    Why.NOT_SHOWN: "Said to be complete on {day}; nothing is attached that shows it",
    Why.NOT_CHECKED: "Complete on {day}; what shows it has not been checked by somebody else",
    Why.SUSTAINED: "Complete since {day}, checked, and nothing has been said against it",
    Why.COMPLETE: "Complete on {day}",
    Why.CLOSED: "Closed without completion on {day}",
    Why.UNDATED: "It has no date, so it cannot be said to be on time",
    Why.ONGOING: "Ongoing without an end date, so it cannot be said to be on time",
    Why.NOT_DUE: "Not due to begin before {day}",
    Why.ON_TIME: "Due on {day}, and nothing speaks against it",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason and the RAG it alone would give ("" for none). ``name`` is another action, or the words."""

    why: str
    level: str
    since: date | None = None
    count: int = 0
    name: str = ""

    def words(self, on: date) -> str:
        """As people read it on this day."""
        return _WORDS[Why(self.why)].format(
            day=day(self.since, "a day that was not kept"),
            long=length((on - self.since).days) if self.since else "some time",
            count=count(self.count, "milestone"),
            figures=count(self.count, "figure"),
            times="twice" if self.count == 2 else f"{self.count} times",
            name=self.name,
        )

    def kept(self) -> list[Any]:
        """As JSON keeps it; ``from_kept`` gives the same again."""
        since = self.since.isoformat() if self.since else None
        return [str(self.why), str(self.level), since, self.count, self.name]

    @classmethod
    def from_kept(cls, kept: list[Any]) -> Reason:
        why, level, since, many, name = kept
        return cls(Why(why), level, date.fromisoformat(since) if since else None, many, name)
