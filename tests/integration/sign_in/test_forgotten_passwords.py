"""Choosing a password by a link in an e-mail, and changing one."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.core import mail
from django.test import Client

from factories.people import PASSWORD, account

NEW = "four calm unrelated otters"
FORGOTTEN = "/accounts/password/forgotten/"


@pytest.fixture
def email(coordinator):
    return coordinator.account.email


def link_in(message) -> str:
    return re.search(r"http://testserver(/accounts/password/choose/\S+)", message.body).group(1)


def ask(client, email):
    return client.post(FORGOTTEN, {"email": email}, follow=True)


def choose(client, link, first=NEW, second=NEW):
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": first, "password2": second}, follow=True)


def can_sign_in(email, password) -> bool:
    return Client().post("/accounts/login/", {"login": email, "password": password}).status_code == 302


def test_the_link_lets_choose_a_password_once(client, email):
    ask(client, email)
    link = link_in(mail.outbox[0])
    assert "Your password is saved" in choose(client, link).content.decode()
    assert can_sign_in(email, NEW)
    assert not can_sign_in(email, PASSWORD)
    assert "does not work any more" in Client().get(link, follow=True).content.decode()


def test_the_answer_does_not_tell_who_has_an_account(client, email):
    known = ask(client, email).content
    unknown = ask(client, "nobody@example.org").content
    assert known == unknown
    assert [message.to for message in mail.outbox] == [[email]]


def test_the_link_grows_old(client, email):
    with time_machine.travel(dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC), tick=False) as clock:
        ask(client, email)
        clock.shift(dt.timedelta(days=3, minutes=1))
        assert "does not work any more" in client.get(link_in(mail.outbox[0]), follow=True).content.decode()


def test_the_key_does_not_stay_in_the_address(client, email):
    ask(client, email)
    link = link_in(mail.outbox[0])
    shown = client.get(link, follow=True)
    assert shown.request["PATH_INFO"] != link
    assert shown.request["PATH_INFO"].endswith("-set-password/")


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("short", "short", "at least 12"),
        ("password1234", "password1234", "too common"),
        (NEW, "another text here", "same password"),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(client, email, first, second, said):
    ask(client, email)
    page = choose(client, link_in(mail.outbox[0]), first, second).content.decode()
    assert said in page
    assert 'href="#id_password' in page
    assert can_sign_in(email, PASSWORD)


def test_a_password_like_the_address_is_refused(client, db):
    someone = account("marguerite.bell@example.org")
    ask(client, someone.email)
    page = choose(client, link_in(mail.outbox[0]), "marguerite.bell", "marguerite.bell").content.decode()
    assert "too similar" in page


def test_choosing_a_password_lifts_the_lock_out(client, email):
    for _ in range(7):
        can_sign_in(email, "guess")
    assert not can_sign_in(email, PASSWORD)
    ask(client, email)
    choose(client, link_in(mail.outbox[0]))
    assert can_sign_in(email, NEW)


def test_changing_a_password_ends_every_other_session(client, coordinator, partnership):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.post("/accounts/login/", {"login": coordinator.account.email, "password": PASSWORD})
    answer = client.post(
        "/accounts/password/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}, follow=True
    )
    assert "Your password has been changed." in answer.content.decode()
    assert client.get(f"/{partnership.slug}/").status_code == 200
    assert elsewhere.get(f"/{partnership.slug}/").status_code == 302


def test_changing_a_password_needs_the_present_one(client, coordinator):
    client.force_login(coordinator.account)
    answer = client.post("/accounts/password/", {"oldpassword": "guess", "password1": NEW, "password2": NEW})
    assert "That is not your present password." in answer.content.decode()
    assert can_sign_in(coordinator.account.email, PASSWORD)


def test_signing_out_everywhere_else(client, coordinator, partnership):
    elsewhere = Client()
    for browser in (client, elsewhere):
        browser.post("/accounts/login/", {"login": coordinator.account.email, "password": PASSWORD})
    assert "Sign out everywhere else" in client.get("/accounts/sessions/").content.decode()
    answer = client.post("/accounts/sessions/", follow=True)
    assert "You are signed out everywhere else." in answer.content.decode()
    assert client.get(f"/{partnership.slug}/").status_code == 200
    assert elsewhere.get(f"/{partnership.slug}/").status_code == 302
