"""Partnerships, people, keys and areas from the terminal."""

from __future__ import annotations

import pytest

from goldthread.core import history
from goldthread.partnership import reads
from goldthread.partnership.models import ApiKey, Person


@pytest.fixture
def glen_orrin(run):
    run("partnership", "add", "glen-orrin", "--name", "Glen Orrin Partnership")
    return reads.partnership_at("glen-orrin")


def test_a_partnership_is_added_and_listed(run, glen_orrin):
    assert run("partnership", "list", "--json").json == [
        {"slug": "glen-orrin", "name": "Glen Orrin Partnership", "kind": "Alcohol and Drug Partnership"}
    ]
    assert "Glen Orrin Partnership" in run("partnership", "list").out
    assert history.of(glen_orrin).get(kind="partnership.founded").channel == "cli"


def test_a_taken_address_is_said(run, glen_orrin):
    told = run("partnership", "add", "glen-orrin", "--name", "Another", status=1)
    assert told.out == ""
    assert "“glen-orrin” is taken" in told.err


def test_a_partnership_of_an_area_that_is_not_there_is_refused(run):
    told = run("partnership", "add", "nowhere", "--name", "Nowhere", "--area", "X1", status=1)
    assert "“X1”" in told.err
    assert reads.partnership_at("nowhere") is None


def test_areas_are_loaded_and_named(run):
    run("areas", "load")
    run("partnership", "add", "somewhere", "--name", "Somewhere", "--area", "S12000033")
    assert reads.partnership_at("somewhere").areas.count() == 1


def test_a_person_is_added_with_roles(run, glen_orrin):
    run(
        "person",
        "add",
        "Service manager",
        "--partnership",
        "glen-orrin",
        "--email",
        "sm@example.org",
        "--role",
        "lead",
    )
    person = Person.objects.get(name="Service manager")
    assert person.roles == {"lead"}
    assert history.of(person).first().by_name == "Command line"
    assert run("users", "--partnership", "glen-orrin", "--json").json == [
        {"name": "Service manager", "email": "sm@example.org", "roles": ["lead"], "signs_in": False, "left_on": None}
    ]


def test_a_key_is_printed_once_and_revoked(run, glen_orrin):
    text = run("key", "add", "--partnership", "glen-orrin", "--label", "Dashboard", "--write").out.strip()
    assert reads.key_of(text).can_write
    prefix = ApiKey.objects.get().prefix
    listed = run("key", "list", "--partnership", "glen-orrin")
    assert prefix in listed.out
    assert text not in listed.out
    run("key", "revoke", prefix, "--partnership", "glen-orrin")
    assert reads.key_of(text) is None


def test_names_that_are_not_there_say_what_is(run, glen_orrin):
    assert "There are: glen-orrin." in run("users", "--partnership", "glen-orin", status=1).err
    told = run("person", "add", "A", "--partnership", "glen-orrin", "--by", "nobody@example.org", status=1)
    assert "nobody@example.org" in told.err
    assert "no key “abc”" in run("key", "revoke", "abc", "--partnership", "glen-orrin", status=1).err


def test_a_day_that_is_none_is_wrong_usage(run, glen_orrin):
    told = run("key", "add", "--partnership", "glen-orrin", "--label", "x", "--expires", "soon", status=2)
    assert "Write it as 2026-04-30" in told.err
