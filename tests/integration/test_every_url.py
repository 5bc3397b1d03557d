"""Every address of the house, as every role, as a visitor and from another partnership.

The addresses are taken from the URLconf. A new one fails here until ``VALUES`` says what stands in its places.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from factories import people
from goldthread.partnership import writes
from goldthread.partnership.models import Account, Role
from integration.world import VALUES, World, filled_world

pytestmark = pytest.mark.django_db


# Pages that nobody needs to sign in for; those of the sign-in library see to themselves.
OPEN = {"core:health", "core:accessibility", "core:privacy", "feed", "linked_update"}
# What a page may answer somebody who belongs here: 404 is "not yours to see", 422 "the form was not filled in".
FINE = {200, 302, 303, 400, 401, 404, 405, 409, 422}


@dataclass(frozen=True)
class Address:
    """One pattern of the URLconf: its full name and the places to fill."""

    name: str
    route: str
    places: tuple[str, ...]

    def fill(self, world: World) -> str:
        values = {}
        for place in self.places:
            value = VALUES.get(f"{self.name}:{place}") or VALUES.get(place)
            assert value, f"say in VALUES what stands in “{place}” of {self.route} ({self.name})"
            values[place] = value(world)
        return reverse(self.name, kwargs=values)


def _addresses(
    patterns: list[Any], names: tuple[str, ...] = (), route: str = "", places: tuple[str, ...] = ()
) -> Iterator[Address]:
    for entry in patterns:
        here = route + str(entry.pattern)
        inside = (*places, *getattr(entry.pattern, "converters", ()), *entry.pattern.regex.groupindex)
        if isinstance(entry, URLResolver):
            yield from _addresses(
                entry.url_patterns, (*names, entry.namespace) if entry.namespace else names, here, inside
            )
        elif isinstance(entry, URLPattern):
            yield Address(":".join((*names, entry.name or "")), here, tuple(dict.fromkeys(inside)))


# The API has keys instead of sessions, and its own tests of the same. The sign-in library leaves a few unnamed.
ADDRESSES = [
    address
    for address in _addresses(get_resolver().url_patterns)
    if not address.route.startswith("api/") and (address.name or not address.route.startswith("accounts/"))
]
OF_A_PARTNERSHIP = [address for address in ADDRESSES if "partnership" in address.places]
OF_THE_HOUSE = [a for a in ADDRESSES if a not in OF_A_PARTNERSHIP and not a.route.startswith("accounts/")]


@pytest.fixture
def world(partnership, coordinator) -> World:
    return filled_world(partnership, coordinator)


def ask(account: Account | None, addresses: list[Address], world: World) -> Iterator[tuple[str, HttpResponse]]:
    """What each address answers to GET and to an empty POST; nothing that one does is left for the next."""
    client = Client()
    if account:
        client.force_login(account)
    for address in addresses:
        for method in (client.get, client.post):
            with transaction.atomic():
                answer = method(address.fill(world))
                transaction.set_rollback(True)
            yield f"{method.__name__.upper()} {address.route} ({address.name})", answer
            if answer.streaming:
                list(answer.streaming_content)  # read to its end, a file is closed


def somebody(role: str, world: World) -> Account:
    """An account that holds this role in the partnership of the world."""
    if role == Role.NATIONAL_VIEWER:
        account = people.account()
        since = date(2020, 1, 1)
        writes.grant_national_view(account=account, name="National body", starts_on=since, by=writes.Installation())
        return account
    here, group = world.plan.partnership, None
    if role == Role.GROUP_MEMBER:
        group = writes.add_group(partnership=here, name="Workgroup", kind="workgroup", by=world.coordinator)
    return people.person(here, role=role, group=group).account


def test_every_address_has_a_name_of_its_own():
    names = [address.name for address in ADDRESSES]
    assert all(name and not name.endswith(":") for name in names)
    assert len(set(names)) == len(names)


@pytest.mark.once
@pytest.mark.parametrize("role", Role.values)
def test_every_role_gets_an_answer(role, world):
    answers = {which: answer.status_code for which, answer in ask(somebody(role, world), ADDRESSES, world)}
    assert {which: status for which, status in answers.items() if status not in FINE} == {}


def test_a_coordinator_sees_every_page_of_the_partnership(world):
    answers = {
        which: answer.status_code
        for which, answer in ask(world.coordinator.account, OF_A_PARTNERSHIP, world)
        if which.startswith("GET")
    }
    assert {which: status for which, status in answers.items() if status not in {200, 302, 405}} == {}


def test_another_partnership_is_not_there(world):
    answers = {which: answer.status_code for which, answer in ask(world.outsider.account, OF_A_PARTNERSHIP, world)}
    assert {which: status for which, status in answers.items() if status != 404} == {}


@pytest.mark.once
def test_a_role_that_has_ended_opens_nothing(world):
    here, account = world.plan.partnership, people.account()
    former = writes.add_person(partnership=here, name="Former", account=account, by=world.coordinator)
    ended = {"starts_on": date(2020, 1, 1), "ends_on": date(2020, 12, 31)}
    writes.give_role(person=former, role=Role.COORDINATOR, **ended, by=world.coordinator)
    answers = {which: answer.status_code for which, answer in ask(account, OF_A_PARTNERSHIP, world)}
    assert {which: status for which, status in answers.items() if status != 404} == {}


@pytest.mark.once
def test_a_visitor_is_asked_to_sign_in(world):
    closed = [address for address in [*OF_A_PARTNERSHIP, *OF_THE_HOUSE] if address.name not in OPEN]
    sent = {which: answer.headers.get("Location", "") for which, answer in ask(None, closed, world)}
    assert {which: to for which, to in sent.items() if not to.startswith("/accounts/login/")} == {}


def test_an_open_page_is_open(world):
    for address in ADDRESSES:
        if address.name in OPEN:
            assert Client().get(address.fill(world)).status_code == 200
