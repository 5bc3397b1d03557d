"""The review of a paper in a browser: every page of it readable by anybody, and all of it without a script."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.accessible import assert_accessible, assert_fits, walk
from factories.pdf_papers import Row, pdf_paper, plan_rows
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
        walk(page, skip_the_head=True)

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


def upload_pdf(page: Page, paper: Path, rows: list[Row]) -> None:
    paper.write_bytes(pdf_paper(rows))
    page.goto("/kinlarroch/papers/new/")
    page.get_by_label("The paper").set_input_files(paper)
    page.get_by_role("button", name="Bring it in and read it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Check what was read", timeout=60_000)


def picture_is_shown(page: Page) -> None:
    """The page of the paper has been drawn, and a cell in it is outlined."""
    part = page.get_by_role("img", name=re.compile("^Page [0-9]+ of the paper"))
    expect(part).to_be_visible()
    assert part.locator("rect").count() >= 3
    address = part.locator("image").get_attribute("href")
    answer = page.request.get(address)
    assert (answer.status, answer.headers["content-type"]) == (200, "image/png")
    expect(page.get_by_role("link", name="as a picture of its own")).to_have_attribute("href", address or "")
    page.wait_for_load_state("networkidle")


def test_a_pdf_and_the_next_version_of_it(open_as, tmp_path, looked_at):
    page = open_as("coordinator")
    upload_pdf(page, tmp_path / "plan-2026.pdf", plan_rows())
    expect(page.locator("#main")).to_contain_text("Actions (36")
    picture_is_shown(page)
    looked_at(page, "pdf-review")

    # the two doubtful cells come first: dates that print no year
    page.get_by_role("link", name="Check 1.6").click()
    picture_is_shown(page)
    looked_at(page, "pdf-item")
    page.get_by_role("textbox", name="Timescale").fill("End of March 2028")
    page.get_by_role("button", name="Save, and on to the next").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("3.4")
    page.get_by_role("textbox", name="Timescale").fill("Spring 2028")
    page.get_by_role("button", name="Save, and back to the list").click()
    page.get_by_label("Take as right whatever").select_option("0.9")
    page.get_by_role("button", name="Check them all").click()
    page.get_by_role("button", name="Go on to the owners").click()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Who agreed it?").fill("Kinlarroch ADP board")
    page.get_by_role("button", name="Accept the plan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Larroch Shore Action Plan")

    # the next version: one reworded, one later, one dropped, one new
    rows = [row for row in plan_rows() if row[0] not in ("1.6", "3.4", "3.9")]
    kept = {"1.6": "End of March 2028", "3.4": "Spring 2028"}
    rows += [(*row[:3], kept[row[0]], row[4]) for row in plan_rows() if row[0] in kept]
    rows = sorted((_changed(row) for row in rows), key=lambda row: tuple(map(int, row[0].split("."))))
    rows.append(("4.10", "Let every school know whom to ring on a Friday night", "Health Board", "June 2027", "G"))
    upload_pdf(page, tmp_path / "plan-2027.pdf", rows)
    page.get_by_role("button", name="Yes, compare it with the plan").click()
    expect(page.get_by_role("heading", name="Reworded (1)")).to_be_visible()
    expect(page.get_by_role("heading", name="Another date (1)")).to_be_visible()
    expect(page.get_by_role("heading", name="New (1)")).to_be_visible()
    expect(page.get_by_role("heading", name="No longer in the paper (1)")).to_be_visible()
    expect(page.get_by_role("heading", name="As before (33)")).to_be_visible()
    looked_at(page, "pdf-compare")
    page.get_by_role("button", name="Go on to the owners").click()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("Who agreed it?").fill("Kinlarroch ADP board")
    looked_at(page, "pdf-accept")
    page.get_by_role("button", name="Accept the next version").click()
    expect(page.get_by_role("table", name="Versions").get_by_role("row")).to_have_count(3)
    page.get_by_role("link", name="Fewer people die").first.click()
    expect(page.get_by_role("link", name="twice a day")).to_be_visible()


def _changed(row: Row) -> Row:
    if row[0] == "1.1":
        return (row[0], row[1].replace("every working day", "twice a day"), *row[2:])
    return (*row[:3], "March 2028", row[4]) if row[0] == "2.4" else row


def press_access_key(page: Page, key: str) -> None:
    """Alt and the key, as a keyboard sends them; Playwright's own leaves out the letter that Chromium looks for."""
    letter = {
        "key": key,
        "code": f"Key{key.upper()}",
        "windowsVirtualKeyCode": ord(key.upper()),
        "unmodifiedText": key,
    }
    session = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        session.send("Input.dispatchKeyEvent", {"type": kind, "modifiers": 1, **letter})
    session.detach()


def test_a_review_by_keys_alone(open_as, tmp_path):
    page = open_as("coordinator")
    bring_in(page, tmp_path, small_paper().replace("Glen Orrin", "Larroch Keys"))
    review = page.url
    heading = page.get_by_role("heading", level=1)
    page.get_by_role("link", name="Check 1.1").press("Enter")
    first = heading.inner_text()
    press_access_key(page, "n")
    expect(heading).not_to_have_text(first)
    second = heading.inner_text()
    press_access_key(page, "x")
    expect(heading).not_to_have_text(second)
    press_access_key(page, "s")
    expect(page.get_by_role("button", name="Split it")).to_be_visible()
    page.go_back()
    press_access_key(page, "l")
    expect(heading).to_contain_text("Check what was read")
    dropped = page.locator(".gt-item--dropped")
    expect(dropped).to_have_count(1)
    dropped.get_by_role("checkbox").press("Space")
    press_access_key(page, "r")
    expect(dropped).to_have_count(0)
    press_access_key(page, "z")
    expect(dropped).to_have_count(1)
    page.goto(review)
    page.get_by_role("button", name="Set this reading aside").click()
