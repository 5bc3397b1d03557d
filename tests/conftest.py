"""The floor of every test: the network is off, and factories reach states through the product's own writes."""

from __future__ import annotations

import pytest
from pytest_socket import disable_socket

from factories import people


@pytest.fixture(autouse=True)
def _no_network(request: pytest.FixtureRequest) -> None:
    if "browser" not in request.keywords:
        disable_socket(allow_unix_socket=True)


@pytest.fixture
def partnership(db):
    return people.partnership()


@pytest.fixture
def coordinator(partnership):
    return people.person(partnership, role="coordinator")
