"""Changing the settings of a partnership."""

from __future__ import annotations

from collections.abc import Collection

from goldthread.core import history
from goldthread.core.history import recorded
from goldthread.partnership.models import Area, Partnership, Person
from goldthread.partnership.policies import check_can_administer


@recorded
def change_partnership(
    *,
    partnership: Partnership,
    name: str,
    kind: str,
    cadence_days: int,
    areas: Collection[Area],
    revision: int | None = None,
    by: Person,
) -> Partnership:
    """Its name, what kind it is, how often an open action owes an update, and where it works.

    Raises EditedMeanwhile, NotAllowed.
    """
    check_can_administer(by, partnership)
    changed = history.amend(
        partnership, "partnership.changed", revision=revision, name=name, kind=kind, cadence_days=cadence_days
    )
    before = sorted(partnership.areas.values_list("name", flat=True))
    after = sorted(area.name for area in areas)
    if before != after:
        partnership.areas.set(areas)
        history.record("partnership.changed", target=partnership, before={"areas": before}, after={"areas": after})
    return changed
