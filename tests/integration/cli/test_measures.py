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
