"""An escalation that climbs three steps and is answered, and a Board meeting from agenda to actions."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from browser.accessible import assert_accessible, assert_fits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


def press(page: Page, name: str) -> None:
    """A link that looks like a button, or a button."""
    page.get_by_role("button", name=name, exact=True).first.click()


def test_an_escalation_climbs_three_steps_and_is_answered(open_as, site):
    site.command("tick", "--partnership", "kinlarroch")
    page = open_as("coordinator")
    page.goto("/kinlarroch/escalations/")
    page.locator("#live tbody tr", has_text="Proposed").first.get_by_role("link").click()
    press(page, "Raise it")
    assert_accessible(page)
    press(page, "Raise it")
    steps = 1
    while steps < 3:
        press(page, "Answer")
        page.get_by_label("Returned, with the reason").check()
        page.get_by_label("In words").fill("Not ours to settle alone.")
        press(page, "Save the answer")
        press(page, "Take it further")
        page.get_by_label("Why does it go further?").fill("Whoever is next can act.")
        press(page, "Take it further")
        steps += 1
        expect(page.locator(".gt-ladder__step:not(.gt-ladder__step--ahead)")).to_have_count(steps)
    press(page, "Answer")
    page.get_by_label("Decided", exact=True).check()
    page.get_by_label("In words").fill("It begins in the spring.")
    page.get_by_label("Minute reference").fill("Item 6")
    assert_accessible(page)
    press(page, "Save the answer")
    expect(page.get_by_text("It begins in the spring.").first).to_be_visible()
    expect(page.get_by_text("Minute: Item 6")).to_be_visible()
    assert_accessible(page)
    assert_fits(page, width=375)


def test_a_board_meeting_from_agenda_to_minutes_to_actions(open_as):
    page = open_as("coordinator")
    page.goto("/kinlarroch/meetings/")
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("Partnership Board,")).first.click()
    expect(page.get_by_role("heading", name="Escalations that are owed an answer")).to_be_visible()
    assert_accessible(page)
    press(page, "Begin the meeting")
    expect(page.get_by_role("heading", name="Begin the meeting before its day?")).to_be_visible()
    assert_accessible(page)
    press(page, "Begin it today all the same")
    page.get_by_role("link", name="Who is there").click()
    for box in page.get_by_role("checkbox").all()[:4]:
        box.check()
    press(page, "Save")
    page.get_by_role("link", name=re.compile("^Decide on the escalation")).first.click()
    expect(page.get_by_label("About")).not_to_have_value("")
    page.get_by_label("What is decided?").fill("Both bodies free it within eight weeks.")
    page.get_by_label(re.compile("Becomes a new action")).fill(
        "Bring both bodies together each fortnight until it is free"
    )
    page.get_by_label(re.compile("By when")).fill("June 2031")
    press(page, "Record it")
    expect(page.get_by_text("Decision 1 is recorded.")).to_be_visible()
    assert_accessible(page)
    assert_fits(page, width=375)
    press(page, "Back to the meeting")
    press(page, "Close the minutes")
    page.goto("/kinlarroch/decisions/?words=eight+weeks")
    page.get_by_role("link", name=re.compile("Became an action")).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bring both bodies together")


@pytest.mark.parametrize(
    "where",
    [
        "escalations/",
        "escalations/rules/",
        "escalations/next-run/",
        "risks/",
        "returns/",
        "decisions/",
        "batches/",
        "messages/mine/",
    ],
)
def test_pages_of_governance_are_for_everybody_and_fit_a_telephone(open_as, where):
    page = open_as("coordinator")
    page.goto(f"/kinlarroch/{where}")
    assert_accessible(page)
    assert_fits(page, width=375)
