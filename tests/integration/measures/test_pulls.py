"""Open data is fetched only where it may be, whole or not at all, by the door of a file; no fault stops others."""

from __future__ import annotations

import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from factories import people, portals
from factories.machines import machine_for
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.measures.models import Load, Observation, OpenSource, Pull, RememberedColumns
from goldthread.measures.models import Series as SeriesRow
from goldthread.measures.pulls import addresses, ckan, fetching, reads, running, writes
from goldthread.measures.writes import add_indicator, approve_period

COLUMNS = {
    "Quarter": "period",
    "HB": "area_code",
    "PercentWithinThreeWeeks": "value",
    "PercentWithinThreeWeeksQF": "",
}
pytestmark = [pytest.mark.django_db, pytest.mark.loopback]


@pytest.fixture
def waits(partnership, coordinator):
    return add_indicator(partnership=partnership, name="Waits", key="waits", unit="%", by=coordinator)


@pytest.fixture
def source(portal, waits, coordinator):
    return add(portal, waits, coordinator)


def add(portal, indicator, by, **more):
    given = {
        "name": "Waits by board",
        "address": portal.address,
        "resource": portals.WAITS,
        "filters": {"ServiceType": "All"},
        "fields": {heading: field for heading, field in COLUMNS.items() if field},
        "indicator": indicator,
    }
    return writes.add_source(partnership=indicator.partnership, **(given | more), by=by)


def values(indicator, area="S08000030"):
    rows = Observation.objects.filter(series__indicator=indicator, series__area_code=area, known_until=None)
    return list(rows.order_by("starts").values_list("period", "value"))


def test_a_machine_keeps_a_source_and_has_it_fetched(portal, waits, partnership):
    client = machine_for(people.person(partnership, role="analyst")).client
    here = f"/api/v1/partnerships/{partnership.slug}/open-data"

    def send(method, address, body=None):
        answer = getattr(client, method)(here + address, body, content_type="application/json")
        return answer.status_code, answer.json()

    sent = {"name": "Waits", "address": portal.address, "resource": portals.WAITS, "measure": "waits"}
    assert send("post", "", {**sent, "columns": {"Quarter": "no such field"}})[0] == 422
    status, made = send("post", "", {**sent, "filters": {"ServiceType": "All"}})
    assert (status, made["is_on"], made["last"]) == (201, False, None)
    one = f"/{made['source']}"
    columns = {heading: field for heading, field in COLUMNS.items() if field}
    assert send("put", one + "/columns", {"columns": columns})[1]["columns"] == columns
    changed = {"revision": client.get(here + one).json()["revision"], "every_days": 30}
    assert send("patch", one, changed)[1]["every_days"] == 30
    assert send("patch", one, changed)[0] == 409
    assert send("put", one + "/switch", {"is_on": True})[1]["is_on"]
    status, pulled = send("post", one + "/pull")
    assert (status, pulled["state"], pulled["rows"]) == (200, "loaded", 8)
    assert values(waits)[0] == ("2025Q1", 93.5)
    told = client.get(here).json()["items"][0]
    assert (told["measure"], told["last"]["pull"]) == ("waits", pulled["pull"])


def test_the_wanted_rows_are_loaded_as_a_file_would_be(portal, source, waits, coordinator):
    done = running.pull_now(source, coordinator)
    assert (done.state, done.rows, done.said) == ("loaded", 8, "8 new, 0 revised, 0 as before.")
    assert values(waits) == [("2025Q1", 93.5), ("2025Q2", 91), ("2025Q3", None), ("2025Q4", 88.25)]
    assert SeriesRow.objects.filter(indicator=waits).count() == 2
    figure = Observation.objects.filter(series__indicator=waits).first()
    assert portal.address in figure.source
    assert not RememberedColumns.objects.exists()


def test_a_second_time_changes_nothing_and_a_revision_keeps_the_old_figure(portal, source, waits, coordinator):
    running.pull_now(source, coordinator)
    assert running.pull_now(source, coordinator).said == "0 new, 0 revised, 8 as before."
    portal.table["result"]["records"][0]["PercentWithinThreeWeeks"] = 92.5
    assert running.pull_now(source, coordinator).said == "0 new, 1 revised, 7 as before."
    assert Observation.objects.filter(series__indicator=waits, period="2025Q1", value=93.5).exists()
    assert values(waits)[0] == ("2025Q1", 92.5)


