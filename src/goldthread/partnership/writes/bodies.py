"""Writing partner bodies."""

from __future__ import annotations

from datetime import date

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.partnership.models import Body, Partnership, Person
from goldthread.partnership.policies import check_can_administer


@recorded
def add_body(*, partnership: Partnership, name: str, kind: str, short_name: str = "", by: Person) -> Body:
    """A partner body. Raises NotAllowed, IntegrityError on a name that is there already."""
    check_can_administer(by, partnership)
    return history.create(Body, "body.added", partnership=partnership, name=name, kind=kind, short_name=short_name)


@recorded
def change_body(
    *, body: Body, name: str, kind: str, short_name: str = "", revision: int | None = None, by: Person
) -> Body:
    """Raises EditedMeanwhile, NotAllowed, IntegrityError on a name that is there already."""
    check_can_administer(by, body.partnership)
    return history.amend(body, "body.changed", revision=revision, name=name, kind=kind, short_name=short_name)


@recorded
def close_body(*, body: Body, closed_on: date, reason: str = "", by: Person) -> Body:
    """The body is no longer there from this day. What it was promised to do stays with it until somebody moves it."""
    check_can_administer(by, body.partnership)
    return history.amend(body, "body.closed", closed_on=closed_on)


@recorded
def reopen_body(*, body: Body, by: Person) -> Body:
    """It had not closed after all."""
    check_can_administer(by, body.partnership)
    return history.amend(body, "body.reopened", closed_on=None)
