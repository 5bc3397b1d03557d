"""Actions in lists, and what a list may be asked for."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Schema
from pydantic import Field, field_validator

from goldthread.api.paging import Window
from goldthread.api.sent import Sent
from goldthread.delivery.filters import LARGEST_KEY, LONGEST_TEXT, MOST_OWNERS, ActionFilters, OwnerKey
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel

Key = Annotated[int, Field(ge=1, le=LARGEST_KEY)]
StatusCode = Literal["not_started", "in_progress", "blocked", "complete", "closed"]
RagCode = Literal["red", "amber", "green", "blue", "grey"]
Order = Literal[
    "due",
    "-due",
    "ref",
    "-ref",
    "rag",
    "-rag",
    "assessed",
    "-assessed",
    "slipped",
    "-slipped",
    "status",
    "-status",
    "updated",
    "-updated",
    "priority",
    "-priority",
    "paper",
    "-paper",
]


class ActionFilter(Sent):
    """The same filters as the page of actions."""

    text: str = Field("", max_length=LONGEST_TEXT, description="Words that stand in the action.")
    plan: str = Field("", max_length=60, description="Address of a plan.")
    priority: Annotated[int, Field(ge=0, le=LARGEST_KEY)] | None = Field(None, description="0 is under none.")
    status: list[StatusCode] = []
    rag: list[RagCode | Literal["none"]] = []
    assessed: list[RagCode | Literal["none"]] = []
    owner: str = Field("", max_length=40, description="body:5, group:5, post:5 or person:5.")
    also: list[str] = Field([], max_length=MOST_OWNERS, description="Further owners it must have.")
    without: list[Literal["owner", "body", "group", "measure"]] = Field([], description="What it must lack.")
    recommendation: Key | None = None
    outcome: Key | None = None
    due_from: date | None = None
    due_to: date | None = None
    open: bool = False
    overdue: bool = False
    undated: bool = False
    new: bool = False
    differs: bool = Field(False, description="Stated otherwise than assessed.")
    silent: bool = False
    moved: bool = Field(False, description="A date that was moved twice or more.")
    sort: Order = "due"

    @field_validator("owner", "also")
    @classmethod
    def names_an_owner(cls, given: str | list[str]) -> str | list[str]:
        """Raises ValueError for anything but a kind and a number."""
        for owner in [given] if isinstance(given, str) else given:
            try:
                OwnerKey.parse(owner or "body:1")
            except ValueError:
                raise ValueError("Use body, group, post or person and its number, as in body:5.") from None
        return given

    def filters(self) -> ActionFilters:
        """As the reads take them."""
        names = ("text", "plan", "priority", "recommendation", "outcome", "due_from", "due_to")
        flags = ("open", "overdue", "undated", "new", "differs", "silent", "moved")
        return ActionFilters(
            **{name: getattr(self, name) for name in (*names, *flags)},
            status=tuple(self.status),
            rag=tuple(self.rag),
            assessed=tuple(self.assessed),
            without=tuple(self.without),
            owner=OwnerKey.parse(self.owner) if self.owner else None,
            also=tuple(dict.fromkeys(OwnerKey.parse(each) for each in self.also if each)),
            sort=self.sort.removeprefix("-"),
            descending=self.sort.startswith("-"),
        )


GroupName = Literal["priority", "plan", "status", "rag", "assessed", "owner", "body", "group", "year", "quarter"]


class GroupQuery(ActionFilter):
    """The same filters, and what the actions found are counted by."""

    by: GroupName
    across: GroupName | None = Field(None, description="A second field: how many stand under both.")

    def filters(self) -> ActionFilters:
        """As the reads take them."""
        return super().filters().but(group_by=self.by, across=(self.across or "") if self.across != self.by else "")


class Counted(Schema):
    """How many; ``late``, ``red`` and ``assessed_red`` are of open ones."""

    total: int
    open: int
    late: int
    red: int
    assessed_red: int
    silent: int


class GroupedActions(Schema):
    """What stands under one value. ``query`` is the address of the list of just these."""

    words: str
    query: str
    figures: Counted


class CrossedSeen(Schema):
    """One row of a table of two fields: how many for each of ``columns``, in their order."""

    words: str
    counts: list[int]


class GroupedSeen(Schema):
    """Actions by one field, and by a second where it was asked for.

    Where an action can stand under several values (owners) the groups add up to more than ``whole``.
    """

    by: str
    groups: list[GroupedActions]
    whole: Counted
    across: str | None
    columns: list[str]
    rows: list[CrossedSeen]


class ActionQuery(Window, ActionFilter):
    """Some of the actions a filter finds."""


class Owner(Schema):
    """Who has it. ``id`` is null for a printed name that nobody was found for."""

    kind: Literal["body", "group", "post", "person", "printed"]
    id: int | None
    name: str
    leads: bool


class When(Schema):
    """A timescale: the words as printed and what may be said about them; ``first_ends`` was promised first."""

    printed: str
    starts: date | None
    ends: date | None
    first_ends: date | None
    precision: str
    recurrence: str
    condition: str


class PriorityName(Schema):
    id: int
    ref: str
    title: str


class ActionSeen(Schema):
    """An action in a list. ``revision`` is what a change of it must be sent with."""

    id: int
    revision: int
    plan: str
    priority: PriorityName | None
    ref: str
    text: str
    is_new: bool
    timescale: When
    status: StatusCode
    stated_rag: RagCode | None
    assessed_rag: RagCode | None = Field(description="null where it cannot be assessed")
    differs: bool
    silent_since: date | None
    times_moved: int
    stands: str = Field(description="How it stands, in a word: late, blocked, due_soon, on_time, …")
    stands_words: str
    slipped_days: int | None
    last_update_at: datetime | None
    ended_on: date | None
    end_reason: str
    owners: list[Owner]


def owner_values(owner: OwnerLabel) -> dict[str, Any]:
    return {"kind": owner.kind, "id": owner.id, "name": owner.name, "leads": owner.leads}


def action_values(row: ActionRow) -> dict[str, Any]:
    """A row as plain values, in the shape of ``ActionSeen``."""
    return {
        "id": row.id,
        "revision": row.revision,
        "plan": row.plan,
        "priority": row.priority_id and {"id": row.priority_id, "ref": row.priority_ref, "title": row.priority_title},
        "ref": row.ref,
        "text": row.text,
        "is_new": row.is_new,
        "timescale": {
            "printed": row.printed,
            "starts": row.starts,
            "ends": row.ends,
            "first_ends": row.first_ends,
            "precision": row.precision,
            "recurrence": row.recurrence,
            "condition": row.condition,
        },
        "status": row.status,
        "stated_rag": row.stated_rag or None,
        "assessed_rag": row.assessed_rag or None,
        "differs": row.differs,
        "silent_since": row.silent_since,
        "times_moved": row.moves,
        "stands": row.stands.condition,
        "stands_words": row.stands.words,
        "slipped_days": row.slipped,
        "last_update_at": row.last_update_at,
        "ended_on": row.ended_on,
        "end_reason": row.end_reason,
        "owners": [owner_values(owner) for owner in row.owners],
    }
