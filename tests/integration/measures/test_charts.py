"""A measure by the chart that suits it, by intervals and years together, and its areas on one funnel."""

from __future__ import annotations

from datetime import date

import pytest

from factories.browsing import HOME, page_of, words
from goldthread.analysis.spc.signals import Standing
from goldthread.cli.main import main
from goldthread.measures import reads, writes
from integration.measures.conftest import monthly

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
COUNCILS = [f"S120000{number:02}" for number in (33, 34, 41, 35, 36, 5, 6, 42)]


def measure(partnership, coordinator, **facts):
    known = {"key": "waits", "name": "Waits", "unit": "%", "kind": "percentage", "polarity": "higher", **facts}
    return writes.add_indicator(partnership=partnership, by=coordinator, **known)


def load(row, figures, by):
    """Figures as (period, numerator, denominator, area code)."""
    rows = [
        (number, {
            "indicator": row.key, "period": period, "area_code": area, "value": str(100 * top / under),
            "numerator": str(top), "denominator": str(under),
        })
        for number, (period, top, under, area) in enumerate(figures, 2)
    ]  # fmt: skip
    return writes.load_figures(partnership=row.partnership, name="waits", rows=rows, by=by)


@pytest.fixture
def waits(partnership, coordinator):
    """A share of people seen in time, of very different numbers, that falls in the last year."""
    row = measure(partnership, coordinator, frequency="year")
    shares = [(2010 + year, 90, 100 + 10 * year) for year in range(12)]
    load(row, [(str(year), top, under, "") for year, top, under in [*shares, (2022, 60, 220)]], coordinator)
    return row


def judged(row, method=None):
    return reads.measure_page(row, on=TODAY, method=method).judged


def test_a_share_is_judged_by_its_own_numbers(waits, coordinator):
    assert judged(waits).chart.rules.name == "making-data-count"
    writes.edit_indicator(indicator=waits, changes={"chart": "p"}, by=coordinator)
    found = judged(waits)
    assert found.chart.kind == "p"
    assert found.variation is Standing.CONCERN
    assert len(set(found.chart.upper.round(6))) > 1, "each period has limits of its own"
    assert judged(waits, "xmr").chart.rules.name == "making-data-count"


def test_a_level_that_has_moved_is_no_usual_variation(partnership, coordinator):
    facts = {"name": "Seen", "key": "seen", "kind": "count", "chart": "c", "polarity": "higher"}
    row = writes.add_indicator(partnership=partnership, **facts, by=coordinator)
    monthly(row, [20, 22, 19, 21, 20, 22, 21, 19, 20, 26, 25, 27, 26, 25, 27, 26, 25, 26], by=coordinator)
    judged = reads.measure_page(row, on=date(2026, 6, 1)).judged
    assert not judged.chart.outside.any()
    assert judged.variation is Standing.IMPROVEMENT
    assert "The last 9 figures lie on one side of the centre: the level has moved." in judged.sentences


def test_limits_of_shares_start_anew_at_a_break(waits, coordinator):
    writes.mark_break(indicator=waits, at=date(2016, 1, 1), reason="Another service counts too", by=coordinator)
    found = judged(waits, "p")
    assert found.chart.centre[0] != found.chart.centre[-1]
    assert len(found.chart.value) == 13
    run = judged(waits, "run")
    assert (len(run.figures), run.chart.rules.name) == (7, "scottish-run-chart")
    assert any("left out" in sentence for sentence in run.sentences)


def test_a_chart_that_does_not_suit_says_why(exits):
    found = judged(exits, "p")
    assert (found.chart, found.variation) == (None, None)
    assert "No limits on a p chart" in found.sentences[0]


def test_small_counts_are_sent_to_a_chart_for_them(partnership, coordinator):
    row = measure(partnership, coordinator, key="rare", unit="deaths", kind="count")
    rows = [
        (n, {"indicator": "rare", "period": f"{2000 + n}", "value": str(value)})
        for n, value in enumerate([1, 0, 2, 1, 3, 0, 1, 2], 2)
    ]
    writes.load_figures(partnership=partnership, name="rare", rows=rows, by=coordinator)
    assert any("c chart" in sentence for sentence in judged(row).sentences)
    assert judged(row, "c").chart.kind == "c"


def test_the_page_shows_what_is_asked_for(browser, waits):
    address = f"{HOME}/measures/of/waits/"
    assert "Making Data Count" in words(browser.get(address))
    assert "limits at three standard errors" in words(browser.get(f"{address}?chart=p"))
    assert "range that its small numbers leave open" in words(browser.get(f"{address}?chart=interval"))
    years = page_of(browser.get(f"{address}?chart=3-years"))
    assert "2010 to 2012" in "".join(years.xpath("//*[@role='region']/svg//text()"))
    assert browser.get(f"{address}?chart=nonsense").status_code == 200


def test_a_view_without_counts_says_what_it_needs(browser, exits):
    assert "none are loaded" in words(browser.get(f"{HOME}/measures/of/{exits.key}/?chart=interval"))


def test_the_chart_is_a_picture_too(browser, waits):
    answer = browser.get(f"{HOME}/measures/of/waits/chart.png?chart=p")
    assert (answer["Content-Type"], answer.content[:4]) == ("image/png", b"\x89PNG")
    assert browser.get(f"{HOME}/measures/of/waits/chart.exe").status_code == 404


def test_the_areas_stand_on_one_funnel(browser, waits, coordinator, count_queries):
    usual = [("2022", 450 + 5 * number, 500 + 5 * number, code) for number, code in enumerate(COUNCILS[:-1])]
    load(waits, [*usual, ("2022", 300, 500, COUNCILS[-1])], coordinator)
    page = page_of(browser.get(f"{HOME}/measures/of/waits/areas/"))
    verdicts = [" ".join(row.itertext()) for row in page.xpath("//table[@id='areas']/tbody/tr")]
    assert len(verdicts) == len(COUNCILS)
    assert sum("lower, beyond three standard errors" in each for each in verdicts) == 1
    assert count_queries(lambda: reads.areas_of(waits)) == 3


def test_too_few_areas_make_no_funnel(browser, waits):
    assert "at least five areas" in words(browser.get(f"{HOME}/measures/of/waits/areas/"))


def test_the_terminal_draws_the_same(waits, tmp_path, capsys):
    to = str(tmp_path / "waits.svg")
    named = ["--partnership", waits.partnership.slug, "-o", to]
    assert main(["chart", "waits", "--as", "p", *named]) == 0
    assert "p chart" in (tmp_path / "waits.svg").read_text()
    assert main(["chart", "waits", "--as", "pie", *named]) == 2
    assert main(["chart", "waits", "--area", "S12000042", *named]) == 1
    assert main(["chart", "nothing", *named]) == 1
    assert "There is no measure" in capsys.readouterr().err
