"""A live plan of some size, and a browser of its coordinator."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from factories import bulk


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def plan(partnership, coordinator, today):
    return bulk.load_plan(partnership=partnership, by=coordinator, on=today)


@pytest.fixture
def browser(coordinator) -> Client:
    client = Client()
    client.force_login(coordinator.account)
    return client
