"""Signing in and out with a password: nothing is given away, guessing is stopped, sessions end."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.test import Client

from factories.people import PASSWORD, person

NOW = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
SIGN_IN = "/accounts/login/"
WRONG = "The e-mail address or the password is not right."


@pytest.fixture
def front(partnership):
    return f"/{partnership.slug}/"


@pytest.fixture
def email(coordinator):
    return coordinator.account.email


def sign_in(client, email, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"login": email, "password": password, **more})


def is_in(client, front):
    return client.get(front).status_code == 200


def test_the_right_password_opens_the_partnership(client, email, front):
    assert sign_in(client, email).headers["Location"] == "/"
    assert client.get("/").headers["Location"] == front
    assert is_in(client, front)


def test_the_address_is_taken_in_any_case(client, email, front):
    sign_in(client, f"  {email.upper()} ")
    assert is_in(client, front)


def test_a_known_and_an_unknown_address_are_answered_alike(client, email):
    known = sign_in(client, email, "not the password").content.decode()
    unknown = sign_in(client, "nobody@example.org", "not the password").content.decode()
    assert WRONG in known
    assert WRONG in unknown
    assert known.count("govuk-error-summary__list") == unknown.count("govuk-error-summary__list") == 1


def test_what_was_typed_comes_back_without_the_password(client, email):
    page = sign_in(client, email, "my secret guess").content.decode()
    assert email in page
    assert "my secret guess" not in page


def test_guessing_locks_the_address_for_a_while_and_says_so(client, email, front):
    with time_machine.travel(NOW, tick=False) as clock:
        for _ in range(6):
            sign_in(client, email, "guess")
        refused = sign_in(client, email)
        assert "Wait 15 minutes and try again" in refused.content.decode()
        assert not is_in(client, front)
        clock.shift(dt.timedelta(minutes=15, seconds=1))
        sign_in(client, email)
        assert is_in(client, front)


def test_guessing_at_one_address_leaves_the_others_alone(client, partnership, email, front):
    colleague = person(partnership, role="lead")
    for _ in range(7):
        sign_in(Client(), email, "guess")
    sign_in(client, colleague.account.email)
    assert is_in(client, front)


def test_a_closed_account_does_not_open(client, coordinator, email, front):
    coordinator.account.is_active = False
    coordinator.account.save()
    assert sign_in(client, email).headers["Location"] == "/accounts/closed/"
    assert "This account is closed" in client.get("/accounts/closed/").content.decode()
    assert not is_in(client, front)


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "https:example.com", "/\\example.com"]
)
def test_signing_in_never_leads_to_another_site(client, email, elsewhere):
    assert sign_in(client, email, next=elsewhere).headers["Location"] == "/"


def test_signing_in_leads_back_to_where_one_was_going(client, email, front):
    asked = client.get(front)
    assert asked.headers["Location"] == f"{SIGN_IN}?next={front}"
    assert f'value="{front}"' in client.get(asked.headers["Location"]).content.decode()
    assert sign_in(client, email, next=front).headers["Location"] == front


def test_signing_in_and_out_need_a_form_of_ours(email):
    stranger = Client(enforce_csrf_checks=True)
    assert sign_in(stranger, email).status_code == 403
    assert stranger.post("/accounts/logout/").status_code == 403


def test_signing_out_takes_a_click_and_ends_the_session(client, email, front):
    sign_in(client, email)
    assert "Sign out?" in client.get("/accounts/logout/").content.decode()
    assert is_in(client, front)
    answer = client.post("/accounts/logout/", follow=True)
    assert "You have signed out." in answer.content.decode()
    assert not is_in(client, front)


def test_a_session_ends_after_eight_hours_without_use(client, email, front):
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client, email)
        for _ in range(3):  # in use it lives on
            clock.shift(dt.timedelta(hours=7, minutes=50))
            assert is_in(client, front)
        clock.shift(dt.timedelta(hours=8, minutes=1))
        assert not is_in(client, front)


def test_use_is_noted_at_most_every_few_minutes(client, email, front, django_assert_num_queries):
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client, email)
        client.get(front)
        before = client.session.get_expiry_date()
        clock.shift(dt.timedelta(minutes=1))
        client.get(front)
        assert client.session["seen"] == int(NOW.timestamp())
        clock.shift(dt.timedelta(minutes=5))
        client.get(front)
        assert client.session["seen"] > int(NOW.timestamp())
        assert client.session.get_expiry_date() > before


def test_the_session_cookie_is_out_of_reach(client, email):
    cookie = sign_in(client, email).cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == ""  # ends with the browser at the latest


@pytest.mark.parametrize("address", ["signup/", "email/", "social/connections/", "3rdparty/", "confirm-email/"])
def test_nobody_signs_up_by_themselves(client, db, address):
    assert client.get(f"/accounts/{address}").status_code == 404


def test_hostile_sign_ins_are_answered(client, db):
    for login, password in [
        ("\x00", "\x00"),
        ("a" * 5000, "b" * 5000),
        ("<script>", "' OR 1=1 --"),
        ("é@ü.example", "p"),
    ]:
        answer = sign_in(client, login, password)
        assert answer.status_code == 200
        assert "<script>" not in answer.content.decode()
