"""Open data at the terminal: kept, tried, switched on, fetched by the scheduler, and told."""

from __future__ import annotations

import pytest

from factories import people, portals
from goldthread.measures.models import Observation
from goldthread.measures.writes import add_indicator

pytestmark = [pytest.mark.django_db, pytest.mark.loopback]
HERE = ("--partnership", "glen-orrin")


@pytest.fixture
def kept(run, portal):
    """A source that is off."""
    partnership = people.partnership()
    add_indicator(partnership=partnership, name="Waits", key="waits", unit="%", by=people.person(partnership))
    columns = ("Quarter=period", "HB=area_code", "PercentWithinThreeWeeks=value")
    said = [word for column in columns for word in ("--column", column)]
    given = (
        "--address",
        portal.address,
        "--table",
        portals.WAITS,
        "--where",
        "ServiceType=All",
        "--measure",
        "waits",
    )
    run("pull", "add", "Waits", *HERE, *given, *said)
    return run("pull", "list", *HERE, "--json").json[0]["source"]


def test_it_is_kept_off_and_pulled_when_asked(run, kept):
    assert "off" in run("pull", "list", *HERE).out
    assert "8 new" in run("pull", "now", kept, *HERE).err
    told = run("pull", "last", kept, *HERE, "--json").json
    assert [(each["state"], each["rows"]) for each in told] == [("loaded", 8)]
    assert "Nothing" not in run("pull", "last", kept, *HERE).out


def test_the_scheduler_pulls_what_is_on_and_due(run, kept):
    assert run("tick", *HERE, "--json").json[0]["pulled"] == 0
    run("pull", "switch", kept, "on", *HERE)
    assert run("tick", *HERE, "--on", "2026-01-01", "--json").json[0]["pulled"] == 0
    assert run("tick", *HERE, "--json").json[0]["pulled"] == 1
    assert run("tick", *HERE, "--json").json[0]["pulled"] == 0
    assert Observation.objects.filter(series__indicator__key="waits").count() == 8


def test_what_goes_wrong_is_said_and_ends_with_one(run, kept, portal):
    portal.fault = "down"
    run("pull", "switch", kept, "on", *HERE)
    assert "The portal says: status 503" in run("pull", "now", *HERE, status=1).err
    portal.fault = ""
    portal.table["result"]["records"][0]["PercentWithinThreeWeeks"] = "many"
    assert "row 2, value" in run("pull", "now", *HERE, status=1).err
    assert "has no source 99999" in run("pull", "now", 99999, *HERE, status=1).err


def test_an_address_of_this_machine_or_without_https_is_refused(run):
    people.partnership()
    added = run("pull", "add", "Inside", *HERE, "--address", "https://localhost", "--table", "x")
    number = added.err.split()[1]
    assert "localhost is no public address" in run("pull", "now", number, *HERE, status=1).err
    given = ("--address", "http://www.opendata.nhs.scot", "--table", "x")
    assert "must begin with https://" in run("pull", "add", "Plain", *HERE, *given, status=1).err
