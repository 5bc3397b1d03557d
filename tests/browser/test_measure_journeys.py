"""From a red measure to its actions and on to what came of them: did it change anything?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.accessible import assert_accessible, assert_fits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def test_from_the_board_by_a_red_measure_and_its_action_to_what_came_of_it(open_as):
    page = open_as("coordinator")
    page.goto("/kinlarroch/board/")
    titles = [heading.inner_text() for heading in page.locator("main h2").all()][:2]
    assert titles[0].startswith("Red or signalling, and no live action")
    assert titles[1].startswith("Open actions with no measure")
    assert_accessible(page)
    page.get_by_role("link", name="See every red or signalling measure").click()
    red = page.locator("#measures tbody tr", has_text="Will miss its target").filter(
        has_text=re.compile(r"\d actions?")
    )
    assert_accessible(page)
    red.first.get_by_role("link").click()
    expect(page.get_by_role("heading", name="In the plan")).to_be_visible()
    assert_accessible(page)
    page.locator("section[aria-labelledby=plan-title] a[href*='/actions/']").first.click()
    expect(page).to_have_url(re.compile(r"/actions/\d+/"))
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("^What came of it")).first.click()
    expect(page).to_have_url(re.compile(r"/measures/impact/\d+/"))
    caution = page.locator(
        "main .govuk-inset-text", has_text="A change after an action is not a change because of it"
    )
    expect(caution).to_be_visible()
    assert_accessible(page)
    assert_fits(page, width=375)
