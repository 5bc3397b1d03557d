"""Which sources there are, what each brought, and which are due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from goldthread.measures.pulls import rules
from goldthread.measures.pulls.addresses import portal_at
from goldthread.measures.pulls.ckan import Wanted
from goldthread.measures.pulls.models import OpenSource, Pull
from goldthread.partnership.models import Partnership

SHOWN = 20
REMEMBERED = 4  # failures in a row that make a difference


@dataclass(frozen=True)
class SourceSeen:
    """A source with the last times it was asked, the latest first. ``due_at`` None: it is off, or due at once."""

    source: OpenSource
    pulls: tuple[Pull, ...]
    due_at: datetime | None

    @property
    def last(self) -> Pull | None:
        return self.pulls[0] if self.pulls else None


def sources(partnership: Partnership) -> list[SourceSeen]:
    """Every source of a partnership. Two queries and one for each source."""
    rows = OpenSource.objects.of(partnership).select_related("indicator", "partnership")
    return [source_seen(row, REMEMBERED) for row in rows]


def find_source(partnership: Partnership, number: int) -> OpenSource | None:
    """The source of this partnership with this number; None for any other."""
    rows = OpenSource.objects.of(partnership).select_related("indicator", "partnership")
    found: OpenSource | None = rows.filter(pk=number).first()
    return found


def source_seen(source: OpenSource, most: int = SHOWN) -> SourceSeen:
    """One source with its last times. One query."""
    pulls = tuple(source.pulls.select_related("load", "began_by")[:most])
    ended = [(pull.state, pull.ended_at) for pull in pulls if pull.ended_at is not None]
    return SourceSeen(source, pulls, rules.next_time(ended, source.every_days) if source.is_on else None)


def due_sources(partnership: Partnership, at: datetime) -> list[OpenSource]:
    """Those that are switched on and whose time has come. One query and one for each that is on."""
    rows = OpenSource.objects.of(partnership).filter(is_on=True).select_related("indicator", "partnership")
    seen = [source_seen(row, REMEMBERED) for row in rows]
    return [each.source for each in seen if each.due_at is None or each.due_at <= at]


def wanted_of(source: OpenSource) -> Wanted:
    """What is asked of its portal. Raises InputError for an address that may not be asked."""
    local = settings.OPEN_DATA_ON_THIS_MACHINE
    return Wanted(
        portal_at(source.address, local=local), source.resource, source.package, source.filters, local=local
    )
