"""Needs assessments, impacts and agreed periods at the terminal."""

from __future__ import annotations

import pytest

from factories import plans
from goldthread.measures.writes import add_indicator, link_measure

pytestmark = pytest.mark.django_db
HERE = ("--partnership", "glen-orrin")


@pytest.fixture
def deaths(partnership, coordinator):
    return add_indicator(
        partnership=partnership,
        name="Deaths",
        key="drug_misuse_deaths",
        kind="count",
        polarity="lower",
        by=coordinator,
    )


def test_an_assessment_is_built_shown_written_and_exported(run, deaths, tmp_path):
    figures = tmp_path / "deaths.csv"
    figures.write_text("period,value\n2024,30\n2025,24\n")
    run("measures", "load", figures, "--measure", deaths.key, *HERE)
    assert "figures in" in run("needs", "build", "2026", *HERE).err
    run("needs", "write", "2026", "harms", "Fewer people died.", *HERE)
    shown = run("needs", "show", "2026", *HERE).out
    assert "Fewer people died." in shown
    assert "30 (2024)" in shown
    assert run("needs", "list", *HERE, "--json").json[0]["written"] == 1
    paper = tmp_path / "needs.html"
    assert "sections without words" in run("needs", "export", "2026", *HERE, "-o", paper).err
    assert "Fewer people died." in paper.read_text()
    assert "There are: 2026." in run("needs", "show", "2019", *HERE, status=1).err


def test_a_prediction_is_written_listed_and_shown(run, partnership, coordinator, deaths):
    action = plans.live_plan(partnership, coordinator).actions.first()
    given = ("impact", "predict", action.pk, deaths.key, "fall", "20", "--how", "Kits in every van")
    assert "is not linked" in run(*given, "--by-when", "2030-01-01", *HERE, status=1).err
    link_measure(indicator=deaths, to=action, by=coordinator)
    assert "--by-when" in run(*given, *HERE, status=2).err
    run(*given, "--by-when", "2030-01-01", *HERE)
    assert "A fall of 20%" in run("impact", "list", *HERE).out
    shown = run("impact", "show", action.pk, deaths.key, *HERE).out
    assert "Predicted: A fall of 20%, by 2030-01-01" in shown
    assert "not a change because of it" in shown
    assert run("impact", "show", action.pk, deaths.key, *HERE, "--json").json["predictions"][0]["size"] == 20
    assert "no chart yet" in run("impact", "show", action.pk, deaths.key, "--chart", "x.svg", *HERE, status=1).err


def test_a_period_is_agreed_and_opened_again(run, deaths, tmp_path):
    figures = tmp_path / "deaths.csv"
    figures.write_text("period,value\n2025,24\n")
    load = ("measures", "load", figures, "--measure", deaths.key, *HERE)
    run(*load)
    period = ("measures", "approve", deaths.key, "--from", "2025-01-01", "--until", "2025-12-31", *HERE)
    run(*period)
    figures.write_text("period,value\n2025,25\n")
    assert "approved" in run(*load, status=1).err
    run(*period, "--open", "A death was added")
    assert "Revised: 1" in run(*load).err
    assert "not approved" in run(*period, "--open", "Again", status=1).err
