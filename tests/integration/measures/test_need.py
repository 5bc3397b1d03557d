"""How many people, and how many are reached: the official figure first, and a tool that never says one number."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.browsing import HOME, error_summary, words
from goldthread.kernel.errors import InputError
from goldthread.measures import writes
from goldthread.measures.need import reads, rules

NEED = f"{HOME}/measures/need/"
THREE = "clinic,police,hospital,people\n1,0,0,60\n0,1,0,50\n0,0,1,40\n1,1,0,20\n1,0,1,18\n0,1,1,12\n1,1,1,8\n"


def test_all_models_are_shown_and_the_range_holds_the_best():
    found = rules.explore(rules.read_overlap(THREE))
    assert (found.seen, len(found.candidates)) == (208, 8)
    assert found.spread[0] <= found.candidates[0].model.total <= found.spread[1]
    assert [each.model.bic for each in found.candidates] == sorted(each.model.bic for each in found.candidates)
    assert all(each.interval for each in found.candidates if each.is_close)
    assert set(found.without) == {"clinic", "police", "hospital"}
    best = found.candidates[0]
    assert best.interval.low <= best.model.total <= best.interval.high


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("clinic,police,people", "a row for each overlap"),
        ("a,b,people\n1,2,4\n", "Row 2: a 0 or a 1"),
        ("a,b,people\n1,0,many\n", "Row 2: “many” is no number"),
        ("a,b,people\n1,0,-4\n", "no number of people"),
        ("a,a,people\n1,0,4\n", "a name of its own"),
        ("a,b,c,d,e,people\n1,0,0,0,0,4\n", "at most 4"),
        ("a,b,people\n0,0,4\n1,0,3\n0,1,2\n", "on no list"),
        ("a,b,people\n1,0,4\n1,0,3\n0,1,2\n", "given twice"),
    ],
)
def test_lists_that_cannot_be_read_are_refused_by_row(text, said):
    with pytest.raises(InputError, match=said):
        rules.read_overlap(text)


@pytest.fixture
def browser(coordinator) -> Client:
    client = Client()
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def official(partnership, coordinator):
    """The country's estimate with its interval, and that of a place far away."""
    key = "opioid_dependence_prevalence_pct"
    writes.add_library(partnership=partnership, keys=[key], by=coordinator)
    scotland = {"area_code": "S92000003", "area": "Scotland", "value": "1.2", "lower": "1.1", "upper": "1.3"}
    away = {"area_code": "S08000031", "area": "Elsewhere", "value": "1.8", "lower": "1.7", "upper": "1.9"}
    rows = [
        (number, {"indicator": key, "period": "2022/23", "source": "The publisher", **row})
        for number, row in enumerate((scotland, away), 2)
    ]
    writes.load_figures(partnership=partnership, name="prevalence", rows=rows, by=coordinator)
    return partnership


@pytest.mark.django_db
def test_the_official_figure_is_the_default_and_of_no_other_place(official):
    found = reads.official_figures(official)
    assert [(each.series.area, each.is_of_here) for each in found] == [("Scotland", False)]
    people = found[0].people(10_000)
    assert (round(people.low), round(people.value), round(people.high)) == (110, 120, 130)


@pytest.mark.django_db
def test_coverage_and_kits_are_worked_out_on_the_page(browser, official):
    assert "1.10 to 1.30" in words(browser.get(NEED))
    asked = {"population": "10,000", "in_treatment": "60", "kits": "50", "still_held": "60", "target": "80"}
    said = words(browser.get(NEED, asked))
    assert "This is not an estimate for your area." in said
    assert "In treatment, of 100504655" in said
    assert "Not in treatment605070" in said
    assert "Kits missing66" in said
    over = words(browser.get(NEED, {**asked, "in_treatment": "200"}))
    assert "More people are in treatment than the estimate says" in over


@pytest.mark.django_db
def test_numbers_that_make_no_sense_are_named(browser, official):
    assert "Enter how many people there are" in error_summary(browser.get(NEED, {"population": ""}))
    assert "must be a number" in error_summary(browser.get(NEED, {"population": "many"}))
    assert "from 1 to 100" in error_summary(browser.get(NEED, {"population": "100", "target": "180"}))
    whole = {"population": "10,000", "kits": "50", "target": "100"}
    assert browser.get(NEED, whole).status_code == 200  # everybody is a target too
    assert "more people in treatment" in error_summary(browser.get(NEED, {"population": "10", "in_treatment": "20"}))


@pytest.mark.django_db
def test_exploring_shows_every_model_with_its_warning(browser, official):
    said = words(browser.post(f"{NEED}lists/", {"lists": THREE}))
    assert "8 models were tried" in said
    assert "Never publish one of these numbers by itself." in said
    assert "The official figure is" in said
    assert "How much hangs on each list" in said
    assert "Row 2" in error_summary(browser.post(f"{NEED}lists/", {"lists": "a,b,people\n1,2,4\n"}))


def test_a_file_of_overlaps_is_read_like_a_paste(browser):
    file = SimpleUploadedFile("lists.csv", THREE.replace("\t", ",").encode())
    said = words(browser.post(f"{NEED}lists/", {"file": file}))
    assert (
        said.split("What the models say")[1]
        == words(browser.post(f"{NEED}lists/", {"lists": THREE})).split("What the models say")[1]
    )
    assert "Choose a file, or paste" in error_summary(browser.post(f"{NEED}lists/", {}))
    bad = SimpleUploadedFile("lists.csv", b"a,b,people\n1,2,4\n")
    assert "Row 2" in error_summary(browser.post(f"{NEED}lists/", {"file": bad}))
