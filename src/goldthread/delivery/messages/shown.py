"""The outbox as a table."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from goldthread.core.tables import Table
from goldthread.delivery.messages.models import Message


def table(found: Iterable[Message]) -> Table:
    """The messages of the page, a row each; what stands in them is read one by one."""
    headings = ("To", "About", "Written", "How it stands")
    return Table("Messages", headings, map(_cells, found))


def _cells(each: Message) -> tuple[object, ...]:
    return (each.person.name, each.subject, timezone.localdate(each.written_at), each.get_state_display())
