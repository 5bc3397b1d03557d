"""A partnership with a plan large enough to be read in pages."""

from __future__ import annotations

from datetime import date

import pytest

from factories import bulk

TODAY = date(2026, 3, 10)


@pytest.fixture
def plan(partnership, coordinator):
    return bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=60), on=TODAY)
