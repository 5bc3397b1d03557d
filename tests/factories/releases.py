"""Tables of counts that have left."""

from __future__ import annotations

from goldthread.measures.models import Indicator, Release
from goldthread.measures.releases.rules import Asked
from goldthread.measures.releases.writes import release_table
from goldthread.measures.sheets import table_of_paste
from goldthread.partnership.models import Person

BY_AREA = "area,count\nNorth,12\nSouth,3\nEast,9\n"


def released(indicator: Indicator, *, by: Person, rows: str = BY_AREA) -> Release:
    """A table with one small count, released."""
    return release_table(
        indicator=indicator,
        table=table_of_paste(rows),
        asked=Asked("count", "", ("area",), threshold=5),
        name="By area",
        given_to="A committee",
        by=by,
    )
