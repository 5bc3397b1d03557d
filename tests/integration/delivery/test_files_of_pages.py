"""Every list page of delivery gives what it shows as CSV and as a spreadsheet, from its own address."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from django.test import Client

from factories import people, plans
from goldthread.core.tables import Table, csv_of, xlsx_of
from goldthread.delivery.escalation import writes as escalation_writes
from goldthread.partnership import writes as partnership_writes
from goldthread.plans.models import Plan

PAGES = {
    "actions/": "Action",
    "differences/": "Action",
    "escalations/": "Action",
    "decisions/": "Decision",
    "risks/": "Risk",
    "meetings/": "Group",
    "batches/": "What was changed",
    "returns/": "Owed",
    "messages/": "To",
    "evidence/": "Evidence",
    "plans/{plan}/since/": "Action",
    "forecast/": "Action",
    "owners/body/{body}/": "Action",
}


@pytest.fixture
def plan(partnership, coordinator) -> Plan:
    made = plans.live_plan(partnership, coordinator)
    escalation_writes.propose_escalation(action=made.actions.first(), cause="red", why="=It waits.", by=coordinator)
    return made


@pytest.fixture
def address_of(plan, coordinator):
    body = partnership_writes.add_body(partnership=plan.partnership, name="A Trust", kind="health", by=coordinator)
    return lambda page: f"/{plan.partnership.slug}/{page.format(plan=plan.slug, body=body.pk)}"


def as_csv(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))


@pytest.mark.parametrize("page", PAGES)
def test_a_list_is_given_as_a_file(page, address_of, coordinator):
    client = Client()
    client.force_login(coordinator.account)
    answer = client.get(address_of(page), {"form": "csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"].startswith("attachment")
    rows = as_csv(answer)
    assert PAGES[page] in rows[0]
    assert {len(row) for row in rows} == {len(rows[0])}
    book = openpyxl.load_workbook(io.BytesIO(client.get(address_of(page), {"form": "xlsx"}).content))
    assert book.worksheets[0].max_row == len(rows)


def test_what_is_raised_is_in_the_file_and_runs_nothing(address_of, coordinator):
    client = Client()
    client.force_login(coordinator.account)
    _, row = as_csv(client.get(address_of("escalations/"), {"form": "csv"}))
    assert row[2] == "'=It waits."


def test_nobody_else_is_given_a_file(address_of):
    stranger = Client()
    stranger.force_login(people.person(people.partnership(slug="elsewhere", name="Elsewhere")).account)
    assert {stranger.get(address_of(page), {"form": "csv"}).status_code for page in PAGES} == {404}


def test_a_table_that_is_asked_for_in_no_known_form_is_the_page(address_of, coordinator):
    client = Client()
    client.force_login(coordinator.account)
    assert b"<h1" in client.get(address_of("actions/"), {"form": "docx"}).content


def test_words_numbers_and_days_stay_what_they_are():
    table = Table("Strange: [names]/?", ("=A", "B"), [("=1+1", 3), ("-x", None), (True, 0.5)])
    text = "".join(csv_of(Table("T", ("A", "B"), [("=1+1", 3), ("Dùn", None)])))
    assert text == "\ufeffA,B\r\n'=1+1,3\r\nDùn,\r\n"
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of([table]))).worksheets[0]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        ["=A", "B"],
        ["=1+1", 3],
        ["-x", None],
        ["yes", 0.5],
    ]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
