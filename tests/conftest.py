"""The floor of every test: the network is off, and factories reach states through the product's own writes."""

from __future__ import annotations

import pytest
from pytest_socket import disable_socket, socket_allow_hosts

from factories import people

LOOPBACK = ["127.0.0.1", "::1", "localhost"]


@pytest.fixture(autouse=True)
def _network_off(request: pytest.FixtureRequest) -> None:
    """Nothing leaves this machine; a test that talks to a server of its own says so with a marker."""
    if "browser" in request.keywords or "loopback" in request.keywords:
        socket_allow_hosts(LOOPBACK, allow_unix_socket=True)
    else:
        disable_socket(allow_unix_socket=True)


@pytest.fixture
def partnership(db):
    return people.partnership()


@pytest.fixture
def coordinator(partnership):
    return people.person(partnership, role="coordinator")
