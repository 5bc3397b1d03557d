"""The pages of measures as somebody meets them."""

from __future__ import annotations

import csv

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import etree

from factories import people, plans
from factories.browsing import HOME, error_summary, filled_in, page_of, words
from goldthread.delivery.writes import record_update
from goldthread.measures import writes
from goldthread.measures.models import Indicator, Observation
from goldthread.measures.sheets import table_of

pytestmark = pytest.mark.django_db
LOAD = f"{HOME}/measures/load/"
MEASURE = f"{HOME}/measures/of/planned_exits_pct/"


def test_the_list_says_what_each_measure_says(browser, exits):
    said = words(browser.get(f"{HOME}/measures/"))
    assert "Planned exits" in said
    assert "▼ Of concern" in said
    assert "40.0%" in said
    assert "No measures here" in words(browser.get(f"{HOME}/measures/?text=nothing-such"))


def test_the_page_has_a_chart_and_its_twin(browser, exits, coordinator):
    plan = plans.live_plan(exits.partnership, coordinator)
    action = plan.actions.first()
    writes.link_measure(indicator=exits, to=action, by=coordinator)
    page = page_of(browser.get(MEASURE))
    drawing = page.xpath("//*[@role='region'][@aria-label='Chart']/svg")[0]
    title, description = (drawing.xpath(f"./*[local-name()='{name}']")[0] for name in ("title", "desc"))
    assert drawing.get("aria-labelledby").split() == [title.get("id"), description.get("id")]
    assert title.text == "Planned exits: The partnership"
    assert "13 figures" in description.text
    assert len(page.xpath("//table[@id='figures']/tbody/tr")) == 13
    assert page.xpath(f"//a[@href='{HOME}/actions/{action.pk}/']")


def test_what_happened_is_marked_on_the_chart(browser, exits, coordinator):
    plan = plans.live_plan(exits.partnership, coordinator)
    action = plan.actions.get(ref="1.2")  # 2026/27, and nothing said yet
    said = words(browser.get(MEASURE))
    assert "began" not in said
    years = [f"{year}/{(year + 1) % 100:02}" for year in range(2020, 2030)]
    named = {"indicator": exits.key, "area_code": "S12000042", "value": "50"}
    rows = [(number, {**named, "period": year}) for number, year in enumerate(years, 2)]
    writes.load_figures(partnership=exits.partnership, name="years", rows=rows, by=coordinator)
    writes.link_measure(indicator=exits, to=action, by=coordinator)
    here = f"{MEASURE}?series={exits.series.get(area_code='S12000042').pk}"
    assert "began" not in words(browser.get(here))  # by its timescale, but nobody has said so
    record_update(action=action, narrative="The vans are ready.", status="in_progress", by=coordinator)
    said = words(browser.get(here))
    assert "began" in said
    assert "It does not say that one brought the other about" in said


def test_the_files_hold_the_same_figures(browser, exits, coordinator):
    answer = browser.get(f"{MEASURE}figures.csv")
    rows = list(csv.DictReader(answer.content.decode().splitlines()))
    assert (len(rows), rows[-1]["value"], rows[-1]["period"]) == (13, "40", "2025-01")
    again = writes.load_table(
        partnership=exits.partnership, table=table_of(answer.content, "again.csv"), by=coordinator
    )
    assert (again.unchanged, again.added, again.revised) == (13, 0, 0)
    drawing = etree.fromstring(browser.get(f"{MEASURE}chart.svg").content)
    assert drawing.tag.endswith("svg")


def test_many_charts_stand_side_by_side(browser, exits):
    page = page_of(browser.get(f"{HOME}/measures/charts/"))
    assert len(page.xpath("//li//svg[@role='img']")) == 1


def test_figures_are_pasted(browser, exits):
    answer = browser.post(LOAD, {"pasted": "Month\tPercentage\nFeb 2025\t44\n", "indicator": exits.pk})
    assert answer.status_code == 302
    assert Observation.objects.filter(period="Feb 2025", value=44).exists()