def test_a_table_is_read_page_by_page_and_found_by_its_name(portal, waits, coordinator):
    portal.most = 3
    named = {"resource": "Completed waits by board", "package": "drug-and-alcohol-treatment-waits"}
    done = running.pull_now(add(portal, waits, coordinator, **named), coordinator)
    assert done.rows == 8
    assert [query["offset"] for action, query in portal.asked if action == "datastore_search"] == ["0", "3", "6"]
    assert {query["sort"] for action, query in portal.asked if action == "datastore_search"} == {"_id asc"}


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("down", "The portal says: status 503"),
        ("changes", "changed while it was being read"),
        ("promises more", "promises 13 rows and gave 8"),
        ("sends away", "sends elsewhere (http://169.254.169.254"),
    ],
)
def test_what_is_not_whole_is_not_loaded(portal, source, coordinator, fault, said):
    portal.fault, portal.most = fault, 5
    done = running.pull_now(source, coordinator)
    assert done.state == "failed"
    assert said in done.said
    assert not Load.objects.exists()


def test_an_answer_that_comes_letter_by_letter_is_hung_up_on(portal, source, coordinator, monkeypatch):
    monkeypatch.setattr(fetching, "ALL_SECONDS", 1)
    portal.fault = "drips"
    done = running.pull_now(source, coordinator)
    assert (done.state, "took longer than 1 seconds" in done.said) == ("failed", True)


def test_an_answer_beyond_measure_is_not_read(portal, source, coordinator, monkeypatch):
    monkeypatch.setattr(ckan, "Bounds", lambda: fetching.Bounds(left=500))
    done = running.pull_now(source, coordinator)
    assert (done.state, "larger than" in done.said) == ("failed", True)


def test_a_bad_row_is_named_and_the_good_ones_are_taken_only_when_said(portal, source, waits, coordinator):
    portal.table["result"]["records"][0]["PercentWithinThreeWeeks"] = "many"
    done = running.pull_now(source, coordinator)
    assert (done.state, done.problems[0]["row"], done.problems[0]["field"]) == ("refused", 2, "value")
    assert not Observation.objects.exists()
    writes.change_source(source=source, changes={"takes_good": True}, revision=source.revision, by=coordinator)
    done = running.pull_now(source, coordinator)
    assert (done.state, done.said) == ("loaded", "7 new, 0 revised, 0 as before. 1 left out.")


def test_an_approved_period_is_not_changed_by_a_pull(portal, source, waits, coordinator):
    running.pull_now(source, coordinator)
    quarter = Observation.objects.filter(series__indicator=waits, period="2025Q1").first()
    approve_period(indicator=waits, starts=quarter.starts, ends=quarter.ends, by=coordinator)
    portal.table["result"]["records"][0]["PercentWithinThreeWeeks"] = 12
    done = running.pull_now(source, coordinator)
    assert (done.state, "approved" in done.said) == ("refused", True)
    assert values(waits)[0] == ("2025Q1", 93.5)


def test_a_column_that_is_gone_is_said(portal, source, coordinator):
    for row in portal.table["result"]["records"]:
        row["Percent"] = row.pop("PercentWithinThreeWeeks")
    portal.table["result"]["fields"][5]["id"] = "Percent"
    done = running.pull_now(source, coordinator)
    assert (done.state, "no column “PercentWithinThreeWeeks” any more" in done.said) == ("refused", True)


def test_nothing_is_fetched_by_itself_before_it_is_switched_on(portal, source, partnership, coordinator):
    assert running.pull_due(partnership) == []
    assert portal.asked == []
    writes.switch_source(source=source, is_on=True, by=coordinator)
    assert [pull.state for pull in running.pull_due(partnership)] == ["loaded"]
    assert running.pull_due(partnership) == []
    later = timezone.now() + timedelta(days=7, minutes=1)
    assert reads.due_sources(partnership, later) == [source]


def test_one_that_fails_is_tried_again_and_stops_no_other(portal, source, partnership, waits, coordinator):
    broken = add(portal, waits, coordinator, name="A gone table", resource="no-such-table")
    for each in (source, broken):
        writes.switch_source(source=each, is_on=True, by=coordinator)
    told = {pull.source.name: pull for pull in running.pull_due(partnership)}
    assert told["A gone table"].said == "The portal says: Not found: Resource was not found."
    assert told["Waits by board"].state == "loaded"
    for hours, due in ((0.9, []), (1.1, [broken])):
        assert reads.due_sources(partnership, timezone.now() + timedelta(hours=hours)) == due


