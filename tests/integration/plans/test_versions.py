"""The next version of a plan: accepted as a change, with every action's identity, history and updates kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from factories import plans
from goldthread.core import history
from goldthread.delivery.writes import record_update
from goldthread.documents.model import Cell, DraftMilestone, DraftPriority, Grid, Page, Paragraph
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale_grammar import parse_timescale
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes
from goldthread.plans.models import Action
from goldthread.plans.reads.versions import comparison
from goldthread.plans.rules.owners import OwnerMatch
from goldthread.plans.rules.version_changes import Kind

REASON = "Agreed by the board with the new version"


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


def next_draft(**changes):
    """The next version: 1.1 reworded and later, 1.2 under the other priority, 2.1 as before, 2.2 gone, one new."""
    old = plans.draft_plan()
    meet, vans, prescribing, _letters = old.actions
    actions = (
        replace(
            meet,
            text="Meet every day to look at all overdoses of the day before and the night",
            timescale=parse_timescale("June 2027"),
            owners=plans.owners("Harbour Trust / Health Board"),
        ),
        replace(prescribing, milestones=(DraftMilestone("Two localities", parse_timescale("September 2026")),)),
        replace(vans, priority_ref="2", ref="2.2"),
        plans.draft_action("Open a drop-in for families", ref="2.3", priority_ref="2"),
    )
    return plans.draft_plan(**{"actions": actions, **changes})


def staged(plan, by, draft=None, text="the next version"):
    kept = plans.paper(plan.partnership, by, text=text)
    return writes.stage_reading(paper=kept, reading=plans.reading_of(draft or next_draft()), version_of=plan, by=by)


def accepted(plan, by, draft=None, **more):
    given = {"agreed_on": date(2026, 5, 1), "agreed_by": "The board", "reason": REASON, **more}
    return writes.accept_reading(reading=staged(plan, by, draft), by=by, **given)


def reading_item(reading, key):
    """An item that knows this very reading, as a page would hold it."""
    item = reading.items.get(pk=key)
    item.reading = reading
    return item


def kinds(reading):
    """What becomes of each action, by its words."""
    return {
        (each.item.content["text"] if each.item else each.action.text)[:12]: each.kind
        for each in comparison(reading).actions
    }


def test_the_same_paper_twice_is_all_kept_and_changes_nothing(plan, coordinator):
    before = list(plan.actions.values("pk", "text", "ends", "priority", "status", "revision", "ref", "position"))
    reading = staged(plan, coordinator, plans.draft_plan())
    assert set(kinds(reading).values()) == {Kind.KEPT}
    writes.accept_reading(reading=reading, by=coordinator)
    after = list(plan.actions.values("pk", "text", "ends", "priority", "status", "revision", "ref", "position"))
    assert after == before
    assert [version.number for version in plan.versions.all()] == [2, 1]
    assert plan.priorities.count() == 2
    assert plan.outcomes.count() == 1


def test_the_difference_is_laid_out(plan, coordinator):
    reading = staged(plan, coordinator)
    assert kinds(reading) == {
        "Meet every d": Kind.REWORDED,
        "Offer same-d": Kind.REDATED,
        "Carry naloxo": Kind.MOVED,
        "Open a drop-": Kind.NEW,
        "Write to eve": Kind.DROPPED,
    }


def test_each_action_keeps_its_identity_and_history(plan, coordinator):
    before = {action.ref: action for action in plan.actions.all()}
    record_update(action=before["1.1"], narrative="Going well", by=coordinator)
    accepted(plan, coordinator)
    meet = Action.objects.get(pk=before["1.1"].pk)
    assert meet.text.endswith("and the night")
    assert meet.updates.filter(narrative="Going well").exists()
    assert {"action.agreed", "action.reworded", "action.in_version"} <= set(
        history.of(meet).values_list("kind", flat=True)
    )
    vans = Action.objects.get(pk=before["1.2"].pk)
    assert (vans.ref, vans.priority.ref) == ("2.2", "2")
    new = plan.actions.get(ref="2.3")
    assert new.pk not in {action.pk for action in before.values()}
    assert new.is_new
    assert not meet.is_new


def test_a_changed_date_is_a_new_baseline_with_its_reason(plan, coordinator):
    accepted(plan, coordinator)
    meet = plan.actions.get(ref="1.1")
    assert (meet.ends, meet.first_ends) == (date(2027, 6, 30), date(2027, 3, 31))
    assert [(each.number, each.ends, each.agreed_by) for each in meet.baselines.all()] == [
        (1, date(2027, 3, 31), ""),
        (2, date(2027, 6, 30), "The board"),
    ]
    assert meet.baselines.get(number=2).reason == REASON
    step = plan.actions.get(ref="2.1").milestones.get()
    assert (step.ends, step.first_ends, step.baselines.count()) == (date(2026, 9, 30), date(2026, 6, 30), 2)


def test_what_is_dropped_closes_with_the_reason(plan, coordinator):
    gone = plan.actions.get(ref="2.2")
    accepted(plan, coordinator)
    gone.refresh_from_db()
    assert (gone.status, gone.ended_on) == ("closed", date(2026, 5, 1))
    assert REASON in gone.end_reason
    assert gone.updates.get().narrative == gone.end_reason
    assert list(plan.actions.values_list("text", flat=True))[-1] == gone.text


def test_progress_that_was_printed_before_is_not_said_again(plan, coordinator):
    told = plan.actions.get(ref="2.1").updates.count()
    accepted(plan, coordinator)
    assert plan.actions.get(ref="2.1").updates.count() == told
    finished = replace(plans.draft_plan().actions[0], progress="All of it is done", rag="B")
    draft = plans.draft_plan(actions=(finished, *next_draft().actions[1:]))
    writes.accept_reading(reading=staged(plan, coordinator, draft, "a third"), by=coordinator)
    done = plan.actions.get(ref="1.1")
    assert (done.status, done.updates.first().narrative.splitlines()[0]) == ("complete", "All of it is done")


def test_owners_are_carried_on_and_changed(plan, coordinator):
    trust = partnership_writes.add_body(
        partnership=plan.partnership, name="Harbour Trust Ltd", kind="third_sector", by=coordinator
    )
    writes.name_owner_everywhere(plan=plan, printed="Harbour Trust", owner=trust, by=coordinator)
    by_hand = partnership_writes.add_post(partnership=plan.partnership, title="Convener", by=coordinator)
    writes.assign(thing=plan.actions.get(ref="1.1"), owner=by_hand, by=coordinator)
    reading = staged(plan, coordinator)
    assert reading.owner_matches["Harbour Trust"] == OwnerMatch("body", id=trust.pk).values()
    writes.accept_reading(reading=reading, by=coordinator)
    rows = plan.actions.get(ref="1.1").assignments.all()
    assert [(row.printed, row.body) for row in rows if not row.post] == [
        ("Harbour Trust", trust),
        ("Health Board", None),
    ]
    assert [row.post for row in rows if row.post] == [by_hand]


def test_what_is_doubtful_waits_for_a_person(plan, coordinator):
    vague = plans.draft_action("Offer prescribing on the same day everywhere", ref="2.1", priority_ref="2")
    draft = plans.draft_plan(actions=(*plans.draft_plan().actions[:2], vague))
    reading = staged(plan, coordinator, draft)
    (doubtful,) = comparison(reading).doubtful
    item = reading_item(reading, doubtful.item.pk)
    assert doubtful.action.ref == "2.1"
    with pytest.raises(InputError, match="perhaps the same"):
        writes.accept_reading(reading=reading, by=coordinator)
    writes.pair_item(item=item, row=doubtful.action.pk, by=coordinator)
    assert comparison(reading).doubtful == []
    other = reading_item(reading, plans.first_action(reading).pk)
    with pytest.raises(InputError, match="paired with another"):
        writes.pair_item(item=other, row=doubtful.action.pk, by=coordinator)
    writes.pair_item(item=item, row=None, by=coordinator)
    assert comparison(reading).tally[Kind.NEW] == 1
    writes.forget_pair(item=item, by=coordinator)
    assert len(comparison(reading).doubtful) == 1


def test_a_row_of_another_plan_is_refused(plan, coordinator):
    other = plans.live_plan(plan.partnership, coordinator, plans.draft_plan(title="Another"), text="another")
    reading = staged(plan, coordinator)
    with pytest.raises(InputError, match="not in the plan"):
        writes.pair_item(item=plans.first_action(reading), row=other.actions.first().pk, by=coordinator)


def test_priorities_may_change_numbers_and_words(plan, coordinator):
    safety, care = plan.priorities.all()
    swapped = (
        DraftPriority("2", "Fewer people die"),
        DraftPriority("1", "Treatment when it is wanted, where it is wanted"),
        DraftPriority("3", "Families are heard"),
    )
    other = {"1": "2", "2": "1"}
    actions = tuple(replace(each, priority_ref=other[each.priority_ref]) for each in plans.draft_plan().actions)
    accepted(plan, coordinator, plans.draft_plan(priorities=swapped, actions=actions))
    rows = {row.pk: str(row) for row in plan.priorities.all()}
    assert rows[safety.pk] == "2 Fewer people die"
    assert rows[care.pk] == "1 Treatment when it is wanted, where it is wanted"
    assert list(rows.values())[2] == "3 Families are heard"
    assert plan.actions.get(ref="1.1").priority == safety


def test_a_likely_next_version_is_offered_and_not_made(plan, coordinator):
    kept = plans.paper(plan.partnership, coordinator, text="like the first")
    reading = writes.stage_reading(paper=kept, reading=plans.reading_of(next_draft()), by=coordinator)
    assert (reading.version_of, reading.looks_like) == (None, plan)
    writes.make_version_of(reading=reading, plan=plan, by=coordinator)
    assert (reading.version_of, reading.looks_like) == (plan, None)
    writes.make_version_of(reading=reading, plan=None, by=coordinator)
    assert writes.accept_reading(reading=reading, by=coordinator) != plan


def test_the_version_says_what_changed(plan, coordinator):
    accepted(plan, coordinator)
    latest = plan.versions.first()
    assert (latest.number, latest.agreed_by, latest.paper_name) == (2, "The board", "paper.html")
    assert latest.note == "Actions: 1 reworded, 1 moved, 1 with another date, 1 new, 1 dropped."


def test_comparing_costs_the_same_for_any_length(plan, coordinator, django_assert_num_queries):
    reading = staged(plan, coordinator)
    with django_assert_num_queries(7):
        comparison(reading)


def test_the_printed_history_of_a_paper_becomes_versions(partnership, coordinator):
    history_table = (
        ("Version", "Date", "Author", "Summary of changes"),
        ("1.0", "3 March 2026", "Coordinator", "First plan"),
        ("2.0", "14 April 2026", "Coordinator", "Dates agreed by the board"),
    )
    cells = tuple(
        Cell(row, col, (Paragraph(text),))
        for row, texts in enumerate(history_table)
        for col, text in enumerate(texts)
    )
    staged_reading = plans.reading_of()
    document = staged_reading.document
    control = Page("0", (Grid(3, 4, cells, number=9),))
    kept = plans.paper(partnership, coordinator, text="with a history of itself")
    reading = writes.stage_reading(
        paper=kept,
        reading=replace(staged_reading, document=replace(document, pages=(control, *document.pages))),
        by=coordinator,
    )
    plan = writes.accept_reading(reading=reading, agreed_by="The board", by=coordinator)
    assert [(each.number, each.label, str(each.agreed_on), each.agreed_by) for each in plan.versions.all()] == [
        (2, "2.0", "2026-04-14", "The board"),
        (1, "1.0", "2026-03-03", "Coordinator"),
    ]
    assert [each.paper for each in plan.versions.all()] == [kept, None]
    assert plan.versions.first().note == "Dates agreed by the board"


@pytest.mark.parametrize("size", [10, 60])
def test_accepting_what_is_as_before_costs_the_same_for_any_length(
    partnership, coordinator, django_assert_max_num_queries, size
):
    plan = plans.live_plan(partnership, coordinator, plans.big_plan(size, 5), text="first")
    reading = staged(plan, coordinator, plans.big_plan(size, 5))
    with django_assert_max_num_queries(75):
        writes.accept_reading(reading=reading, by=coordinator)
