"""The main job as a coordinator does it, and the ten pictures of the README's tour.

``GOLDTHREAD_TOUR=docs/tour bin/test browser -k tour`` takes the pictures anew; otherwise they go to a temporary
folder, and the test is the journey alone.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.accessible import assert_accessible, assert_fits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

PAPER = """<h1>Harbour Neighbourhood Action Plan 2026-2028</h1>
<table><thead><tr><th>Priority</th><th>Ref</th><th>What we will do</th><th>By whom</th><th>By when</th>
<th>RAG</th></tr></thead>
<tr><td rowspan="2">1. Nobody waits for help</td><td>1.1</td><td>Open a drop-in at the harbour on two evenings</td>
<td>Harbour Recovery</td><td>By March 2027</td><td>Green</td></tr>
<tr><td>1.2</td><td>Give naloxone to every boat and hostel</td><td>Kinlarroch Council</td><td>Summer 2027</td>
<td>Amber</td></tr>
<tr><td>2. Families are heard</td><td>2.1</td><td>Ask ten families what would have helped</td>
<td>Convener of Larroch Families Together</td><td>TBC</td><td></td></tr></table>"""


@pytest.fixture
def picture(tmp_path: Path) -> Callable[[Page, str], None]:
    """Take a picture of what a reader sees first on this page."""
    folder = Path(os.environ.get("GOLDTHREAD_TOUR") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)

    def take(page: Page, name: str) -> None:
        page.screenshot(path=folder / f"{name}.png", animations="disabled")

    return take


def test_a_paper_becomes_a_living_plan(open_as, picture, tmp_path):
    paper = tmp_path / "harbour-plan.html"
    paper.write_text(PAPER)
    page = open_as("coordinator")
    page.goto("/kinlarroch/papers/new/")
    page.get_by_label("The paper").set_input_files(paper)
    picture(page, "01-bring-a-paper")
    page.get_by_role("button", name="Bring it in and read it").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Check what was read")
    expect(page.locator("#main")).to_contain_text("Open a drop-in at the harbour on two evenings")
    assert_accessible(page)
    picture(page, "02-review")

    page.get_by_role("button", name="Go on to the owners").click()
    assert_accessible(page)
    page.get_by_role("button", name="Save and go on").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Accept the plan")
    expect(page.locator("#main")).to_contain_text("without a date")
    page.get_by_role("button", name="Accept the plan").click()

    expect(page.get_by_role("heading", level=1)).to_contain_text("Harbour Neighbourhood Action Plan")
    expect(page.locator("#main")).to_contain_text("Nobody waits for help")


def test_the_living_plan_at_a_glance(open_as, picture):
    page = open_as("coordinator")
    page.goto("/kinlarroch/plans/listen-first/")
    picture(page, "03-overview")
    page.get_by_role("link", name="Keep people alive").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Keep people alive")
    picture(page, "04-priority")

    page.get_by_role("link", name="Extend outreach to evenings").first.click()
    expect(page.locator("#main")).to_contain_text("The thread")
    picture(page, "05-action")


def test_every_list_has_an_address(open_as, picture):
    page = open_as("coordinator")
    page.goto("/kinlarroch/actions/")
    page.get_by_label("Red", exact=True).check()
    page.get_by_role("button", name="Show").click()
    picture(page, "07-actions")
    shared, seen = page.url, page.locator("tbody").inner_text()
    assert "rag=red" in shared
    other = open_as("lead")
    other.goto(shared)
    assert other.locator("tbody").inner_text() == seen

    page.goto("/kinlarroch/calendar/")
    picture(page, "08-calendar")
    page.goto("/kinlarroch/board/")
    picture(page, "09-board")
    page.goto("/kinlarroch/reports/listen-first/")
    picture(page, "10-report")


def test_progress_is_said_and_taken_back(open_as, picture):
    page = open_as("coordinator")
    page.goto("/kinlarroch/actions/?text=residential")
    page.locator("tbody a").first.click()
    page.get_by_role("button", name="Say how it is going").click()
    assert_accessible(page)
    assert_fits(page)
    page.locator("textarea").first.fill("The pathway was agreed by all four partners this week.")
    picture(page, "06-update")
    page.locator("form").filter(has=page.locator("textarea")).get_by_role("button").first.click()
    expect(page.locator("#main")).to_contain_text("The pathway was agreed by all four partners this week.")

    page.get_by_role("link", name="Take back").first.click()
    assert_accessible(page)
