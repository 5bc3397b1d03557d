"""Lists, updates, reports and the board from the terminal: the same reads and writes as the pages."""

from __future__ import annotations

import csv
import io
import json

import openpyxl
import pypdfium2
import pytest
from django.utils import timezone

from factories import bulk, people, plans
from goldthread.delivery.models import ProgressUpdate
from goldthread.plans.models import Action

HERE = ("--partnership", "glen-orrin")


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def large(partnership, coordinator):
    return bulk.load_plan(partnership=partnership, by=coordinator, on=timezone.localdate())


def test_plans_are_listed_with_how_they_stand(run, plan):
    said = run("plans", *HERE, "--json").json
    assert said[0]["plan"]["slug"] == plan.slug
    assert said[0]["tally"]["total"] == plan.actions.count()
    assert plan.title in run("plans", *HERE).out


def test_actions_are_counted_by_one_field_or_two(run, large):
    both = run("actions", *HERE, "--group-by", "priority", "--group-by", "rag", "--json").json
    assert both["whole"]["total"] == run("actions", *HERE, "--json").json["total"]
    assert sum(count for row in both["rows"] for count in row["counts"]) == both["whole"]["total"]
    table = list(
        csv.reader(io.StringIO(run("actions", *HERE, "--group-by", "rag", "--csv").out.removeprefix("\ufeff")))
    )
    assert table[-1][:2] == ["All", str(both["whole"]["total"])]
    assert "“colour”" in run("actions", *HERE, "--group-by", "colour", status=1).err


def test_actions_are_filtered_as_on_the_page(run, large):
    late = run("actions", *HERE, "--overdue", "--size", "200", "--json").json
    assert late["total"] == len(late["actions"]) > 0
    assert {row["stands"]["condition"] for row in late["actions"]} == {"late"}
    told = run("actions", *HERE, "--rag", "red", "--rag", "amber", "--sort", "-due")
    assert "in all; page 1" in told.err
    assert len(told.out.splitlines()) > 2


def test_a_filter_that_makes_no_sense_is_said(run, partnership):
    assert "“purple” is no rag" in run("actions", *HERE, "--rag", "purple", status=1).err


def test_every_action_of_every_partnership_as_csv(run, large):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    bulk.load_plan(partnership=elsewhere, by=people.person(elsewhere), on=timezone.localdate())
    rows = list(csv.DictReader(io.StringIO(run("actions", "--csv").out.removeprefix("\ufeff"))))
    assert len(rows) == Action.objects.count()
    assert {row["Partnership address"] for row in rows} == {"elsewhere", "glen-orrin"}


def test_an_action_is_shown_by_reference_or_number(run, plan):
    action = plan.actions.exclude(ref="").first()
    assert action.text in run("action", "show", action.ref, *HERE).out
    assert run("action", "show", action.pk, *HERE, "--json").json["row"]["id"] == action.pk
    assert "no action “9.9.9”" in run("action", "show", "9.9.9", *HERE, status=1).err


def test_a_reference_that_several_have_asks_which(run, plan, partnership, coordinator):
    plans.live_plan(partnership, coordinator, text="<html><p>Another paper</p></html>", title="Another plan")
    ref = plan.actions.exclude(ref="").first().ref
    assert "Name one by its number" in run("action", "show", ref, *HERE, status=1).err


def test_an_update_is_kept_with_who_and_how(run, plan, coordinator):
    action = plan.actions.exclude(ref="").first()
    words = ("--narrative", "Premises found.", "--rag", "amber", "--status", "in_progress")
    said = run("update", action.ref, *HERE, *words, "--by", coordinator.account.email, "--json").json
    made = ProgressUpdate.objects.get(pk=said["update"])
    assert (made.narrative, made.stated_rag, made.by) == ("Premises found.", "amber", coordinator)
    action.refresh_from_db()
    assert (action.status, action.stated_rag) == ("in_progress", "amber")


def test_an_update_that_makes_no_sense_is_refused_and_not_kept(run, plan):
    action = plan.actions.exclude(ref="").last()
    before = ProgressUpdate.objects.count()
    told = run("update", action.pk, *HERE, "--narrative", "Done", "--status", "complete", "--rag", "red", status=1)
    assert told.err
    assert ProgressUpdate.objects.count() == before
    run("update", action.pk, *HERE, "--narrative", "x", "--status", "finished", status=2)


def test_words_are_found(run, plan):
    found = run("search", "naloxone", *HERE, "--json").json
    assert found[0]["kind"] == "action"
    assert run("search", "nothingofthekind", *HERE, "--json").json == []


def test_the_board_on_the_terminal(run, large):
    told = run("board", *HERE, "--since", "2020-01-01")
    assert "Late: " in told.out
    said = run("board", *HERE, "--plan", large.slug, "--json").json
    assert len(said["late"]["rows"]) == said["late"]["total"] > 0


