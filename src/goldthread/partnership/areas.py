"""Official areas: dated data that come with the product and are brought up to date with it."""

from __future__ import annotations

import csv
from datetime import date
from importlib import resources

from django.db import transaction

from goldthread.partnership.models import Area

SOURCE = "Public Health Scotland geography codes, Open Government Licence"
COLUMNS = ("code", "name", "kind", "parent_code", "valid_from", "valid_to", "source")


@transaction.atomic
def bring_up_to_date() -> int:
    """Add the areas that are new and correct those that changed; none is removed. Gives how many it wrote.

    Areas belong to the installation and to no partnership, so they have no history of their own.
    """
    known = {(area.code, area.valid_from): area for area in Area.objects.all()}
    written = 0
    for published in _published():
        area = known.get((published.code, published.valid_from), published)
        if area.pk is None or any(getattr(area, name) != getattr(published, name) for name in COLUMNS):
            for name in COLUMNS:
                setattr(area, name, getattr(published, name))
            area.save()
            written += 1
    return written


def _published() -> list[Area]:
    text = resources.files(__package__).joinpath("reference/areas.csv").read_text("utf-8")
    return [
        Area(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_code=row["parent_code"],
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            source=SOURCE,
        )
        for row in csv.DictReader(text.splitlines())
    ]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
