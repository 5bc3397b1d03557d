"""Whatever link a role is shown, it may follow."""

from __future__ import annotations

import pytest

from browser.crawl import visits
from goldthread.cli.demonstration.people import PEOPLE

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
OTHERS = [person.role for person in PEOPLE if person.role != "coordinator"]


@pytest.mark.parametrize("role", [None, *OTHERS])
def test_every_link_shown_to_a_role_works_for_it(open_as, site, role):
    met = visits(open_as(role), f"{site.address}/", alike=2)
    broken = [str(visit) for visit in met if visit.answer.status >= 400]
    assert not broken, "\n".join(broken)
