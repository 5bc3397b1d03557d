"""A plan written to a file and read back is the same plan: the promise is tested on plans of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from factories import people, plans
from factories.plan_files import plan_files
from goldthread.core import history, search
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale import Timescale
from goldthread.partnership import writes as partnership_writes
from goldthread.partnership.models import Body, Partnership
from goldthread.plans import writes
from goldthread.plans.exchange import PlanFile, model
from goldthread.plans.models import Plan, SourceDocument
from goldthread.plans.reads.plan_file import plan_file, plan_to_json, plan_to_xlsx


def answered(file: PlanFile) -> PlanFile:
    """A file holds the sources that its plan answers; one that nothing leads to belongs to no plan."""
    led_to = {row.recommendation for row in file.answers}
    sources = [
        row for row in file.sources if any(r.source == row.key and r.key in led_to for r in file.recommendations)
    ]
    names = {row.key: f"s{number}" for number, row in enumerate(sources, start=1)}
    recommendations = [row for row in file.recommendations if row.source in names]
    keys = {row.key: f"r{number}" for number, row in enumerate(recommendations, start=1)}
    used = {row.owner for row in file.assignments}
    owners = sorted(
        (row for row in file.owners if row.key in used), key=lambda row: (KINDS.index(row.kind), row.name.lower())
    )
    who = {row.key: f"w{number}" for number, row in enumerate(owners, start=1)}
    return replace(
        file,
        sources=tuple(replace(row, key=names[row.key]) for row in sources),
        recommendations=tuple(replace(row, key=keys[row.key], source=names[row.source]) for row in recommendations),
        answers=tuple(replace(row, recommendation=keys[row.recommendation]) for row in file.answers),
        owners=tuple(replace(row, key=who[row.key]) for row in owners),
        assignments=tuple(replace(row, owner=who.get(row.owner, "")) for row in file.assignments),
    )


KINDS = ["body", "group", "post", "person"]


@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan_files())
def test_a_made_plan_gathered_again_is_the_same_file(coordinator_anywhere, file):
    file = answered(file)
    assert _made_and_gathered(file, *coordinator_anywhere) == file


def _made_and_gathered(file: PlanFile, partnership, coordinator) -> PlanFile:
    """Made, gathered and rolled back: each example begins with an empty partnership."""
    with transaction.atomic():
        plan = writes.import_plan(partnership=partnership, file=file, by=coordinator)
        gathered = replace(plan_file(plan), others={})
        transaction.set_rollback(True)
    return gathered


@pytest.fixture
def coordinator_anywhere(partnership, coordinator):
    return partnership, coordinator


@pytest.fixture
def lived_in(plan, partnership, coordinator) -> Plan:
    """A plan with everything a plan can have."""
    one, two, *_ = plan.actions.all()
    trust = partnership_writes.add_body(partnership=partnership, name="HT", kind="third_sector", by=coordinator)
    writes.name_owner_everywhere(plan=plan, printed="Harbour Trust", owner=trust, by=coordinator)
    writes.change_timescale(action=one, timescale="June 2028", reason="Late", agreed_by="Board", by=coordinator)
    writes.add_dependency(action=two, on=one, note="vans first", by=coordinator)
    step = writes.add_milestone(action=one, text="Ten vans", timescale="May 2026", by=coordinator)
    writes.change_milestone_timescale(milestone=step, timescale="June 2026", reason="Rain", by=coordinator)
    writes.mark_milestone_done(milestone=step, by=coordinator)
    writes.record_version(plan=plan, label="Revised", agreed_on=date(2026, 9, 1), by=coordinator)
    return plan


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_a_plan_that_was_lived_with_survives_the_file(lived_in, partnership, coordinator, kind):
    if kind == "json":
        again = writes.plan_from_json(data=plan_to_json(lived_in), partnership=partnership, by=coordinator)
    else:
        again = writes.plan_from_xlsx(data=plan_to_xlsx(lived_in), partnership=partnership, by=coordinator)
    assert again.slug == f"{lived_in.slug}-2"
    before, after = plan_file(lived_in), plan_file(again)
    assert replace(after, plan=replace(after.plan, slug=before.plan.slug)) == before


def test_it_becomes_the_same_plan_in_another_partnership(lived_in):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    by = people.person(elsewhere)
    again = writes.plan_from_json(data=plan_to_json(lived_in), partnership=elsewhere, by=by)
    assert plan_file(again) == plan_file(lived_in)
    assert Body.objects.filter(partnership=elsewhere).get().kind == "third_sector"
    assert history.of(again.actions.first()).last().kind == "action.imported"
    assert search.find("naloxone", partnership_id=elsewhere.pk)


def test_sources_and_owners_that_are_known_are_used(lived_in, partnership, coordinator):
    sources, bodies = SourceDocument.objects.count(), Body.objects.count()
    again = writes.plan_from_json(data=plan_to_json(lived_in), partnership=partnership, by=coordinator)
    assert (SourceDocument.objects.count(), Body.objects.count()) == (sources, bodies)
    assert again.priorities.first().recommendations.get().priorities.count() == 4


def small(**sections) -> PlanFile:
    actions = (model.ActionRow(key="a1", text="One", timescale=Timescale("2027")),)
    versions = (model.VersionRow(number=1, made_at=datetime(2026, 4, 1, tzinfo=UTC)),)
    return PlanFile(**{"plan": model.PlanRow(title="A plan"), "versions": versions, "actions": actions, **sections})


def an_action(**fields) -> model.ActionRow:
    return model.ActionRow(**{"key": "a2", "text": "Two", "timescale": Timescale(""), **fields})


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ({"plan": model.PlanRow(title=" ")}, "no title"),
        ({"plan": model.PlanRow(title="x", starts=date(2027, 1, 1), ends=date(2026, 1, 1))}, "ends before it starts"),
        ({"plan": model.PlanRow(title="x", cadence_days=1)}, "once in 7"),
        ({"actions": (an_action(), an_action())}, "actions, row 2, key: The key “a2” is there twice"),
        ({"actions": (an_action(text=" "),)}, "actions, row 1, text: This cannot be left blank"),
        ({"actions": (an_action(text="x" * 20_001),)}, "20,001 characters"),
        ({"actions": (an_action(priority="p9"),)}, "no “p9” in priorities"),
        ({"actions": (an_action(status="forgotten"),)}, "“forgotten” is none of not_started"),
        ({"actions": (an_action(stated_rag="purple"),)}, "“purple” is none of red"),
        ({"actions": (an_action(status="complete"),)}, "has the day"),
        ({"actions": (an_action(ended_on=date(2026, 1, 1)),)}, "has the day"),
        ({"actions": (an_action(status="closed", ended_on=date(2026, 1, 1)),)}, "has its reason"),
        (
            {
                "priorities": (
                    model.PriorityRow(key="p1", ref="1", title="x"),
                    model.PriorityRow(key="p2", ref="1", title="y"),
                )
            },
            "“1” is there twice",
        ),
        ({"parts": (model.PartRow(action="a7", text="x"),)}, "no “a7” in actions"),
        ({"assignments": (model.AssignmentRow(of="a1"),)}, "Who this is given to"),
        ({"assignments": (model.AssignmentRow(of="a1", printed="x", kind="boss"),)}, "“boss” is none of lead"),
        ({"owners": (model.OwnerRow(key="w1", kind="robot", name="x"),)}, "“robot” is none of body"),
        ({"sources": (model.SourceRow(key="s1", title="x", level="regional"),)}, "none of local"),
        (
            {
                "actions": (an_action(), an_action(key="a1")),
                "dependencies": (
                    model.DependencyRow(action="a1", waits_for="a2"),
                    model.DependencyRow(action="a2", waits_for="a1"),
                ),
            },
            "wait for each other: a2 → a1 → a2",
        ),
        ({"dependencies": (model.DependencyRow(action="a1", waits_for="a1"),)}, "wait for each other"),
        (
            {
                "milestones": (
                    model.MilestoneRow(
                        key="m1",
                        action="a1",
                        text="x",
                        timescale=Timescale(""),
                        done_on=date(2026, 1, 1),
                        dropped_on=date(2026, 1, 1),
                    ),
                )
            },
            "not both",
        ),
    ],
)
def test_what_does_not_fit_together_is_refused_whole(partnership, coordinator, sections, message):
    with pytest.raises(InputError, match=message):
        writes.import_plan(partnership=partnership, file=small(**sections), by=coordinator)
    assert not Plan.objects.exists()


def test_hostile_text_is_made_fit_to_keep(partnership, coordinator):
    plan = writes.import_plan(
        partnership=partnership, file=small(actions=(an_action(text="\x00<b>\r\nx"),)), by=coordinator
    )
    assert plan.actions.get().text == "<b>\nx"


def test_only_editors_read_plans_in(lived_in, partnership):
    for by in (people.person(partnership, role="lead"), people.national_viewer(partnership)):
        with pytest.raises(NotAllowed):
            writes.plan_from_json(data=plan_to_json(lived_in), partnership=partnership, by=by)
    assert Partnership.objects.count() == 1


@pytest.mark.parametrize("size", [10, 120])
def test_queries_do_not_grow_with_the_plan(partnership, coordinator, django_assert_max_num_queries, size):
    plan = plans.live_plan(partnership, coordinator, plans.big_plan(size))
    with django_assert_max_num_queries(20):
        data = plan_to_json(plan)
    with django_assert_max_num_queries(60):
        writes.plan_from_json(data=data, partnership=partnership, by=coordinator)
