"""Rates standardised by age: one number on the page, in the file, by API, at the terminal; or why there is none."""

from __future__ import annotations

import pytest

from factories.machines import machine_for
from goldthread.analysis.rates.standardised import directly_standardised
from goldthread.kernel.errors import InputError
from goldthread.measures.reads.standardised import standardised_of
from goldthread.measures.rules.standardising import Band, ages_of, band_of, weights_of
from goldthread.measures.writes import add_indicator, load_figures

BANDS = ("0-4", "5 to 9", "10-14", *(f"{first}-{first + 4}" for first in range(15, 90, 5)), "90+")
HERE = "/glen-orrin/measures/of/overdoses/standardised/"


@pytest.mark.parametrize(
    ("breakdown", "band"),
    [
        ("15-19", Band("", 15, 19)),
        ("Male, 20 to 24", Band("male", 20, 24)),
        ("Women aged 85+", Band("female", 85, 999)),
        ("90 and over", Band("", 90, 999)),
        ("Under 15", Band("", 0, 14)),
        ("24 and under", Band("", 0, 24)),
        ("SIMD 1", None),
        ("Female", None),
        ("2019-2020 cohort", None),
    ],
)
def test_a_breakdown_names_its_ages(breakdown, band):
    assert band_of(breakdown) == band


def test_weights_are_those_of_the_standard_however_wide_the_bands():
    assert sum(weights_of([band_of(text) for text in BANDS])) == 100_000
    wide = [band_of(text) for text in ("Under 15", "15-64", "65+")]
    assert weights_of(wide) == [16_000, 64_500, 19_500]
    assert ages_of(wide) == "all ages by age"
    assert ages_of([Band("male", 15, 64), Band("female", 15, 64)]) == "ages 15 to 64 by age and sex"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("0-4", "10-14"), "not at all"),
        (("0-9", "5-14"), "twice"),
        (("0-3", "4-9"), "do not fit"),
        (("0-14", "Male, 15-64"), "by sex and some are not"),
        (("Male, 0-14", "Female, 15-64"), "not told for the same ages"),
    ],
)
def test_bands_that_are_no_whole_are_refused(texts, said):
    with pytest.raises(InputError, match=said):
        weights_of([band_of(text) for text in texts])


def load(indicator, by, events, *, period="2025", area=""):
    rows = [
        (n, {"indicator": indicator.key, "period": period, "breakdown": band, "area_code": area,
             "value": str(count), "numerator": str(count), "denominator": "10000"})
        for n, (band, count) in enumerate(events, 2)
    ]  # fmt: skip
    load_figures(partnership=indicator.partnership, name="ages", rows=rows, by=by)


@pytest.fixture
def overdoses(partnership, coordinator):
    return add_indicator(partnership=partnership, name="Overdoses", key="overdoses", kind="count", by=coordinator)


@pytest.mark.django_db
def test_the_same_rate_everywhere(overdoses, coordinator, browser, run_quietly):
    counts = [11 + 3 * n + (n == 2) for n in range(len(BANDS))]  # a rate that is not half way between two decimals
    load(overdoses, coordinator, list(zip(BANDS, counts, strict=True)))
    rate = directly_standardised(counts, [10_000] * len(BANDS))
    shown = [f"{value:,.1f}" for value in (rate.value, rate.lower, rate.upper)]
    page = browser.get(HERE).text
    assert [words for words in shown if f">{words}<" not in page] == []
    assert "European Standard Population 2013" in page
    file = b"".join(browser.get(f"{HERE}?form=csv").streaming_content).decode()
    assert f"2025,{sum(counts)}" in file
    assert shown[0] in file
    told = (
        machine_for(coordinator).client.get("/api/v1/partnerships/glen-orrin/measures/overdoses/standardised").json()
    )
    assert told["periods"][0]["value"] == pytest.approx(rate.value)
    assert shown[0] in run_quietly("measures", "standardised", "overdoses", "--partnership", "glen-orrin")
    assert "Standardised by age" in browser.get("/glen-orrin/measures/of/overdoses/").text


@pytest.mark.django_db
def test_a_period_without_all_its_ages_or_with_few_events_has_no_rate(overdoses, coordinator):
    load(overdoses, coordinator, [("Under 15", 8), ("15-64", 30), ("65+", 6)])
    load(overdoses, coordinator, [("Under 15", 8), ("65+", 6)], period="2024")
    load(overdoses, coordinator, [("Under 15", 1), ("15-64", 3), ("65+", 0)], period="2023")
    found = standardised_of(overdoses)
    assert [bool(each.value) for each in found.periods] == [False, False, True]
    assert [each.events for each in found.periods] == [4, None, 44]
    assert [each.why for each in found.periods] == ["Fewer than 10 events in all.", "1 of 3 ages have no counts.", ""]


@pytest.mark.django_db
def test_what_is_not_known_by_age_says_so(overdoses, coordinator, browser):
    load(overdoses, coordinator, [("Female", 8)])
    assert "No figures by age" in browser.get(HERE).text
    load(overdoses, coordinator, [("0-14", 8), ("20+", 9)])
    assert "some ages are told not at all" in browser.get(HERE).text


@pytest.mark.django_db
def test_counts_without_their_people_make_no_rate(overdoses, coordinator, browser):
    rows = [
        (n, {"indicator": "overdoses", "period": "2025", "breakdown": band, "value": "9"})
        for n, band in enumerate(("0-14", "15+"), 2)
    ]
    load_figures(partnership=overdoses.partnership, name="ages", rows=rows, by=coordinator)
    assert "of how many people" in browser.get(HERE).text


@pytest.fixture
def run_quietly(capsys):
    from goldthread.cli.main import main

    def run(*words):
        assert main(list(words)) == 0
        return capsys.readouterr().out

    return run
