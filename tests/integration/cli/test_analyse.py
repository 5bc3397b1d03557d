"""``goldthread analyse``: a spreadsheet, a question, an answer."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from goldthread.cli.analysing.group import METHODS
from goldthread.cli.main import goldthread, main

WAITS = "\n".join(["month,days", *(f"2025-{place:02d},{20 + place % 3}" for place in range(1, 13)), "2026-01,40"])
SHARES = "\n".join(["area,numerator,denominator", *(f"A{place},{40 + place},100" for place in range(12)), "B,90,100"])
COUNTS = {"a": (3, 20, 30), "b": (25, 40, 50), "c": (35, 60, 70)}
SEXES = ("women", "men", "other")
GRID = "area,sex,count\n" + "\n".join(
    f"{area},{sex},{count}" for area, counts in COUNTS.items() for sex, count in zip(SEXES, counts, strict=True)
)
LISTS = "clinic,police,count\n1,1,10\n1,0,90\n0,1,40\n"


@pytest.fixture
def file(tmp_path):
    def written(text, name="figures.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return written


def said(capsys, *arguments):
    assert main(["analyse", *arguments]) == 0
    return capsys.readouterr().out


def test_a_point_beyond_the_limit_is_named(file, capsys):
    out = said(capsys, "xmr", file(WAITS), "--value", "days", "--better", "decrease")
    assert "above the upper limit" in out
    found = json.loads(said(capsys, "xmr", file(WAITS), "--value", "days", "--better", "decrease", "--json"))
    assert found["result"]["variation"] == "concern"
    assert found["result"]["value"][-1] == 40


@pytest.mark.parametrize("kind", ["xmr", "run", "p", "u", "c", "g", "t"])
def test_nothing_is_joined_across_a_break_on_any_chart(kind, file, capsys):
    rows = [f"2025-{place:02d},{20 + place % 3 + (30 if place > 6 else 0)},100" for place in range(1, 13)]
    table = file("\n".join(["month,value,denominator", *rows]))
    columns = ["--numerator", "value"] if kind in {"p", "u"} else []
    asked = [kind, table, *columns, "--break", "2025-07", "Weekends count"]
    found = json.loads(said(capsys, *asked, "--json"))
    assert "Weekends count" in found["description"]
    middle = {"xmr": "mean", "run": "medians"}.get(kind, "centre")
    scale = 100 if kind in {"p", "u"} else 1
    middles = [scale * each for each in found["result"][middle]]
    assert max(middles[:6]) < 30 < min(middles[6:])
    assert main(["analyse", *asked[:-2], "2030-01", "No such month"]) == 2


def test_a_chart_is_drawn_beside_the_table(file, capsys, tmp_path):
    said(capsys, "xmr", file(WAITS), "--value", "days", "--chart", str(tmp_path / "waits.svg"), "--title", "Waits")
    assert "<title" in (tmp_path / "waits.svg").read_text(encoding="utf-8")


def test_new_limits_are_given_with_their_reason(file, capsys):
    found = said(capsys, "xmr", file(WAITS), "--value", "days", "--rebase", "2025-07", "New clinic", "--json")
    assert "New clinic" in json.loads(found)["description"]


def test_shares_funnels_and_rates(file, capsys):
    assert "higher, beyond three standard errors" in said(capsys, "funnel", file(SHARES))
    assert "outside the limits" in said(capsys, "p", file(SHARES), "--per", "100")
    assert "41" in said(capsys, "proportions", file(SHARES))
    assert "Upper limit" in said(capsys, "rates", file(SHARES))


def test_small_counts_are_hidden(file, capsys):
    found = json.loads(said(capsys, "disclosure", file(GRID), "--by", "area", "--by", "sex", "--json"))
    assert {"area": "a", "sex": "women", "count": "*"} in found["cells"]
    assert (found["hidden"], found["for_others"]) == (4, 3)
    proof = json.loads(
        said(capsys, "disclosure", file(GRID), "--by", "area", "--by", "sex", "--json", "--attack", "--round", "5")
    )
    assert len(proof["attack"]) == 4
    assert all(each["at_most"] - each["at_least"] >= 1 for each in proof["attack"])
    assert {each["count"] % 5 for each in proof["cells"] if each["count"] != "*"} == {0}


def test_people_on_no_list(file, capsys):
    found = json.loads(said(capsys, "capture-recapture", file(LISTS), "--json"))
    assert found["models"][0]["people"] == pytest.approx(140 + 90 * 40 / 10)
    out = said(capsys, "coverage", "50", "100", "80", "125", "--source", "A survey")
    assert "62.5" in out
    assert "260" in said(capsys, "naloxone", "1200", "--supplied", "700")


def test_too_few_points_are_not_read(file, capsys):
    assert main(["analyse", "its", file(WAITS), "--value", "days", "--step", "2026-01"]) == 1
    assert "cannot be read yet" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("month,value\n2025-01,many\n", "row 2, value: “many” is not a number"),
        ("month,days\n2025-01,3\n", "there is no column “value”"),
        ("month,value\n", "there is no row"),
        ("month,value\n2025-01\n", "row 2"),
        ("month,value\n2025-01,3\n", "needs at least 2 figures"),
    ],
)
def test_what_is_wrong_with_a_file_is_said(file, capsys, text, words):
    assert main(["analyse", "xmr", file(text)]) == 1
    assert words in capsys.readouterr().err


def test_a_file_that_is_not_there_and_a_picture_of_no_kind(file, capsys):
    assert main(["analyse", "xmr", "nowhere.csv"]) == 1
    assert main(["analyse", "xmr", file(WAITS), "--value", "days", "--chart", "waits.doc"]) == 2


@pytest.mark.parametrize("name", METHODS)
def test_every_method_teaches(name, capsys):
    assert main(["analyse", name, "--help"]) == 0
    out = capsys.readouterr().out
    assert len(out.splitlines()) > 8


def test_nothing_heavy_is_imported_before_a_method_is_asked_for():
    look = (
        "import sys; from goldthread.cli.main import main; main(['analyse', '--help']); "
        "print(sorted({'numpy', 'scipy', 'statsmodels', 'django'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert run.stdout.splitlines()[-1] == "[]"
    assert "analyse" in goldthread.places


def test_change_between_two_occasions(file, capsys, tmp_path):
    scores = "service,start,exit\nA,20,10\nA,15,9\nA,12,14\nB,9,9\nB,8,1\nB,22,\n"
    given = ("change", file(scores), "--first", "start", "--last", "exit", "--by", "service")
    drawing = tmp_path / "change.svg"
    found = json.loads(
        said(capsys, *given, "--better", "lower", "--reliable", "6", "--json", "--chart", str(drawing))
    )
    assert [each["change"]["people"] for each in found["result"]["groups"]] == [3, 2, 5]
    assert found["result"]["groups"][2]["reliable"]["improved"]["people"] == 3
    assert drawing.read_text().startswith("<svg")
    assert main(["analyse", *given, "--reliable", "6"]) == 2
    assert "--better" in capsys.readouterr().err
    few = file("service,start,exit\nA,20,10\nA,15,9\nB,9,9\n")
    assert main(["analyse", "change", few, "--first", "start", "--last", "exit", "--by", "service"]) == 1
    assert "“B”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("method", "rows", "named"),
    [
        ("c", "month,deaths\n1,4\n2,-3\n3,5\n", "deaths: figure 2 is below nought"),
        ("t", "month,deaths\n1,4\n2,0\n3,5\n", "deaths: a gap of nought"),
        ("g", "month,deaths\n1,4\n", "deaths: a g chart needs at least 2 figures"),
        ("xmr", "month,deaths\n1,4\n", "deaths: an XmR chart needs at least 2 figures"),
    ],
)
def test_a_fault_is_named_by_the_columns_own_name(file, capsys, method, rows, named):
    assert main(["analyse", method, file(rows), "--value", "deaths"]) == 1
    assert named in capsys.readouterr().err


def test_shares_that_cannot_be_are_named_by_their_column(file, capsys):
    given = ("p", file("month,seen,of\n1,4,9\n2,12,9\n"), "--numerator", "seen", "--denominator", "of")
    assert main(["analyse", *given]) == 1
    assert "of: figure 2 is smaller than the number it should hold" in capsys.readouterr().err
