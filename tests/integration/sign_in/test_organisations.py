"""Signing in through one's own organisation, against an issuer of our own on this machine."""

from __future__ import annotations

import json
import logging
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

from factories import people
from goldthread.config import issuers
from goldthread.partnership import writes
from goldthread.partnership.models import Account
from integration.sign_in import issuer as local

pytestmark = pytest.mark.loopback
NHS_MAIL = "manager@nhs.example.org"


@pytest.fixture
def issuer():
    with local.running() as running:
        yield running


@pytest.fixture
def organisation(issuer, settings, monkeypatch):
    """The issuer, configured as an operator would; gives the address that starts a sign-in."""
    entry = {
        "name": "NHS Orrin",
        "issuer": issuer.address,
        "client_id": local.CLIENT_ID,
        "client_secret": local.CLIENT_SECRET,
        "domains": ["nhs.example.org"],
    }
    monkeypatch.setenv("GOLDTHREAD_OIDC", json.dumps([entry]))
    settings.OIDC_ISSUERS = issuers.from_environment()
    providers = {**settings.SOCIALACCOUNT_PROVIDERS["openid_connect"], "APPS": settings.OIDC_ISSUERS}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": providers}
    return f"/accounts/organisation/{settings.OIDC_ISSUERS[0]['provider_id']}/"


@pytest.fixture
def manager(partnership):
    who = writes.add_person(
        partnership=partnership,
        name="The service manager",
        email=NHS_MAIL,
        account=Account.objects.create_user(NHS_MAIL),
        by=writes.Installation(),
    )
    writes.give_role(person=who, role="lead", by=writes.Installation())
    return who


def says(issuer, **claims):
    issuer.claims = {"sub": "subject-1", "email": NHS_MAIL, **claims}


def come_back(client, issuer, organisation):
    off = client.get(organisation)
    assert off.status_code == 302, off.content.decode()
    assert off.headers["Location"].startswith(f"{issuer.address}/authorise?")
    return client.get(f"{organisation}back/", issuer.authorise(off.headers["Location"]))


def is_in(client, partnership):
    return client.get(f"/{partnership.slug}/").status_code == 200


def test_an_invited_person_comes_in(client, issuer, organisation, manager, partnership):
    says(issuer)
    assert come_back(client, issuer, organisation).headers["Location"] == "/"
    assert is_in(client, partnership)


def test_the_sign_in_page_offers_the_organisation(client, organisation, db):
    page = client.get("/accounts/login/?next=/glen-orrin/").content.decode()
    assert f'href="{organisation}?next=/glen-orrin/"' in page
    assert "NHS Orrin" in page


def test_afterwards_the_subject_decides_whatever_the_address(client, issuer, organisation, manager, partnership):
    says(issuer)
    come_back(client, issuer, organisation)
    later = Client()
    says(issuer, email="new.name@nhs.example.org")
    come_back(later, issuer, organisation)
    assert is_in(later, partnership)
    assert Account.objects.count() == 1


def test_another_subject_does_not_inherit_the_account(client, issuer, organisation, manager, partnership):
    says(issuer)
    come_back(client, issuer, organisation)
    says(issuer, sub="subject-2", email="somebody@nhs.example.org")
    assert come_back(Client(), issuer, organisation).status_code == 403


def test_a_stranger_is_told_and_nothing_is_kept(client, issuer, organisation, manager, partnership):
    says(issuer, sub="stranger", email="stranger@nhs.example.org")
    answer = come_back(client, issuer, organisation)
    assert answer.status_code == 403
    assert "You have not been invited yet" in answer.content.decode()
    assert Account.objects.count() == 1
    assert not is_in(client, partnership)


@pytest.mark.parametrize(
    "claims", [{"email": "boss@council.example.org"}, {"email_verified": False}, {"email": ""}, {"email": None}]
)
def test_an_organisation_vouches_only_for_its_own_addresses(client, issuer, organisation, partnership, claims):
    people.account("boss@council.example.org")
    boss = writes.add_person(
        partnership=partnership,
        name="The boss",
        account=Account.objects.get(email="boss@council.example.org"),
        by=writes.Installation(),
    )
    writes.give_role(person=boss, role="administrator", by=writes.Installation())
    says(issuer, **claims)
    assert come_back(client, issuer, organisation).status_code == 403
    assert not is_in(client, partnership)


