"""Where an item stands in the order of the paper: numbers with room between them."""

from __future__ import annotations

from goldthread.core import recorder
from goldthread.plans.models import DraftItem, PaperReading
from goldthread.plans.writes.readings import STEP


def place_after(reading: PaperReading, item: DraftItem | None) -> int:
    """A free place behind this item, or behind the last one."""
    return places_after(reading, item, 1)[0]


def places_after(reading: PaperReading, item: DraftItem | None, count: int) -> list[int]:
    """As many free places, in order; when there is no room all items are spread out anew."""
    positions = sorted(reading.items.values_list("position", flat=True))
    here = item.position if item else (positions[-1] if positions else 0)
    following = next((position for position in positions if position > here), here + STEP * (count + 1))
    step = (following - here) // (count + 1)
    if step < 1:
        _spread_out(reading)
        if item:
            item.refresh_from_db(fields=["position"])
        return places_after(reading, item, count)
    return [here + step * (number + 1) for number in range(count)]


def _spread_out(reading: PaperReading) -> None:
    """Order is kept, so nobody's edit is disturbed and no revision moves."""
    recorder.require(DraftItem)
    items = list(reading.items.order_by("position", "id"))
    for number, each in enumerate(items, start=1):
        each.position = number * STEP
    DraftItem.objects.bulk_update(items, ["position"], batch_size=200)
