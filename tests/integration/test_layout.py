"""The frame of every page, the parts pages are made of, and what is shown when something goes wrong."""

from __future__ import annotations

import pytest
from django.contrib import messages
from django.test import RequestFactory
from django.urls import path
from lxml import html

from factories import people
from goldthread.config import urls as house
from goldthread.core import navigation
from goldthread.core.policies import NotAllowed


def _parsed(response):
    return html.fromstring(response.content.decode())


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator.account)
    return client


def test_a_page_has_what_every_page_has(signed_in, partnership):
    response = signed_in.get(f"/{partnership.slug}/")
    page = _parsed(response)
    assert page.get("lang") == "en-GB"
    assert page.xpath("//title/text()")[0].endswith(f"– {partnership.name} – Goldthread")
    assert page.xpath("count(//h1)") == 1
    assert page.xpath("//a[@href='#main']")
    assert page.xpath("//main[@id='main']")
    assert page.xpath("//footer//a[@href='/about/accessibility']")


def test_nothing_comes_from_elsewhere_and_nothing_is_inline(signed_in, partnership):
    page = _parsed(signed_in.get(f"/{partnership.slug}/"))
    for address in page.xpath("//link/@href | //script/@src | //img/@src"):
        assert address.startswith("/static/")
    assert not page.xpath("//style | //*[@style] | //script[not(@src)] | //@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("address", ["/about/accessibility", "/about/privacy"])
def test_statements_can_be_read_by_anybody(client, db, address):
    assert client.get(address).status_code == 200


def test_a_page_that_is_not_there(signed_in):
    response = signed_in.get("/no-such-partnership/")
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


def _refuses(request):
    raise NotAllowed("Not yours: secret reason")


def _breaks(request):
    raise RuntimeError("inner workings")


@pytest.fixture
def broken_pages(settings, monkeypatch):
    added = [path("refuses", _refuses), path("breaks", _breaks)]
    monkeypatch.setattr(house, "urlpatterns", [*added, *house.urlpatterns])
    from django.urls import clear_url_caches

    clear_url_caches()
    yield
    clear_url_caches()


def test_a_refusal_looks_like_a_page_that_is_not_there(signed_in, broken_pages):
    response = signed_in.get("/refuses")
    assert response.status_code == 404
    assert "secret reason" not in response.content.decode()


def test_a_fault_says_sorry_and_nothing_of_itself(client, db, broken_pages):
    client.raise_request_exception = False
    response = client.get("/breaks")
    assert response.status_code == 500
    assert "Sorry, something went wrong" in response.content.decode()
    assert "inner workings" not in response.content.decode()


def test_a_form_from_elsewhere_is_refused_kindly(db):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post("/accounts/login/", {})
    assert response.status_code == 403
    assert "Please send that again" in response.content.decode()


def test_rooms_add_their_ways_in(signed_in, partnership, monkeypatch):
    monkeypatch.setattr(navigation, "_ways", dict(navigation._ways))
    navigation.register("The front", "delivery:front", order=1)
    navigation.register("Not for you", "core:privacy", order=2, of_partnership=False, shown_to=lambda person: False)
    page = _parsed(signed_in.get(f"/{partnership.slug}/"))
    assert page.xpath("//nav//a[@aria-current='page']//text()") == ["The front"]
    assert "Not for you" not in page.text_content()


def test_messages_are_shown_and_escaped(rf: RequestFactory, signed_in, partnership):
    from django.contrib.messages.storage.base import Message
    from django.template.loader import render_to_string

    words = render_to_string(
        "core/accessibility.html",
        {
            "messages": [Message(messages.SUCCESS, "Saved <b>it</b>")],
            "partnership": None,
            "person": None,
            "signed_in": False,
            "navigation": [],
            "footer_links": [],
        },
    )
    assert "Saved &lt;b&gt;it" in words
    assert 'role="status"' in words


def test_another_partnership_is_not_there(signed_in):
    people.partnership(slug="elsewhere", name="Elsewhere")
    assert signed_in.get("/elsewhere/").status_code == 404
