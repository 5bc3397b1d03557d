"""The second factor: set up, asked for, sealed at rest, owed by those whose role is worth stealing."""

from __future__ import annotations

import datetime as dt
import re
import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from factories.people import PASSWORD, person

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client, who):
    return client.post("/accounts/login/", {"login": who.account.email, "password": PASSWORD}, follow=True)


def set_up(client) -> str:
    """Sets up the app as a person would; gives its secret."""
    page = client.get("/accounts/app/", follow=True)
    if page.request["PATH_INFO"] == "/accounts/again/":
        page = client.post("/accounts/again/", {"password": PASSWORD, "next": "/accounts/app/"}, follow=True)
    secret = re.search(r"<code[^>]*>([A-Z2-7]+)</code>", page.content.decode()).group(1)
    done = client.post("/accounts/app/", {"code": code_for(secret)}, follow=True)
    assert done.request["PATH_INFO"] == "/accounts/recovery-codes/", done.content.decode()
    return secret


@pytest.fixture
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def with_app(client, coordinator, clock):
    sign_in(client, coordinator)
    secret = set_up(client)
    clock.shift(dt.timedelta(minutes=1))
    return secret


def test_the_password_alone_opens_no_more(with_app, coordinator, partnership):
    browser = Client()
    asked = sign_in(browser, coordinator)
    assert asked.request["PATH_INFO"] == "/accounts/code/"
    assert browser.get(f"/{partnership.slug}/").status_code == 302
    wrong = browser.post("/accounts/code/", {"code": "000000"})
    assert "The code is not right" in wrong.content.decode()
    browser.post("/accounts/code/", {"code": code_for(with_app)})
    assert browser.get(f"/{partnership.slug}/").status_code == 200


def test_a_code_works_once(with_app, coordinator, partnership):
    code = code_for(with_app)
    for browser, status in ((Client(), 200), (Client(), 302)):
        sign_in(browser, coordinator)
        browser.post("/accounts/code/", {"code": code})
        assert browser.get(f"/{partnership.slug}/").status_code == status


def test_guessing_codes_is_stopped(with_app, coordinator, partnership):
    browser = Client()
    sign_in(browser, coordinator)
    for _ in range(7):
        refused = browser.post("/accounts/code/", {"code": "000000"})
    assert "too many attempts" in refused.content.decode()
    browser.post("/accounts/code/", {"code": code_for(with_app)})
    assert browser.get(f"/{partnership.slug}/").status_code == 302


def test_each_recovery_code_opens_once(client, with_app, coordinator, partnership):
    page = client.get("/accounts/recovery-codes/").content.decode()
    codes = re.findall(r"<code[^>]*>(\d+)</code>", page)
    assert len(codes) == 10
    assert codes[0] in client.get("/accounts/recovery-codes/download/").content.decode()
    for status in (200, 302):
        browser = Client()
        sign_in(browser, coordinator)
        browser.post("/accounts/code/", {"code": codes[0]})
        assert browser.get(f"/{partnership.slug}/").status_code == status


def test_secrets_are_sealed_at_rest(client, with_app):
    kept = " ".join(str(row.data) for row in Authenticator.objects.all())
    assert with_app not in kept
    assert len(Authenticator.objects.all()) == 2


def test_taking_the_app_off_asks_who_is_there(client, with_app, clock, coordinator):
    clock.shift(dt.timedelta(minutes=10))
    asked = client.get("/accounts/app/remove/")
    assert asked.headers["Location"].startswith("/accounts/again/")
    client.post("/accounts/again/", {"password": PASSWORD, "next": "/accounts/app/remove/"})
    done = client.post("/accounts/app/remove/", follow=True)
    assert "taken off" in done.content.decode()
    assert sign_in(Client(), coordinator).request["PATH_INFO"] != "/accounts/code/"


@pytest.mark.parametrize("role", ["administrator", "coordinator", "data_steward", "responder"])
def test_roles_worth_stealing_owe_a_second_factor(client, settings, partnership, clock, role):
    settings.REQUIRE_SECOND_FACTOR = True
    who = person(partnership, role=role)
    sign_in(client, who)
    stopped = client.get(f"/{partnership.slug}/")
    assert stopped.headers["Location"] == "/accounts/app/"
    set_up(client)
    assert client.get(f"/{partnership.slug}/").status_code == 200


@pytest.mark.parametrize("role", ["lead", "analyst", "panel_member"])
def test_others_may_do_without(client, settings, partnership, role):
    settings.REQUIRE_SECOND_FACTOR = True
    sign_in(client, person(partnership, role=role))
    assert client.get(f"/{partnership.slug}/").status_code == 200


def test_nobody_owes_one_where_the_installation_does_not_ask(client, partnership, coordinator):
    sign_in(client, coordinator)
    assert client.get(f"/{partnership.slug}/").status_code == 200