def test_a_bad_row_of_a_file_is_named_and_put_right_in_the_box(browser, exits):
    file = SimpleUploadedFile("exits.csv", b"Month,Percentage\nFeb 2025,44\nMar 2025,most\n")
    answer = browser.post(LOAD, {"file": file, "indicator": exits.pk})
    page = page_of(answer, 422)
    said = [cell.text for cell in page.xpath("//table[@id='problems']//td")]
    assert said == ["3", "value (“Percentage”)", "“most” is no number."]
    assert not Observation.objects.filter(period="Feb 2025").exists()
    answers = filled_in(page)
    answers["pasted"] = answers["pasted"].replace("most", "45")
    assert browser.post(LOAD, answers).status_code == 302
    assert Observation.objects.filter(period="Mar 2025", value=45).exists()


def test_columns_nobody_knows_are_asked_about_and_remembered(browser, exits):
    pasted = {"pasted": "When\tHow many\nFeb 2025\t44\n", "indicator": exits.pk}
    answer = browser.post(LOAD, pasted)
    assert "No column holds the period" in error_summary(answer)
    answers = {**filled_in(page_of(answer, 422)), "column-0": "period", "column-1": "value"}
    assert browser.post(LOAD, answers).status_code == 302
    assert browser.post(LOAD, {**pasted, "pasted": "When\tHow many\nMar 2025\t45\n"}).status_code == 302
    assert Observation.objects.filter(value=45).exists()


def test_a_measure_is_added_changed_and_given_a_target(browser, partnership):
    form = filled_in(page_of(browser.get(f"{HOME}/measures/new/")), name="Kits given", unit="kits", kind="count")
    assert browser.post(f"{HOME}/measures/new/", form).status_code == 302
    row = Indicator.objects.get(partnership=partnership)
    here = f"{HOME}/measures/of/{row.key}/"
    form = filled_in(page_of(browser.get(f"{here}change/")), definition="Kits that somebody took home")
    assert browser.post(f"{here}change/", form).status_code == 302
    assert "Enter a figure" in error_summary(browser.post(f"{here}targets/new/", {"kind": "target"}))
    assert browser.post(f"{here}targets/new/", {"value": "1,200", "kind": "target"}).status_code == 302
    said = words(browser.get(here))
    assert "Kits that somebody took home" in said
    assert "1,200 kits" in said


def test_a_period_is_approved_and_opened_again(browser, exits):
    days = {"starts-day": "1", "starts-month": "1", "starts-year": "2024"}
    days |= {"ends-day": "31", "ends-month": "3", "ends-year": "2024"}
    assert browser.post(f"{MEASURE}approve/", days).status_code == 302
    approved = exits.approved.get()
    answer = browser.post(f"{MEASURE}approved/{approved.pk}/open/", {"reason": "A service corrected its return."})
    assert answer.status_code == 302
    assert "opened again" in words(browser.get(MEASURE))


def test_a_lead_sees_measures_and_keeps_none(partnership, exits):
    client = Client()
    client.force_login(people.person(partnership, role="lead").account)
    assert "Load figures" not in words(client.get(f"{HOME}/measures/"))
    assert client.get(LOAD).status_code == 404
    assert client.post(f"{MEASURE}approve/", {}).status_code == 404


def test_priority_and_action_pages_show_their_measures(browser, exits, coordinator):
    plan = plans.live_plan(exits.partnership, coordinator)
    action = plan.actions.first()
    addresses = [f"{HOME}/priorities/{action.priority_id}/", f"{HOME}/actions/{action.pk}/"]
    assert not any("Is it working?" in words(browser.get(address)) for address in addresses)
    for thing in (action, action.priority):
        writes.link_measure(indicator=exits, to=thing, by=coordinator)
    for address in addresses:
        said = words(browser.get(address))
        assert "Is it working? Planned exits 40.0% 2025-01 ▼ Of concern" in said


def test_the_board_is_shown_both_lists_first(browser, exits, coordinator):
    plan = plans.live_plan(exits.partnership, coordinator)
    said = words(browser.get(f"{HOME}/board/"))
    assert "Red or signalling, and no live action 1 Planned exits 40.0%" in said
    assert f"Open actions with no measure {plan.actions.filter(ended_on=None).count()}" in said
    for priority in plan.priorities.all():
        writes.link_measure(indicator=exits, to=priority, by=coordinator)
    said = words(browser.get(f"{HOME}/board/"))
    assert "Every measure that is red or signalling has somebody at work on it." in said
    assert "A measure tells about every open action" in said
