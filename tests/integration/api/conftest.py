"""A client with a key, as each role has one."""

from __future__ import annotations

import pytest

from factories import people
from factories.machines import Machine, machine_for


@pytest.fixture
def machine(coordinator) -> Machine:
    return machine_for(coordinator)


@pytest.fixture
def stranger(db) -> Machine:
    """A coordinator of another partnership."""
    return machine_for(people.person(people.partnership(slug="elsewhere", name="Elsewhere")))
