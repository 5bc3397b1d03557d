"""Every page that can be reached by links: it is there, and anybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from playwright.sync_api import Page

from browser.accessible import assert_accessible, assert_fits, walk
from browser.crawl import visits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]


def test_every_page_a_coordinator_can_reach_is_accessible(open_as, site):
    page, seen, faults, looks_met = open_as("coordinator"), set(), [], set()
    for visit in visits(page, f"{site.address}/", alike=4):
        if visit.answer.status >= 400:
            faults.append(str(visit))
        elif visit.is_page and visit.kind not in seen:
            page.goto(visit.address)
            faults += _faults(page, looks_met, skip_the_head=bool(seen))
            seen.add(visit.kind)
    assert not faults, "\n\n".join(faults)
    assert "delivery:front" in seen


def _faults(page: Page, looks_met: set[str], *, skip_the_head: bool) -> Iterator[str]:
    """All that is wrong with this page, not only the first of it. The head they share is walked once."""
    accessible = partial(assert_accessible, looks_met=looks_met)
    for check in (accessible, assert_fits, partial(walk, skip_the_head=skip_the_head)):
        try:
            check(page)
        except AssertionError as fault:
            yield str(fault)
