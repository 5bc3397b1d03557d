"""A real server, a real browser, and a person signed in as any role of the demonstration."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from browser import chromium, server
from browser.watch import Watch
from goldthread.cli.demonstration.people import KINLARROCH, PASSWORD, PEOPLE

DESKTOP = {"width": 1280, "height": 900}
_EMAILS = {person.role: person.email for person in PEOPLE if person.partnership == KINLARROCH}

OpenAs = Callable[..., Page]


@pytest.fixture(scope="session", autouse=True)
def _needs_chromium() -> None:
    if chromium.path() is None:
        pytest.skip("no Chromium on this machine")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[server.Server]:
    """The demonstration, served; shared by the tests of one process, so leave it usable for the others."""
    with server.running(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium.path(), args=chromium.FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def _signed_in(browser: Browser, site: server.Server) -> Callable[[str], Any]:
    """The cookies of each role, got by signing in once through the page."""
    kept: dict[str, Any] = {}

    def cookies_of(role: str) -> Any:
        if role not in kept:
            context = browser.new_context(base_url=site.address)
            sign_in(context.new_page(), _EMAILS[role])
            kept[role] = context.storage_state()
            context.close()
        return kept[role]

    return cookies_of


@pytest.fixture
def watch(site: server.Server) -> Iterator[Watch]:
    """Complaints of the pages of this test; a page that should fail is announced with ``watch.expected``."""
    watching = Watch(site.address)
    yield watching
    watching.check()


@pytest.fixture
def open_as(browser: Browser, site: server.Server, watch: Watch, _signed_in: Any) -> Iterator[OpenAs]:
    """``open_as("coordinator")`` gives a page signed in as that role; None gives a visitor.

    Further options go to the browser context (``java_script_enabled=False``, ``color_scheme="dark"``).
    """
    opened: list[BrowserContext] = []

    def open_page(role: str | None = "coordinator", **options: Any) -> Page:
        settings = {"base_url": site.address, "viewport": DESKTOP, "locale": "en-GB", **options}
        context = browser.new_context(storage_state=_signed_in(role) if role else None, **settings)
        context.set_default_timeout(20_000)
        watch.over(context)
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        context.close()


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Through the page, as a person does."""
    page.goto("/accounts/login/")
    form = page.locator("form").filter(has=page.locator("input[type=password]"))
    form.locator("input[type=email]").fill(email)
    form.locator("input[type=password]").fill(password)
    form.get_by_role("button").last.click()
    page.wait_for_url(lambda address: "/accounts/login" not in address)
