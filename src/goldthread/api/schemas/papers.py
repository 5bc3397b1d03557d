"""Papers, what was read in them, and its review."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import Field

from goldthread.api.paging import Window
from goldthread.api.schemas.actions import Key
from goldthread.api.schemas.changes import Revision
from goldthread.api.sent import Sent
from goldthread.plans.models import PaperReading
from goldthread.plans.reads.versions import ActionChange

ItemKind = Literal["priority", "recommendation", "action"]
ItemState = Literal["pending", "checked", "dropped"]


class PaperSeen(Schema):
    """A paper that was brought in."""

    id: int
    name: str
    kind: str
    size: int
    sha256: str
    brought_at: datetime


class ReadingSeen(Schema):
    """What was read in a paper, under review until it is accepted."""

    id: int
    revision: int
    paper_id: int
    state: Literal["in_review", "accepted", "abandoned"]
    plan_facts: dict[str, Any]
    notices: list[Any]
    tables_left_out: list[Any]
    read_at: datetime
    plan: str | None
    version_of: str | None = Field(description="The plan this is the next version of, by its slug.")
    looks_like: str | None = Field(description="A plan it may be the next version of: to be asked about.")

    @staticmethod
    def resolve_version_of(reading: PaperReading) -> str | None:
        return reading.version_of.slug if reading.version_of else None

    @staticmethod
    def resolve_looks_like(reading: PaperReading) -> str | None:
        return reading.looks_like.slug if reading.looks_like else None

    @staticmethod
    def resolve_plan(reading: PaperReading) -> str | None:
        return reading.plan.slug if reading.plan else None


class ItemSeen(Schema):
    """One priority, recommendation or action: as it was read, and as it was corrected so far."""

    id: int
    revision: int
    kind: ItemKind
    state: ItemState
    confidence: float
    as_read: dict[str, Any]
    content: dict[str, Any]


class ItemQuery(Window):
    kind: ItemKind | None = None
    state: ItemState | None = None


class FactsChange(Sent):
    """What the plan says of itself; what is not sent stays."""

    revision: Revision
    title: str = ""
    area: str = ""
    lead_body: str = ""
    period: str = ""


class DraftOwner(Sent):
    name: str
    person: bool = False
    support: bool = False


class DraftStep(Sent):
    """``due`` is words, as a plan prints them."""

    text: str
    due: str = ""


class ItemWords(Sent):
    """The fields of an item; which of them it has depends on its kind. ``timescale`` is words."""

    ref: str = ""
    text: str = ""
    title: str = ""
    section: str = ""
    priority: str = ""
    sub_priority: str = ""
    parts: list[str] = Field([], max_length=200)
    owners: list[DraftOwner] = Field([], max_length=100)
    timescale: str = ""
    recommendations: list[str] = Field([], max_length=100)
    outcomes: list[str] = Field([], max_length=100)
    milestones: list[DraftStep] = Field([], max_length=200)
    progress: str = ""
    rag: str = ""
    status: str = ""
    new: bool = False
    comments: str = ""


class ItemChange(ItemWords):
    revision: Revision

    def named(self) -> dict[str, Any]:
        """The fields that were sent."""
        return self.dict(exclude_unset=True, exclude={"revision"})


class NewItem(ItemWords):
    kind: ItemKind
    after: Key | None = None

    def named(self) -> dict[str, Any]:
        """The fields that were sent."""
        return self.dict(exclude_unset=True, exclude={"kind", "after"})


class Brought(Sent):
    """What is said of a paper that is sent: the plan it is the next version of, by its slug."""

    version_of: str = ""


class VersionOf(Sent):
    """Of which plan, by its slug, the paper is the next version; null for a plan of its own."""

    revision: Revision
    plan: str | None


class PairSent(Sent):
    """Which one of the plan an item is, by its key; null says that it is new."""

    item: Key
    row: Key | None


class DifferenceSeen(Schema):
    """One field on both sides. ``stays``: the paper is silent, so what was agreed stays."""

    name: str
    before: str
    after: str
    stays: bool


class ChangeSeen(Schema):
    """One action of either paper. ``doubtful`` until somebody says whether the two are the same."""

    kind: str
    kinds: list[str]
    action: int | None
    item: int | None
    likeness: int | None
    doubtful: bool
    differences: list[DifferenceSeen]

    @staticmethod
    def resolve_action(change: ActionChange) -> int | None:
        return change.action.pk if change.action else None

    @staticmethod
    def resolve_item(change: ActionChange) -> int | None:
        return change.item.pk if change.item else None

    @staticmethod
    def resolve_likeness(change: ActionChange) -> int | None:
        return change.pair.likeness if change.pair else None

    @staticmethod
    def resolve_doubtful(change: ActionChange) -> bool:
        return change.is_doubtful


class ComparisonSeen(Schema):
    """What the next version changes: those of its paper in their order, then what it leaves out."""

    tally: dict[str, int]
    actions: list[ChangeSeen]


class Acceptance(Sent):
    """``source_title`` names the report whose recommendations the paper answers.

    Of the next version of a plan, ``reason`` is why dates changed and actions were dropped.
    """

    revision: Revision
    title: str = ""
    slug: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""
    version_label: str = ""
    note: str = ""
    reason: str = ""
    source_title: str = ""
    source_body: str = ""
