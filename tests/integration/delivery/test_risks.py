"""The risk register: scored on a matrix of one's own, with every score kept."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from factories import escalations, people
from goldthread.core import history
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.delivery.risks import reads, rules, writes
from goldthread.delivery.risks.models import Risk, RiskScore
from goldthread.delivery.writes import record_update
from goldthread.kernel.errors import InputError
from goldthread.measures import writes as measure_writes
from goldthread.plans.models import Action

TODAY = timezone.localdate()
WORDS = {"cause": "Two posts are empty", "event": "Treatment stops", "consequence": "People wait for months"}
STEPS = {"likelihood": 4, "impact": 4, "target_likelihood": 2, "target_impact": 3}


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


@pytest.fixture
def risk(ladder):
    return writes.add_risk(group=ladder.workgroup, **WORDS, **STEPS, by=ladder.coordinator)


def page_of(person):
    client = Client()
    client.force_login(person.account)
    return client


def only(partnership):
    (seen,) = reads.register(partnership, TODAY, by=None).risks
    return seen


def test_a_risk_has_score_target_level_and_its_first_score(risk, partnership):
    seen = only(partnership)
    assert (seen.score, seen.target, seen.level) == (16, 6, "high")
    assert [(each.likelihood, each.impact) for each in reads.scores_of(risk)] == [(4, 4)]


def test_every_score_is_kept_and_none_can_be_changed(risk, ladder):
    writes.score_risk(risk=risk, likelihood=3, impact=4, why="One post is filled.", by=ladder.coordinator)
    writes.score_risk(risk=risk, likelihood=3, impact=4, why="Nothing has changed.", by=ladder.coordinator)
    assert [each.likelihood * each.impact for each in reads.scores_of(risk)] == [16, 12, 12]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        RiskScore._base_manager.filter(risk=risk).order_by()._raw_delete("default")


def test_over_appetite_with_no_live_action_is_listed(risk, ladder, partnership):
    action = Action.objects.get(pk=ladder.action.pk)
    assert only(partnership).is_unanswered
    writes.change_risk(risk=risk, actions=[action], by=ladder.coordinator)
    assert not only(partnership).is_unanswered
    record_update(action=action, narrative="Done.", status="complete", stated_rag="green", by=ladder.coordinator)
    assert only(partnership).is_unanswered


def test_the_map_counts_every_risk_once(risk, ladder, partnership):
    writes.add_risk(group=ladder.board, **WORDS, **{**STEPS, "likelihood": 1}, by=ladder.coordinator)
    cells = reads.register(partnership, TODAY, by=None).cells
    assert sum(map(sum, cells)) == 2
    assert (cells[1][3], cells[4][3]) == (1, 1)
    assert len(reads.register(partnership, TODAY, group=ladder.board.pk, by=None).risks) == 1


def test_a_matrix_of_ones_own_takes_no_scores_off_it(risk, ladder, partnership):
    with pytest.raises(InputError, match="scored with 4"):
        writes.set_matrix(
            partnership=partnership, size=3, medium_from=3, high_from=6, appetite=5, by=ladder.coordinator
        )
    writes.set_matrix(partnership=partnership, size=4, medium_from=4, high_from=10, appetite=9, by=ladder.coordinator)
    with pytest.raises(InputError, match="from 1 to 4"):
        writes.score_risk(risk=risk, likelihood=5, impact=1, why="Worse", by=ladder.coordinator)


@pytest.mark.parametrize(("likelihood", "impact", "level"), [(1, 4, "low"), (1, 5, "medium"), (3, 4, "high")])
def test_levels_begin_where_they_are_set(likelihood, impact, level):
    assert rules.Matrix().level(likelihood, impact) == level


def test_who_sits_in_the_group_keeps_its_risks(risk, ladder):
    writes.change_risk(risk=risk, controls="A locum", by=ladder.chair)
    for stranger in (ladder.lead, people.person(people.partnership("elsewhere", "Elsewhere"))):
        with pytest.raises(NotAllowed):
            writes.change_risk(risk=risk, controls="Nothing", by=stranger)


def test_two_editors(risk, ladder):
    same = reads.risk_at(ladder.partnership, risk.pk, by=ladder.coordinator)
    writes.change_risk(risk=risk, controls="A locum", revision=risk.revision, by=ladder.coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.change_risk(risk=same, controls="An agency", revision=same.revision - 1, by=ladder.chair)


def test_written_down_scored_and_closed_on_the_pages(ladder):
    page, root = page_of(ladder.coordinator), f"/{ladder.partnership.slug}/risks/"
    assert "No risks are written down" in page.get(root).content.decode()
    assert page.post(f"{root}new/", {"cause": "x"}).status_code == 422
    steps = {name: str(step) for name, step in STEPS.items()}
    page.post(f"{root}new/", {**WORDS, **steps, "group": ladder.board.pk, "actions": [ladder.action.pk]})
    risk = Risk.objects.get()
    assert [action.pk for action in reads.actions_of(risk)] == [ladder.action.pk]
    score = {"likelihood": "2", "impact": "2", "why": "Filled.", "revision": risk.revision}
    page.post(f"{root}{risk.pk}/score/", score)
    risk.refresh_from_db()
    assert (risk.likelihood, risk.impact) == (2, 2)
    seen = page.get(f"{root}{risk.pk}/").content.decode()
    assert "Filled." in seen
    assert "As first scored" in seen
    assert "Treatment stops" in page.get(root).content.decode()
    page.post(f"{root}{risk.pk}/close/", {"reason": "Over.", "revision": risk.revision})
    assert reads.register(ladder.partnership, TODAY, by=None).risks == ()


def test_a_review_that_is_late_is_said(risk, ladder, partnership):
    writes.change_risk(risk=risk, review_on=TODAY - timedelta(days=1), by=ladder.coordinator)
    assert only(partnership).review_is_late


def test_the_register_asks_as_many_questions_whatever_it_holds(risk, ladder, partnership, count_queries):
    one = count_queries(lambda: reads.register(partnership, TODAY, by=None).risks)
    for _ in range(3):
        writes.add_risk(group=ladder.board, **WORDS, **STEPS, by=ladder.coordinator)
    assert count_queries(lambda: reads.register(partnership, TODAY, by=None).risks) == one


def test_a_risk_is_linked_to_the_measures_that_show_how_near_it_is(risk, ladder, partnership):
    waits = measure_writes.add_indicator(
        partnership=partnership, key="waits", name="People who wait", by=people.person(partnership, role="analyst")
    )
    page = page_of(ladder.coordinator)
    where = f"/glen-orrin/risks/{risk.pk}/"
    form = page.get(f"{where}change/").content.decode()
    assert "What shows how near it is" in form
    writes.change_risk(risk=risk, measures=[waits], by=ladder.coordinator)
    shown = page.get(where).content.decode()
    assert "/glen-orrin/measures/of/waits/" in shown
    assert history.of(risk).first().kind == "risk.measured"
    writes.change_risk(risk=Risk.objects.get(), measures=[], by=ladder.coordinator)
    assert "/measures/of/waits/" not in page.get(where).content.decode()


def test_a_closed_risk_is_listed_and_opened_again_with_its_history(risk, ladder, partnership):
    page, here = page_of(ladder.coordinator), f"/{partnership.slug}/risks/"
    assert "No risk has been closed" in page.get(f"{here}?state=closed").content.decode()
    writes.close_risk(risk=risk, reason="The posts are filled.", by=ladder.coordinator)
    closed = page.get(f"{here}?state=closed").content.decode()
    assert "The posts are filled." in closed
    assert "Why it is closed" in page.get(f"{here}?state=closed&form=csv").getvalue().decode()
    assert not reads.register(partnership, TODAY, by=None).risks
    with pytest.raises(InputError, match="closed"):
        writes.score_risk(risk=risk, likelihood=1, impact=1, why="x", by=ladder.coordinator)
    assert "Open it again" in page.get(f"{here}{risk.pk}/").content.decode()
    assert page.post(f"{here}{risk.pk}/reopen/", {"reason": "", "revision": risk.revision}).status_code == 422
    page.post(f"{here}{risk.pk}/reopen/", {"reason": "One has left.", "revision": risk.revision})
    seen = only(partnership)
    assert (seen.closed_on, seen.close_reason, seen.score) == (None, "", 16)
    events = list(history.of(risk).values_list("kind", flat=True))
    assert {"risk.closed", "risk.reopened"} <= set(events)
    shown = page.get(f"{here}{risk.pk}/").content.decode()
    assert "opened the risk again" in shown
    assert "One has left." in shown
    risk.refresh_from_db()
    with pytest.raises(InputError, match="open"):
        writes.reopen_risk(risk=risk, reason="Again", by=ladder.coordinator)


def test_saving_a_risk_keeps_what_is_linked_and_has_ended(risk, ladder, partnership):
    action = Action.objects.get(pk=ladder.action.pk)
    writes.change_risk(risk=risk, actions=[action], by=ladder.coordinator)
    record_update(action=action, narrative="Done.", status="complete", stated_rag="green", by=ladder.coordinator)
    page = page_of(ladder.coordinator).get(f"/{partnership.slug}/risks/{risk.pk}/change/").content.decode()
    assert re.search(rf'value="{action.pk}"[^>]*checked', page)


def test_a_measure_among_many_is_found_by_words_and_added(risk, ladder, partnership):
    names = [f"Waits in area {number}" for number in range(20)] + ["Deaths in a year"]
    more = {"partnership": partnership, "by": ladder.coordinator}
    made = {name: measure_writes.add_indicator(name=name, **more) for name in names}
    page, address = page_of(ladder.coordinator), f"/{partnership.slug}/risks/{risk.pk}/change/"
    shown = page.get(address).content.decode()
    assert "None of 21 chosen yet." in shown
    assert "Deaths in a year" not in shown
    answers = {**WORDS, "controls": "", "target_likelihood": 2, "target_impact": 3, "revision": risk.revision}
    found = page.post(address, {**answers, "measures-words": "deaths", "find": "measures"}).content.decode()
    assert "Deaths in a year" in found
    assert not reads.measures_of(risk).exists()
    page.post(address, {**answers, "measures": [made["Deaths in a year"].pk], "measures-words": "deaths"})
    assert [each.name for each in reads.measures_of(risk)] == ["Deaths in a year"]
