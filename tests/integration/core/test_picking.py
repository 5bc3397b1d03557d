"""A choice among many: what is chosen stays, more is found by words, and nothing is saved by searching."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from lxml import html

from goldthread.core import forms

MANY = [(str(number), f"{number} {'blue' if number % 2 else 'red'} measure") for number in range(1, 31)]


class Picking(forms.EditForm):
    name = forms.TextField(label="Name")
    measures = forms.PickField(label="Measures", choices=MANY, help_text="As many as you like")


def boxes(form) -> dict[str, bool]:
    drawn = html.fromstring(f"<form>{form.components}</form>")
    return {box.get("value"): box.get("checked") is not None for box in drawn.xpath("//input[@type='checkbox']")}


def test_few_are_boxes_and_many_are_searched():
    class Few(forms.ServiceForm):
        measures = forms.PickField(label="Measures", choices=MANY[:5])

    assert len(boxes(Few())) == 5
    assert "Find one to add" not in Few().components
    form = Picking(initial={"measures": ["3", "4"]})
    assert boxes(form) == {"3": True, "4": True}
    assert "2 of 30 chosen." in form.components


def test_finding_shows_what_has_the_words_keeps_what_is_ticked_and_checks_nothing():
    form = Picking(QueryDict("name=&measures=3&measures-words=RED+2&find=measures"))
    assert not form.is_valid()
    assert not form.errors
    assert form.status == 200
    found = boxes(form)
    assert found.pop("3") is True
    assert set(found) == {"2", "12", "20", "22", "24", "26", "28"}
    assert not any(found.values())
    assert "7 with “RED 2”" in form.components


def test_what_was_found_and_ticked_is_saved_though_it_is_shown_no_more():
    form = Picking(QueryDict("name=x&measures=3&measures=20&measures-words=nothing+of+it"))
    assert form.is_valid()
    assert form.values == {"name": "x", "measures": ["3", "20"]}
    assert not Picking(QueryDict("name=x&measures=99")).is_valid()


@pytest.mark.parametrize(
    ("words", "said"), [("purple", "Nothing more has"), ("measure", "20 of 29 with"), ("", "1 of 30")]
)
def test_a_search_says_what_it_found(words, said):
    form = Picking(QueryDict(f"measures=3&measures-words={words}&find=measures"))
    assert said in form.components
    assert len(boxes(form)) <= 21


def test_hostile_words_stay_words_and_errors_lead_to_the_search():
    form = Picking(QueryDict("measures-words=<script>&find=measures"))
    assert "<script>" not in form.components
    wrong = Picking(QueryDict("name=x&measures=99"))
    link = html.fromstring(str(wrong.summary)).xpath("//a/@href")[0]
    assert html.fromstring(f"<form>{wrong.components}</form>").xpath(f"//*[@id='{link[1:]}']")
