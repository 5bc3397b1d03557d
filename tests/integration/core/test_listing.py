"""Lists whose address says how they are sorted and which page is shown, whatever stands in the address."""

from __future__ import annotations

import pytest
from django.test import RequestFactory

from factories import people
from goldthread.core.listing import Page, Sorting, address_with
from goldthread.partnership.models import Account

COLUMNS = {"name": ["name", "id"], "due": ["ends"]}


def request(query=""):
    return RequestFactory().get(f"/list{query}")


def test_sorting_by_the_address():
    assert Sorting.of(request("?sort=-name"), COLUMNS, first="due").order_by == ["-name", "-id"]
    assert Sorting.of(request("?sort=due"), COLUMNS, first="name").order_by == ["ends"]


@pytest.mark.parametrize("query", ["", "?sort=", "?sort=password", "?sort=--name", "?sort=name;drop"])
def test_an_unknown_column_falls_back(query):
    assert Sorting.of(request(query), COLUMNS, first="-due").order_by == ["-ends"]


def test_a_heading_turns_its_own_column_round():
    sorting = Sorting.of(request("?sort=name"), COLUMNS, first="due")
    assert (sorting.next_for("name"), sorting.next_for("due")) == ("-name", "due")
    assert (sorting.state_of("name"), sorting.state_of("due")) == ("ascending", "none")
    assert Sorting.of(request("?sort=-name"), COLUMNS, first="due").state_of("name") == "descending"


def test_an_address_keeps_what_it_was_and_starts_at_the_first_page():
    asked = request("?role=lead&sort=name&page=3")
    assert address_with(asked, sort="-name") == "?role=lead&sort=-name"
    assert address_with(asked, page=4) == "?role=lead&sort=name&page=4"
    assert address_with(request("?role=lead"), role=None) == "/list"
    assert address_with(request(), words="a&b=c <x>") == "?words=a%26b%3Dc+%3Cx%3E"


@pytest.fixture
def accounts(db):
    for _ in range(7):
        people.account()
    return Account.objects.order_by("pk")


@pytest.mark.parametrize(
    ("query", "number"), [("", 1), ("?page=2", 2), ("?page=99", 3), ("?page=0", 1), ("?page=-1", 1), ("?page=²", 1)]
)
def test_the_nearest_page_there_is(accounts, query, number):
    assert Page.of(request(query), accounts, size=3).number == number


def test_a_page_says_what_it_shows(accounts, django_assert_num_queries):
    with django_assert_num_queries(2):
        page = Page.of(request("?page=3"), accounts, size=3)
    assert (page.first, page.last, page.total, page.pages, len(page)) == (7, 7, 7, 3, 1)
    empty = Page.of(request(), accounts.none())
    assert (empty.first, empty.last, empty.pages, list(empty)) == (0, 0, 1, [])


def test_a_long_list_of_pages_has_gaps():
    assert Page([], 10, 20, 1000, 50).window == [1, None, 9, 10, 11, None, 20]
    assert Page([], 1, 2, 100, 50).window == [1, 2]
