"""The board, the reports and the files, as a browser gets them."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from urllib.parse import unquote

import pypdfium2
import pytest
from django.test import Client
from lxml import html

from factories import bulk, people
from goldthread.core import files
from goldthread.core.neutral import starts_a_formula
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.lists import actions
from goldthread.partnership import writes
from goldthread.plans.writes import plan_from_file, reword_action
from goldthread.publishing.renderers import FORMATS


def test_the_board_shows_what_it_counts(browser, plan, today):
    page = html.fromstring(browser.get("/glen-orrin/board/").content)
    late = ActionFilters(overdue=True, size=200)
    assert page.xpath("//a[contains(@href, 'overdue=1')]/text()")[0].split()[0] == str(
        actions(plan, late, on=today).total
    )
    needing = page.xpath("//section[@aria-labelledby='needing-title']//li")
    assert 0 < len(needing) <= 10
    assert " late" in needing[0].text_content()
    assert "more" in page.xpath("//section[@aria-labelledby='needing-title']")[0].text_content()


def test_links_of_the_board_lead_to_what_is_on_it(browser, plan):
    page = html.fromstring(browser.get("/glen-orrin/board/").content)
    inside = [link for link in page.xpath("//ul[contains(@class, 'gt-figures')]//a/@href") if link.startswith("#")]
    assert inside
    assert all(page.xpath(f"//*[@id='{link.removeprefix('#')}']") for link in inside)


def test_plan_and_day_stand_in_the_address(browser, plan, partnership, coordinator, today):
    other = bulk.load_plan(partnership=partnership, by=coordinator, on=today, seed=2)
    address = f"/glen-orrin/board/?plan={other.slug}&since=2020-01-01"
    page = html.fromstring(browser.get(address).content)
    assert f"plan={other.slug}" in page.xpath("//a[contains(@href, 'overdue=1')]/@href")[0]
    assert page.xpath("//option[@selected]/@value") == [other.slug]
    assert page.xpath("//input[@id='since']/@value") == ["2020-01-01"]
    assert "1 January 2020" in page.xpath("//h1/preceding-sibling::span")[0].text


@pytest.mark.parametrize("since", ["yesterday", "2026-02-30", "9999-01-01", "\x00"])
def test_a_day_that_makes_no_sense_is_said_and_the_usual_one_taken(browser, plan, since):
    answer = browser.get("/glen-orrin/board/", {"since": since})
    assert answer.status_code == 200
    assert "this is since" in html.fromstring(answer.content).xpath("//div[@class='govuk-inset-text']")[0].text


def test_a_plan_that_is_not_there_is_not_found(browser, plan):
    assert browser.get("/glen-orrin/board/?plan=nothing").status_code == 404
    assert browser.get("/glen-orrin/reports/nothing/").status_code == 404
    assert browser.get("/glen-orrin/reports/nothing/report.pdf").status_code == 404
    assert browser.get(f"/glen-orrin/reports/{plan.slug}/report.exe").status_code == 404


def test_an_empty_board_says_what_to_do(browser, partnership):
    assert "There are no actions yet" in browser.get("/glen-orrin/board/").content.decode()
    assert "no plan to report on" in browser.get("/glen-orrin/reports/").content.decode()


def test_the_board_costs_the_same_queries_however_large(browser, plan, django_assert_max_num_queries):
    browser.get("/glen-orrin/board/")
    with django_assert_max_num_queries(29):
        browser.get("/glen-orrin/board/")


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_is_kept_as_a_file(browser, plan, today, form):
    answer = browser.get(f"/glen-orrin/reports/{plan.slug}/report.{form}?since=2020-01-01")
    assert answer.status_code == 200
    assert answer["Content-Type"] == FORMATS[form].media_type
    assert answer["Content-Disposition"].startswith("attachment; ")
    name = unquote(answer["Content-Disposition"].rpartition("''")[2])
    assert name == f"{plan.title} progress report {today.isoformat()}.{form}"


def test_the_page_of_a_report_leads_to_its_files(browser, plan):
    page = html.fromstring(browser.get(f"/glen-orrin/reports/{plan.slug}/?since=2020-01-01").content)
    links = page.xpath("//ul[@class='gt-downloads']//a/@href")
    assert len(links) == len(FORMATS)
    assert all(browser.get(link).status_code == 200 for link in links if not link.endswith("pdf"))
    assert "1 January 2020" in page.text_content()


def test_the_pdf_names_where_the_living_plan_is(browser, plan):
    answer = browser.get(f"/glen-orrin/reports/{plan.slug}/report.pdf")
    document = pypdfium2.PdfDocument(answer.content)
    said = document[len(document) - 1].get_textpage().get_text_range()
    assert f"http://testserver/glen-orrin/plans/{plan.slug}/" in said.replace("\r\n", "")


def test_every_action_is_in_the_csv_once(browser, plan):
    answer = browser.get("/glen-orrin/reports/actions.csv")
    assert answer.streaming
    rows = list(csv.DictReader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    assert len(rows) == plan.actions.count() == len({row["Id"] for row in rows})
    late = browser.get("/glen-orrin/reports/actions.csv?overdue=1").getvalue().decode().count("\r\n") - 1
    assert 0 < late < len(rows)


def test_no_cell_of_the_csv_is_a_formula(browser, plan, partnership, coordinator):
    hostile = '=HYPERLINK("http://example.org")'
    reword_action(action=plan.actions.first(), text=hostile, ref="+1", by=coordinator)
    rows = list(
        csv.reader(io.StringIO(browser.get("/glen-orrin/reports/actions.csv").getvalue().decode("utf-8-sig")))
    )
    cells = [cell for row in rows for cell in row if not cell.lstrip("-").isdecimal()]
    assert not [cell for cell in cells if starts_a_formula(cell)]
    assert {f"'{hostile}", "'+1"} <= set(cells)


def test_all_partnerships_are_for_a_national_viewer_alone(browser, plan, partnership, today):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    bulk.load_plan(partnership=elsewhere, by=people.person(elsewhere), on=today)
    assert browser.get("/national/actions.csv").status_code == 404
    assert Client().get("/national/actions.csv").status_code == 302
    viewer = people.account()
    writes.grant_national_view(
        account=viewer, name="National body", starts_on=date(2020, 1, 1), by=writes.Installation()
    )
    national = Client()
    national.force_login(viewer)
    rows = list(csv.DictReader(io.StringIO(national.get("/national/actions.csv").getvalue().decode("utf-8-sig"))))
    assert {row["Partnership address"] for row in rows} == {"elsewhere", "glen-orrin"}


def test_names_of_files_hold_nothing_but_a_name():
    name = files.file_name('../../etc/"passwd"\r\nSet-Cookie: a', "Cèilidh – plan", ending="pdf")
    assert not set('/\\"\r\n:;') & set(name)
    header = files.disposition(name)
    assert header.isascii()
    assert '"' not in header.split('filename="')[1].split('"; ')[0]
    assert "Ceilidh" in header
    assert unquote(header.rpartition("''")[2]) == name
    assert files.file_name("…///", ending="csv") == "report.csv"


def test_a_day_before_the_plan_reports_everything(browser, plan, today):
    early = (today - timedelta(days=5000)).isoformat()
    assert browser.get(f"/glen-orrin/reports/{plan.slug}/?since={early}").status_code == 200


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_the_plan_itself_is_a_file_that_reads_back(browser, plan, partnership, coordinator, form):
    answer = browser.get(f"/glen-orrin/reports/{plan.slug}/plan.{form}")
    assert answer["Content-Disposition"].startswith("attachment; ")
    same = plan_from_file(data=answer.content, partnership=partnership, name=f"plan.{form}", by=coordinator)
    assert same.actions.count() == plan.actions.count()
    assert browser.get(f"/glen-orrin/reports/{plan.slug}/plan.pdf").status_code == 404
