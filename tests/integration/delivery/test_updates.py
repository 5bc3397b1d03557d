"""Saying how an action is going: who may, what makes sense, what follows, and how it is undone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from factories import people, plans
from goldthread.core import history, search
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.delivery import reads, writes
from goldthread.delivery.models import ProgressUpdate
from goldthread.kernel.errors import InputError
from goldthread.kernel.phrasing import day
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Assignment, Milestone
from goldthread.plans.writes import StepSaid


@pytest.fixture
def live(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def action(live):
    """One of which the paper says nothing."""
    return Action.objects.get(plan=live, ref="1.2")


def say(action, by, narrative="We met the drivers.", **more):
    return writes.record_update(action=action, narrative=narrative, by=by, **more)


def stands(action):
    row = Action.objects.get(pk=action.pk)
    return row.status, row.stated_rag, row.ended_on


def test_status_and_rag_follow_the_update(action, coordinator):
    update = say(action, coordinator, status="in_progress", stated_rag="green")
    assert stands(action) == ("in_progress", "green", None)
    assert (update.status, update.stated_rag, update.by) == ("in_progress", "green", coordinator)
    assert Action.objects.get(pk=action.pk).last_update_at == update.at


def test_an_update_without_a_word_on_them_leaves_status_and_rag(action, coordinator):
    say(action, coordinator, status="in_progress", stated_rag="amber")
    say(action, coordinator)
    assert stands(action) == ("in_progress", "amber", None)
    say(action, coordinator, stated_rag="")
    assert stands(action) == ("in_progress", "", None)


def test_an_end_has_its_day_and_a_close_its_reason(action, coordinator):
    yesterday = timezone.localdate() - timedelta(days=1)
    say(action, coordinator, "Done.", status="complete", stated_rag="green", reported_on=yesterday)
    say(action, coordinator, "And it lasts.", stated_rag="blue")
    assert stands(action) == ("complete", "blue", yesterday)
    say(action, coordinator, "Not so.", status="in_progress")
    assert stands(action) == ("in_progress", "", None)
    say(action, coordinator, "Overtaken by the national scheme.", status="closed")
    assert Action.objects.get(pk=action.pk).end_reason == "Overtaken by the national scheme."


@pytest.mark.parametrize(
    ("more", "field", "words"),
    [
        ({"narrative": "  "}, "narrative", "cannot be left blank"),
        ({"status": "complete", "stated_rag": "red"}, "stated_rag", "Red does not go with “Complete”"),
        ({"status": "finished"}, "status", "no status"),
        ({"stated_rag": "pink"}, "stated_rag", "no RAG"),
        ({"reported_on": date(2199, 1, 1)}, "reported_on", "still to come"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(action, coordinator, more, field, words):
    with pytest.raises(InputError, match=words) as refused:
        say(action, coordinator, **more)
    assert refused.value.place.field == field
    assert not action.updates.exists()
    assert stands(action)[0] == "not_started"


def test_a_complete_action_is_not_closed_at_once(action, coordinator):
    say(action, coordinator, status="complete")
    with pytest.raises(InputError, match="cannot become closed without completion at once"):
        say(action, coordinator, status="closed")


def test_milestones_are_ticked_off_with_the_update(live, coordinator):
    milestone = Milestone.objects.get(action__plan=live)
    action = milestone.action
    day = timezone.localdate() - timedelta(days=3)
    say(action, coordinator, reported_on=day, steps=[StepSaid(milestone=milestone, done_on=day)])
    assert Milestone.objects.get(pk=milestone.pk).done_on == day
    other = Action.objects.get(plan=live, ref="1.2")
    with pytest.raises(InputError, match="another action"):
        say(other, coordinator, steps=[StepSaid(milestone=milestone, done_on=day)])
    assert not other.updates.exists()


def test_two_editors_never_overwrite_each_other(action, coordinator):
    seen = action.revision
    say(action, coordinator, status="in_progress", revision=seen)
    mine = Action.objects.get(pk=action.pk)
    with pytest.raises(EditedMeanwhile) as met:
        say(mine, coordinator, status="blocked", revision=seen)
    assert met.value.current.status == "in_progress"
    assert action.updates.count() == 1


def test_a_correction_takes_the_place_of_what_it_corrects(action, coordinator):
    say(action, coordinator, status="in_progress", stated_rag="green")
    wrong = say(action, coordinator, "Complete!", status="complete")
    right = say(action, coordinator, "I meant another action.", corrects=wrong, status="in_progress")
    assert stands(action) == ("in_progress", "green", None)
    with pytest.raises(InputError, match="corrected already"):
        say(action, coordinator, corrects=wrong)
    shown = reads.action_page(action, timezone.localdate(), by=coordinator).updates.rows
    assert [(row.id, row.corrects, row.corrected_by) for row in shown[:2]] == [
        (right.pk, wrong.pk, None),
        (wrong.pk, None, right.pk),
    ]


def test_an_update_is_taken_back_by_a_new_entry_and_that_too(action, coordinator):
    day = timezone.localdate() - timedelta(days=30)
    say(action, coordinator, status="in_progress", stated_rag="amber", reported_on=day)
    done = say(action, coordinator, "Done.", status="complete", stated_rag="green")
    back = writes.take_back_update(update=done, reason="One van is missing.", by=coordinator)
    assert stands(action) == ("in_progress", "amber", None)
    assert "One van is missing." in back.narrative
    assert timezone.localdate(Action.objects.get(pk=action.pk).last_update_at) == day
    writes.take_back_update(update=back, reason="It was found.", by=coordinator)
    assert stands(action) == ("complete", "green", done.reported_on)
    assert action.updates.count() == 4


def test_taking_back_an_older_update_leaves_the_latest_word(action, coordinator):
    first = say(action, coordinator, status="in_progress", stated_rag="red")
    say(action, coordinator, status="blocked", stated_rag="amber")
    writes.take_back_update(update=first, reason="Said of another action.", by=coordinator)
    assert stands(action) == ("blocked", "amber", None)


def test_the_only_update_taken_back_leaves_an_action_as_it_began(action, coordinator):
    first = say(action, coordinator, status="closed")
    writes.take_back_update(update=first, reason="Not this one.", by=coordinator)
    assert stands(action) == ("not_started", "", None)


def test_the_database_refuses_to_change_what_was_said(action, coordinator):
    say(action, coordinator)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE delivery_progressupdate SET narrative = 'Other words'")
    assert ProgressUpdate.objects.filter(narrative="We met the drivers.").exists()


def test_the_history_of_the_action_tells_of_it(action, coordinator):
    say(action, coordinator, status="in_progress", stated_rag="green")
    kinds = {event.kind: event for event in history.of(action)}
    assert kinds["update.recorded"].after["narrative"] == "We met the drivers."
    assert kinds["action.stands"].after == {"status": "in_progress", "stated_rag": "green"}
    assert kinds["action.stands"].before == {"status": "not_started", "stated_rag": ""}


def test_what_was_said_is_found_by_its_words(action, partnership, coordinator):
    update = say(action, coordinator, "The lighthouse keeper has agreed.")
    hit = search.find("lighthouse", partnership_id=partnership.pk)[0]
    assert (hit.kind, hit.row_id) == ("update", update.pk)
    assert hit.address == f"/{partnership.slug}/actions/{action.pk}/#update-{update.pk}"
    assert hit.title == f"{action.ref} {action.text}, {day(update.reported_on)}"


class TestWhoMay:
    """Coordinators and administrators, and a lead for what is hers by any of her names."""

    @pytest.fixture
    def body(self, action):
        return Assignment.objects.get(action=action, printed="Harbour Trust").body

    def test_roles_that_read_do_not_write(self, action, partnership):
        for role in ("analyst", "responder", "panel_member", "data_steward", "lead"):
            with pytest.raises(NotAllowed):
                say(action, people.person(partnership, role=role))
        assert say(action, people.person(partnership, role="administrator")).pk

    def test_a_lead_in_the_body_that_has_it(self, action, partnership, coordinator):
        body = partnership_writes.add_body(
            partnership=partnership, name="The Harbour", kind="third_sector", by=coordinator
        )
        lead = people.person(partnership, role="lead", body=body)
        with pytest.raises(NotAllowed):
            say(action, lead)
        plan_writes.assign(thing=action, owner=body, by=coordinator)
        assert say(Action.objects.get(pk=action.pk), lead).by == lead

    def test_a_member_of_the_group_that_has_it(self, action, partnership, coordinator):
        group = partnership_writes.add_group(
            partnership=partnership, name="Safety group", kind="workgroup", by=coordinator
        )
        member = people.person(partnership, role="group_member", group=group)
        plan_writes.assign(thing=action, owner=group, by=coordinator)
        assert say(Action.objects.get(pk=action.pk), member).by == member

    def test_nobody_of_another_partnership(self, action):
        elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
        with pytest.raises(NotAllowed):
            say(action, people.person(elsewhere, role="coordinator"))


def test_a_paper_s_own_progress_is_the_first_update_dated_as_the_paper_is(live):
    updates = {u.action.ref: u for u in ProgressUpdate.objects.select_related("action").filter(action__plan=live)}
    assert set(updates) == {"1.1", "2.1"}
    first = updates["1.1"]
    assert first.narrative == "Started in May\n\nAs printed in paper.html."
    assert (first.status, first.stated_rag, first.reported_on) == ("in_progress", "green", date(2026, 4, 1))
    assert stands(first.action) == ("in_progress", "green", None)
    assert timezone.localdate(first.action.last_update_at) == date(2026, 4, 1)
    assert history.of(first.action).filter(kind="update.printed").exists()


def test_marks_that_say_more_than_a_rag_are_kept_in_words(partnership, coordinator):
    draft = plans.draft_plan(actions=(plans.draft_action(ref="9", rag="G/A", progress=""),))
    update = ProgressUpdate.objects.get(action__plan=plans.live_plan(partnership, coordinator, draft))
    assert update.narrative == "The paper marks this “G/A”.\n\nAs printed in paper.html."
    assert update.stated_rag == "amber"


def test_a_paper_that_calls_an_action_complete_ends_it(partnership, coordinator):
    draft = plans.draft_plan(actions=(plans.draft_action(ref="9", status="complete", rag="R"),))
    live = plans.live_plan(partnership, coordinator, draft)
    action = Action.objects.get(plan=live)
    assert stands(action) == ("complete", "", date(2026, 4, 1))
    assert "“R”" in action.updates.get().narrative