def test_two_never_ask_at_once_and_a_broken_off_one_is_told(source, coordinator):
    first = writes.begin_pull(source=source, by=coordinator)
    with pytest.raises(InputError, match="being fetched already"):
        running.pull_now(source, coordinator)
    with history.recorder.opened(history.Recording(by=coordinator, reason="")):
        Pull.objects.filter(pk=first.pk).update(began_at=timezone.now() - timedelta(minutes=20))
    assert running.pull_now(source, coordinator).state == "loaded"
    first.refresh_from_db()
    assert (first.state, first.said) == ("failed", "It was broken off half way.")


@pytest.mark.parametrize(
    "address",
    [
        "http://www.opendata.nhs.scot",
        "ftp://www.opendata.nhs.scot",
        "https://user:secret@www.opendata.nhs.scot",
        "https://www.opendata.nhs.scot:8443",
        "https://www.opendata.nhs.scot?x=1",
        "https://",
        "https://[::1",
        "opendata",
    ],
)
def test_only_a_plain_https_address_is_kept(partnership, coordinator, address):
    with pytest.raises(InputError) as refused:
        writes.add_source(partnership=partnership, name="X", address=address, resource="x", by=coordinator)
    assert refused.value.place.field == "address"
    assert not OpenSource.objects.exists()


@pytest.mark.parametrize(
    "number",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("224.0.0.1", "255.255.255.255", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1"),
        *("2002:a00:1::1", "2001:0:a00:1::1", "ff02::1", "fe80::1%eth0"),
    ],
)
def test_a_private_number_is_refused_even_beside_a_public_one(monkeypatch, number):
    answers = [(0, 0, 0, "", (each, 443)) for each in ("93.184.216.34", number)]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answers)
    with pytest.raises(InputError, match="no public address"):
        addresses.reachable(addresses.portal_at("https://www.opendata.nhs.scot"))


def test_a_public_number_is_reached_and_looked_up_once(monkeypatch):
    answers = [(0, 0, 0, "", ("2606:2800:220:1::1", 443)), (0, 0, 0, "", ("93.184.216.34", 443))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answers)
    portal = addresses.portal_at("https://www.opendata.nhs.scot/api/3/action/")
    assert (portal.host, portal.path) == ("www.opendata.nhs.scot", "")
    assert addresses.reachable(portal) == "2606:2800:220:1::1"


def test_this_machine_is_not_asked_outside_tests(source, settings, coordinator):
    settings.OPEN_DATA_ON_THIS_MACHINE = False
    done = running.pull_now(source, coordinator)
    assert (done.state, "must begin with https://" in done.said) == ("failed", True)


def test_only_those_who_keep_measures_keep_sources(portal, waits, source, partnership):
    lead = people.person(partnership, role="lead")
    outsider = people.person(people.partnership(slug="elsewhere", name="Elsewhere"))
    for somebody in (lead, outsider):
        for write in (
            lambda by=somebody: add(portal, waits, by, name="Y"),
            lambda by=somebody: writes.switch_source(source=source, is_on=True, by=by),
            lambda by=somebody: running.pull_now(source, by),
        ):
            with pytest.raises(NotAllowed):
                write()


def test_the_pages_add_a_source_say_its_columns_pull_it_and_switch_it(portal, waits, partnership, browser):
    base = f"/{partnership.slug}/measures/sources/"
    assert "No sources yet" in browser.get(base).text
    said = {"name": "Waits", "address": portal.address, "resource": portals.WAITS, "every_days": "7"}
    answer = browser.post(f"{base}new/", {**said, "filters": "ServiceType All"})
    assert "Line 1 must read like" in answer.text
    browser.post(f"{base}new/", {**said, "filters": "ServiceType = All", "indicator": waits.pk})
    here = f"{base}{OpenSource.objects.get().pk}/"
    asked = browser.get(f"{here}columns/").text
    assert "What “PercentWithinThreeWeeks” holds" in asked
    assert "It reads: 2025Q1" in asked
    assert portal.asked[-1][1]["limit"] == "5"
    chosen = {"column-0": "period", "column-1": "area_code", "column-4": "value"}
    assert browser.post(f"{here}columns/", chosen).status_code == 302
    assert "8 new" in browser.post(f"{here}pull/", follow=True).text
    assert "fetched by itself every 7 days" in browser.post(f"{here}switch/", {"on": "yes"}, follow=True).text
    assert "Loaded" in browser.get(base).text
    assert "8 new" in b"".join(browser.get(f"{here}?form=csv").streaming_content).decode()
    portal.fault = "down"
    assert "The portal says: status 503" in browser.get(f"{here}columns/", follow=True).text
    portal.fault = ""
    seen = {**said, "filters": "", "revision": OpenSource.objects.get().revision, "every_days": "30"}
    assert "every 30 days" in browser.post(f"{here}change/", seen, follow=True).text
