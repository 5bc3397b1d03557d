"""Reads written once and filled in: the same rows as an ordinary query, whatever is given."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db.models import F, Q
from django.utils import timezone

from factories import plans
from goldthread.core.prepared import Given, prepared, prepared_objects, rows_of_query
from goldthread.plans.models import Action, Milestone

COLUMNS = ("id", "text", "ends", "added_on", "is_new", "provenance", "plan__title")


@prepared
def _actions(which, **given):
    return Action.objects.filter(which).order_by("-position").values_list(*COLUMNS)


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


def ordinary(which):
    return list(Action.objects.filter(which).order_by("-position").values_list(*COLUMNS))


def test_the_rows_are_those_of_an_ordinary_query(plan):
    of_plan = Q(plan=Given("plan"), ended_on=None)
    for key in (plan.pk, plan.pk + 1):
        assert _actions(of_plan, plan=key) == ordinary(Q(plan=key, ended_on=None))
    assert _actions(of_plan, plan=plan.pk)
    assert _actions(Q(plan=plan)) == ordinary(Q(plan=plan))


def test_days_and_moments_are_compared_as_such(plan):
    today, now = timezone.localdate(), timezone.now()
    by_day = Q(added_on__gt=Given("day")) & Q(plan=Given("plan"))
    for day in (today, today - timedelta(days=1)):
        assert _actions(by_day, day=day, plan=plan.pk) == ordinary(Q(added_on__gt=day))
    heard = Q(last_update_at__gte=Given("moment"))
    for moment in (now - timedelta(days=1), now + timedelta(days=1)):
        assert _actions(heard, moment=moment) == ordinary(Q(last_update_at__gte=moment))


@pytest.mark.parametrize("many", [0, 1, 2, 500])
def test_one_of_a_list_of_any_length(plan, many):
    keys = [*plan.actions.values_list("id", flat=True)][:many]
    keys += range(10**6, 10**6 + many - len(keys))
    assert _actions(Q(id__among=Given("keys")), keys=keys) == ordinary(Q(id__in=keys))
    either = Q(priority__among=Given("keys")) | Q(id__among=Given("keys"))
    assert _actions(either, keys=keys) == ordinary(Q(priority__in=keys) | Q(id__in=keys))


def test_the_query_is_put_together_once(plan, django_assert_num_queries):
    asked = []

    @prepared
    def texts(which, **given):
        asked.append(which)
        late = Milestone.objects.filter(which, ends__lt=F("action__ends"))
        return late.values_list("text")

    shape = Q(action__plan=Given("plan"))
    with django_assert_num_queries(3):
        for key in (plan.pk, 1, 2):
            texts(shape, plan=key)
    assert len(asked) == 1


def test_nothing_is_left_out_or_empty(plan):
    shape = Q(plan=Given("plan"))
    with pytest.raises(KeyError, match="plan"):
        _actions(shape, other=1)
    with pytest.raises(TypeError, match="plan is None"):
        _actions(shape, plan=None)


def test_a_query_that_a_reader_put_together_gives_its_rows(plan):
    found = Action.objects.filter(plan=plan).order_by("-position").values_list(*COLUMNS)
    assert rows_of_query(found) == list(found)
    assert rows_of_query(found.all()[1:3]) == list(found)[1:3]
    assert rows_of_query(found.filter(id__in=[])) == []


def test_objects_are_those_of_an_ordinary_query(plan, django_assert_num_queries):
    @prepared_objects(Action, "plan", "priority")
    def objects(which):
        return Action.objects.filter(which).order_by("-position")

    shape, asked = Q(plan=Given("plan")), Action.objects.select_related("plan", "priority").order_by("-position")
    objects(shape, plan=plan.pk)
    with django_assert_num_queries(1):
        made = objects(shape, plan=plan.pk)
        told = [(row.plan.title, row.priority and row.priority.title) for row in made]
    ordinary = list(asked.filter(plan=plan))
    assert made == ordinary
    assert told == [(row.plan.title, row.priority and row.priority.title) for row in ordinary]
    assert [row.__dict__.keys() for row in made] == [row.__dict__.keys() for row in ordinary]
    assert not any(row._state.adding or row.plan._state.adding for row in made)
    assert objects(shape, plan=plan.pk + 1) == []
    assert objects(Q(plan=plan)) == ordinary


def test_each_row_has_lists_of_its_own(plan):
    one, other, *_ = [row[5] for row in _actions(Q(plan=Given("plan")), plan=plan.pk)]
    assert one == other
    assert one is not other
