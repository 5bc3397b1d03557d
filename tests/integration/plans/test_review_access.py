"""Who may open the pages of a review, what they cost, and that nothing comes out of them but what is theirs."""

from __future__ import annotations

import pytest

from factories import plans
from factories.browsing import HOME, upload
from factories.plans import first_action
from goldthread.core import history
from goldthread.plans.models import Paper


def status(browser, address: str) -> int:
    response = browser.get(address)
    if response.streaming:
        b"".join(response.streaming_content)  # read to its end, so that the file is closed
    return response.status_code


def addresses(reading) -> list[str]:
    item = first_action(reading)
    paper = reading.paper_id
    parts = [
        "",
        "facts/",
        "changes/",
        "owners/",
        "accept/",
        "new/action/",
        f"items/{item.pk}/",
        f"items/{item.pk}/split/",
    ]
    return [
        f"{HOME}/papers/",
        f"{HOME}/papers/new/",
        f"{HOME}/papers/{paper}/",
        f"{HOME}/papers/{paper}/file/",
        *(f"{HOME}/readings/{reading.pk}/{part}" for part in parts),
    ]


def test_others_see_nothing_and_do_nothing(browser, reader, stranger, client, reading, coordinator):
    event = history.of(reading).first()
    for address in addresses(reading):
        assert status(browser, address) == 200, address
        assert stranger.get(address).status_code == 404, address
        assert client.get(address).status_code == 302, address  # to the sign-in
    read_only = {f"{HOME}/papers/", f"{HOME}/papers/{reading.paper_id}/", f"{HOME}/papers/{reading.paper_id}/file/"}
    read_only |= {f"{HOME}/readings/{reading.pk}/", f"{HOME}/readings/{reading.pk}/changes/"}
    for address in addresses(reading):
        assert status(reader, address) == (200 if address in read_only else 404), address
    posts = [
        "change/",
        "aside/",
        "accept/",
        "owners/",
        f"changes/{event.pk}/undo/",
        f"items/{first_action(reading).pk}/",
    ]
    everything = {
        "item": [first_action(reading).pk],
        "do": "drop",
        "title": "x",
        "printed-0": "x",
        "match-0": "printed",
    }
    for path in posts:
        for other in (reader, stranger):
            assert other.post(f"{HOME}/readings/{reading.pk}/{path}", everything).status_code == 404, path
    for other in (reader, stranger):
        assert other.post(f"{HOME}/papers/{reading.paper_id}/read/").status_code == 404
        assert upload(other, plans.small_paper()).status_code == 404
    reading.refresh_from_db()
    assert (reading.state, reading.items.exclude(state="pending").count(), Paper.objects.count()) == (
        "in_review",
        0,
        1,
    )


def test_another_readings_item_is_not_there(browser, reading, partnership, coordinator):
    other = plans.reading(partnership, coordinator, text="another paper")
    address = f"{HOME}/readings/{reading.pk}/items/{first_action(other).pk}/"
    assert browser.get(address).status_code == 404
    assert browser.get(f"{HOME}/readings/{reading.pk}/items/999999999/").status_code == 404


def test_the_file_is_saved_never_opened(browser, reading):
    response = browser.get(f"{HOME}/papers/{reading.paper_id}/file/")
    content = b"".join(response.streaming_content)
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert plans.TITLE.encode() in content


@pytest.mark.parametrize("size", [12, 60])
def test_queries_do_not_grow_with_the_paper(browser, partnership, coordinator, django_assert_max_num_queries, size):
    reading = plans.reading(partnership, coordinator, plans.big_plan(size))
    item = first_action(reading)
    for path, most in (("", 15), (f"items/{item.pk}/", 11), ("owners/", 13), ("accept/", 10), ("changes/", 11)):
        with django_assert_max_num_queries(most):
            assert browser.get(f"{HOME}/readings/{reading.pk}/{path}").status_code == 200
    with django_assert_max_num_queries(11):
        browser.get(f"{HOME}/papers/")
    with django_assert_max_num_queries(12):
        browser.get(f"{HOME}/papers/{reading.paper_id}/")
