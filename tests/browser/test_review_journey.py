"""The review of a paper in a browser: every page of it readable by anybody, and all of it without a script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.accessible import assert_accessible, assert_fits, walk
from factories.plans import small_paper

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def looked_at(tmp_path: Path) -> Callable[[Page, str], None]:
    """Nothing to report on this page; with GOLDTHREAD_PICTURES a picture of the whole of it."""
    folder = os.environ.get("GOLDTHREAD_PICTURES")

    def look(page: Page, name: str) -> None:
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True, animations="disabled")
        assert_accessible(page)
        assert_fits(page)
        walk(page)

    return look


def bring_in(page: Page, tmp_path: Path, text: str) -> None:
    paper = tmp_path / "plan.html"
    paper.write_text(text)
    page.goto("/kinlarroch/papers/new/")
    page.get_by_label("The paper").set_input_files(paper)
    page.get_by_role("button", name="Bring it in and read it").click()


def test_every_page_of_a_review(open_as, watch, tmp_path, looked_at):
    watch.expected.add(422)  # the form that is sent without a file
    page = open_as("coordinator")
    page.goto("/kinlarroch/papers/new/")
    looked_at(page, "bring")
    page.get_by_role("button", name="Bring it in and read it").click()
    expect(page).to_have_title("Error: Bring in a paper – Kinlarroch Alcohol and Drug Partnership – Goldthread")
    assert page.evaluate("document.activeElement.className").startswith("govuk-error-summary")
    bring_in(page, tmp_path, small_paper())
    review = page.url
    looked_at(page, "review")
    page.get_by_role("link", name="Priorities (2").click()
    looked_at(page, "review-priorities")
    page.goto(review)
    page.get_by_role("link", name="Check 1.1").click()
    looked_at(page, "item")
    page.get_by_role("link", name="Split it").click()
    looked_at(page, "split")
    page.get_by_role("textbox").fill("Meet every day\n\nLook at every overdose")
    page.get_by_role("button", name="Split it").click()
    expect(page.locator("#main")).to_contain_text("There are 2 actions now")
    page.get_by_role("link", name="Changes so far").click()
    looked_at(page, "changes")
    page.get_by_role("button", name="Undo").first.click()
    expect(page.locator("#main")).to_contain_text("The change is undone")
    page.goto(review)
    page.get_by_role("link", name="an action").click()
    looked_at(page, "add")
    page.goto(f"{review}owners/")
    looked_at(page, "owners")
    page.goto(f"{review}accept/")
    looked_at(page, "accept")
    page.goto("/kinlarroch/papers/")
    looked_at(page, "papers")
    page.get_by_role("link", name=re.compile(r"^plan\.html \(")).first.click()
    looked_at(page, "paper")
    page.goto(review)
    page.get_by_role("button", name="Set this reading aside").click()


def test_a_review_without_scripts_or_a_mouse(open_as, tmp_path):
    page = open_as("coordinator", java_script_enabled=False)
    bring_in(page, tmp_path, small_paper().replace("Glen Orrin", "Larroch Shore"))
    page.get_by_role("link", name="Check 1.1").press("Enter")
    seen = []
    for _ in range(4):
        seen.append(page.get_by_role("heading", level=1).inner_text())
        page.get_by_role("button", name="Right: on to the next").press("Enter")
    assert len(set(seen)) == 4
    expect(page.locator("#main")).to_contain_text("Everything here is checked")
    page.get_by_role("button", name="Go on to the owners").press("Enter")
    page.get_by_role("button", name="Save and go on").press("Enter")
    page.get_by_label("Title of the plan").fill("Larroch Shore plan")
    page.get_by_role("button", name="Accept the plan").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Larroch Shore plan")
    page.get_by_role("button", name="Change the plan").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Change the plan")
