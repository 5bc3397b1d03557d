"""What is sent to plan and minute meetings, keep risks, sign off returns, and set the rules of escalation."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from goldthread.api.schemas.actions import Key
from goldthread.api.schemas.changes import Change, OwnerText, Revised, Revision
from goldthread.api.schemas.governing import EARLIEST, LATEST
from goldthread.api.sent import Sent

Day = Annotated[date, Field(ge=EARLIEST, le=LATEST)]
Words = Annotated[str, Field(min_length=1, max_length=20_000)]
MoreWords = Annotated[str, Field(max_length=20_000)]
Step = Annotated[int, Field(ge=1, le=6)]
Quorum = Annotated[int, Field(ge=0, le=200)]
Rounds = Annotated[int, Field(ge=0, le=20, description="0 for never.")]
Grace = Annotated[int, Field(ge=1, le=250, description="Working days.")]


class NewMeeting(Sent):
    """A date on which a group meets. Without ``papers_on`` papers are due a working week before."""

    group: Key
    held_on: Day
    place: str = Field("", max_length=200)
    quorum: Quorum = 0
    papers_on: Day | None = None


class MeetingChange(Change):
    """What is not sent stays; a new day without ``papers_on`` counts the deadline of the papers anew from it."""

    held_on: Day | None = None
    place: str | None = Field(None, max_length=200)
    quorum: Quorum | None = None
    papers_on: Day | None = None


class MeetingMove(Revised):
    """Begin it (before its day only if ``early``), close its minutes ("held"), call it off, plan it again."""

    to: Literal["running", "held", "cancelled", "planned"]
    early: bool = False


class Attended(Revised):
    """Everybody who is there: what was said before is replaced."""

    people: list[Key] = Field([], max_length=500)
    others: list[str] = Field([], max_length=200)
    apologies: MoreWords = ""


class SaidBesides(Revised):
    any_other_business: MoreWords


class NewDecision(Sent):
    """A decision, about an action or an escalation, and the action that it becomes, in the words of the plan."""

    words: Words
    why: str = Field("", max_length=1000)
    action: Key | None = None
    escalation: Key | None = None
    due_on: Day | None = None
    new_action: MoreWords = ""
    plan: str = Field("", max_length=200, description="The address of the plan that the new action goes into.")
    owner: OwnerText | None = None
    timescale: str = Field("", max_length=300)


class DecisionChange(Revised):
    """What was written down wrongly, while the minutes are open. What is not sent stays."""

    words: Words | None = None
    why: str | None = Field(None, max_length=1000)
    due_on: Day | None = None


class NewSignOff(Sent):
    """Something owed by a day, and the groups that sign it off, in this order."""

    title: str = Field(min_length=1, max_length=200)
    due_on: Day
    groups: list[Key] = Field(max_length=20)


class SignedOff(Sent):
    """The meeting at which a group signed it off; ``revision`` is that of the group's stage."""

    group: Key
    meeting: Key
    revision: Revision


class SentOff(Revised):
    sent_on: Day | None = None


class NewRisk(Sent):
    """Because of a cause an event may happen, and then a consequence. ``measures`` are named by their keys."""

    group: Key
    cause: Words
    event: Words
    consequence: Words
    likelihood: Step
    impact: Step
    target_likelihood: Step
    target_impact: Step
    controls: MoreWords = ""
    owner: Key | None = Field(None, description="The person who watches it.")
    review_on: Day | None = None
    actions: list[Key] = Field([], max_length=500)
    measures: list[str] = Field([], max_length=100)


class RiskChange(Change):
    """What is not sent stays as it is; ``actions`` and ``measures`` are all that are linked from now on."""

    cause: Words | None = None
    event: Words | None = None
    consequence: Words | None = None
    target_likelihood: Step | None = None
    target_impact: Step | None = None
    controls: MoreWords | None = None
    owner: Key | None = None
    review_on: Day | None = None
    actions: list[Key] | None = Field(None, max_length=500)
    measures: list[str] | None = Field(None, max_length=100)


class MatrixSent(Sent):
    """A matrix of ``size`` steps each way. ``revision`` is missing where the partnership has set none yet."""

    size: int = Field(ge=3, le=6)
    medium_from: int = Field(ge=2, le=36)
    high_from: int = Field(ge=3, le=36)
    appetite: int = Field(ge=1, le=36)
    revision: Revision | None = None


class EscalationReason(Change):
    """Why it ends."""

    reason: Words


class Confirmed(Revised):
    level: Literal["", "lead", "body", "group", "partnership", "beyond"] = ""


class Climbed(Confirmed):
    """On to the next rung of its route, or to the one named."""

    why: Words


class GraceSent(Sent):
    """How long each step has to answer. What is not sent stays."""

    lead: Grace | None = None
    body: Grace | None = None
    group: Grace | None = None
    partnership: Grace | None = None
    beyond: Grace | None = None


class RulesChange(Sent):
    """What is not sent stays as it is. ``revision`` is missing where the partnership has set none yet."""

    nation: Literal["SCT", "ENG", "WLS", "NIR"] | None = None
    red_reviews: Rounds | None = None
    silent_cadences: Rounds | None = None
    blocked_days: int | None = Field(None, ge=0, le=999)
    confirms: Literal["coordinator", "chair", "nobody"] | None = None
    follows: Literal["climb", "list"] | None = None
    grace: GraceSent = GraceSent()
    revision: Revision | None = None


class Switched(Sent):
    """Whether messages leave. Look at the next run first."""

    sends: bool


class NewHoliday(Sent):
    day: Day
    name: str = Field(min_length=1, max_length=100)


class RouteSent(Sent):
    """The groups on two rungs of one action's route; null leaves a rung to the action's owners."""

    group: Key | None
    beyond: Key | None


class EvidenceUseSent(Sent):
    """What a piece of evidence is shown for too: the action as a whole, or these of its milestones."""

    action: Key
    milestones: list[Key] = Field([], max_length=100)