def test_what_is_due(run, large):
    items = run("calendar", *HERE, "--from", "2020-01-01", "--to", "2035-01-01", "--json").json
    assert {item["kind"] for item in items} == {"action", "milestone"}
    assert run("calendar", *HERE).out


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx", "csv", "json"])
def test_a_report_is_written(run, plan, tmp_path, form):
    file = tmp_path / f"report.{form}"
    run("report", plan.slug, *HERE, "-o", file)
    assert file.stat().st_size > 500
    assert not list(tmp_path.glob("*.part"))
    if form == "pdf":
        assert len(pypdfium2.PdfDocument(file.read_bytes())) >= 1


def test_a_report_that_cannot_be_written_leaves_nothing(run, plan, tmp_path):
    told = run("report", plan.slug, *HERE, "-o", tmp_path / "no-folder" / "report.pdf", status=1)
    assert "report.pdf" in told.err
    assert "Give --format" in run("report", plan.slug, *HERE, "-o", tmp_path / "report", status=1).err
    assert "no plan “nothing”" in run("report", "nothing", *HERE, "-o", tmp_path / "r.pdf", status=1).err


def test_an_invitation_is_sent(run, partnership, mailoutbox, django_capture_on_commit_callbacks):
    run("person", "add", "Lead", *HERE, "--email", "lead@example.org", "--role", "lead")
    with django_capture_on_commit_callbacks(execute=True):
        run("person", "invite", "lead@example.org", *HERE, "--site", "https://plans.example.org")
    assert [mail.to for mail in mailoutbox] == [["lead@example.org"]]
    assert "https://plans.example.org/" in mailoutbox[0].body
    run("person", "invite", "nobody@example.org", *HERE, "--site", "https://plans.example.org", status=1)


@pytest.mark.parametrize("form", ["xlsx", "json"])
def test_a_plan_that_is_exported_and_imported_is_the_same(run, plan, tmp_path, form):
    people.partnership(slug="elsewhere", name="Elsewhere")
    file, again = tmp_path / f"plan.{form}", tmp_path / f"again.{form}"
    run("update", plan.actions.first().pk, *HERE, "--narrative", "Begun", "--status", "in_progress")
    run("export", plan.slug, *HERE, "-o", file)
    read = run("import", file, "--partnership", "elsewhere", "--json").json
    run("export", read["plan"], "--partnership", "elsewhere", "-o", again)
    assert values_of(again, form) == values_of(file, form)
    there = run("actions", "--partnership", "elsewhere", "--json").json["actions"]
    here = run("actions", *HERE, "--json").json["actions"]
    assert [(row["text"], row["status"]) for row in there] == [(row["text"], row["status"]) for row in here]


def values_of(file, form):
    if form == "json":
        return json.loads(file.read_text())
    book = openpyxl.load_workbook(file)
    return {sheet.title: list(sheet.values) for sheet in book}


def test_a_file_that_only_looks_like_an_export_is_a_paper_that_cannot_be_read(run, partnership, tmp_path):
    file = tmp_path / "plan.json"
    file.write_text('{"schema": "something else"}')
    told = run("import", file, *HERE, status=1)
    assert "plan.json" in told.err


def test_what_changed_since_a_day(run, plan):
    said = run("since", plan.slug, "2020-01-01", *HERE, "--json").json
    assert (said["before"], said["after"], len(said["added"])) == (0, 4, 4)
    assert "Added: 4" in run("since", "all", "2020-01-01", *HERE).out
    assert "still to come" in run("since", plan.slug, "2090-01-01", *HERE, status=1).err
    assert "is no day" in run("since", plan.slug, "soon", *HERE, status=2).err


def test_what_to_expect(run, plan, partnership, coordinator):
    assert run("forecast", *HERE, "--json").json == {"enough": False}
    assert "Not enough history" in run("forecast", *HERE).err
    large = bulk.load_plan(
        partnership=partnership, by=coordinator, size=bulk.Size(actions=150), on=timezone.localdate()
    )
    whole, part = (run("forecast", *of, *HERE, "--json").json for of in ((), (large.slug,)))
    assert whole["total"] >= part["total"] > 0
    assert {each["row"]["plan"] for each in part["chances"]} == {large.slug}
    assert "eight times out of ten" in run("forecast", plan.slug, *HERE).out


def test_priorities_at_a_glance(run, plan, tmp_path):
    said = run("summary", plan.slug, *HERE, "--json").json
    assert (said["total"]["actions"], len(said["priorities"])) == (4, 2)
    assert "The whole plan" in run("summary", plan.slug, *HERE).out
    file = tmp_path / "priorities.csv"
    run("summary", plan.slug, *HERE, "-o", file)
    assert len(list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))) == 3


def test_a_plan_is_drawn_along_time(run, plan, tmp_path):
    for form, begins in (("svg", b"<svg"), ("png", b"\x89PNG"), ("csv", b"\xef\xbb\xbfkind")):
        file = tmp_path / f"plan.{form}"
        run("timeline", plan.slug, *HERE, "-o", file, "--zoom", "year", "--from", "2026-06-01")
        assert file.read_bytes().startswith(begins)
    assert "which format" in run("timeline", plan.slug, *HERE, "-o", tmp_path / "plan.doc", status=1).err
