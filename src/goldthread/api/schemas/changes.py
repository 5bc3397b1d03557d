"""What is sent to change a plan. A change of what is there names the ``revision`` it was read with."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from goldthread.api.schemas.actions import Key, RagCode, StatusCode
from goldthread.api.sent import Sent

Revision = Annotated[int, Field(ge=1, le=2**31 - 1, description="As it was read.")]
OwnerText = Annotated[str, Field(pattern=r"^(body|group|post|person):[0-9]{1,18}$", examples=["body:5"])]


class Change(Sent):
    """A change of a row that others edit too."""

    revision: Revision
    reason: str = ""

    def named(self) -> dict[str, Any]:
        """The fields that were sent, without revision and reason."""
        return self.dict(exclude_unset=True, exclude={"revision", "reason"})


class Revised(Sent):
    """Only that it was read in this state."""

    revision: Revision


class PlanChange(Change):
    title: str = ""
    area: str = ""
    lead_body: str = ""
    period: str = ""
    starts: date | None = None
    ends: date | None = None
    cadence_days: int | None = Field(None, ge=7, le=3660)


class Explained(Sent):
    words: str = Field(max_length=2000)


class NewVersion(Sent):
    label: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""
    note: str = ""


class NewPriority(Sent):
    title: str
    ref: str = ""


class PriorityChange(Change):
    title: str | None = None
    ref: str | None = None


class PriorityOrder(Sent):
    """Every priority of the plan, once."""

    priorities: list[Key] = Field(max_length=1000)


class NewOutcome(Sent):
    text: str
    priority: Key | None = None


class WordsChange(Change):
    text: str


class NewAction(Sent):
    """``timescale`` is words, as a plan prints them: "By April 2027", "Ongoing"."""

    text: str
    priority: Key | None = None
    ref: str = ""
    parts: list[str] = Field([], max_length=200)
    timescale: str = ""
    comments: str = ""
    reason: str = ""


class ActionChange(Change):
    """What is not sent stays as it is."""

    text: str | None = None
    parts: list[str] | None = Field(None, max_length=200)
    ref: str | None = None
    sub_priority: str | None = None
    comments: str | None = None


class Move(Change):
    """Under this priority, behind that action or at the end."""

    priority: Key | None
    after: Key | None = None


class NewTimescale(Sent):
    """Another date, with why and who agreed."""

    revision: Revision
    timescale: str
    reason: str
    agreed_by: str = ""


class NewMilestone(Sent):
    text: str
    timescale: str = ""


class Done(Revised):
    done_on: date | None = None


class Dropped(Revised):
    reason: str


class NewAssignment(Sent):
    """To an owner (body:5) or, where nobody is found for it, to a name as printed."""

    owner: OwnerText | None = None
    printed: str = ""
    kind: Literal["lead", "support"] = "lead"


class AssignmentChange(Sent):
    revision: Revision
    kind: Literal["lead", "support"] | None = None
    owner: OwnerText | None = None


class NewDependency(Sent):
    on: Key
    note: str = ""


class StepSaid(Sent):
    """A milestone of the action: reached (on ``done_on``, else on the day of the update), or with a new date.

    A new date is in words, with why.
    """

    milestone: Key
    reached: bool = False
    done_on: date | None = None
    timescale: str = ""
    reason: str = ""
    agreed_by: str = ""
    revision: Revision | None = None


class BroughtEvidence(Sent):
    """A link or a note that shows it, perhaps for milestones of the action. Files go through the page."""

    title: str
    kind: Literal["process", "numerical", "experiential"]
    dated: date | None = None
    address: str = Field("", max_length=1000)
    words: str = Field("", max_length=10_000)
    milestones: list[Key] = Field([], max_length=100)


class NewUpdate(Sent):
    """How an action goes, in words; the RAG ("none" states none) and the status it now has.

    What is not sent stays as it is. ``milestones_done`` were reached on the day of the update; ``milestones``
    says more of others; ``evidence`` is kept with the update or not at all. ``corrects`` is an update of the same
    action that this one takes the place of.
    """

    narrative: str
    stated_rag: RagCode | Literal["none"] | None = None
    status: StatusCode | None = None
    reported_on: date | None = None
    milestones_done: list[Key] = Field([], max_length=100)
    milestones: list[StepSaid] = Field([], max_length=100)
    evidence: BroughtEvidence | None = None
    corrects: Key | None = None
    revision: Revision | None = None


class Reason(Sent):
    reason: str


class NewSource(Sent):
    title: str
    body: str = ""
    level: Literal["local", "national"] = "local"
    published: str = ""
    link: str = ""


class SourceChange(Change):
    title: str = ""
    body: str = ""
    level: Literal["local", "national"] = "local"
    published: str = ""
    link: str = ""


class NewRecommendation(Sent):
    text: str
    ref: str = ""
    section: str = ""


class RecommendationChange(Change):
    text: str = ""
    ref: str = ""
    section: str = ""
