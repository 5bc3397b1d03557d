"""Every page that can be reached by links: it is there, and anybody can read it."""

from __future__ import annotations

import pytest

from browser.accessible import assert_accessible, assert_fits, walk
from browser.crawl import visits
from goldthread.cli.demonstration.people import PEOPLE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
OTHERS = [person.role for person in PEOPLE if person.role != "coordinator"]


def test_every_page_a_coordinator_can_reach_is_accessible(open_as, site):
    page, seen = open_as("coordinator"), set()
    for visit in visits(page, f"{site.address}/"):
        assert visit.answer.status < 400, f"{visit.address}: {visit.answer.status}"
        if not visit.is_page or visit.kind in seen:
            continue
        seen.add(visit.kind)
        page.goto(visit.address)
        assert_accessible(page)
        assert_fits(page)
        walk(page)
    assert "delivery:front" in seen


@pytest.mark.parametrize("role", [None, *OTHERS])
def test_every_link_shown_to_a_role_works_for_it(open_as, site, role):
    for visit in visits(open_as(role), f"{site.address}/"):
        assert visit.answer.status < 400, f"{role}: {visit.address}: {visit.answer.status}"
