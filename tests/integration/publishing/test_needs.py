"""The needs assessment: figures as known on its day, words kept by year, and what no figure is there for."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from factories import people
from factories.browsing import HOME, filled_in, page_of, words
from goldthread.core import history
from goldthread.core.history import EditedMeanwhile
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.measures import writes as measure_writes
from goldthread.publishing.composed import FORMATS, render
from goldthread.publishing.needs import reads, writes
from goldthread.publishing.needs.paper import paper_of

pytestmark = pytest.mark.django_db
LAST, THIS = date(2025, 6, 30), date(2026, 6, 30)


def load(partnership, by, key, rows, known_on):
    numbered = [(number, {"indicator": key, **row}) for number, row in enumerate(rows, 2)]
    measure_writes.load_figures(partnership=partnership, name="figures", rows=numbered, known_on=known_on, by=by)


@pytest.fixture
def deaths(partnership, coordinator):
    """Deaths of three years, one revised after last year's assessment; a rate by deprivation; nothing else."""
    measure_writes.add_library(partnership=partnership, by=coordinator)
    first = [{"period": str(year), "value": str(value)} for year, value in ((2023, 40), (2024, 44))]
    load(partnership, coordinator, "drug_misuse_deaths", first, LAST)
    later = [{"period": "2024", "value": "46"}, {"period": "2025", "value": "41"}]
    load(partnership, coordinator, "drug_misuse_deaths", later, THIS)
    groups = [{"period": "2024", "breakdown": f"Quintile {n}", "value": str(60 - 10 * n)} for n in (1, 5)]
    load(partnership, coordinator, "drug_related_deaths_easr_by_simd_quintile", groups, THIS)
    return partnership


@pytest.fixture
def years(deaths, coordinator):
    return [
        writes.begin_assessment(partnership=deaths, year=str(day.year), as_of=day, by=coordinator)
        for day in (LAST, THIS)
    ]


def part(found, key):
    return next(each for each in found.parts if each.part.key == key)


def test_figures_are_those_known_on_the_day_beside_last_years(years):
    before, now = (reads.assembled(each) for each in years)
    old, new = (part(each, "harms").rows[0] for each in (before, now))
    assert (old.latest.value, old.printed) == (44, None)
    assert (new.latest.value, new.earlier.value) == (41, 46)
    assert (new.printed.value, new.was_revised) == (44, True)


def test_groups_are_told_one_by_one_and_what_is_missing_is_named(years):
    found = reads.assembled(years[1])
    rows = part(found, "groups").rows
    assert [(row.series.breakdown, row.latest.value) for row in rows] == [("Quintile 1", 50), ("Quintile 5", 10)]
    assert "Near-fatal overdoses notified" in found.without
    assert "Drug misuse deaths" not in found.without


def test_words_are_kept_by_year_and_shown_beside(years, coordinator):
    last, this = years
    writes.write_words(assessment=last, section="harms", text="Two streets.", by=coordinator)
    first = writes.write_words(assessment=this, section="harms", text="Fewer died.", revision=0, by=coordinator)
    with pytest.raises(EditedMeanwhile):
        writes.write_words(assessment=this, section="harms", text="Mine.", revision=0, by=coordinator)
    writes.write_words(assessment=this, section="harms", text="Fewer.", revision=first.revision, by=coordinator)
    seen = part(reads.assembled(this), "harms")
    assert (seen.words.text, seen.words_before) == ("Fewer.", "Two streets.")
    event = history.of(this).filter(kind="needs.written").first()
    writes.undo_change(event=event, by=coordinator)
    assert part(reads.assembled(this), "harms").words.text == "Fewer died."


def test_what_is_settled_stays_as_it_is(years, coordinator):
    this = years[1]
    with pytest.raises(InputError, match="Nobody has written"):
        writes.settle(assessment=this, by=coordinator)
    writes.write_words(assessment=this, section="summary", text="In short.", by=coordinator)
    settled = writes.settle(assessment=this, by=coordinator)
    for change in (
        lambda: writes.write_words(assessment=settled, section="summary", text="Else.", by=coordinator),
        lambda: writes.set_day(assessment=settled, as_of=LAST, by=coordinator),
        lambda: writes.reopen(assessment=settled, reason=" ", by=coordinator),
    ):
        with pytest.raises(InputError):
            change()
    assert writes.reopen(assessment=settled, reason="A figure was wrong.", by=coordinator).settled_on is None


def test_only_those_who_keep_measures_write(years, partnership):
    with pytest.raises(NotAllowed):
        writes.write_words(assessment=years[0], section="harms", text="x", by=people.person(partnership, role="lead"))


@pytest.mark.parametrize("form", FORMATS)
def test_the_paper_is_made_in_every_format(years, form, coordinator):
    words_said = "Fewer died; “=1+1” is no formula & <b>no mark</b>."
    writes.write_words(assessment=years[1], section="summary", text=words_said, by=coordinator)
    made = render(paper_of(reads.assembled(years[1])), form)
    starts = {
        "pdf": b"%PDF",
        "docx": b"PK",
        "xlsx": b"PK",
        "html": b"<!doctype",
        "csv": b"\xef\xbb\xbf",
        "json": b"{",
    }
    assert made.startswith(starts[form])
    if form == "html":
        assert b"&lt;b&gt;no mark&lt;/b&gt;" in made
        assert b"Drug misuse deaths" in made


def test_an_assessment_costs_the_same_however_many_figures_there_are(years, deaths, coordinator, count_queries):
    one = count_queries(lambda: reads.assembled(years[1]))
    for key in ("alcohol_specific_deaths", "planned_exits_pct", "near_fatal_overdoses"):
        load(deaths, coordinator, key, [{"period": "2025", "value": "9"}], THIS)
    assert count_queries(lambda: reads.assembled(years[1])) == one


def test_the_analyst_writes_on_the_page(deaths, coordinator):
    browser = Client()
    browser.force_login(coordinator.account)
    here = f"{HOME}/reports/needs/"
    assert "No needs assessment yet" in words(browser.get(here))
    form = filled_in(page_of(browser.get(f"{here}new/")), year="2026")
    assert browser.post(f"{here}new/", form).status_code == 302
    made = reads.assessments(deaths).get()
    page = f"{here}{made.pk}/"
    said = words(browser.get(page))
    assert "Drug misuse deaths" in said
    assert "No figure is there for" in said
    form = filled_in(page_of(browser.get(f"{page}words/harms/")), text="Fewer died than the year before.")
    assert browser.post(f"{page}words/harms/", form).status_code == 302
    assert "Fewer died than the year before." in words(browser.get(page))
    assert browser.get(f"{page}needs.exe").status_code == 404
