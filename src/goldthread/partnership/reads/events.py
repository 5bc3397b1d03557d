"""The history of a whole partnership."""

from __future__ import annotations

from django.db.models import QuerySet

from goldthread.core.models import HistoryEvent
from goldthread.partnership.models import Partnership


def events_of(partnership: Partnership) -> QuerySet[HistoryEvent]:
    """Everything that happened in this partnership, the latest first."""
    return HistoryEvent.objects.filter(partnership=partnership)


def event_at(partnership: Partnership, number: int) -> HistoryEvent | None:
    return events_of(partnership).filter(pk=number).first()
