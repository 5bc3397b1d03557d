"""Who gets to see and change what: each page tried as each role, from elsewhere, and signed out."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver

from factories import people
from goldthread.partnership import writes
from goldthread.partnership.models import Role
from goldthread.partnership.urls import _pages

OPEN_TO_ALL = {"bodies", "body", "groups", "group", "posts", "post"}
OPEN_TO_THE_PARTNERSHIP = {"people", "person"} | OPEN_TO_ALL
ONLY_POSTED = {
    "invite",
    "person_returned",
    "reopen_body",
    "reopen_group",
    "reopen_post",
    "revoke_key",
    "undo",
}
ROLES = [role for role in Role if role is not Role.NATIONAL_VIEWER]


@pytest.fixture
def addresses(partnership, coordinator, body, group, post):
    """Every page of the room, with rows that are there."""
    writes.change_body(body=body, name="Harbour Charity", kind="third_sector", by=coordinator)
    key, _ = writes.make_key(person=coordinator, label="Import", by=coordinator)
    from goldthread.partnership import reads

    numbers = {
        "person": coordinator.pk,
        "bod": body.pk,
        "group": group.pk,
        "post": post.pk,
        "key": key.pk,
        "undo": reads.events_of(partnership).filter(kind="body.changed").get().pk,
    }

    def number_for(name):
        return next((number for part, number in numbers.items() if part in name), coordinator.pk)

    found = {}
    for pattern in _pages:
        given = {"number": number_for(pattern.name), "role": coordinator.memberships.get().pk}
        path = str(pattern.pattern)
        for name, value in given.items():
            path = path.replace(f"<int:{name}>", str(value))
        found[pattern.name] = f"/{partnership.slug}/{path}"
    return found


def ask(client, name, address):
    return client.post(address) if name in ONLY_POSTED else client.get(address)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_sees_what_is_its_to_see(client, partnership, coordinator, addresses, group, role):
    who = people.person(partnership, role=role, group=group if role == Role.GROUP_MEMBER else None)
    client.force_login(who.account)
    runs_it = role in (Role.ADMINISTRATOR, Role.COORDINATOR)
    for name, address in addresses.items():
        answer = ask(client, name, address)
        expected = (200, 302) if runs_it or name in OPEN_TO_THE_PARTNERSHIP else (404,)
        assert answer.status_code in expected, f"{role} at {name}: {answer.status_code}"


def test_a_national_viewer_reads_no_lists_of_people(client, partnership, addresses):
    client.force_login(people.national_viewer(partnership).account)
    for name, address in addresses.items():
        assert ask(client, name, address).status_code == (200 if name in OPEN_TO_ALL else 404), name
    page = client.get(addresses["group"]).content.decode()
    assert "Who sits in it" not in page


def test_nobody_from_another_partnership_gets_in(client, addresses):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    client.force_login(people.person(elsewhere, role="administrator").account)
    for name, address in addresses.items():
        assert ask(client, name, address).status_code == 404, name


def test_rows_of_another_partnership_are_not_there(client, addresses, partnership):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    client.force_login(people.person(elsewhere, role="administrator").account)
    for name, address in addresses.items():
        if any(part.isdigit() for part in address.split("/")):
            there = address.replace(f"/{partnership.slug}/", f"/{elsewhere.slug}/")
            assert ask(client, name, there).status_code == 404, name


def test_signed_out_every_page_asks_to_sign_in(addresses):
    for name, address in addresses.items():
        answer = ask(Client(), name, address)
        assert answer.status_code == 302, name
        assert answer.headers["Location"].startswith("/accounts/login/?next=")


def test_what_changes_something_at_once_must_be_posted(signed_in, addresses):
    for name in ONLY_POSTED:
        assert signed_in.get(addresses[name]).status_code == 405, name


def test_no_number_breaks_a_page(signed_in, at):
    for path in ("people/0/", "people/99999999999999999999999/", "bodies/9223372036854775808/", "history/77/undo"):
        assert signed_in.post(at(path)).status_code == 404


def test_the_list_of_pages_is_whole():
    names = {pattern.name for pattern in _pages}
    assert names >= ONLY_POSTED | OPEN_TO_THE_PARTNERSHIP
    assert get_resolver()
