"""Returns as somebody meets them: on pages, as files, from the API and the command line."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from django.test import Client

from factories import people, plans
from factories.browsing import HOME, error_summary, filled_in, page_of, words
from goldthread.delivery.models import Evidence
from goldthread.delivery.writes import bring_evidence, show_for_return
from goldthread.partnership.writes import add_group
from goldthread.publishing.composed import FORMATS, render
from goldthread.publishing.returns import reads, writes
from goldthread.publishing.returns.models import FiledReturn, FormVersion
from goldthread.publishing.returns.paper import paper_of

pytestmark = pytest.mark.django_db
RETURNS = f"{HOME}/reports/returns/"
ON = date(2026, 5, 1)


@pytest.fixture
def browser(coordinator) -> Client:
    client = Client()
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def filed(partnership, coordinator) -> FiledReturn:
    form = writes.take_over(partnership=partnership, key="mat-standards", number=2, by=coordinator)
    return writes.start_return(form=form, period="2025/26", ends=date(2026, 3, 31), by=coordinator)


def test_from_nothing_to_an_answer(browser, partnership):
    assert "No return has been begun" in words(browser.get(RETURNS))
    said = words(browser.get(f"{RETURNS}forms/"))
    assert "Come with Goldthread" in said
    assert "Not known:" in said
    assert browser.post(f"{RETURNS}forms/take/", {"key": "annex-d", "number": "1"}).status_code == 302
    form = FormVersion.objects.get()
    page = page_of(browser.get(f"{RETURNS}new/?of={form.pk}"))
    days = {"ends-day": "31", "ends-month": "3", "ends-year": "2026"}
    answer = browser.post(f"{RETURNS}new/", {**filled_in(page), "period": "", **days})
    assert "Say which period" in error_summary(answer)
    assert browser.post(f"{RETURNS}new/", {**filled_in(page), "period": "2025/26", **days}).status_code == 302
    filed = FiledReturn.objects.get()
    asked = form.questions.get(code="A1")
    here = f"{RETURNS}{filed.pk}/{asked.pk}/"
    given = filled_in(page_of(browser.get(here)), text="To reduce harm.", place="Page 3", next="on")
    answer = browser.post(here, given)
    following = form.questions.get(code="A2")
    assert answer["Location"] == f"{RETURNS}{filed.pk}/{following.pk}/"
    said = words(browser.get(f"{RETURNS}{filed.pk}/coverage/"))
    assert said.index("A2 The period it covers") < said.index("A1 What the plan is for")
    assert "Lacks who keeps it, as of when" in said


def test_two_editors_see_both_answers(browser, filed, coordinator):
    asked = filed.form.questions.get(code="BARRIERS")
    here = f"{RETURNS}{filed.pk}/{asked.pk}/"
    mine = filled_in(page_of(browser.get(here)), text="Two posts are empty.")
    writes.give_answer(filed=filed, question=asked, text="Rooms are missing.", by=coordinator)
    answer = browser.post(here, mine)
    assert "Rooms are missing." in words(answer, 409)
    assert "Two posts are empty." in words(answer, 409)


def test_streams_suggest_and_people_state(browser, filed):
    asked = filed.form.questions.get(code="MAT1")
    here = f"{RETURNS}{filed.pk}/{asked.pk}/"
    streams = {"stream_process": "green", "stream_numerical": "green", "stream_experiential": "provisional_green"}
    given = filled_in(page_of(browser.get(here)), choice="green", text="Same day in both clinics.", **streams)
    assert browser.post(here, given).status_code == 302
    said = words(browser.get(here))
    assert "The streams come to provisional green by a plain rule" in said
    assert "You state green; say why in words." in said
    said = words(browser.get(f"{RETURNS}{filed.pk}/"))
    assert "Streams suggest provisional green" in said
    assert "Not to be compared with earlier years." in said


def test_members_read_and_change_nothing(filed, partnership):
    client = Client()
    client.force_login(people.person(partnership, role="lead").account)
    page = words(client.get(f"{RETURNS}{filed.pk}/"))
    assert "Fill in from the plan" not in page
    asked = filed.form.questions.first()
    assert client.post(f"{RETURNS}{filed.pk}/{asked.pk}/", {"text": "x", "revision": "0"}).status_code == 404
    assert client.post(f"{RETURNS}{filed.pk}/fill/").status_code == 404


def test_what_is_in_the_way_is_said_on_the_page(browser, filed, coordinator):
    asked = filed.form.questions.get(code="BARRIERS")
    writes.give_answer(filed=filed, question=asked, text="Two posts.", by=coordinator)
    answer = browser.post(f"{RETURNS}{filed.pk}/move/", {"to": "checked"}, follow=True)
    assert "Not answered: MAT1, MAT2, MAT3, MAT4, MAT5 and 5 more." in words(answer)
    assert browser.post(f"{RETURNS}{filed.pk}/move/", {"to": "anything"}).status_code == 404


@pytest.mark.parametrize("form", FORMATS)
def test_a_return_is_a_file_in_every_format(filed, coordinator, form):
    asked = filed.form.questions.get(code="BARRIERS")
    writes.give_answer(filed=filed, question=asked, text="=1+1 & <i>two</i> posts.", by=coordinator)
    made = render(paper_of(reads.filed_view(filed, ON), ON), form)
    if form == "csv":
        rows = {row["Code"]: row for row in csv.DictReader(io.StringIO(made.decode("utf-8-sig")))}
        assert rows["BARRIERS"]["Answer"] == "'=1+1 & <i>two</i> posts."
        assert rows["MAT1"]["Standing"] == "Gap"
    if form == "html":
        assert b"&lt;i&gt;two&lt;/i&gt;" in made
    assert made


def test_a_page_costs_the_same_however_much_is_answered(browser, filed, coordinator, count_queries):
    before = count_queries(lambda: browser.get(f"{RETURNS}{filed.pk}/coverage/"))
    for question in filed.form.questions.all():
        writes.give_answer(filed=filed, question=question, text="Said.", owner=coordinator, by=coordinator)
    assert count_queries(lambda: browser.get(f"{RETURNS}{filed.pk}/coverage/")) <= before + 1


def test_evidence_for_the_whole_return_stands_on_its_page_and_is_taken_away(browser, filed, coordinator, partnership):
    board = add_group(partnership=partnership, name="Board", kind="board", by=coordinator)
    owed = writes.plan_sign_off(filed=filed, due_on=date(2027, 6, 30), groups=[board], by=coordinator)
    action = plans.live_plan(partnership, coordinator).actions.first()
    shown = {"kind": "process", "title": "Rota of the vans", "dated": date(2026, 4, 2), "words": "Two on Mondays"}
    evidence = bring_evidence(actions=[action], **shown, by=coordinator)
    show_for_return(evidence=evidence, owed=owed, by=coordinator)
    page = f"{RETURNS}{filed.pk}/"
    assert "Rota of the vans" in browser.get(page).text
    assert "Rota of the vans" in browser.get(f"{page}return.json").content.decode()
    gone = browser.post(f"{page}evidence/{evidence.pk}/remove/", follow=True).text
    assert "no longer shown for this return" in gone
    assert "None yet." in gone
    again = browser.post(f"{page}evidence/{evidence.pk}/remove/", follow=True).text
    assert "It is not shown for that return" in again
    assert Evidence.objects.filter(pk=evidence.pk).exists()
