"""Somebody who keeps measures, and a measure with enough figures to be judged."""

from __future__ import annotations

import pytest
from django.test import Client

from goldthread.measures import writes


@pytest.fixture
def browser(coordinator) -> Client:
    client = Client()
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def exits(partnership, coordinator):
    """Planned exits: eight months that come and go, then a fall that is no chance."""
    row = writes.add_indicator(
        partnership=partnership,
        name="Planned exits",
        key="planned_exits_pct",
        unit="%",
        polarity="higher",
        kind="percentage",
        precision=1,
        by=coordinator,
    )
    monthly(row, [61, 64, 60, 63, 62, 65, 61, 63, 62, 60, 64, 62, 40], by=coordinator)
    return row


def monthly(indicator, values, *, by, area_code=""):
    """Figures from January 2024 on; None is missing."""
    rows = [
        (number + 2, {"indicator": indicator.key, "area_code": area_code, "period": _month(number), **_said(value)})
        for number, value in enumerate(values)
    ]
    return writes.load_figures(partnership=indicator.partnership, name="monthly.csv", rows=rows, by=by)


def _month(number):
    return f"{2024 + number // 12}-{number % 12 + 1:02}"


def _said(value):
    return {"value": "", "status": "missing"} if value is None else {"value": str(value)}
