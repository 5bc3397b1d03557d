"""A page as a person meets it: its words, its marks, and a form filled in as the page shows it."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

HOME = "/glen-orrin"


def page_of(response: Any, status: int = 200) -> html.HtmlElement:
    """The page, once it has answered as expected."""
    assert response.status_code == status, response.content[:3000].decode()
    return html.fromstring(response.content)


def words(response: Any, status: int = 200) -> str:
    """All the words of a page on one line."""
    return line(page_of(response, status))


def line(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def marked(page: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    """The elements of a class."""
    return page.xpath(f"//*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


def error_summary(response: Any, status: int = 422) -> str:
    """What the error summary says."""
    return line(marked(page_of(response, status), "govuk-error-summary")[0])


def filled_in(page: html.HtmlElement, **changes: Any) -> dict[str, Any]:
    """The answers that the last form of the page would send, with these changes."""
    answers = {name: value for name, value in page.forms[-1].fields.items() if value is not None}
    for area in page.forms[-1].xpath(".//textarea"):
        answers[area.name] = (area.text or "").removeprefix("\n")  # as a browser does
    return {**answers, **changes}


def upload(browser: Any, text: str, name: str = "plan.html") -> Any:
    """Bring a paper in through its page."""
    return browser.post(f"{HOME}/papers/new/", {"paper": SimpleUploadedFile(name, text.encode())})
