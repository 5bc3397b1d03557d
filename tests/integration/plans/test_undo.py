"""A change is undone by a new entry, or the reason is said why it cannot be."""

from __future__ import annotations

from datetime import date

import pytest

from factories import people, plans
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.plans import writes


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def action(plan):
    return plan.actions.get(ref="1.2")


def test_words_and_parts_come_back_with_a_new_entry(action, coordinator):
    writes.reword_action(action=action, text="Something else", parts=["one"], by=coordinator)
    event = history.of(action).first()
    writes.undo_change(event=event, by=coordinator)
    action.refresh_from_db()
    assert action.text == "Carry naloxone in every council van"
    assert [part.text for part in action.parts.all()] == ["find the vans", "train the drivers"]
    undone = history.of(action).first()
    assert (undone.undoes, undone.kind) == (event, "action.reworded")


def test_an_undone_date_is_a_further_baseline(action, coordinator):
    writes.change_timescale(action=action, timescale="June 2028", reason="No vans", by=coordinator)
    writes.undo_change(event=history.of(action).first(), by=coordinator)
    action.refresh_from_db()
    assert (action.printed, action.ends, action.first_ends) == ("2026/27", date(2027, 3, 31), date(2027, 3, 31))
    assert [each.printed for each in action.baselines.all()] == ["2026/27", "June 2028", "2026/27"]


def test_a_move_comes_back(plan, action, coordinator):
    position = action.position
    writes.move_action(action=action, priority=plan.priorities.get(ref="2"), by=coordinator)
    writes.undo_change(event=history.of(action).first(), by=coordinator)
    action.refresh_from_db()
    assert (action.priority.ref, action.position) == ("1", position)


@pytest.mark.parametrize("field", ["starts", "title", "cadence_days"])
def test_facts_of_the_plan_come_back(plan, coordinator, field):
    plan.refresh_from_db()
    old = getattr(plan, field)
    new = {"starts": date(2025, 1, 1), "title": "Another title", "cadence_days": 30}[field]
    writes.edit_plan(plan=plan, changes={field: new}, by=coordinator)
    writes.undo_change(event=history.of(plan).first(), by=coordinator)
    plan.refresh_from_db()
    assert getattr(plan, field) == old


def test_an_undo_can_be_undone(action, coordinator):
    writes.reword_action(action=action, text="Something else", by=coordinator)
    writes.undo_change(event=history.of(action).first(), by=coordinator)
    writes.undo_change(event=history.of(action).first(), by=coordinator)
    action.refresh_from_db()
    assert action.text == "Something else"


def test_what_was_changed_again_since_is_not_undone(action, coordinator):
    writes.reword_action(action=action, text="Second", by=coordinator)
    event = history.of(action).first()
    writes.reword_action(action=action, text="Third", by=coordinator)
    with pytest.raises(InputError, match="changed again since"):
        writes.undo_change(event=event, by=coordinator)
    action.refresh_from_db()
    assert action.text == "Third"


def test_what_is_no_change_is_not_undone(action, coordinator):
    with pytest.raises(InputError, match="cannot be undone"):
        writes.undo_change(event=history.of(action).last(), by=coordinator)  # it was agreed


def test_how_an_action_stands_is_not_undone_behind_its_updates(action, coordinator):
    writes.record_standing(action=action, standing=writes.Standing(status="blocked"), by=coordinator)
    with pytest.raises(InputError, match="cannot be undone"):
        writes.undo_change(event=history.of(action).first(), by=coordinator)


def test_only_editors_of_the_partnership_undo(partnership, action, coordinator):
    writes.reword_action(action=action, text="Something else", by=coordinator)
    event = history.of(action).first()
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    for stranger in (people.person(partnership, role="lead"), people.person(elsewhere)):
        with pytest.raises(NotAllowed):
            writes.undo_change(event=event, by=stranger)
