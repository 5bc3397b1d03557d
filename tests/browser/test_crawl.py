"""Every page that can be reached by links: it is there, and anybody can read it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from browser.accessible import assert_accessible, assert_fits, walk
from browser.crawl import visits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_every_page_a_coordinator_can_reach_is_accessible(open_as, site):
    page, seen, faults = open_as("coordinator"), set(), []
    for visit in visits(page, f"{site.address}/"):
        if visit.answer.status >= 400:
            faults.append(str(visit))
        elif visit.is_page and visit.kind not in seen:
            seen.add(visit.kind)
            page.goto(visit.address)
            faults += _faults(page)
    assert not faults, "\n\n".join(faults)
    assert "delivery:front" in seen


def _faults(page: Page) -> Iterator[str]:
    """All that is wrong with this page, not only the first of it."""
    for check in (assert_accessible, assert_fits, walk):
        try:
            check(page)
        except AssertionError as fault:
            yield str(fault)
