"""Lists of actions: every filter against the rules themselves, orders, pages, and files of every row."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from factories import bulk, people
from goldthread.core import wording
from goldthread.core.natural_order import natural_key
from goldthread.delivery import rules
from goldthread.delivery.filters import NO_RAG, SORTS, ActionFilters, OwnerKey
from goldthread.delivery.reads import lists
from goldthread.delivery.reads.selection import EVERYWHERE
from goldthread.partnership.models import Body
from goldthread.plans.models import Action, ActionOutcome, ActionRecommendation, Assignment, Priority

TODAY = date(2026, 3, 10)
ALL = 200


def ids(scope, **asked):
    return {row.id for row in lists.actions(scope, ActionFilters(size=ALL, **asked), on=TODAY).rows}


def those(plan, holds):
    return {action.pk for action in Action.objects.filter(plan=plan) if holds(action)}


@pytest.mark.parametrize(
    ("asked", "holds"),
    [
        ({"overdue": True}, lambda a: rules.is_overdue(a.status, a.ends, TODAY)),
        ({"open": True}, lambda a: rules.is_open(a.status)),
        ({"undated": True}, lambda a: a.ends is None),
        ({"new": True}, lambda a: a.is_new),
        ({"status": ("blocked", "complete")}, lambda a: a.status in ("blocked", "complete")),
        ({"rag": ("red", NO_RAG)}, lambda a: a.stated_rag in ("red", "")),
        ({"due_from": TODAY}, lambda a: a.ends is not None and a.ends >= TODAY),
        ({"due_to": TODAY}, lambda a: a.ends is not None and a.ends <= TODAY),
        ({"plan": "plan-1"}, lambda a: True),
        ({"plan": "another"}, lambda a: False),
    ],
)
def test_each_filter_finds_what_the_rule_says(plan, partnership, asked, holds):
    assert ids(partnership, **asked) == those(plan, holds)


def test_filters_by_what_hangs_on_an_action(plan, partnership):
    priority = Priority.objects.filter(plan=plan).first()
    assert ids(partnership, priority=priority.pk) == those(plan, lambda a: a.priority_id == priority.pk)
    answered = ActionRecommendation.objects.filter(partnership=partnership).first()
    heads = set(answered.recommendation.priorities.values_list("id", flat=True))
    direct = set(answered.recommendation.actions.values_list("id", flat=True))
    assert ids(partnership, recommendation=answered.recommendation_id) == those(
        plan, lambda a: a.pk in direct or a.priority_id in heads
    )
    served = ActionOutcome.objects.filter(partnership=partnership).first().outcome
    direct = set(served.actions.values_list("id", flat=True))
    assert ids(partnership, outcome=served.pk) == those(
        plan, lambda a: a.pk in direct or a.priority_id == served.priority_id
    )


def test_an_owner_has_what_is_assigned_to_it_and_what_its_priority_leaves_unassigned(plan, partnership, coordinator):
    body = Body.objects.filter(partnership=partnership).first()
    own = set(Assignment.objects.filter(body=body, action__isnull=False).values_list("action_id", flat=True))
    assert own
    assert ids(partnership, owner=OwnerKey("body", body.pk)) == own
    priority = Priority.objects.filter(plan=plan).last()
    left = bulk.heading_of(priority, body=body, bare=Action.objects.filter(priority=priority).first(), by=coordinator)
    assert ids(partnership, owner=OwnerKey("body", body.pk)) == own | {left.pk}
    row = next(r for r in lists.action_rows(plan, ActionFilters(), on=TODAY) if r.id == left.pk)
    assert [owner.name for owner in row.owners] == [body.name]


def test_words_are_found_wherever_they_stand_in_the_action(plan, partnership):
    action = Action.objects.filter(plan=plan).first()
    words = " ".join(action.text.split()[2:5])
    assert action.pk in ids(partnership, text=words)
    assert ids(partnership, text="zeppelin") == set()
    assert ids(partnership, text='"; -- ( OR') == set()


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("descending", [False, True])
def test_every_order_gives_every_row_once_over_its_pages(plan, partnership, sort, descending):
    pages = [
        lists.actions(partnership, ActionFilters(sort=sort, descending=descending, size=7, page=n), on=TODAY)
        for n in range(1, 10)
    ]
    found = [row.id for page in pages for row in page.rows]
    assert sorted(found) == sorted(those(plan, lambda a: True))
    assert {page.total for page in pages} == {60}
    assert pages[-1].pages == 9
    assert not pages[-1].has_next


def test_undated_comes_last_whichever_way(plan, partnership):
    for descending in (False, True):
        rows = lists.actions(partnership, ActionFilters(size=ALL, descending=descending), on=TODAY).rows
        ends = [row.ends for row in rows if row.ends]
        assert ends == sorted(ends, reverse=descending)
        assert all(row.ends is None for row in rows[len(ends) :])


def test_references_are_sorted_as_people_count(plan, partnership):
    refs = [row.ref for row in lists.actions(partnership, ActionFilters(sort="ref", size=ALL), on=TODAY).rows]
    assert refs == sorted(refs, key=natural_key)
    assert refs.index("2.10") > refs.index("2.9")


def test_a_page_past_the_end_gives_the_last_one(plan, partnership):
    page = lists.actions(partnership, ActionFilters(page=99), on=TODAY)
    assert (page.number, len(page.rows)) == (2, 10)


def test_the_number_of_queries_does_not_grow(plan, partnership, coordinator, django_assert_num_queries):
    everything = ActionFilters(size=ALL, sort="priority")
    with django_assert_num_queries(4):
        small = lists.actions(partnership, everything, on=TODAY)
    bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=90), on=TODAY, seed=2)
    with django_assert_num_queries(4):
        large = lists.actions(partnership, everything, on=TODAY)
    assert (small.total, large.total) == (60, 150)


def test_another_partnership_is_never_in_the_list(plan, partnership):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    other = bulk.load_plan(
        partnership=elsewhere, by=people.person(elsewhere), size=bulk.Size(actions=20), on=TODAY, seed=5
    )
    assert ids(partnership) == those(plan, lambda a: True)
    assert ids(other) == those(other, lambda a: True)
    theirs = Action.objects.filter(plan=other).first()
    word = theirs.text.split()[3]
    assert theirs.pk in ids(elsewhere, text=word)
    assert ids(EVERYWHERE, text=word) == ids(partnership, text=word) | ids(elsewhere, text=word)
    assert len(ids(EVERYWHERE)) == 80


def test_every_row_is_given_once_a_piece_at_a_time(plan, partnership, monkeypatch):
    monkeypatch.setattr(lists, "PIECE", 7)
    asked = ActionFilters(overdue=True)
    everything = list(lists.action_rows(partnership, ActionFilters(), on=TODAY))
    assert [row.position for row in everything] == list(range(60))
    late = [row.id for row in lists.action_rows(EVERYWHERE, asked, on=TODAY)]
    assert set(late) == ids(partnership, overdue=True)
    assert len(late) == len(set(late))


def test_rows_in_one_place_are_neither_lost_nor_repeated(plan, coordinator, monkeypatch):
    bulk.put_in_one_place(plan, by=coordinator)
    monkeypatch.setattr(lists, "PIECE", 7)
    found = [row.id for row in lists.action_rows(plan, ActionFilters(), on=TODAY)]
    assert sorted(found) == found
    assert len(found) == 60


def test_a_row_says_how_it_stands(plan, partnership):
    late = lists.actions(partnership, ActionFilters(overdue=True), on=TODAY).rows[0]
    assert late.is_late
    assert late.stands.words.startswith(f"{wording.length((TODAY - late.ends).days)} late")
    assert late.slipped == (late.ends - late.first_ends).days
    assert late.partnership == partnership.slug


def test_the_database_sorts_references_as_python_does(plan, partnership, coordinator):
    chance = random.Random(4)
    made = ["".join(chance.choices("aB1902. -é", k=chance.randint(0, 12))) for _ in range(60)]
    bulk.rename(plan, made, by=coordinator)
    found = [row.ref for row in lists.actions(partnership, ActionFilters(sort="ref", size=ALL), on=TODAY).rows]
    assert [natural_key(ref) for ref in found] == sorted(natural_key(ref) for ref in made)


def test_due_from_and_to_are_days_of_the_list(plan, partnership):
    day = next(a.ends for a in Action.objects.filter(plan=plan) if a.ends)
    found = ids(partnership, due_from=day, due_to=day)
    assert found == those(plan, lambda a: a.ends == day)
    assert found
    assert not ids(partnership, due_from=day + timedelta(days=1), due_to=day)
