"""How people fare, at the terminal and through the API."""

from __future__ import annotations

import pytest

from factories import outcomes, people
from goldthread.measures.models import OutcomeLoad

HERE = ("--partnership", "glen-orrin")


@pytest.fixture
def summary(tmp_path):
    path = tmp_path / "exits.csv"
    path.write_text(outcomes.SUMMARY)
    return path


def test_from_the_library_to_the_chart(run, summary, tmp_path):
    people.partnership()
    assert "outcomes-star" in run("outcomes", "library", "--list", *HERE).out
    run("outcomes", "library", "phq-9", *HERE)
    given = ("outcomes", "bring", "phq-9", summary, "--period", "2024/25", *HERE)
    assert "[c]" in run(*given, "--dry-run").out
    assert not OutcomeLoad.objects.exists()
    assert run(*given, "--json").json["kept"] is True
    assert run("outcomes", "list", *HERE, "--json").json[0]["periods"] == ["2024/25"]
    drawing = tmp_path / "change.svg"
    told = run("outcomes", "show", "phq-9", *HERE, "--chart", drawing)
    assert "82 people were asked" in told.out
    assert drawing.read_text().startswith("<svg")
    shown = run("outcomes", "show", "phq-9", *HERE, "--json").json[0]
    assert [group["improved"] for group in shown["groups"]].count(None) >= 2


def test_what_is_not_there_is_said(run, summary):
    people.partnership()
    given = ("outcomes", "bring", "nothing", summary, "--period", "2024/25", *HERE)
    assert "no questionnaire “nothing”" in run(*given, status=1).err
    run("outcomes", "library", "phq-9", *HERE)
    assert (
        "no questionnaire “outcomes-star” that can be scored"
        in run("outcomes", "library", "outcomes-star", *HERE, status=1).err
    )
    assert "There are no outcomes" in run("outcomes", "show", "phq-9", *HERE, status=1).err
    refused = run("outcomes", "bring", "phq-9", summary, "--period", "soon", *HERE, status=1)
    assert "This is no period" in refused.err
