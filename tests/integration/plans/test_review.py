"""Correcting what was read: every change kept, every change to be undone."""

from __future__ import annotations

import pytest

from factories import people, plans
from goldthread.core import history
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.plans import writes
from goldthread.plans.models import DraftItem

HOSTILE = "<script>alert('x')</script> =1+1 \x00\x1b[31m {{ 7*7 }} '; DROP TABLE plans_action; --"


@pytest.fixture
def reading(partnership, coordinator):
    return plans.reading(partnership, coordinator)


def actions(reading) -> list[DraftItem]:
    return list(reading.items.filter(kind="action").order_by("position"))


def texts(reading) -> list[str]:
    kept = reading.items.filter(kind="action").exclude(state="dropped").order_by("position")
    return [item.content["text"] for item in kept]


def last_change(reading):
    return history.of(reading).first()


def test_what_was_read_is_laid_out_with_its_evidence(reading):
    first = actions(reading)[0]
    assert first.content["text"].startswith("Meet every day")
    assert first.as_read["evidence"]["text"]["quote"].startswith("Meet every day")
    assert first.confidence == pytest.approx(0.6)
    assert reading.document["pages"][1]["blocks"][1]["rows"][1][1]["text"].startswith("Meet every day")
    assert reading.tables_left_out[0]["why"] == "it has no actions"


def test_a_correction_is_kept_and_counts_as_checked(reading, coordinator):
    item = actions(reading)[0]
    writes.correct_draft(item=item, changes={"text": "Meet daily", "timescale": "By June 2027"}, by=coordinator)
    item.refresh_from_db()
    assert (item.content["text"], item.content["timescale"]["end"], item.state) == (
        "Meet daily",
        "2027-06-30",
        "checked",
    )
    assert item.as_read["text"].startswith("Meet every day")


def test_the_same_words_again_keep_what_the_reader_knew(reading, coordinator):
    item = actions(reading)[0]
    old = item.content["timescale"]
    writes.correct_draft(item=item, changes={"timescale": old["printed"], "ref": "1.1a"}, by=coordinator)
    assert item.content["timescale"] == old


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "  "}, "left blank"),
        ({"text": "x" * 20_001}, "20,001 characters"),
        ({"ref": "x" * 31}, "31 characters"),
        ({"priority": "p99"}, "no such priority"),
        ({"nonsense": "x"}, "no field"),
    ],
)
def test_what_cannot_be_kept_says_why(reading, coordinator, changes, message):
    item = actions(reading)[0]
    with pytest.raises(InputError, match=message):
        writes.correct_draft(item=item, changes=changes, by=coordinator)
    item.refresh_from_db()
    assert item.content["text"].startswith("Meet every day")


def test_hostile_text_is_kept_as_text(reading, coordinator):
    item = actions(reading)[0]
    writes.correct_draft(
        item=item,
        changes={"text": HOSTILE, "owners": HOSTILE, "timescale": HOSTILE, "parts": [HOSTILE], "outcomes": HOSTILE},
        by=coordinator,
    )
    plan = writes.accept_reading(reading=reading, by=coordinator)
    assert plan.actions.first().text == HOSTILE.replace("\x00", "").replace("\x1b", "")


