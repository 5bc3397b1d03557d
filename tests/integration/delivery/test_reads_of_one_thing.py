"""The page of an action, a priority, an owner, a recommendation, a month, and a person's own work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from factories import bulk, people
from goldthread.delivery import reads
from goldthread.delivery.filters import ActionFilters, OwnerKey
from goldthread.partnership.models import Body, Group, Person, Post
from goldthread.plans.models import Action, Assignment, Milestone, Priority, Recommendation

TODAY = date(2026, 3, 10)


@pytest.fixture
def action(plan):
    return reads.find_action(plan.partnership, Action.objects.filter(plan=plan).first().pk)


def test_an_action_shows_all_that_hangs_on_it(action, coordinator):
    seen = reads.action_page(action, TODAY, by=coordinator)
    assert seen.row.name == f"{action.ref} {action.text}"
    assert seen.parts == tuple(action.parts.values_list("text", flat=True)) != ()
    assert [m.text for m in seen.milestones] == list(action.milestones.values_list("text", flat=True))
    assert (len(seen.updates.rows), seen.updates.total, seen.updates.pages) == (20, 20, 1)
    assert [u.id for u in seen.updates.rows] == sorted((u.id for u in seen.updates.rows), reverse=True)
    assert {r.of for r in seen.recommendations} <= {"action", "priority"}
    assert "action" in {r.of for r in seen.recommendations}
    assert {o.of for o in seen.outcomes} == {"action", "priority"} or len(seen.outcomes) == 1
    assert seen.allowed == reads.Allowed(update=True, edit=True)


def test_updates_come_twenty_to_a_page(plan, coordinator):
    bulk.say_often(action := Action.objects.filter(plan=plan).last(), times=45, by=coordinator)
    found = reads.find_action(plan.partnership, action.pk)
    pages = [reads.action_page(found, TODAY, by=coordinator, updates_page=n).updates for n in (1, 2, 3, 99)]
    assert [len(page.rows) for page in pages] == [20, 20, 8, 8]
    assert len({row.id for page in pages[:3] for row in page.rows}) == 48


def test_an_action_is_read_in_few_queries_however_much_hangs_on_it(plan, coordinator, django_assert_max_num_queries):
    most = Action.objects.filter(plan=plan).first()
    least = Action.objects.filter(plan=plan).last()
    for key in (most.pk, least.pk):
        with django_assert_max_num_queries(19):
            reads.action_page(reads.find_action(plan.partnership, key), TODAY, by=coordinator)


def test_an_action_of_another_partnership_is_not_there(action):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    with pytest.raises(Action.DoesNotExist):
        reads.find_action(elsewhere, action.pk)
    with pytest.raises(Priority.DoesNotExist):
        reads.find_priority(elsewhere, action.priority_id)
    with pytest.raises(Recommendation.DoesNotExist):
        reads.find_recommendation(elsewhere, Recommendation.objects.first().pk)
    body = Body.objects.filter(partnership=action.partnership).first()
    with pytest.raises(ObjectDoesNotExist):
        reads.owner_page(elsewhere, OwnerKey("body", body.pk), ActionFilters(), TODAY)


def test_a_priority_shows_its_actions_in_the_order_of_the_paper(plan):
    priority = reads.find_priority(plan.partnership, Priority.objects.filter(plan=plan).first().pk)
    seen = reads.priority_page(priority, TODAY)
    assert [row.id for row in seen.actions.rows] == list(
        Action.objects.filter(priority=priority).order_by("position").values_list("id", flat=True)
    )
    assert seen.tally.total == seen.actions.total == 5
    assert [outcome.text for outcome in seen.outcomes] == [o.text for o in priority.outcomes.all()]
    assert [r.id for r in seen.recommendations] == list(priority.recommendations.values_list("id", flat=True))


@pytest.mark.parametrize(("kind", "model"), [("body", Body), ("group", Group), ("post", Post), ("person", Person)])
def test_an_owner_shows_what_it_has(plan, partnership, kind, model):
    held = Assignment.objects.filter(partnership=partnership, **{f"{kind}__isnull": False}).first()
    owner = getattr(held, kind)
    seen = reads.owner_page(partnership, OwnerKey(kind, owner.pk), ActionFilters(size=200), TODAY)
    assert seen.name == str(owner)
    assert held.action_id in {row.id for row in seen.actions.rows}
    assert seen.tally.total == seen.actions.total
    assert all(OwnerKey(kind, owner.pk) in {o.key for o in row.owners} for row in seen.actions.rows)
    for other in seen.around:
        assert reads.owner_page(partnership, other.key, ActionFilters(), TODAY).name == other.name


def test_my_work_is_what_is_mine_by_any_of_my_names_late_first(plan, partnership):
    lead = Person.objects.get(partnership=partnership, name="Lead 1")
    seen = reads.my_work(lead, TODAY)
    shown = [*seen.late, *seen.soon, *seen.later, *seen.undated]
    mine = {OwnerKey("person", lead.pk), OwnerKey("body", lead.body_id)}
    mine |= {OwnerKey("post", post) for post in lead.post_ids}
    everything = reads.actions(partnership, ActionFilters(open=True, size=200), on=TODAY).rows
    assert {item.row.id for item in shown} == {r.id for r in everything if mine & {o.key for o in r.owners}}
    assert seen.total == seen.shown == len(shown) > 0
    ends = [item.row.ends for item in shown if item.row.ends]
    assert ends == sorted(ends)
    assert all(item.row.is_late for item in seen.late)
    assert {step.action_id for step in seen.milestones} <= {item.row.id for item in shown}
    through_body = next(item for item in shown if OwnerKey("person", lead.pk) not in {o.key for o in item.row.owners})
    assert through_body.through


def test_a_national_viewer_has_no_work_of_her_own(plan, partnership):
    viewer = Person(partnership=partnership, name="A national viewer")
    viewer.__dict__["roles"] = frozenset({"national_viewer"})
    assert reads.my_work(viewer, TODAY).total == 0


def test_a_month_holds_every_date_in_it_once(plan, partnership):
    seen = reads.calendar(partnership, TODAY, TODAY)
    days = [day for week in seen.weeks for day in week]
    assert [day.day for day in days if day.in_month] == [date(2026, 3, n) for n in range(1, 32)]
    assert all(len(week) == 7 and week[0].day.weekday() == 0 for week in seen.weeks)
    due = Action.objects.filter(plan=plan, ends__year=2026, ends__month=3).exclude(status="closed")
    steps = Milestone.objects.filter(action__plan=plan, ends__year=2026, ends__month=3, dropped_on=None)
    steps = steps.exclude(action__status="closed")
    items = {(item.kind, item.id) for item in seen.items}
    assert items == {("action", a.pk) for a in due} | {("milestone", m.pk) for m in steps}
    assert sorted(seen.items, key=str) == sorted(
        (item for day in days if day.in_month for item in day.items), key=str
    )
    assert (seen.earlier, seen.later) == (date(2026, 2, 1), date(2026, 4, 1))


def test_the_thread_leads_from_a_recommendation_to_what_came_of_it(plan, partnership):
    link = Priority.objects.filter(plan=plan, recommendations__isnull=False).first()
    key = link.recommendations.first().pk
    seen = reads.thread(reads.find_recommendation(partnership, key), TODAY)
    answered = reads.actions(partnership, ActionFilters(recommendation=key, size=200), on=TODAY)
    under = [each for priority in seen.priorities for each in priority.actions]
    assert {each.row.id for each in under} == {row.id for row in answered.rows}
    assert seen.tally.total == answered.total > 0
    whole = next(priority for priority in seen.priorities if priority.id == link.pk)
    assert whole.answers
    assert whole.outcomes
    with_words = next(each for each in under if each.latest)
    newest = Action.objects.get(pk=with_words.row.id).updates.first()
    assert with_words.latest.narrative == newest.narrative


def test_a_whole_plan_holds_every_action_with_what_hangs_on_it(plan):
    seen = reads.whole_plan(plan, TODAY - timedelta(days=90), TODAY)
    assert [each.row.id for each in seen.actions] == list(
        Action.objects.filter(plan=plan).order_by("priority__position", "position").values_list("id", flat=True)
    )
    for each in seen.actions:
        action = Action.objects.get(pk=each.row.id)
        assert len(each.milestones) == action.milestones.count()
        assert each.latest.id == action.updates.first().pk
        assert each.parts == tuple(action.parts.values_list("text", flat=True))
        assert {r.id for r in each.recommendations} == set(action.recommendations.values_list("id", flat=True))
