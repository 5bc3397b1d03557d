"""``goldthread read``: a table for people, JSON for machines, and where the fault lies when there is one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from goldthread.cli.main import main
from goldthread.cli.plan_table import plan_lines
from goldthread.documents.reading import read_plan
from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.writers import as_docx, as_html


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(as_docx(LAYOUTS["among_other_tables"]().paper))
    return str(path)


def test_json_has_the_plan_and_where_each_field_was_read(paper, capsys):
    assert main(["read", paper, "--json"]) == 0
    told = capsys.readouterr()
    plan = json.loads(told.out)
    assert plan["schema"] == "plan-gold/1"
    assert len(plan["actions"]) == 8
    assert plan["actions"][0]["evidence"]["owners"]["quote"] == "Education Service / Larchmoor Youth Forum"


def test_the_table_fits_the_terminal_and_names_what_was_left_out(paper, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "90")
    assert main(["read", paper]) == 0
    told = capsys.readouterr().out
    assert "3 priorities, 8 actions" in told
    assert "1  Prevention and early help" in told
    assert "Tables left out:" in told
    assert "a register of risks" in told
    assert max(map(len, told.splitlines())) <= 90


@pytest.mark.parametrize("width", [20, 40, 60, 79, 100, 200])
def test_every_action_is_there_at_every_width(width):
    reading = read_plan(as_html(LAYOUTS["merged_first_column"]().paper), "plan.html")
    lines = list(plan_lines(reading, width))
    assert max(map(len, lines)) <= max(width, 30)
    told = " ".join(" ".join(lines).split())
    for action in reading.plan.actions:
        assert all(word in told for word in action.text.split())


def test_notices_go_to_standard_error(tmp_path, capsys):
    path = tmp_path / "plan.pdf"
    path.write_bytes(as_html(LAYOUTS["section_rows"]().paper))
    assert main(["read", str(path), "--json"]) == 0
    told = capsys.readouterr()
    assert "The name ends in .pdf, but the file is a web page" in told.err
    json.loads(told.out)


def test_a_fault_of_the_paper_is_one_and_wrong_usage_two(tmp_path, capsys):
    path = tmp_path / "plan.docx"
    path.write_bytes(b"")
    assert main(["read", str(path)]) == 1
    assert capsys.readouterr().err == "plan.docx: This file is empty. Check that it was saved or uploaded whole.\n"
    assert main(["read"]) == 2


def test_a_paper_that_takes_too_long_is_named_and_the_terminal_is_free_again(tmp_path, capsys):
    path = tmp_path / "plan.txt"
    path.write_text("| Action | Lead | By when |\n" + "| Train the teams | Health | May 2026 |\n" * 60_000)
    assert main(["read", str(path), "--seconds", "1"]) == 1
    assert capsys.readouterr().err.startswith("plan.txt: This file took longer than 1 second to read.")
    assert main(["read", str(path), "--seconds", "0"]) == 2


def test_what_a_shell_hands_over_as_an_open_file_is_read(paper):
    command = f"{Path(sys.executable).parent}/goldthread read <(cat {paper}) --json"
    told = subprocess.run(["/bin/bash", "-c", command], check=True, capture_output=True, text=True).stdout
    assert len(json.loads(told)["actions"]) == 8


def test_no_database_is_touched(paper):
    script = (
        "import sys\nfrom goldthread.cli.main import main\n"
        f"main(['read', {paper!r}])\nassert not [name for name in sys.modules if name.split('.')[0] == 'django']"
    )
    subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
