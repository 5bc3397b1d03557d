"""Kept lists, changes of many actions and what is watched, as the API gives and takes them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.http import QueryDict
from ninja import Schema
from pydantic import AfterValidator, Field

from goldthread.api.schemas.actions import ActionFilter, Key
from goldthread.api.schemas.changes import Change
from goldthread.api.sent import Sent
from goldthread.delivery.batches.reads import MOST
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.saved_lists.writes import LONGEST_NAME, LONGEST_QUERY

MOST_ASKED = 100  # parts of an address
ChangeName = Literal["owner", "lead", "date", "priority", "cadence", "close"]
WatchedKind = Literal["action", "priority", "plan", "saved_list"]


def _understood(query: str) -> str:
    """Raises ValueError for an address with a part that means nothing: the list would show more than was meant."""
    try:
        asked = QueryDict(query)
    except ValueError:
        raise ValueError("This is no address of a list.") from None
    unknown = sorted(set(asked) - ActionFilters.names())
    if unknown:
        raise ValueError(f"There is no such filter: {', '.join(unknown)[:200]}.")
    if problems := ActionFilters.from_query(asked).problems:
        raise ValueError(" ".join(problems))
    return query


Query = Annotated[
    str,
    Field(max_length=LONGEST_QUERY, description="As in the address of the page: overdue=1&group_by=owner."),
    AfterValidator(_understood),
]


class NewList(Sent):
    """A list to keep: its name and its address."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    query: Query = ""
    is_shared: bool = False


class ListChange(Change):
    """What is not sent stays as it is."""

    name: str = Field("", max_length=LONGEST_NAME)
    query: Query = ""
    is_shared: bool = False


class SavedListSeen(Schema):
    """A kept list. ``says`` is what it shows, in words; who may see it may ask for its actions."""

    id: int
    revision: int
    name: str
    query: str
    says: str
    owner: str
    is_mine: bool
    is_shared: bool


class Proposed(Sent):
    """One change, and the actions it is meant for: those named, or all that a filter finds.

    ``answers`` are what the page asks: ``owner`` (and ``kind``: lead or support) for owner; ``owner`` and
    ``reason`` for lead; ``timescale``, ``reason`` and ``agreed_by`` for date; ``priority`` and ``reason`` for
    priority; ``days`` for cadence; ``reason`` for close.
    """

    what: ChangeName
    answers: dict[str, str | int | None] = Field({}, max_length=10)
    actions: list[Key] = Field([], max_length=MOST)
    matching: ActionFilter | None = Field(None, description="Instead of actions: all that it finds, 500 at most.")


class PreviewRow(Schema):
    """One action before and after. ``why_not`` empty: it will be changed. ``mark`` tells this state from a later."""

    action: int
    ref: str
    text: str
    before: str
    after: str
    why_not: str
    mark: str


class PreviewSeen(Schema):
    """What would happen; nothing has. ``total`` counts those beyond the 500 that can be changed at once too."""

    what: str
    words: str
    total: int
    possible: int
    rows: list[PreviewRow]


class NewBatch(Sent):
    """A change as it was seen in a preview: each action with the mark it had there."""

    what: ChangeName
    answers: dict[str, str | int | None] = Field({}, max_length=10)
    marks: dict[Key, str] = Field(max_length=MOST)


class LeftAlone(Schema):
    action: int
    why: str


class BatchSeen(Schema):
    """What was done. ``left`` was not touched; ``kept`` could not be put back when it was undone."""

    id: int
    words: str
    by: str
    done_at: datetime
    changed: list[int]
    left: list[LeftAlone]
    undone_at: datetime | None
    kept: list[LeftAlone]


class WatchQuery(Sent):
    """Since when; since the last weekly message where it is left out, or since it is watched."""

    since: date | None = Field(None, ge=date(1990, 1, 1), le=date(2200, 1, 1))


class WatchedActions(Sent):
    actions: list[Key] = Field(max_length=MOST)


class ChangedSeen(Schema):
    """An action under what is watched: how often and when last somebody else did something to it."""

    action: int
    ref: str
    text: str
    times: int
    last_at: datetime


class WatchedSeen(Schema):
    """One thing you watch. ``id`` is its number among those of its kind."""

    kind: WatchedKind
    id: int
    name: str
    since: datetime
    changed: list[ChangedSeen]


class WatchedCount(Schema):
    """How many of the actions sent are watched now."""

    watched: int


def named(change: ListChange) -> dict[str, Any]:
    """What was sent of a change, with its revision."""
    return {**change.named(), "revision": change.revision}
