"""Figures come in whole or not at all, are kept as they were known, and are never nought for being absent."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.utils import timezone

from factories import people
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.measures import library, official, reads, writes
from goldthread.measures.models import FigureStatus, Indicator, Load, Observation, RememberedColumns, Series
from goldthread.measures.sheets import table_of, table_of_paste
from goldthread.measures.writes import FiguresRefused
from goldthread.partnership import areas

pytestmark = pytest.mark.django_db

GOOD = "measure,area code,period,value,status\nwaits,S12000042,2024-Q1,91,\nwaits,S12000042,2024-Q2,,missing\n"


@pytest.fixture
def waits(partnership, coordinator):
    return writes.add_indicator(
        partnership=partnership, name="Waits", key="waits", polarity="higher", kind="percentage", by=coordinator
    )


def load(partnership, by, text=GOOD, **more):
    return writes.load_table(partnership=partnership, table=table_of(text.encode(), "waits.csv"), by=by, **more)


def values(indicator, on=None):
    series = Series.objects.filter(indicator=indicator).first()
    return [(each.period, each.value, each.status) for each in reads.figures_of([series.pk], known_on=on)[series.pk]]


def test_a_file_is_loaded_and_missing_is_not_nought(partnership, coordinator, waits):
    done = load(partnership, coordinator)
    assert (done.rows, done.added, done.revised, done.unchanged) == (2, 2, 0, 0)
    assert values(waits) == [("2024-Q1", 91.0, "published"), ("2024-Q2", None, "missing")]
    assert history.of(done).get().kind == "figures.loaded"


def test_a_bad_row_is_named_and_nothing_is_loaded(partnership, coordinator, waits):
    text = GOOD + "waits,S12000042,2024-Q3,many,\nno-such,S12000042,2024-Q3,5,\nwaits,S12000042,soon,5,\n"
    with pytest.raises(FiguresRefused) as caught:
        load(partnership, coordinator, text)
    told = [(problem.row, problem.field) for problem in caught.value.problems]
    assert told == [(4, "value"), (5, "indicator"), (6, "period")]
    assert "waits.csv, row 4, value" in str(caught.value)
    assert not Observation.objects.exists()
    assert not Load.objects.exists()


def test_the_good_rows_are_taken_when_somebody_says_so(partnership, coordinator, waits):
    done = load(partnership, coordinator, GOOD + "waits,S12000042,2024-Q3,many,\n", take_good=True)
    assert (done.added, done.problems[0]["row"], done.problems[0]["field"]) == (2, 4, "value")


def test_a_figure_twice_in_one_file_is_refused(partnership, coordinator, waits):
    with pytest.raises(FiguresRefused, match="row 2 too"):
        load(partnership, coordinator, GOOD + "waits,S12000042,Q1 2024,92,\n")


def test_a_revision_keeps_what_was_known_before(partnership, coordinator, waits):
    today = timezone.localdate()
    load(partnership, coordinator, known_on=today - timedelta(days=100))
    done = load(partnership, coordinator, GOOD.replace("91", "89"))
    assert (done.added, done.revised, done.unchanged) == (0, 1, 1)
    assert values(waits)[0] == ("2024-Q1", 89.0, FigureStatus.REVISED)
    assert values(waits, on=today - timedelta(days=1))[0] == ("2024-Q1", 91.0, "published")
    assert values(waits, on=today - timedelta(days=101)) == []


def test_an_older_file_does_not_overwrite_a_later_one(partnership, coordinator, waits):
    load(partnership, coordinator)
    with pytest.raises(FiguresRefused, match="a later figure is known"):
        load(partnership, coordinator, GOOD.replace("91", "80"), known_on=date(2025, 1, 1))


def test_the_same_file_again_changes_nothing(partnership, coordinator, waits):
    load(partnership, coordinator)
    assert load(partnership, coordinator).unchanged == 2
    assert Observation.objects.count() == 2


def test_approved_figures_do_not_change_until_they_are_opened_again(partnership, coordinator, waits):
    load(partnership, coordinator)
    days = {"starts": date(2024, 1, 1), "ends": date(2024, 3, 31)}
    approved = writes.approve_period(indicator=waits, **days, by=coordinator)
    with pytest.raises(FiguresRefused, match="approved"):
        load(partnership, coordinator, GOOD.replace("91", "89"))
    assert load(partnership, coordinator).unchanged == 2
    writes.reopen_period(approved=approved, reason="The board corrected its return.", by=coordinator)
    assert load(partnership, coordinator, GOOD.replace("91", "89")).revised == 1


def test_a_share_of_more_than_all_is_refused_and_named_by_its_own_heading(partnership, coordinator, waits):
    writes.edit_indicator(indicator=waits, changes={"kind": "percentage"}, by=coordinator)
    table = table_of_paste("Month\tShare\tSeen\tReferred\nMay 2024\t90\t45\t50\nJune 2024\t120\t60\t50\n")
    fields = {"Month": "period", "Share": "value", "Seen": "numerator", "Referred": "denominator"}
    given = {"partnership": partnership, "table": table, "fields": fields, "indicator": waits, "by": coordinator}
    with pytest.raises(FiguresRefused, match=r"row 3, numerator \(“Seen”\): 60 is more than the 50 it is out of"):
        writes.load_table(**given)
    assert writes.load_table(**given, take_good=True).added == 1


def test_a_spreadsheet_and_a_paste_are_read_alike(partnership, coordinator, waits):
    book = openpyxl.Workbook()
    for row in (["Measure", "Month", "Figure"], ["Waits", "May 2024", 91.5], ["Waits", "June 2024", "*"]):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    writes.load_table(partnership=partnership, table=table_of(kept.getvalue(), "waits.xlsx"), by=coordinator)
    assert values(waits) == [("May 2024", 91.5, "published"), ("June 2024", None, "suppressed")]
    pasted = table_of_paste("Month\tFigure\nMay 2024\t91.5\nJuly 2024\t93\n")
    done = writes.load_table(partnership=partnership, table=pasted, indicator=waits, by=coordinator)
    assert (done.added, done.unchanged) == (1, 1)


def test_the_columns_are_remembered(partnership, coordinator, waits):
    text = "When,How many\n2024-Q1,91\n"
    with pytest.raises(InputError, match="No column holds the period"):
        load(partnership, coordinator, text, indicator=waits)
    load(partnership, coordinator, text, indicator=waits, fields={"When": "period", "How many": "value"})
    assert load(partnership, coordinator, text + "2024-Q2,92\n", indicator=waits).added == 1
    assert RememberedColumns.objects.count() == 1


def test_only_those_who_keep_measures_load_figures(partnership, waits):
    with pytest.raises(NotAllowed):
        load(partnership, people.person(partnership, role="lead"))
    assert load(partnership, people.person(partnership, role="analyst")).added == 2
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    with pytest.raises(NotAllowed):
        load(partnership, people.person(elsewhere))


def test_the_library_comes_once_and_links_its_successors(partnership, coordinator):
    made = writes.add_library(partnership=partnership, by=coordinator)
    assert len(made) == len(library.entries()) >= 40
    assert writes.add_library(partnership=partnership, by=coordinator) == []
    ended = Indicator.objects.get(partnership=partnership, key="drug_related_hospital_stays")
    assert ended.successor.key == "drug_related_hospital_stays_all_hospitals"


@pytest.mark.slow
def test_every_official_figure_loads_through_the_same_door(partnership, coordinator):
    areas.bring_up_to_date()
    writes.add_library(partnership=partnership, by=coordinator)
    given = {"partnership": partnership, "by": coordinator}
    first = writes.load_figures(
        name="first", rows=official.rows("first_published"), known_on=date(2025, 1, 1), **given
    )
    loads = [writes.load_figures(name=name, rows=official.rows(name), **given) for name in official.names()]
    assert sum(load.rows for load in loads) > 8900
    assert not any(load.problems for load in loads)
    assert sum(load.revised for load in loads) == first.added == 7
    deaths = Observation.objects.get(
        series__indicator__key="drug_misuse_deaths", series__area_code="S12000042", period="2018", known_until=None
    )
    assert (deaths.value, deaths.series.area) == (66, "Dundee City")
    assert "nrscotland.gov.uk" in deaths.source
