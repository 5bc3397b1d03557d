"""What an action was to change, written down before it began, and what came."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from django.db import Error, connection, transaction

from factories import people, plans
from factories.browsing import HOME, error_summary, filled_in, page_of, words
from goldthread.core.policies import NotAllowed
from goldthread.delivery.writes import record_update
from goldthread.kernel.errors import InputError
from goldthread.measures import writes
from goldthread.measures.impact import kept, reading, reads
from goldthread.measures.impact.shown import effect_words, foreseen_words, left_out, verdict_mark, verdict_words
from goldthread.measures.impact.writes import write_prediction
from goldthread.measures.models import Prediction
from goldthread.plans import writes as plan_writes

pytestmark = pytest.mark.django_db
BEFORE = date(2024, 12, 1)
ON = date(2026, 11, 1)


@pytest.fixture
def action(partnership, coordinator):
    """One that begins in January 2025."""
    plan = plans.live_plan(partnership, coordinator)
    row = plan_writes.add_action(
        plan=plan, text="Visit everybody the day after", ref="9.1", timescale="January 2025 - December 2027",
        reason="Agreed by the board", by=coordinator,
    )  # fmt: skip
    said = {"narrative": "Two workers go every day.", "status": "in_progress", "reported_on": date(2025, 1, 20)}
    record_update(action=row, **said, by=coordinator)
    return row


@pytest.fixture
def overdoses(partnership, coordinator, action):
    row = writes.add_indicator(
        partnership=partnership, name="Near-fatal overdoses", key="overdoses", kind="count", unit="overdoses",
        polarity="lower", frequency="month", by=coordinator,
    )  # fmt: skip
    writes.link_measure(indicator=row, to=action, by=coordinator)
    return row


def load(indicator, months, *, by, first=2023, fall=0.6, level=40, missing=(), area="", offset=0.0):
    """Monthly figures with a fall from January 2025 on."""
    chance = np.random.default_rng(7)
    rows = []
    for number in range(months):
        year, month = first + number // 12, number % 12 + 1
        value = chance.poisson(level * (fall if year >= 2025 else 1)) + offset
        said = {"value": "", "status": "missing"} if number in missing else {"value": str(value)}
        rows.append(
            (number + 2, {"indicator": indicator.key, "area_code": area, "period": f"{year}-{month:02}", **said})
        )
    return writes.load_figures(partnership=indicator.partnership, name="months", rows=rows, by=by)


def foretell(action, indicator, by, **more):
    said = {"direction": "fall", "size": 40, "seen_by": date(2026, 6, 30), "mechanism": "Nobody waits for a visit."}
    paper = {"written_on": BEFORE, "source": "Board paper 7, December 2024"}
    return write_prediction(action=action, indicator=indicator, **{**said, **paper, **more}, by=by)


def impact_of(action, indicator, on=ON):
    return reads.impact_page(action, indicator, on=on).impact


def test_a_prediction_written_before_is_set_beside_what_came(action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator)
    foretell(action, overdoses, coordinator)
    page = reads.impact_page(action, overdoses, on=ON)
    impact = page.impact
    assert impact.reading.effect.low < 0.6 < impact.reading.effect.high < 1
    assert foreseen_words(impact.holding, overdoses) == "A fall of 40%"
    assert "agrees with the prediction" in verdict_words(impact)
    assert "% lower than the course before would have led to (95% interval: between" in effect_words(impact)
    assert page.sees_prediction
    assert page.checks.otherwise
    assert "Counts of areas" in page.compared.words


def test_the_same_figures_are_read_once_and_a_new_one_anew(action, overdoses, coordinator, monkeypatch):
    load(overdoses, 44, by=coordinator)
    first = impact_of(action, overdoses).reading.effect
    fitted = []
    monkeypatch.setattr(kept, "read", lambda *asked: fitted.append(asked) or reading.read(*asked))
    assert impact_of(action, overdoses).reading.effect == first
    assert fitted == []
    row = {"indicator": overdoses.key, "period": "2026-08", "value": "90"}
    writes.load_figures(partnership=overdoses.partnership, name="revised", rows=[(2, row)], by=coordinator)
    assert impact_of(action, overdoses).reading.effect != first
    assert len(fitted) == 1


def test_what_is_written_after_the_start_is_no_prediction(action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator)
    late = foretell(action, overdoses, coordinator, written_on=date(2025, 2, 1))
    assert late.is_late
    assert verdict_mark(impact_of(action, overdoses)) == ("Written late", "plain")
    foretell(action, overdoses, coordinator)
    told = impact_of(action, overdoses).told
    assert [each.is_late for each in told] == [True, False]
    assert impact_of(action, overdoses).holding.row.written_on == BEFORE


def test_too_few_points_say_when_there_will_be_enough(action, overdoses, coordinator):
    load(overdoses, 24 + 9, by=coordinator)
    foretell(action, overdoses, coordinator)
    refused = impact_of(action, overdoses, date(2025, 10, 15)).refused
    assert refused.words.startswith("Not enough points yet: first readable in December 2025.")
    assert refused.first_readable == date(2025, 12, 31)
    later = impact_of(action, overdoses, date(2026, 3, 1)).refused
    assert "3 figures of time that has passed still to be loaded" in later.words


def test_before_the_start_it_says_when_it_could_be_read(action, overdoses, coordinator):
    load(overdoses, 20, by=coordinator)
    refused = impact_of(action, overdoses, date(2024, 9, 15)).refused
    assert refused.words.startswith("The action is to begin on 1 January 2025.")
    assert "December 2025" in refused.words
    assert "12 figures of time that has passed" in impact_of(action, overdoses).refused.words


def test_nothing_is_compared_across_a_change_of_definition(action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator)
    writes.mark_break(indicator=overdoses, at=date(2025, 1, 1), reason="Ambulance data added", by=coordinator)
    refused = impact_of(action, overdoses).refused
    assert "Figures of two definitions are not compared" in refused.words
    earlier = impact_of(action, overdoses, ON)
    assert earlier.reading is None


def test_an_earlier_change_of_definition_cuts_the_figures_before(action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator)
    writes.mark_break(indicator=overdoses, at=date(2023, 7, 1), reason="Ambulance data added", by=coordinator)
    impact = impact_of(action, overdoses)
    assert impact.reading.laid.before == 18
    assert any("Ambulance data added" in words for words in left_out(impact))
    writes.mark_break(indicator=overdoses, at=date(2024, 7, 1), reason="Again", by=coordinator)
    assert "6 more figures from before" in impact_of(action, overdoses).refused.words


def test_a_missing_figure_is_left_out_and_never_nought(action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator, missing=(5, 30))
    impact = impact_of(action, overdoses)
    assert (impact.reading.laid.before, impact.reading.laid.after) == (23, 19)
    assert (impact.reading.fit.values > 5).all()
    assert "Periods without a figure: 2. They are left out, and never taken for nought." in left_out(impact)


def test_a_start_moved_when_figures_were_known_is_refused(action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator)
    plan_writes.change_timescale(
        action=action,
        timescale="October 2024 - December 2027",
        reason="Began earlier",
        agreed_by="Board",
        by=coordinator,
    )
    action.refresh_from_db()
    assert "A day chosen with the figures in hand proves nothing" in impact_of(action, overdoses).refused.words


def test_other_areas_are_set_beside_a_rate(action, overdoses, coordinator):
    writes.edit_indicator(indicator=overdoses, changes={"kind": "rate", "unit": "per 100,000"}, by=coordinator)
    load(overdoses, 44, by=coordinator, offset=20.0)
    for number, offset in ((42, 16.0), (6, 18.0), (8, 20.0), (10, 22.0), (11, 24.0)):
        load(overdoses, 44, by=coordinator, area=f"S120000{number:02}", fall=1, offset=offset)
    page = reads.impact_page(action, overdoses, on=ON)
    assert page.impact.series.area_code == ""
    assert page.compared.control.effect < -8
    assert page.compared.areas == 5


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"size": 0}, "size"),
        ({"size": 140}, "size"),
        ({"mechanism": " "}, "mechanism"),
        ({"source": ""}, "source"),
        ({"written_on": date(2100, 1, 1)}, "written_on"),
        ({"seen_by": BEFORE}, "seen_by"),
    ],
)
def test_a_prediction_that_cannot_be_one_names_its_field(action, overdoses, coordinator, wrong, field):
    with pytest.raises(InputError) as refused:
        foretell(action, overdoses, coordinator, **wrong)
    assert refused.value.place.field == field
    assert not Prediction.objects.exists()


def test_only_whoever_has_the_action_predicts_and_only_of_a_linked_measure(
    partnership, action, overdoses, coordinator
):
    lead = people.person(partnership, role="lead")
    with pytest.raises(NotAllowed):
        foretell(action, overdoses, lead)
    plan_writes.assign(thing=action, owner=lead, by=coordinator)
    assert foretell(action, overdoses, lead).by == lead
    other = writes.add_indicator(partnership=partnership, name="Waits", by=coordinator)
    with pytest.raises(InputError, match="not linked"):
        foretell(action, other, coordinator)


def test_what_was_predicted_stays(action, overdoses, coordinator):
    foretell(action, overdoses, coordinator)
    for statement in ("UPDATE measures_prediction SET size = 1", "DELETE FROM measures_prediction"):
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_page_and_its_files(browser, action, overdoses, coordinator):
    load(overdoses, 44, by=coordinator)
    here = f"{HOME}/measures/impact/{action.pk}/overdoses/"
    assert "Nobody wrote down beforehand" in words(browser.get(here))
    foretell(action, overdoses, coordinator)
    page = page_of(browser.get(here))
    drawing = page.xpath("//*[@role='region'][@aria-label='Chart']/svg")[0]
    assert {part.tag for part in drawing} >= {"title", "desc"}
    assert len(page.xpath("//table[@id='figures']/tbody/tr")) == 44
    said = words(browser.get(here))
    assert "A change after an action is not a change because of it" in said
    assert "caused" not in said
    rows = browser.get(f"{here}figures.csv").content.decode().splitlines()
    assert len(rows) == 45
    assert b"Predicted" in browser.get(f"{here}chart.svg").content
    assert browser.get(f"{here}chart.png").content.startswith(b"\x89PNG")


def test_nothing_is_drawn_where_nothing_may_be_said(browser, action, overdoses, coordinator):
    load(overdoses, 30, by=coordinator)
    here = f"{HOME}/measures/impact/{action.pk}/overdoses/"
    assert "Not enough points yet" in words(browser.get(here))
    assert browser.get(f"{here}chart.svg").url == here
    assert browser.get(f"{HOME}/measures/impact/{action.pk}/no-such/").status_code == 404
    unlinked = action.plan.actions.first()
    assert browser.get(f"{HOME}/measures/impact/{unlinked.pk}/overdoses/").status_code == 404


def test_a_prediction_is_written_on_its_page(browser, action, overdoses, coordinator):
    here = f"{HOME}/measures/impact/{action.pk}/overdoses/"
    form = filled_in(page_of(browser.get(f"{here}predict/")), direction="fall", size="15", mechanism="Daily visits")
    assert "Enter a day" in error_summary(browser.post(f"{here}predict/", form))
    days = {"seen_by-day": "30", "seen_by-month": "6", "seen_by-year": "2099"}
    assert browser.post(f"{here}predict/", {**form, **days}).status_code == 302
    said = words(browser.get(here))
    assert "A fall of 15%" in said
    assert "Written late" in said  # the action began in January 2025


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    browser, action, overdoses, coordinator, partnership, count_queries
):
    load(overdoses, 44, by=coordinator)
    assert "Nothing has been predicted yet" in words(browser.get(f"{HOME}/measures/impact/"))
    foretell(action, overdoses, coordinator)
    few = count_queries(lambda: browser.get(f"{HOME}/measures/impact/"))
    for other in action.plan.actions.exclude(pk=action.pk):
        writes.link_measure(indicator=overdoses, to=other, by=coordinator)
        foretell(other, overdoses, coordinator)
    assert count_queries(lambda: browser.get(f"{HOME}/measures/impact/")) == few
    said = words(browser.get(f"{HOME}/measures/impact/"))
    assert "Agrees with the prediction" in said
    assert "No start is known" in said
