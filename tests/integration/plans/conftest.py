"""People at their pages."""

from __future__ import annotations

import pytest
from django.test import Client

from factories import people, plans


def browser_of(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


@pytest.fixture
def browser(coordinator) -> Client:
    """The coordinator, signed in."""
    return browser_of(coordinator)


@pytest.fixture
def reader(partnership) -> Client:
    """Somebody of the partnership who only reads."""
    return browser_of(people.person(partnership, role="lead"))


@pytest.fixture
def stranger(db) -> Client:
    """The coordinator of another partnership."""
    return browser_of(people.person(people.partnership(slug="elsewhere", name="Elsewhere")))


@pytest.fixture
def reading(partnership, coordinator):
    return plans.reading(partnership, coordinator)


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)
