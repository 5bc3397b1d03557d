"""Writing partner bodies."""

from __future__ import annotations

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.partnership.models import Body, Partnership, Person
from goldthread.partnership.policies import check_can_administer


@recorded
def add_body(*, partnership: Partnership, name: str, kind: str, short_name: str = "", by: Person) -> Body:
    """A partner body. Raises NotAllowed, IntegrityError on a name that is there already."""
    check_can_administer(by, partnership)
    return history.create(Body, "body.added", partnership=partnership, name=name, kind=kind, short_name=short_name)
