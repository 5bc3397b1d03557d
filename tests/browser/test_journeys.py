"""What people come to do, done as they may have to: without JavaScript, with a keyboard, on a telephone, in print."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from browser.accessible import assert_accessible, assert_fits, walk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
OWN_ACTION = "Call on everybody who leaves treatment"


def test_a_lead_says_how_it_is_going_without_javascript(open_as):
    page = open_as("lead", java_script_enabled=False)
    page.goto("/kinlarroch/my-work/")
    page.get_by_role("link", name=re.compile(OWN_ACTION)).first.click()
    page.get_by_role("button", name="Say how it is going").click()
    page.get_by_role("textbox").first.fill("Everybody in Ardmore was called on this week.")
    page.get_by_role("button").last.click()
    expect(page.get_by_text("Everybody in Ardmore was called on this week.").first).to_be_visible()


def test_a_form_that_was_not_filled_in_says_so_and_leads_to_the_field(open_as, watch):
    watch.expected.update({400, 422})
    page = open_as("lead")
    page.goto("/kinlarroch/my-work/")
    page.get_by_role("link", name=re.compile(OWN_ACTION)).first.click()
    page.get_by_role("button", name="Say how it is going").click()
    page.get_by_role("button", name=re.compile("Say|Save|Record|Send")).last.click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_visible()
    assert_accessible(page)
    summary.get_by_role("link").first.click()
    assert page.evaluate("document.activeElement.tagName") in {"TEXTAREA", "INPUT", "SELECT"}


def test_signing_in_with_the_keyboard_alone(open_as):
    page = open_as(None)
    page.goto("/kinlarroch/")
    names = [stop.name for stop in walk(page)]
    assert "Skip to main content" in names[0]
    page.locator("input[type=email]").focus()
    page.keyboard.type("coordinator@example.org")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type("golden-thread-demo")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/kinlarroch/$"))


def test_a_wrong_password_is_told_kindly_and_says_nothing_of_accounts(open_as, watch):
    watch.expected.update({400, 422})
    told = set()
    for email in ("coordinator@example.org", "nobody@example.org"):
        page = open_as(None)
        page.goto("/accounts/login/")
        page.locator("input[type=email]").fill(email)
        page.locator("input[type=password]").fill("not the password")
        page.keyboard.press("Enter")
        summary = page.get_by_role("alert").first
        expect(summary).to_be_visible()
        told.add(summary.inner_text())
        assert_accessible(page)
    assert len(told) == 1


@pytest.mark.parametrize("where", ["", "plans/listen-first/", "actions/", "calendar/", "board/", "my-work/"])
def test_pages_fit_a_telephone_and_great_magnification(open_as, where):
    page = open_as("coordinator", color_scheme="dark")
    page.goto(f"/kinlarroch/{where}")
    assert_fits(page, width=375)
    assert_fits(page, width=320, height=256)  # 1280 px at 400 %
    assert_accessible(page)


def test_the_board_prints_on_paper(open_as):
    page = open_as("coordinator")
    page.goto("/kinlarroch/board/")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation").first).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.pdf().startswith(b"%PDF")


def test_another_partnership_is_not_there(open_as, watch):
    watch.expected.add(404)
    page = open_as("coordinator")
    assert page.goto("/ardvennel/").status == 404
    assert_accessible(page)
    national = open_as("national_viewer")
    assert national.goto("/ardvennel/").status == 200
