"""Reading a country: the collector waits and comes back, and days are days by every way they are read."""

from __future__ import annotations

import gc
from datetime import date

import pytest

from factories import plans
from goldthread.core.bulk_reading import all_of_it_stays
from goldthread.core.prepared import rows_of_query
from goldthread.core.sqlite_days import day_of
from goldthread.plans.models import Action


def test_the_collector_comes_back_whatever_happens():
    with pytest.raises(KeyError), all_of_it_stays():
        {}["missing"]
    assert gc.isenabled()
    with all_of_it_stays(), all_of_it_stays():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_day_is_read_from_its_text_and_nothing_else_is():
    assert day_of(b"2026-02-28") == date(2026, 2, 28)
    with pytest.raises(ValueError, match="day"):
        day_of(b"2026-02-30")


def test_days_are_days_by_either_way_of_asking(partnership, coordinator):
    plans.live_plan(partnership, coordinator)
    found = Action.objects.filter(ends__isnull=False).order_by("id").values_list("ends", "ended_on", "plan__starts")
    assert rows_of_query(found) == list(found)
    assert all(isinstance(ends, date) for ends, *_ in rows_of_query(found))
