"""What has left, and what that leaves to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from goldthread.analysis.disclosure.cells import Key
from goldthread.analysis.disclosure.ledger import Entry, Ledger
from goldthread.measures.models import Indicator, MeasureKind, Observation
from goldthread.measures.models.figures import NOT_DRAWN
from goldthread.measures.releases.models import Release, ReleasedCell
from goldthread.measures.releases.rules import Asked, ShownCell, cells_of
from goldthread.measures.sheets import Table
from goldthread.partnership.models import Partnership

Lines = list[tuple[str, ...]]


@dataclass(frozen=True)
class Proposal:
    """A table as it may leave. ``for_others`` cells are hidden so that the small ones cannot be worked out."""

    headings: tuple[str, ...]
    lines: Lines
    cells: tuple[ShownCell, ...]

    @property
    def hidden(self) -> int:
        return sum(not cell.is_published for cell in self.cells)

    @property
    def for_others(self) -> int:
        return sum(cell.is_secondary for cell in self.cells)


def proposed(indicator: Indicator, table: Table, asked: Asked) -> Proposal:
    """The table beside everything that has left of this measure before. One query. Raises InputError."""
    secret = f"{settings.SECRET_KEY}:rounding:{indicator.partnership_id}"
    cells = tuple(cells_of(table.headings, table.rows, asked, ledgers_of(indicator), secret=secret))
    return Proposal(_headings(asked.over, asked.apart), [_line(cell, asked) for cell in cells], cells)


def ledgers_of(indicator: Indicator) -> dict[str, Ledger]:
    """What has left of this measure, by period. A cell that was shown once stays shown. One query."""
    entries: dict[str, dict[Key, Entry]] = {}
    rows = ReleasedCell.objects.filter(release__indicator=indicator).order_by("id")
    for over, labels, count, is_published, release in rows.values_list(
        "over", "labels", "count", "is_published", "release__name"
    ):
        key = frozenset((name, label) for name, label in labels)
        before = entries.setdefault(over, {}).get(key)
        if before is None or not before.published:
            entries[over][key] = Entry(key, count, is_published, release)
    return {over: Ledger(found) for over, found in entries.items()}


def releases_of(partnership: Partnership) -> QuerySet[Release]:
    """Every table that left, the latest first. One query."""
    found: QuerySet[Release] = Release.objects.of(partnership).select_related("indicator", "released_by")
    return found


def released_lines(release: Release) -> tuple[tuple[str, ...], Lines]:
    """A release as it left: headings and lines, hidden counts as their mark. One query."""
    asked = Asked("count", release.over, tuple(release.apart), release.threshold)
    rows = release.cells.values_list("over", "labels", "count", "is_published", "rounded")
    cells = (
        ShownCell(over, tuple(map(tuple, labels)), count, shown, False, rounded)
        for over, labels, count, shown, rounded in rows
    )
    return _headings(asked.over, asked.apart), [_line(cell, asked) for cell in cells]


def counts_to_release(indicator: Indicator) -> str:
    """The measure's own counts as a table to start from: each area and breakdown, period by period. One query."""
    column = "value" if indicator.kind == MeasureKind.COUNT else "numerator"
    rows = (
        Observation.objects.filter(series__indicator=indicator, known_until=None, **{f"{column}__isnull": False})
        .exclude(status__in=NOT_DRAWN)
        .exclude(series__area_code="", series__breakdown="")
        .order_by("starts", "series__area", "series__breakdown")
        .values_list("period", "series__area", "series__area_code", "series__breakdown", column)
    )
    lines = [("period", "area", "breakdown", "count")]
    lines += [
        (period, area or code or "all", breakdown or "all", f"{count:.0f}")
        for period, area, code, breakdown, count in rows
    ]
    kept = [place for place in range(4) if place in (0, 3) or len({line[place] for line in lines[1:]}) > 1]
    return "\n".join("\t".join(line[place] for place in kept) for line in lines) if len(lines) > 1 else ""


def _headings(over: str, apart: Sequence[str]) -> tuple[str, ...]:
    return (*([over] if over else []), *apart, "count")


def _line(cell: ShownCell, asked: Asked) -> tuple[str, ...]:
    labels = dict(cell.labels)
    value = cell.shown()
    shown = value if isinstance(value, str) else f"{value:,}"
    return (*([cell.over] if asked.over else []), *(labels.get(column, "Total") for column in asked.apart), shown)