def test_two_reviewers_do_not_overwrite_each_other(reading, coordinator):
    item = actions(reading)[0]
    seen = item.revision
    writes.correct_draft(item=item, changes={"text": "First"}, revision=seen, by=coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.correct_draft(
            item=DraftItem.objects.get(pk=item.pk), changes={"text": "Second"}, revision=seen, by=coordinator
        )


def test_a_split_makes_two_in_their_place_and_is_undone(reading, coordinator):
    item = actions(reading)[1]
    before = texts(reading)
    writes.split_draft(
        item=item, pieces=[{"text": "Find vans", "parts": []}, {"text": "Train drivers", "parts": []}], by=coordinator
    )
    assert texts(reading) == [before[0], "Find vans", "Train drivers", *before[2:]]
    assert actions(reading)[2].content["owners"] == item.content["owners"]
    writes.undo_draft_change(reading=reading, event=last_change(reading), by=coordinator)
    assert texts(reading) == before
    assert actions(reading)[1].content["parts"] == ["find the vans", "train the drivers"]


def test_many_splits_find_their_place(reading, coordinator):
    item = actions(reading)[0]
    pieces = [{"text": f"Piece {number}"} for number in range(14)]
    for _ in range(3):
        writes.split_draft(item=item, pieces=pieces, by=coordinator)
    positions = [each.position for each in actions(reading)]
    assert len(set(positions)) == len(positions) == 4 + 3 * 13
    assert texts(reading)[:3] == ["Piece 0", "Piece 1", "Piece 2"]


def test_a_merge_takes_in_the_others_and_is_undone(reading, coordinator):
    before = texts(reading)
    first, second, *_ = actions(reading)
    writes.merge_drafts(items=[first, second], by=coordinator)
    assert texts(reading) == [f"{before[0]}\n{before[1]}", *before[2:]]
    assert [owner["name"] for owner in actions(reading)[0].content["owners"]] == ["Harbour Trust", "Roads Manager"]
    writes.undo_draft_change(reading=reading, event=last_change(reading), by=coordinator)
    assert texts(reading) == before


def test_moving_changes_priority_and_order(reading, coordinator):
    first, *_, last = actions(reading)
    writes.move_draft(item=first, priority="p2", after=last, by=coordinator)
    assert actions(reading)[-1] == first
    assert first.content["priority"] == "p2"


def test_a_renumbered_priority_keeps_its_actions(reading, coordinator):
    priority = reading.items.filter(kind="priority").first()
    writes.correct_draft(item=priority, changes={"ref": "7"}, by=coordinator)
    plan = writes.accept_reading(reading=reading, by=coordinator)
    assert [each.ref for each in plan.priorities.get(ref="7").actions.all()] == ["1.1", "1.2"]


def test_what_the_reader_missed_is_added(reading, coordinator):
    priority = writes.add_draft(reading=reading, kind="priority", changes={"title": "Families"}, by=coordinator)
    first = actions(reading)[0]
    writes.add_draft(
        reading=reading,
        kind="action",
        changes={"text": "Ask families", "priority": priority.content["key"], "timescale": "2027"},
        after=first,
        by=coordinator,
    )
    plan = writes.accept_reading(reading=reading, by=coordinator)
    added = plan.actions.get(text="Ask families")
    assert (added.priority.title, added.position > plan.actions.get(ref="1.1").position) == ("Families", True)


def test_everything_the_reader_was_sure_of_is_checked_at_once(reading, coordinator):
    assert writes.check_all_above(reading=reading, confidence=0.9, kind="priority", by=coordinator) == 2
    assert writes.check_all_above(reading=reading, confidence=0.9, kind="action", by=coordinator) == 0
    writes.undo_draft_change(reading=reading, event=last_change(reading), by=coordinator)
    assert not reading.items.filter(state="checked").exists()


def test_a_change_that_was_built_upon_is_not_undone(reading, coordinator):
    item = actions(reading)[0]
    writes.correct_draft(item=item, changes={"text": "First"}, by=coordinator)
    event = last_change(reading)
    writes.correct_draft(item=item, changes={"text": "Second"}, by=coordinator)
    with pytest.raises(InputError, match="changed again since"):
        writes.undo_draft_change(reading=reading, event=event, by=coordinator)


def test_dropping_a_checked_item_is_undone_to_checked(reading, coordinator):
    item = actions(reading)[0]
    writes.check_drafts(items=[item], by=coordinator)
    writes.drop_drafts(items=[item], by=coordinator)
    writes.undo_draft_change(reading=reading, event=last_change(reading), by=coordinator)
    item.refresh_from_db()
    assert item.state == "checked"
    writes.drop_drafts(items=[item], by=coordinator)
    writes.restore_drafts(items=[item], by=coordinator)
    assert item.state == "pending"


def test_another_person_finishes_it(partnership, reading, coordinator):
    writes.correct_draft(item=actions(reading)[0], changes={"text": "Meet daily"}, by=coordinator)
    other = people.person(partnership, role="administrator")
    writes.set_reading_aside(reading=reading, reason="Waiting for the board", by=coordinator)
    with pytest.raises(InputError, match="set aside"):
        writes.check_drafts(items=actions(reading), by=other)
    writes.take_reading_up(reading=reading, by=other)
    reading = type(reading).objects.get()
    assert writes.accept_reading(reading=reading, by=other).actions.first().text == "Meet daily"


def test_an_accepted_reading_is_closed(reading, coordinator):
    writes.accept_reading(reading=reading, by=coordinator)
    item = DraftItem.objects.filter(kind="action").select_related("reading").first()
    with pytest.raises(InputError, match="has been accepted"):
        writes.correct_draft(item=item, changes={"text": "Too late"}, by=coordinator)
    with pytest.raises(InputError):
        writes.set_reading_aside(reading=reading, by=coordinator)


@pytest.mark.parametrize("role", ["lead", "analyst"])
def test_others_of_the_partnership_only_read(partnership, reading, role):
    stranger = people.person(partnership, role=role)
    item = actions(reading)[0]
    for write in (
        lambda: writes.correct_draft(item=item, changes={"text": "x"}, by=stranger),
        lambda: writes.drop_drafts(items=[item], by=stranger),
        lambda: writes.match_owners(reading=reading, matches={}, by=stranger),
        lambda: writes.bring_paper(partnership=partnership, name="x.txt", data=b"x", by=stranger),
        lambda: writes.correct_plan_facts(reading=reading, title="x", by=stranger),
    ):
        with pytest.raises(NotAllowed):
            write()
