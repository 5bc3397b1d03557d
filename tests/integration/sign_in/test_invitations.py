"""Being invited: a message, a password of one's own, and the way in."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.db import transaction
from django.test import Client

from factories import people
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes
from goldthread.partnership.models import Account

SITE = "https://plans.example.org"
NEW = "four calm unrelated otters"


@pytest.fixture
def added(partnership, coordinator):
    return writes.add_person(
        partnership=partnership, name="The service manager", email="Manager@Example.org", by=coordinator
    )


@pytest.fixture
def invite(coordinator, django_capture_on_commit_callbacks):
    def send(person, by=coordinator):
        with django_capture_on_commit_callbacks(execute=True):
            return writes.invite_person(person=person, site=SITE, by=by)

    return send


def path_in(message, of="password/choose") -> str:
    return re.search(rf"{SITE}(/accounts/{of}/\S*)", message.body).group(1)


def test_the_invitation_lets_somebody_in(added, invite, partnership, coordinator):
    writes.give_role(person=added, role="lead", by=coordinator)
    invite(added)
    (message,) = mail.outbox
    assert message.to == ["manager@example.org"]
    assert coordinator.name in message.body
    assert "&" not in message.body
    browser = Client()
    form = browser.get(path_in(message), follow=True)
    browser.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})
    browser.post("/accounts/login/", {"login": "manager@example.org", "password": NEW})
    assert browser.get(f"/{partnership.slug}/").status_code == 200


def test_before_the_password_is_chosen_nothing_opens(added, invite):
    invite(added)
    assert not Account.objects.get(email="manager@example.org").has_usable_password()


def test_the_invitation_is_history(added, invite, coordinator):
    invite(added)
    event = history.of(added).first()
    assert (event.kind, event.by_name) == ("person.invited", coordinator.name)


def test_inviting_again_sends_it_again(added, invite):
    invite(added)
    invite(added)
    assert len(mail.outbox) == 2
    assert Account.objects.filter(email="manager@example.org").count() == 1


def test_somebody_known_in_another_partnership_keeps_their_password(added, invite):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    known = writes.add_person(
        partnership=elsewhere,
        name="The same manager",
        account=people.account("manager@example.org"),
        by=writes.Installation(),
    )
    invite(added)
    assert added.account == known.account
    assert "password/choose" not in mail.outbox[0].body
    assert known.account.check_password(people.PASSWORD)


def test_no_message_leaves_when_the_write_is_rolled_back(added, coordinator, django_capture_on_commit_callbacks):
    @transaction.atomic
    def invite_and_fail():
        writes.invite_person(person=added, site=SITE, by=coordinator)
        raise RuntimeError("something later fails")

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(RuntimeError):
        invite_and_fail()
    assert mail.outbox == []


def test_two_people_cannot_share_an_address(added, invite, partnership, coordinator):
    invite(added)
    twin = writes.add_person(partnership=partnership, name="Twin", email="manager@example.org", by=coordinator)
    with pytest.raises(InputError, match="signs in with that address already"):
        invite(twin)


def test_without_an_address_nobody_is_invited(partnership, coordinator, invite):
    with pytest.raises(InputError, match="no e-mail address"):
        invite(writes.add_person(partnership=partnership, name="No address", by=coordinator))


def test_only_those_who_run_the_partnership_invite(added, partnership, invite):
    with pytest.raises(NotAllowed):
        invite(added, by=people.person(partnership, role="lead"))
    assert not Account.objects.filter(email="manager@example.org").exists()
