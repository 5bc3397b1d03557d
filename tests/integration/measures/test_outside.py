"""A small count of people is told to nobody outside: on no page, in no file, by no API, nor by what rests on it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from factories import people
from goldthread.core.outside import is_outside, reading
from goldthread.measures import reads
from goldthread.measures.writes import add_indicator, load_figures
from goldthread.partnership import writes as partnership_writes
from goldthread.publishing.composed import FORMATS, render
from goldthread.publishing.needs import reads as needs_reads
from goldthread.publishing.needs.paper import paper_of
from goldthread.publishing.needs.writes import begin_assessment

pytestmark = pytest.mark.django_db
HERE = "/glen-orrin/measures/of"


@pytest.fixture
def deaths(partnership, coordinator):
    row = add_indicator(
        partnership=partnership, name="Deaths", key="drug_misuse_deaths", kind="count", unit="deaths", by=coordinator
    )
    _load(row, coordinator, (("2023", 4441), ("2024", 0), ("2025", 3)))
    return row


def _load(row, by, values):
    rows = [
        (n, {"indicator": row.key, "period": period, "value": str(value), "note": f"{period} told"})
        for n, (period, value) in enumerate(values, 2)
    ]
    load_figures(partnership=row.partnership, name="figures", rows=rows, by=by)


@pytest.fixture
def national(partnership):
    account = people.account()
    since = date(2020, 1, 1)
    partnership_writes.grant_national_view(
        account=account, name="National body", starts_on=since, by=partnership_writes.Installation()
    )
    browser = Client()
    browser.force_login(account)
    return browser


@pytest.fixture
def inside(coordinator):
    browser = Client()
    browser.force_login(coordinator.account)
    return browser


def figures(client):
    told = client.get("/api/v1/partnerships/glen-orrin/measures/drug_misuse_deaths").json()["figures"]
    return [(each["value"], each["status"]) for each in told]


def test_a_national_body_sees_all_but_small_counts(deaths, national, inside):
    assert figures(inside) == [(4441, "published"), (0, "published"), (3, "published")]
    assert figures(national) == [(4441, "published"), (0, "published"), (None, "suppressed")]
    assert figures(inside)[2] == (3, "published")
    for address in ("drug_misuse_deaths/figures.csv", "drug_misuse_deaths/chart.svg"):
        assert national.get(f"{HERE}/{address}").status_code == 200
    rows = national.get(f"{HERE}/drug_misuse_deaths/figures.csv").content.decode().splitlines()
    last = next(row for row in rows if "2025" in row)
    assert "suppressed" in last.lower() or "withheld" in last.lower()
    assert ",3," not in last
    page = national.get(f"{HERE}/drug_misuse_deaths/").text
    assert "Withheld because it is small" in page
    assert "Small counts are withheld from readers outside" in page
    assert "withheld from readers" not in inside.get(f"{HERE}/drug_misuse_deaths/").text


def test_a_share_that_rests_on_a_small_count_goes_with_it(partnership, coordinator, national):
    row = add_indicator(
        partnership=partnership, name="Exits", key="exits", kind="percentage", unit="%", by=coordinator
    )
    said = {"indicator": "exits", "value": "37.5", "numerator": "3", "denominator": "8", "lower": "9", "upper": "76"}
    load_figures(partnership=partnership, name="x", rows=[(2, {**said, "period": "2025"})], by=coordinator)
    told = national.get("/api/v1/partnerships/glen-orrin/measures/exits").json()["figures"][0]
    assert {told[name] for name in ("value", "numerator", "denominator", "lower", "upper")} == {None}
    assert reads.measure_page(row, on=date(2026, 6, 30)).figures[0].value == 37.5


def test_the_needs_assessment_that_leaves_holds_no_small_count(deaths, partnership, coordinator):
    row = begin_assessment(partnership=partnership, year="2026", as_of=date(2030, 1, 1), by=coordinator)
    with_all = needs_reads.assembled(row).parts
    assert any(each.latest.value == 3 for part in with_all for each in part.rows)
    for form in FORMATS:
        if form in ("csv", "json", "html"):
            made = render(paper_of(needs_reads.for_paper(row)), form).decode()
            assert "3 deaths" not in made
            assert '"value": 3' not in made
            assert "0 deaths" in made or '"value": 0' in made


def test_who_reads_is_forgotten_with_the_request(national, partnership):
    national.get("/glen-orrin/measures/")
    assert not is_outside()
    with reading(outside=True):
        assert is_outside()
    assert not is_outside()
