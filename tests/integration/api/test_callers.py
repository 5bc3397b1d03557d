"""Who may call: keys that hold, and signed-in people who read from these pages."""

from __future__ import annotations

import pytest
from django.test import Client

from factories import people
from goldthread.api.callers import throttle
from goldthread.core import history
from goldthread.partnership import reads, writes
from goldthread.partnership.models import ApiKey

ME = "/api/v1/me"


def test_without_a_key_nothing_is_said(db):
    answer = Client().get(ME)
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["title"] == "Unauthorized"


@pytest.mark.parametrize("header", ["Bearer gt_1_2", "Bearer", "Basic abc", "gt_1_2", "Bearer é"])
def test_a_wrong_key_is_unauthorized(db, header):
    assert Client(headers={"Authorization": header}).get(ME).status_code == 401


def test_a_key_acts_as_its_person(machine, coordinator):
    said = machine.get("/me")
    assert said["name"] == coordinator.name
    assert said["roles"] == ["coordinator"]
    assert said["can_write"] is True


def test_that_a_key_is_used_is_kept_once_a_day(machine, coordinator):
    machine.get("/me")
    machine.get("/me")
    key = ApiKey.objects.get()
    assert key.last_used_on is not None
    used = history.of(key.person).filter(kind="key.used")
    assert [event.channel for event in used] == ["api"]


def meanwhile(monkeypatch, happens):
    """Something happens between the reading of a key and the note that it is used, once."""
    read, waiting = reads.key_of, [happens]

    def key_of(text):
        key = read(text)
        if waiting:
            waiting.pop()()
        return key

    monkeypatch.setattr(reads, "key_of", key_of)


def test_two_requests_that_come_first_on_a_day_are_both_answered(machine, monkeypatch):
    key = ApiKey.objects.get()
    meanwhile(monkeypatch, lambda: writes.note_key_used(key=key, by=key.person))
    machine.get("/me")
    assert history.of(key.person).filter(kind="key.used").count() == 1


def test_a_key_revoked_while_it_is_first_used_on_a_day_is_over(machine, coordinator, monkeypatch):
    key = ApiKey.objects.get()
    meanwhile(monkeypatch, lambda: writes.revoke_key(key=key, by=coordinator))
    machine.get("/me", expect=401)


def test_a_revoked_key_is_over_at_once(machine, coordinator):
    writes.revoke_key(key=ApiKey.objects.get(), by=coordinator)
    machine.get("/me", expect=401)


def test_a_signed_in_person_may_read_but_not_write(partnership, coordinator):
    browser = Client()
    browser.force_login(coordinator.account)
    assert browser.get("/api/v1/partnerships/glen-orrin").json()["name"] == partnership.name
    assert browser.post("/api/v1/partnerships/glen-orrin", {}).status_code in (403, 405)
    assert browser.get(ME, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 401


def test_what_stops_a_person_on_the_pages_stops_them_here(partnership, coordinator, settings):
    settings.REQUIRE_SECOND_FACTOR = True
    browser = Client()
    browser.force_login(coordinator.account)
    answer = browser.get("/api/v1/partnerships/glen-orrin")
    assert answer.status_code == 403
    assert "Open them" in answer.json()["detail"]


def test_another_partnership_is_not_there(machine, stranger):
    stranger.get("/partnerships/glen-orrin", expect=404)
    assert [each["slug"] for each in stranger.get("/partnerships")["items"]] == ["elsewhere"]


def test_a_national_viewer_reads_them_all(partnership):
    people.partnership(slug="elsewhere", name="Elsewhere")
    account = people.account()
    writes.grant_national_view(
        account=account, name="National body", starts_on=partnership.created_at.date(), by=writes.Installation()
    )
    browser = Client()
    browser.force_login(account)
    assert browser.get("/api/v1/partnerships").json()["total"] == 2


def test_too_many_requests_are_told_to_wait(machine, settings):
    settings.API_REQUESTS_A_MINUTE = 2
    throttle._seen.clear()
    answers = [machine.ask("GET", "/me") for _ in range(4)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) <= 60
    throttle._seen.clear()
