"""A word that stigmatises is pointed out where it was written, and stays as it is."""

from __future__ import annotations

import pytest
from django.test import Client

from factories import people
from factories.browsing import HOME, words
from goldthread.partnership.models import Body

pytestmark = pytest.mark.django_db
ADD = f"{HOME}/bodies/add"


@pytest.fixture
def browser(partnership):
    client = Client()
    client.force_login(people.person(partnership, role="administrator").account)
    return client


def add(browser, name):
    answer = browser.post(ADD, {"name": name, "kind": "third_sector"})
    assert answer.status_code == 302, answer.content.decode()
    return words(browser.get(answer["Location"]))


def test_a_word_is_pointed_out_and_kept(browser, partnership):
    said = add(browser, "Junkie support")
    assert "“Junkie” (kinder: person with a dependence on drugs)" in said
    assert Body.objects.filter(name="Junkie support").exists()


def test_kind_words_and_quoted_ones_pass(browser):
    assert "can hurt" not in add(browser, "Harbour Recovery")
    assert "can hurt" not in add(browser, "The “junkie” label: a peer group")


def test_a_refused_form_says_only_what_is_wrong(browser):
    assert "can hurt" not in words(browser.post(ADD, {"name": "", "kind": "junkie"}), 422)
