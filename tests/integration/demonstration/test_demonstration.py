"""The demonstration: everything a newcomer should meet is in it, whenever it is loaded."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from goldthread.cli import demonstration
from goldthread.cli.demonstration import papers
from goldthread.cli.demonstration.calendar import Calendar
from goldthread.cli.demonstration.people import PASSWORD, PEOPLE
from goldthread.core.models import HistoryEvent
from goldthread.delivery.escalation.models import Escalation
from goldthread.delivery.meetings.models import Decision, Meeting
from goldthread.delivery.meetings.reads import returns
from goldthread.delivery.models import Evidence, ProgressUpdate
from goldthread.delivery.reads import differences
from goldthread.delivery.risks.models import Risk
from goldthread.delivery.risks.reads import register
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale import Precision, Recurrence
from goldthread.partnership.models import Account, Partnership, Role
from goldthread.plans.models import Action, ActionStatus, Assignment, Baseline, Milestone, Plan, Recommendation


@pytest.fixture(scope="module")
def _told(django_db_setup, django_db_blocker):
    """Loaded once for all tests here; each takes back what it adds, and the end takes back the whole."""
    with django_db_blocker.unblock(), transaction.atomic():
        demonstration.load(say=lambda _: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def loaded(_told, db):
    return Partnership.objects.get(slug="kinlarroch")


def test_the_whole_plan_is_read_from_its_paper(loaded):
    plan = Plan.objects.get(partnership=loaded)
    assert plan.priorities.count() == 9
    assert Action.objects.filter(plan=plan).count() == 49  # one was added in the second year
    assert Recommendation.objects.filter(source__level="local").count() == 12
    assert not Action.objects.filter(plan=plan, assignments=None).exists()
    assert not Assignment.objects.filter(action__plan=plan, body=None, group=None, post=None, person=None).exists()
    assert Milestone.objects.filter(action__plan=plan, done_on__isnull=False).count() > 8


def test_every_kind_of_timescale_is_in_it(loaded):
    actions = Action.objects.filter(partnership=loaded)
    assert set(actions.values_list("precision", flat=True)) >= {
        Precision.DAY, Precision.MONTH, Precision.QUARTER, Precision.SEASON, Precision.YEAR, Precision.FINANCIAL_YEAR,
        Precision.NONE,
    }  # fmt: skip
    assert set(actions.values_list("recurrence", flat=True)) >= {
        Recurrence.ONGOING, Recurrence.QUARTERLY, Recurrence.ANNUAL, Recurrence.NONE,
    }  # fmt: skip
    assert actions.exclude(condition="").exists()
    assert actions.filter(starts__isnull=False, ends__isnull=False).exists()


def test_it_has_late_red_blocked_done_closed_moved_and_silent_actions(loaded):
    today, actions = timezone.localdate(), Action.objects.filter(partnership=loaded)
    open_ = actions.exclude(status__in=["complete", "closed"])
    assert set(actions.values_list("status", flat=True)) == set(ActionStatus.values)
    assert set(actions.values_list("stated_rag", flat=True)) == {"", "red", "amber", "green", "blue", "grey"}
    assert 4 <= open_.filter(ends__lt=today).count() <= 20
    assert open_.filter(ends__range=(today, today + timedelta(days=70))).exists()
    assert Baseline.objects.filter(partnership=loaded).values("action").annotate(n=Count("id")).filter(n__gte=3)
    assert open_.filter(last_update_at__lt=timezone.now() - timedelta(days=150)).exists()
    assert ProgressUpdate.objects.filter(partnership=loaded, corrects__isnull=False).exists()


def test_nothing_is_told_from_the_future_and_history_says_the_truth(loaded):
    assert not ProgressUpdate.objects.filter(reported_on__gt=timezone.localdate()).exists()
    assert not HistoryEvent.objects.filter(at__lt=timezone.now() - timedelta(hours=1)).exists()
    assert set(ProgressUpdate.objects.values_list("by__name", flat=True)) >= {
        person.name for person in PEOPLE if person.key in {"coordinator", "lead", "member", "panel", "analyst"}
    }


def test_somebody_signs_in_for_every_role_and_in_both_partnerships(loaded):
    assert {person.role for person in PEOPLE} == set(Role.values)
    for person in PEOPLE:
        assert Account.objects.get(email=person.email).check_password(PASSWORD)
        assert person.email in demonstration.sign_ins()
        assert person.email.endswith("@example.org")
        assert person.email in demonstration.sign_ins()
    assert Action.objects.exclude(partnership=loaded).count() == 8


def test_it_is_loaded_once(loaded):
    with pytest.raises(InputError, match="here already"):
        demonstration.load(say=lambda _: None)


def test_one_more_paper_can_be_read_into_it(loaded, tmp_path):
    paper = tmp_path / "islands.txt"
    paper.write_bytes(papers.island_paper(Calendar(date(2026, 11, 21))))
    assert demonstration.bring(paper, say=lambda _: None).startswith("/kinlarroch/papers/")
    with pytest.raises(InputError):
        demonstration.bring(tmp_path / "nothing.pdf", say=lambda _: None)


def test_two_years_of_meetings_decisions_escalations_and_risks(loaded):
    today = timezone.localdate()
    held = Meeting.objects.filter(partnership=loaded, state="held")
    assert held.count() >= 12
    assert not held.filter(held_on__gt=today).exists()
    assert Meeting.objects.filter(partnership=loaded, state="planned", held_on__gt=today).exists()
    assert Decision.objects.filter(partnership=loaded, escalation__state="decided").exists()
    waiting = Escalation.objects.get(partnership=loaded, state="owed")
    assert [step.level for step in waiting.steps.all()][-1] == "partnership"
    assert waiting.steps.count() == 3
    seen = register(loaded, today, by=None)
    assert seen.unanswered
    assert all(risk.scores.count() >= 2 for risk in Risk.objects.filter(partnership=loaded))
    (owed,) = returns(loaded, today)
    assert owed.plan.works


def test_what_was_done_is_shown_mostly_checked_and_serves_more_than_one_thing(loaded):
    pieces = Evidence.objects.filter(partnership=loaded)
    assert set(pieces.values_list("kind", flat=True)) == {"process", "numerical", "experiential"}
    assert pieces.filter(checked_by=None).exists()
    assert pieces.filter(form="file", uses__milestone__isnull=False).exists()
    shared = pieces.annotate(n=Count("uses")).get(n=2)
    assert shared.of_returns.get().owed.partnership == loaded
    seen = differences(loaded, timezone.localdate())
    assert 0 < seen.unexplained < seen.total
    assert Risk.objects.filter(partnership=loaded, measure_links__isnull=False).exists()