def test_somebody_without_a_role_today_is_not_let_in(client, issuer, organisation, partnership):
    writes.add_person(
        partnership=partnership,
        name="Was here",
        account=Account.objects.create_user(NHS_MAIL),
        by=writes.Installation(),
    )
    says(issuer)
    assert come_back(client, issuer, organisation).status_code == 403


def test_what_is_asked_for_cannot_be_changed_by_an_address(client, issuer, organisation, db):
    off = client.get(
        f"{organisation}?scope=everything&auth_params=prompt%3Dnone&process=connect&next=https://evil.example"
    )
    asked = parse_qs(urlsplit(off.headers["Location"]).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked
    assert {"state", "nonce", "code_challenge"} <= set(asked)


@pytest.mark.parametrize(
    "fault",
    [
        {"claims": {"nonce": "of another sign-in"}},
        {"claims": {"aud": "another client"}},
        {"claims": {"iss": "https://elsewhere.example"}},
        {"claims": {"exp": 1}},
        {"signing_key": rsa.generate_private_key(public_exponent=65537, key_size=2048)},
    ],
    ids=["nonce", "audience", "issuer", "expired", "signature"],
)
def test_a_token_that_is_not_right_opens_nothing(client, issuer, organisation, manager, partnership, fault, caplog):
    says(issuer, **fault.get("claims", {}))
    issuer.signing_key = fault.get("signing_key")
    with caplog.at_level(logging.WARNING):
        answer = come_back(client, issuer, organisation)
    assert answer.status_code == 401
    assert "did not work" in answer.content.decode()
    assert "NHS Orrin failed" in caplog.text
    assert not is_in(client, partnership)


def test_an_issuer_that_calls_itself_otherwise_is_refused(client, issuer, organisation, db):
    issuer.published_as = "https://elsewhere.example"
    assert client.get(organisation).status_code == 401


def test_a_made_up_state_opens_nothing(client, issuer, organisation, manager, partnership):
    says(issuer)
    back = issuer.authorise(client.get(organisation).headers["Location"])
    assert client.get(f"{organisation}back/", {**back, "state": "made up"}).status_code == 401
    assert Client().get(f"{organisation}back/", back).status_code == 401  # the state of another browser
    assert not is_in(client, partnership)


def test_a_code_cannot_be_used_twice(client, issuer, organisation, manager, partnership):
    says(issuer)
    back = issuer.authorise(client.get(organisation).headers["Location"])
    client.get(f"{organisation}back/", back)
    client.post("/accounts/logout/")
    assert client.get(f"{organisation}back/", back).status_code == 401
    assert not is_in(client, partnership)


def test_cancelling_is_answered_kindly(client, issuer, organisation, db):
    back = issuer.authorise(client.get(organisation).headers["Location"])
    answer = client.get(f"{organisation}back/", {"error": "access_denied", "state": back["state"]})
    assert answer.status_code == 401
    assert "Try again" in answer.content.decode()


def test_an_organisation_that_is_away_is_answered_kindly(client, issuer, organisation, settings, db):
    settings.OIDC_ISSUERS[0]["settings"]["server_url"] = "http://127.0.0.1:9"
    assert client.get(organisation).status_code == 401


def test_an_organisation_nobody_configured_is_not_there(client, organisation, db):
    assert client.get("/accounts/organisation/made-up/").status_code == 404


@pytest.mark.parametrize(("trusted", "status"), [(True, 200), (False, 302)])
def test_an_organisation_may_be_trusted_with_the_second_factor(
    client, issuer, organisation, settings, partnership, manager, trusted, status
):
    settings.REQUIRE_SECOND_FACTOR = True
    settings.OIDC_ISSUERS[0]["settings"]["second_factor"] = trusted
    writes.give_role(person=manager, role="coordinator", by=writes.Installation())
    says(issuer)
    come_back(client, issuer, organisation)
    assert client.get(f"/{partnership.slug}/").status_code == status


def test_an_account_without_a_password_is_offered_none(client, issuer, organisation, manager):
    says(issuer)
    come_back(client, issuer, organisation)
    assert "you sign in through your organisation" in client.get("/accounts/").content.decode()
    assert client.get("/accounts/password/", follow=True).request["PATH_INFO"] == "/accounts/"
