"""Somebody who runs the partnership, signed in; and pages read as a reader would."""

from __future__ import annotations

import pytest
from lxml import html

from goldthread.partnership import writes


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def at(partnership):
    """The address of a page of this partnership."""
    return lambda path="": f"/{partnership.slug}/{path}"


@pytest.fixture
def body(partnership, coordinator):
    return writes.add_body(partnership=partnership, name="Harbour Trust", kind="third_sector", by=coordinator)


@pytest.fixture
def group(partnership, coordinator):
    return writes.add_group(partnership=partnership, name="Recovery", kind="workgroup", by=coordinator)


@pytest.fixture
def post(partnership, coordinator):
    return writes.add_post(partnership=partnership, title="Service manager", by=coordinator)


def words(response) -> str:
    """What a reader of the page reads."""
    assert response.status_code < 500
    main = html.fromstring(response.content.decode()).xpath("//main")[0]
    return " ".join(main.text_content().split())


def rows(response, table: str) -> list[str]:
    page = html.fromstring(response.content.decode())
    found = page.xpath(f"//table[@id='{table}']/tbody/tr")
    return [" ".join(word for cell in row for word in cell.text_content().split()) for row in found]
