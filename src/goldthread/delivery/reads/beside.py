"""What stands beside a partnership in a list of several."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goldthread.delivery.reads.selection import EVERYWHERE, actions_in
from goldthread.delivery.reads.tallies import tallies

LABELS = ("Actions", "Open", "Late", "Red")


def beside_partnerships(partnerships: Sequence[int], on: date) -> dict[int, tuple[int, ...]]:
    """For each partnership, the figures that ``LABELS`` name. One query."""
    counted = tallies(actions_in(EVERYWHERE).filter(partnership_id__in=partnerships), "partnership_id", on=on)
    return {key: (tally.total, tally.open, tally.late, tally.red) for key, tally in counted.items()}
