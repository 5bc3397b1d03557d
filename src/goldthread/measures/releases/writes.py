"""Letting a table leave."""

from __future__ import annotations

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.kernel.errors import InputError, Place
from goldthread.measures.models import Indicator
from goldthread.measures.policies import check_can_keep
from goldthread.measures.releases.models import Release, ReleasedCell
from goldthread.measures.releases.reads import proposed
from goldthread.measures.releases.rules import Asked
from goldthread.measures.sheets import Table
from goldthread.partnership.models import Person


@recorded
def release_table(
    *, indicator: Indicator, table: Table, asked: Asked, name: str, given_to: str, by: Person
) -> Release:
    """Record a table as released, with small counts hidden beside everything released before. Raises InputError."""
    check_can_keep(by, indicator)
    for field, said in (("name", name), ("given_to", given_to)):
        if not said.strip():
            raise InputError("Say what it is called and who it is for.", place=Place(field=field))
    proposal = proposed(indicator, table, asked)
    release = history.create(
        Release,
        "counts.released",
        partnership=indicator.partnership,
        indicator=indicator,
        name=name.strip()[:200],
        given_to=given_to.strip()[:200],
        apart=list(asked.apart),
        over=asked.over,
        threshold=asked.threshold,
        protects_zeros=asked.protects_zeros,
        how={"groups": asked.groups, "years": asked.years, "rounding": asked.rounding},
        cells_shown=len(proposal.cells) - proposal.hidden,
        cells_hidden=proposal.hidden,
        released_by=by,
    )
    ReleasedCell.objects.bulk_create(
        ReleasedCell(
            partnership=indicator.partnership,
            release=release,
            over=cell.over,
            labels=[list(pair) for pair in cell.labels],
            count=cell.count,
            is_published=cell.is_published,
            rounded=cell.rounded,
        )
        for cell in proposal.cells
    )
    return release
