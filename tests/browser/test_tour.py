"""A newcomer's tour of the demonstration: from a paper to the board's screen, one picture at each stop.

The pictures of the README are these: ``GOLDTHREAD_TOUR=docs/tour bin/test browser -k tour`` makes them anew.
"""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser.accessible import assert_accessible, assert_fits
from factories.pdf_papers import Row, pdf_paper, plan_rows
from goldthread.cli.demonstration import papers
from goldthread.cli.demonstration.calendar import Calendar

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]


@pytest.fixture
def paper(tmp_path) -> Path:
    """One more paper, of an invented island."""
    made = tmp_path / "islands-plan.txt"
    made.write_bytes(papers.island_paper(Calendar(date(2026, 11, 21))).replace(b"Six-monthly", b"Twice a year"))
    return made


@pytest.fixture
def stop(tmp_path):
    """A stop of the tour: what everybody should be able to see, and its picture."""
    folder = Path(os.environ.get("GOLDTHREAD_TOUR") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)

    def picture(page: Page, name: str, heading: str) -> None:
        expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(heading, re.IGNORECASE))
        assert_accessible(page)
        assert_fits(page)
        page.screenshot(path=folder / f"{name}.png")

    return picture


def test_the_tour(open_as, paper, stop):
    page = open_as("coordinator")
    page.goto("/kinlarroch/papers/new/")
    stop(page, "01-bring-a-paper", "Bring in a paper")

    page.locator("input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="Bring it in and read it").click()
    page.wait_for_url(re.compile("/readings/"))
    expect(page.get_by_role("heading", name="Keep naloxone on every ferry")).to_be_visible()
    stop(page, "02-review", "Check what was read|islands")

    page.goto("/kinlarroch/plans/listen-first/")
    stop(page, "03-overview", "Listen First")

    page.get_by_role("link", name=re.compile("Keep people alive")).first.click()
    stop(page, "04-priority", "Keep people alive")

    page.get_by_role("link", name=re.compile("Carry naloxone in every council van")).first.click()
    expect(page.get_by_text("71 of 84 vans").first).to_be_visible()
    stop(page, "05-action", "Carry naloxone")

    page.get_by_role("button", name="Say how it is going").click()
    stop(page, "06-update", "How is it going")

    page.goto("/kinlarroch/actions/?open=1&overdue=1&sort=due")
    stop(page, "07-actions", "[Aa]ctions")

    page.goto("/kinlarroch/calendar/")
    stop(page, "08-calendar", "due|[Cc]alendar")

    page.goto("/kinlarroch/board/")
    stop(page, "09-board", "Board|Kinlarroch|Listen First")

    page.goto("/kinlarroch/reports/listen-first/")
    stop(page, "10-report", "[Rr]eport|Listen First")


def test_how_it_is_kept_true(open_as, stop):
    """Chasing, judging and deciding: the pages of delivery and of measures."""
    page = open_as("coordinator")
    page.goto("/kinlarroch/differences/")
    stop(page, "15-stated-and-assessed", "Stated and assessed differ")
    page.goto("/kinlarroch/plans/listen-first/since/?since=2025-11-28")
    stop(page, "16-what-changed", "What changed since")
    page.goto("/kinlarroch/forecast/")
    stop(page, "17-forecast", "Forecast")

    page.goto("/kinlarroch/escalations/")
    page.locator("tbody a[href*='/escalations/']").last.click()
    expect(page.locator(".gt-ladder")).to_be_visible()
    stop(page, "18-escalation", r"\w")
    page.goto("/kinlarroch/meetings/")
    page.get_by_role("link", name=re.compile("Partnership Board,")).first.click()
    stop(page, "19-agenda", r"\d{4}")
    page.goto("/kinlarroch/risks/")
    stop(page, "20-risks", "Risks")

    page.goto("/kinlarroch/measures/")
    stop(page, "21-measures", "Measures")
    page.get_by_role("link", name="Unplanned exits from treatment").first.click()
    stop(page, "22-control-chart", "Unplanned exits from treatment")
    page.goto("/kinlarroch/escalations/next-run/")
    stop(page, "23-next-run", "What the next run would send")


def test_whether_any_of_it_works(open_as, stop):
    """What was predicted beside what came, and how groups of people fare."""
    page = open_as("analyst")
    page.goto("/kinlarroch/measures/impact/")
    page.locator("main a[href*='/measures/impact/']").last.click()
    stop(page, "24-impact", r"\w")
    page.goto("/kinlarroch/measures/outcomes/")
    page.locator("main a[href$='/measures/outcomes/of/harbour-ten/']").first.click()
    stop(page, "25-outcomes", r"\w")


def islands(rows: list[Row]) -> bytes:
    """A PDF of thirteen pages, of the invented island."""
    there = [(ref, f"{text}, on every island", *rest) for ref, text, *rest in rows]
    return pdf_paper(there, title="Islands Action Plan 2026-2028")  # type: ignore[arg-type]


def test_a_pdf_and_its_next_version(open_as, stop, tmp_path):
    page = open_as("coordinator")
    first, second = tmp_path / "islands-2026.pdf", tmp_path / "islands-2027.pdf"
    first.write_bytes(islands(plan_rows()))
    later = [(*row[:3], "March 2028", row[4]) if row[0] == "2.4" else row for row in plan_rows()]
    later[0] = (later[0][0], later[0][1].replace("every working day", "twice a day"), *later[0][2:])
    second.write_bytes(islands([row for row in later if row[0] != "3.9"]))

    page.goto("/kinlarroch/papers/new/")
    page.locator("input[type=file]").set_input_files(first)
    page.get_by_role("button", name="Bring it in and read it").click()
    page.get_by_role("link", name="Check 1.6").click()
    page.wait_for_load_state("networkidle")
    stop(page, "11-page-of-a-pdf", "Agree how prison and community")
    reading = re.search(r"/readings/(\d+)/", page.url)
    page.goto(f"/kinlarroch/readings/{reading[1]}/accept/")
    page.get_by_role("button", name="Accept the plan").click()

    page.goto("/kinlarroch/papers/new/")
    page.locator("input[type=file]").set_input_files(second)
    page.get_by_role("button", name="Bring it in and read it").click()
    page.get_by_role("button", name="Yes, compare it with the plan").click()
    stop(page, "12-next-version", "Compare with the plan")

    page.goto("/kinlarroch/reports/template/")
    stop(page, "13-your-own-paper", "How your papers look")
    page.goto("/kinlarroch/reports/sheets/")
    stop(page, "14-sheets-for-partners", "Sheets for partners")
