"""The page of a PDF beside what was read in it: shown to those who may see the paper and to nobody else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from factories.browsing import HOME, page_of, words
from factories.pdf_papers import pdf_paper, plan_rows
from goldthread.plans import writes


@pytest.fixture
def pdf_reading(partnership, coordinator):
    return writes.bring_in(partnership=partnership, name="plan.pdf", data=pdf_paper(plan_rows()[:9]), by=coordinator)


def picture_address(browser, reading) -> str:
    page = page_of(browser.get(f"{HOME}/readings/{reading.pk}/"))
    (address,) = page.xpath("//*[local-name()='image']/@href")
    return address


def test_the_page_is_shown_with_its_cells_outlined(browser, pdf_reading, settings, tmp_path):
    settings.PICTURES = tmp_path
    page = page_of(browser.get(f"{HOME}/readings/{pdf_reading.pk}/"))
    assert len(page.xpath("//*[local-name()='rect']")) == 5
    (title,) = page.xpath("//*[local-name()='svg']/*[local-name()='title']/text()")
    assert re.search(r"Page \d+ of the paper\. Outlined .* timescale", title)
    assert page.xpath("//summary[contains(., 'The same as text')]")
    answer = browser.get(picture_address(browser, pdf_reading))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
    assert "private" in answer.headers["Cache-Control"]
    assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
    assert len(list(Path(tmp_path).rglob("*.png"))) == 1


def test_a_picture_is_of_the_partnership_alone(browser, reader, stranger, client, pdf_reading):
    address = picture_address(browser, pdf_reading)
    assert stranger.get(address).status_code == 404
    assert client.get(address).status_code == 302
    answer = reader.get(address)
    assert answer.status_code == 200
    answer.close()


def test_what_is_no_page_is_not_there(browser, pdf_reading, reading):
    papers = f"{HOME}/papers"
    assert browser.get(f"{papers}/{pdf_reading.paper_id}/pages/99.png").status_code == 404
    assert browser.get(f"{papers}/{reading.paper_id}/pages/1.png").status_code == 404


def test_the_text_stays_where_there_is_no_picture(browser, reading):
    page = page_of(browser.get(f"{HOME}/readings/{reading.pk}/"))
    assert not page.xpath("//*[local-name()='svg'][@role='img']")
    assert page.xpath("//*[@aria-label='Text of the paper']")


def test_merging_moving_and_undoing_from_the_page_of_an_item(browser, reading):
    second = reading.items.filter(kind="action").order_by("position")[1]
    first = reading.items.filter(kind="action").order_by("position")[0]
    address = f"{HOME}/readings/{reading.pk}/items/{second.pk}/"

    def order() -> list[str]:
        kept = reading.items.filter(kind="action").exclude(state="dropped").order_by("position")
        return [content["ref"] for content in kept.values_list("content", flat=True)]

    browser.post(address, {"do": "up"})
    assert order() == ["1.2", "1.1", "2.1", "2.2"]
    browser.post(f"{HOME}/readings/{reading.pk}/undo/")
    browser.post(address, {"do": "down"})
    assert order() == ["1.1", "2.1", "1.2", "2.2"]
    assert "It is moved" in words(browser.get(f"{HOME}/readings/{reading.pk}/"))
    browser.post(f"{HOME}/readings/{reading.pk}/undo/")
    answer = browser.post(address, {"do": "merge"})
    assert f"/items/{first.pk}/" in answer.headers["Location"]
    assert order() == ["1.1", "2.1", "2.2"]
    browser.post(f"{HOME}/readings/{reading.pk}/undo/")
    assert order() == ["1.1", "1.2", "2.1", "2.2"]
    browser.post(f"{HOME}/readings/{reading.pk}/undo/")
    assert "There is nothing to undo" in words(browser.get(f"{HOME}/readings/{reading.pk}/"))
