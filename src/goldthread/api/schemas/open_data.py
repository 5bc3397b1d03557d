"""Sources of open data as machines keep them, and what each time brought."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from goldthread.api.schemas.changes import Revision
from goldthread.api.schemas.figures import RowProblem
from goldthread.api.sent import Sent

_COLUMNS = "Heading of the table: what it holds, in the fields of a file of figures. Without it, as the headings say."


class OpenSourceSent(Sent):
    """A table of a CKAN portal. It is off until it is switched on."""

    name: str = Field(max_length=200)
    address: str = Field(max_length=300, examples=["https://www.opendata.nhs.scot"])
    resource: str = Field(max_length=200, description="Id of the resource; with a package, its name there.")
    package: str = Field("", max_length=200)
    filters: dict[str, str | list[str]] = Field({}, max_length=50, description="Only rows where a column holds this.")
    columns: dict[str, str] = Field({}, max_length=200, description=_COLUMNS)
    measure: str = Field("", max_length=80, description="Key of the measure of rows that name none.")
    every_days: int = Field(7, ge=1, le=366)
    takes_good: bool = Field(False, description="Take the good rows even if some are bad.")


class OpenSourceChange(Sent):
    """What is left out stays as it is."""

    revision: Revision
    name: str = Field("", max_length=200)
    address: str = Field("", max_length=300)
    resource: str = Field("", max_length=200)
    package: str = Field("", max_length=200)
    filters: dict[str, str | list[str]] = Field({}, max_length=50)
    measure: str = Field("", max_length=80, description="Empty: every row names its measure.")
    every_days: int = Field(7, ge=1, le=366)
    takes_good: bool = False


class OpenSourceColumns(Sent):
    columns: dict[str, str] = Field(max_length=200, description=_COLUMNS)


class OpenSourceSwitch(Sent):
    is_on: bool


class OpenPullGiven(Schema):
    """One time that a source was asked. ``state``: running, loaded, refused or failed."""

    pull: int
    source: int
    began_at: datetime
    ended_at: datetime | None
    state: str
    rows: int
    said: str
    problems: list[RowProblem]


class OpenSourceGiven(Schema):
    """One source with what came of it last. ``due_at`` null: it is off, or due at once."""

    source: int
    revision: int
    name: str
    address: str
    resource: str
    package: str
    filters: dict[str, Any]
    columns: dict[str, str]
    measure: str | None
    every_days: int
    takes_good: bool
    is_on: bool
    due_at: datetime | None
    last: OpenPullGiven | None


class OpenSourceWhole(OpenSourceGiven):
    pulls: list[OpenPullGiven]
