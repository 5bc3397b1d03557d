"""The floor of every test: the network is off, and factories reach states through the product's own writes."""

from __future__ import annotations

import os
from collections.abc import Callable

import hypothesis
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_socket import disable_socket, socket_allow_hosts

from factories import people, portals

# The same examples every time, so that a red run can be run again; "explore" looks for new ones.
hypothesis.settings.register_profile("steady", derandomize=True)
hypothesis.settings.register_profile("explore", max_examples=2_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get("GOLDTHREAD_EXAMPLES", "steady"))

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


@pytest.fixture
def portal(settings):
    """A portal of open data on this machine, which may be asked for once."""
    settings.OPEN_DATA_ON_THIS_MACHINE = True
    with portals.running() as running_portal:
        yield running_portal


@pytest.fixture
def count_queries(db) -> Callable[[Callable[[], object]], int]:
    """How many queries something takes; the second time it is done, when nothing is new any more."""

    def count(do: Callable[[], object]) -> int:
        do()
        with CaptureQueriesContext(connection) as captured:
            do()
        return len(captured)

    return count
