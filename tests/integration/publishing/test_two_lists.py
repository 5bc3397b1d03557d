"""The two lists stand at the top of every board paper: on the page, in files, for machines, at the terminal."""

from __future__ import annotations

import io
import json
from datetime import date

import openpyxl
import pytest
from django.test import Client
from docx import Document

from factories import browsing, plans
from factories.machines import machine_for
from goldthread.cli.main import main
from goldthread.measures.models import Indicator
from goldthread.measures.writes import add_indicator, link_measure, load_figures
from goldthread.publishing import renderers
from goldthread.publishing.reads import plan_report, two_lists_of

pytestmark = pytest.mark.django_db
ON = date(2026, 6, 30)


@pytest.fixture
def plan(partnership, coordinator):
    """One action has a measure; another measure falls beyond all chance and nobody works on it."""
    made = plans.live_plan(partnership, coordinator)
    add_indicator(
        partnership=partnership, name="Planned exits", key="exits", unit="%", polarity="higher", by=coordinator
    )
    values = [61, 64, 60, 63, 62, 65, 61, 63, 62, 60, 64, 62, 40]
    rows = [
        (n + 2, {"indicator": "exits", "period": f"{2024 + n // 12}-{n % 12 + 1:02}", "value": str(value)})
        for n, value in enumerate(values)
    ]
    load_figures(partnership=partnership, name="exits", rows=rows, by=coordinator)
    waits = add_indicator(partnership=partnership, name="Waits", key="waits", by=coordinator)
    link_measure(indicator=waits, to=made.actions.order_by("position").first(), by=coordinator)
    return made


def unmeasured(plan):
    return [action.text for action in plan.actions.order_by("position")[1:]]


def test_the_page_has_them_first(plan, coordinator):
    browser = Client()
    browser.force_login(coordinator.account)
    page = browser.get(f"/{plan.partnership.slug}/board/").text
    places = [
        page.index(words) for words in ("Red or signalling, and no live action", "Open actions with no measure")
    ]
    assert places == sorted(places)
    assert places[1] < page.index('id="needing-title"')
    assert "Planned exits" in page


def test_what_the_page_leaves_out_is_one_link_away(plan, coordinator, monkeypatch):
    monkeypatch.setattr("goldthread.publishing.views.board.UNMOVED_SHOWN", 1)
    browser = Client()
    browser.force_login(coordinator.account)
    page = browsing.page_of(browser.get(f"/{plan.partnership.slug}/board/"))
    (way,) = [each for each in page.xpath("//a") if "open actions with no measure" in each.text_content()]
    listed = browser.get(way.get("href")).text
    assert "No measure tells about it" in listed
    assert plan.actions.order_by("position").first().text not in listed
    assert all(text in listed for text in unmeasured(plan))


def test_every_format_of_the_report_has_them(plan):
    report = plan_report(plan, on=ON, since=date(2026, 3, 31))
    assert [each.name for each in report.unmoved_measures] == ["Planned exits"]
    assert report.unmoved_measures[0].says == "Of concern"
    assert [each.text for each in report.unmeasured] == unmeasured(plan)
    made = {name: renderers.render(report, name) for name in renderers.FORMATS}
    assert b"Red or signalling, and no live action" in made["html"]
    assert made["html"].index(b"no live action") < made["html"].index(b"What needs the board")
    told = json.loads(made["json"])
    assert told["unmoved_measures"][0]["name"] == "Planned exits"
    assert len(told["summary"]["open_without_measure"]) == len(unmeasured(plan))
    book = openpyxl.load_workbook(io.BytesIO(made["xlsx"]))
    assert book["Unmoved measures"]["A2"].value == "Planned exits"
    assert book["No measure"].max_row == 1 + len(unmeasured(plan))
    assert made["csv"].decode().count("No measure") == len(unmeasured(plan))
    words = [paragraph.text for paragraph in Document(io.BytesIO(made["docx"])).paragraphs]
    assert words.index("Red or signalling, and no live action") < words.index("What needs the board")
    assert made["pdf"].startswith(b"%PDF")


def test_machines_and_the_terminal_are_told_the_same(plan, coordinator, capsys):
    client = machine_for(coordinator).client
    told = client.get(f"/api/v1/partnerships/{plan.partnership.slug}/board").json()
    assert [each["key"] for each in told["unmoved_measures"]] == ["exits"]
    assert [each["text"] for each in told["unmeasured_actions"]] == unmeasured(plan)
    assert main(["board", "--partnership", plan.partnership.slug]) == 0
    said = capsys.readouterr().out
    assert "Red or signalling measures with no live action: 1\n  Planned exits" in said
    assert f"Open actions with no measure: {len(unmeasured(plan))}" in said


def test_a_live_action_takes_the_measure_off(plan, coordinator):
    link_measure(
        indicator=Indicator.objects.get(key="exits"), to=plan.actions.order_by("position")[1], by=coordinator
    )
    found = two_lists_of(plan, on=ON)
    assert (found.measures, found.actions_total) == ((), len(unmeasured(plan)) - 1)
