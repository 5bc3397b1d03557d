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


class Acceptance(Sent):
    """``source_title`` names the report whose recommendations the paper answers."""

    revision: Revision
    title: str = ""
    slug: str = ""
    agreed_on: date | None = None
    agreed_by: str = ""
    version_label: str = ""
    source_title: str = ""
    source_body: str = ""
