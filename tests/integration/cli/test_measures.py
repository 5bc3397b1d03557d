"""Loading figures at the terminal."""

from __future__ import annotations

import pytest

from factories import people
from goldthread.measures.models import Observation


@pytest.fixture
def figures(tmp_path):
    path = tmp_path / "exits.csv"
    path.write_text("period,value\n2024-Q1,61.5\n2024-Q2,64\n")
    return path


def test_the_library_and_a_file_are_loaded(run, figures):
    people.partnership()
    run("measures", "library", "planned_exits_pct", "--partnership", "glen-orrin")
    given = ("measures", "load", figures, "--partnership", "glen-orrin", "--json", "--measure")
    told = run(*given, "planned_exits_pct").json
    assert (told["added"], told["revised"], told["problems"]) == (2, 0, [])
    assert "There is no measure “unknown”" in run(*given, "unknown", status=1).err


def test_a_bad_row_is_named_and_can_be_left_out(run, figures):
    people.partnership()
    run("measures", "library", "planned_exits_pct", "--partnership", "glen-orrin")
    figures.write_text(figures.read_text() + "2024-Q3,most\n")
    given = ("measures", "load", figures, "--partnership", "glen-orrin", "--measure", "planned_exits_pct")
    assert "exits.csv, row 4, value" in run(*given, status=1).err
    assert not Observation.objects.exists()
    assert "Left out: row 4" in run(*given, "--take-good").err
    assert Observation.objects.count() == 2


def test_what_a_measure_says_is_listed_shown_and_drawn(run, figures, tmp_path):
    people.partnership()
    here = ("--partnership", "glen-orrin")
    run("measures", "library", "planned_exits_pct", *here)
    run("measures", "load", figures, "--measure", "planned_exits_pct", *here)
    listed = run("measures", "list", *here, "--json").json
    assert [(row["key"], row["latest_value"]) for row in listed] == [("planned_exits_pct", 64)]
    shown = run("measures", "show", "planned_exits_pct", *here, "--json").json
    assert [figure["value"] for figure in shown["figures"]] == [61.5, 64]
    drawing = tmp_path / "exits.svg"
    told = run("measures", "show", "planned_exits_pct", *here, "--chart", drawing)
    assert "Too few to judge: 2 figures" in told.out
    assert drawing.read_text().startswith("<svg")
