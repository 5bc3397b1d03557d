"""A lead who never signs in, a coordinator who chases, and a plan beside itself half a year ago."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from browser.accessible import assert_accessible, assert_fits

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
LEAD = "Treatment Service Manager"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def _link_for_lead(page: Page) -> str:
    """A coordinator makes a link for the lead of an action; the address as it is shown once."""
    page.goto("/kinlarroch/actions/?open=on&silent=on")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name=re.compile("[Ll]ink")).filter(
        has_text=re.compile("sign in|e-mail|link")
    ).last.click()
    page.get_by_label("For whom").select_option(label=LEAD)
    press(page, "Make the link")
    assert_accessible(page)
    return page.get_by_label(re.compile("shown only now")).input_value()


def test_a_lead_answers_by_a_link_without_signing_in(open_as, watch):
    watch.expected.update({410, 422})
    coordinator = open_as("coordinator")
    address = _link_for_lead(coordinator)
    page = open_as(None, java_script_enabled=False)
    for scanned in (page.request.get, page.request.head):
        assert scanned(address).status == 200
    page.goto(address)
    expect(page.get_by_text("This link is for")).to_contain_text(LEAD)
    expect(page.get_by_text("Thank you")).to_have_count(0)
    press(page, "Send the update")
    expect(page.get_by_role("alert").first).to_be_visible()
    press(page, "Nothing has changed")
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    page.get_by_role("link", name="go back to the action").click()
    page.get_by_label("What do you need, and from whom?").fill("A second prescriber, from the health board.")
    press(page, "Ask for help")
    expect(page.get_by_text("coordinators see that help was asked for")).to_be_visible()
    coordinator.get_by_role("navigation", name="Breadcrumb").get_by_role("link").last.click()
    expect(coordinator.get_by_text("A second prescriber, from the health board.").first).to_be_visible()
    expect(coordinator.get_by_text("Help was asked for on").first).to_be_visible()
    coordinator.go_back()
    coordinator.get_by_role("button", name=re.compile("^Take back")).first.click()
    page.goto(address)
    expect(page.get_by_role("heading", name="This link is not open")).to_be_visible()


def test_the_page_behind_a_link_is_for_everybody_and_fits_a_telephone(open_as):
    address = _link_for_lead(open_as("coordinator"))
    page = open_as(None)
    page.goto(address)
    assert_accessible(page)
    _unfold(page)
    assert_accessible(page)
    assert_fits(page)


def _unfold(page: Page) -> None:
    """Open everything that an update can bring with it: milestones and evidence."""
    folded = page.locator("details.gt-fold:not([open]) > summary")
    assert folded.count() > 0
    while folded.count():
        folded.first.click()


def test_an_update_form_is_for_everybody_with_all_of_it_open(open_as):
    page = open_as("coordinator")
    page.goto("/kinlarroch/actions/?text=alcohol+detoxification")
    page.locator("tbody th a").first.click()
    page.get_by_role("button", name="Say how it is going").click()
    _unfold(page)
    assert_accessible(page)
    assert_fits(page, width=375)


def test_a_coordinator_chases_what_is_silent_by_keyboard_and_sees_who_will_be_written_to(open_as):
    page = open_as("coordinator")
    page.goto("/kinlarroch/actions/?open=on&silent=on")
    expect(page.locator("tbody tr").first).to_be_visible()
    page.locator("tbody a[href*='/owners/']").first.click()
    page.get_by_role("link", name=re.compile("Take updates in a meeting")).click()
    assert_accessible(page)
    first = page.locator("#now-title").inner_text()
    page.get_by_label("What was said").focus()
    page.keyboard.type("Said at the meeting: both posts are advertised.")
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.includes('Save and go to the next')"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("^Saved:")).first).to_be_visible()
    assert page.locator("#now h2").first.inner_text() != first
    assert_fits(page)
    page.goto("/kinlarroch/escalations/next-run/")
    expect(page.get_by_text("Sending is off.").first).to_be_visible()
    expect(page.get_by_role("table", name=re.compile("Weekly messages"))).to_be_visible()


def test_a_plan_is_laid_beside_itself_half_a_year_ago(open_as):
    page = open_as("coordinator")
    page.goto("/kinlarroch/plans/listen-first/")
    page.get_by_role("link", name=re.compile("[Ww]hat changed")).first.click()
    then = date.fromisoformat(page.get_by_label("Since", exact=True).input_value())
    assert 180 <= (timezone.localdate() - then).days <= 184
    for title in ("Completed", "Dates moved"):
        section = page.get_by_role("region", name=re.compile(f"^{title}"))
        expect(section.get_by_role("listitem").first).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Since", exact=True).fill((timezone.localdate() - timedelta(days=365)).isoformat())
    press(page, "Compare")
    expect(page.get_by_role("table", name=re.compile("promises due"))).to_be_visible()
    assert_fits(page)
