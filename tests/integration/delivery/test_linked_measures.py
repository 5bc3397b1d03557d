"""A measure that is of concern or misses its target gives its action a reason, as it was known on the day."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from factories import plans
from goldthread.delivery import reads, rules
from goldthread.delivery import writes as delivery_writes
from goldthread.delivery.writes import record_update
from goldthread.kernel.rag import Rag
from goldthread.measures import writes
from goldthread.plans import writes as plan_writes

pytestmark = pytest.mark.django_db
LINKED = date(2025, 1, 10)
LOADED = date(2026, 2, 1)


@pytest.fixture
def action(partnership, coordinator):
    plan = plans.live_plan(partnership, coordinator)
    row = plan_writes.add_action(
        plan=plan, text="Offer a place the same day", ref="9.1", timescale="January 2024 - December 2099",
        reason="Agreed by the board", by=coordinator,
    )  # fmt: skip
    say(row, coordinator, date(2024, 1, 20), "Under way.")
    return row


def say(action, by, on, words):
    record_update(action=action, narrative=words, status="in_progress", reported_on=on, by=by)


@pytest.fixture
def exits(partnership, coordinator, action):
    row = writes.add_indicator(
        partnership=partnership, name="Planned exits", key="exits", unit="%", polarity="higher", by=coordinator
    )
    writes.link_measure(indicator=row, to=action, since=LINKED, by=coordinator)
    writes.set_target(indicator=row, value=60, set_on=LINKED, by=coordinator)
    return row


def load(indicator, values, by, known_on=LOADED):
    rows = [
        (
            place + 2,
            {"indicator": indicator.key, "period": f"{2025 + place // 12}-{place % 12 + 1:02}", "value": str(value)},
        )
        for place, value in enumerate(values)
    ]
    writes.load_figures(partnership=indicator.partnership, name="m", rows=rows, known_on=known_on, by=by)


def reasons(action, on):
    return {reason.why: reason for reason in reads.assessment_of(action, on).reasons}


def test_figures_that_miss_the_target_running_are_a_reason_in_plain_words(action, exits, coordinator):
    load(exits, [70, 71, 69, 70, 72, 70, 71, 50, 52, 51, 49], coordinator)
    found = reasons(action, date(2026, 2, 2))[rules.Why.MEASURE_OFF_TARGET]
    assert found.level == Rag.AMBER
    assert found.words(date(2026, 2, 2)) == (
        "Its measure misses its target: Planned exits, 4 figures running, since 1 August 2025"
    )


def test_a_signal_of_concern_is_amber(action, exits, coordinator):
    load(exits, [70, 71, 69, 70, 72, 70, 71, 70, 69, 71, 20], coordinator)
    found = reasons(action, date(2026, 2, 2))
    assert found[rules.Why.MEASURE_OF_CONCERN].level == Rag.AMBER
    assert rules.Why.MEASURE_OFF_TARGET not in found  # one figure is no run


def test_a_past_day_is_judged_by_what_was_known_then(action, exits, coordinator):
    load(exits, [70, 71, 69, 70, 72, 70, 71, 50, 52, 51, 49], coordinator)
    load(exits, [70, 71, 69, 70, 72, 70, 71, 65, 66, 67, 68], coordinator, known_on=date(2026, 3, 1))
    assert rules.Why.MEASURE_OFF_TARGET not in reasons(action, date(2026, 1, 31))
    assert rules.Why.MEASURE_OFF_TARGET in reasons(action, date(2026, 2, 2))
    assert rules.Why.MEASURE_OFF_TARGET not in reasons(action, date(2026, 3, 2))


def test_a_link_counts_while_it_is_there(action, exits, coordinator):
    load(exits, [50] * 8, coordinator)
    today = timezone.localdate()
    assert rules.Why.MEASURE_OFF_TARGET in reasons(action, today)
    writes.unlink_measure(link=exits.links.get(), by=coordinator)
    assert rules.Why.MEASURE_OFF_TARGET not in reasons(action, today)
    assert rules.Why.MEASURE_OFF_TARGET in reasons(action, date(2026, 2, 2))


def test_how_strictly_is_the_partnerships_to_settle(partnership, action, exits, coordinator):
    load(exits, [50] * 8, coordinator)
    on = timezone.localdate()
    delivery_writes.settle_thresholds(partnership=partnership, off_target_red_figures=8, by=coordinator)
    assert reasons(action, on)[rules.Why.MEASURE_OFF_TARGET].level == Rag.RED
    delivery_writes.settle_thresholds(partnership=partnership, measures_wait_days=999, by=coordinator)
    young = plan_writes.add_action(plan=action.plan, text="New", reason="Asked for", by=coordinator)
    writes.link_measure(indicator=exits, to=young, by=coordinator)
    assert rules.Why.MEASURE_OFF_TARGET not in reasons(young, on)


def test_lists_follow_when_figures_are_loaded(action, exits, coordinator):
    on = timezone.localdate()
    assert reads.kept_assessment(action, on) is not None
    load(exits, [50] * 12, coordinator)
    assert any("misses its target" in words for words in reads.kept_assessment(action, on).words)


def test_many_linked_actions_take_as_many_queries_as_one(partnership, action, exits, coordinator, count_queries):
    load(exits, [50] * 8, coordinator)
    on = timezone.localdate()
    few = count_queries(lambda: reads.assessments(partnership, on))
    for other in action.plan.actions.exclude(pk=action.pk):
        writes.link_measure(indicator=exits, to=other, by=coordinator)
    assert count_queries(lambda: reads.assessments(partnership, on)) == few <= 14
