"""A paper brought in from the terminal, reviewed later or live at once."""

from __future__ import annotations

import pytest

from factories import people
from goldthread.plans.models import Action, Paper, PaperReading, Plan

PAPER = """<html><body><h1>Glen Orrin action plan 2026</h1>
<table><tr><th>Action</th><th>Lead</th><th>Timescale</th></tr>
<tr><td>Open a same-day clinic near the harbour</td><td>Service manager, recovery</td><td>By March 2027</td></tr>
<tr><td>Supply naloxone from every pharmacy</td><td>Pharmacy lead</td><td>Ongoing</td></tr>
</table></body></html>"""


@pytest.fixture
def paper(tmp_path):
    file = tmp_path / "paper.html"
    file.write_text(PAPER)
    return file


def test_a_paper_waits_for_review(run, partnership, paper):
    said = run("import", paper, "--partnership", "glen-orrin", "--json").json
    assert said["state"] == "in_review"
    assert said["read"]["action"] == 2
    assert Action.objects.count() == 0
    assert PaperReading.objects.get(pk=said["reading"]).paper.name == "paper.html"


def test_a_paper_that_is_accepted_is_live(run, partnership, paper):
    told = run("import", paper, "--partnership", "glen-orrin", "--accept")
    plan = Plan.objects.get()
    assert told.out.strip() == f"/glen-orrin/plans/{plan.slug}/"
    assert plan.actions.count() == 2


def test_it_is_done_in_the_name_that_is_given(run, partnership, coordinator, paper):
    run("import", paper, "--partnership", "glen-orrin", "--by", coordinator.account.email)
    assert Paper.objects.get().brought_by == coordinator


def test_the_same_paper_twice_is_said(run, partnership, paper):
    run("import", paper, "--partnership", "glen-orrin")
    assert "was brought in" in run("import", paper, "--partnership", "glen-orrin", status=1).err
    assert Paper.objects.count() == 1


def test_a_file_that_is_not_there_is_named(run, partnership, tmp_path):
    told = run("import", tmp_path / "none.docx", "--partnership", "glen-orrin", status=1)
    assert "none.docx" in told.err


def test_who_may_not_is_told(run, partnership, paper):
    analyst = people.person(partnership, role="analyst")
    told = run("import", paper, "--partnership", "glen-orrin", "--by", analyst.account.email, status=1)
    assert "Only a coordinator" in told.err
    assert not Paper.objects.exists()


def test_the_next_version_is_told_as_a_change(run, partnership, paper, tmp_path):
    run("import", paper, "--partnership", "glen-orrin", "--accept")
    plan = Plan.objects.get()
    new = tmp_path / "next.html"
    new.write_text(PAPER.replace("By March 2027", "By June 2027").replace("same-day clinic", "clinic"))
    guessed = run("import", new, "--partnership", "glen-orrin", "--json").json
    assert (guessed["version_of"], guessed["looks_like"]) == (None, plan.slug)
    new.write_text(new.read_text() + "<p>As amended</p>")
    version = ("import", new, "--partnership", "glen-orrin", "--version-of", plan.slug)
    told = run(*version, "--accept", "--json").json
    assert (told["plan"], told["version_of"]) == (plan.slug, plan.slug)
    assert Plan.objects.count() == 1
    clinic = plan.actions.first()
    assert (clinic.text, str(clinic.ends)) == ("Open a clinic near the harbour", "2027-06-30")
    assert plan.versions.count() == 2


def test_a_version_of_no_plan_is_told(run, partnership, paper):
    told = run("import", paper, "--partnership", "glen-orrin", "--version-of", "nothing", status=1)
    assert "has no plan “nothing”" in told.err


def test_a_plan_leaves_as_the_partnerships_own_paper(run, partnership, paper, tmp_path):
    run("import", paper, "--partnership", "glen-orrin", "--accept")
    plan = Plan.objects.get()
    file = tmp_path / "plan.docx"
    run("export", plan.slug, "--partnership", "glen-orrin", "--paper", "-o", file)
    told = run("import", file, "--partnership", "glen-orrin", "--version-of", plan.slug, "--json").json
    assert told["changes"] == {"kept": 2}
