"""The plan measures itself."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from factories import plans
from goldthread.delivery.writes import record_update
from goldthread.kernel.periods import month
from goldthread.measures import reads, writes
from goldthread.measures.models import Observation
from goldthread.measures.writes.derived import whole_months

pytestmark = pytest.mark.django_db


def figures(partnership, key):
    page = reads.measure_page(reads.find_indicator(partnership, key), on=date(2027, 6, 5))
    return {each.period: (each.numerator, each.denominator, each.status) for each in page.figures}


def test_the_last_whole_months():
    assert whole_months(date(2027, 1, 31), 2) == [month(2026, 11), month(2026, 12)]


def test_on_time_silent_and_slipped_are_counted_month_by_month(partnership, coordinator):
    with time_machine.travel(date(2026, 5, 1), tick=True):
        plan = plans.live_plan(partnership, coordinator)
        record_update(action=plan.actions.get(ref="1.1"), narrative="Begun", by=coordinator)
    with time_machine.travel(date(2027, 6, 5), tick=True):
        loads = writes.count_derived(partnership=partnership, on=date(2027, 6, 5), months=15, by=coordinator)
    assert [load.added for load in loads] == [15, 15, 15]
    on_time = figures(partnership, "actions_on_time_pct")
    assert on_time["2026-03"] == (None, None, "missing")  # no plan yet: no figure, and never nought
    assert on_time["2027-03"] == (4, 4, "published")
    assert on_time["2027-05"] == (2, 4, "published")  # "March 2027" and "2026/27" have passed
    assert figures(partnership, "actions_silent_pct")["2026-05"][0] == 0
    assert figures(partnership, "actions_silent_pct")["2027-05"][0] > 0
    assert figures(partnership, "actions_slipped_pct")["2027-05"] == (0, 4, "published")


def test_counting_again_changes_nothing(partnership, coordinator):
    given = {"partnership": partnership, "on": date(2026, 11, 1), "months": 2, "by": coordinator}
    with time_machine.travel(date(2026, 11, 1), tick=True):
        plans.live_plan(partnership, coordinator)
        first, again = (writes.count_derived(**given) for _ in range(2))
    assert [load.unchanged for load in again] == [load.rows for load in first]
    assert Observation.objects.count() == 6
