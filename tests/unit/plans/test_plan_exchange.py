"""A plan as a file: JSON and spreadsheet hold the very same plan, and wrong files say what is wrong with them."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings

from factories.plan_files import plan_files
from goldthread.kernel.errors import InputError
from goldthread.kernel.timescale import Timescale
from goldthread.plans.exchange import (
    PlanFile,
    model,
    plan_file_from_json,
    plan_file_from_xlsx,
    plan_file_to_json,
    plan_file_to_xlsx,
)

CALM = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def small() -> PlanFile:
    return PlanFile(
        plan=model.PlanRow(title="A plan"),
        versions=(model.VersionRow(number=1, made_at=datetime(2026, 4, 1, tzinfo=UTC)),),
        actions=(model.ActionRow(key="a1", text="=1+1", timescale=Timescale("Ongoing")),),
    )


@CALM
@given(plan_files())
def test_json_read_back_is_the_same_plan(file):
    assert plan_file_from_json(plan_file_to_json(file)) == file


@CALM
@given(plan_files())
def test_a_spreadsheet_read_back_is_the_same_plan(file):
    assert plan_file_from_xlsx(plan_file_to_xlsx(file)) == file


def test_no_cell_of_the_spreadsheet_is_a_formula():
    book = openpyxl.load_workbook(io.BytesIO(plan_file_to_xlsx(small())))
    cell = next(cell for row in book["actions"].iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"schema": "other/1"}, "not a plan written by Goldthread"),
        ({"nonsense": []}, "no section “nonsense”"),
        ({"actions": {}}, "is no list"),
        ({"actions": ["x"]}, "set of named values"),
        ({"actions": [{"key": "a1", "text": "x"}]}, r"plan.json, actions, row 1, timescale: This is missing"),
        ({"actions": [{"key": "a1", "text": 7}]}, "“7” is not text"),
        ({"versions": [{"number": "one", "made_at": "x"}]}, "not a whole number"),
        ({"versions": [{"number": 1, "made_at": "2026-01-01"}]}, "not a time"),
        ({"priorities": [{"key": "p1", "title": "x", "colour": "red"}]}, "“colour” is not known"),
    ],
)
def test_json_that_is_no_plan_says_what_is_wrong(change, message):
    whole = json.loads(plan_file_to_json(small())) | change
    with pytest.raises(InputError, match=message):
        plan_file_from_json(json.dumps(whole).encode())


def test_bytes_that_are_no_plan_at_all():
    for data in (b"", b"[", b"[]", b"\xff\xfe", b"null"):
        with pytest.raises(InputError):
            plan_file_from_json(data)
        with pytest.raises(InputError):
            plan_file_from_xlsx(data)


def changed(edit) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(plan_file_to_xlsx(small())))
    edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda book: book.create_sheet("Notes"), "no section “Notes”"),
        (lambda book: book.remove(book["plan"]), "no sheet “plan”"),
        (lambda book: book["plan"].append(["Another plan"]), "has one row"),
        (lambda book: book["actions"].delete_cols(1), "column “key” is missing"),
        (lambda book: book["versions"].cell(2, 1, "first"), r"sheet versions, row 2, number: “first” is not a whole"),
        (lambda book: book["actions"].cell(2, 9, "when?"), r"row 2, timescale: .* is not a timescale"),
    ],
)
def test_a_spreadsheet_that_somebody_broke_says_where(edit, message):
    with pytest.raises(InputError, match=message):
        plan_file_from_xlsx(changed(edit))


def test_what_a_person_types_into_the_spreadsheet_is_read():
    typed = {"key": "a2", "ref": 12, "text": 2026, "is_new": "Yes", "end": "2027-03-31", "precision": "month"}

    def edit(book):
        sheet = book["actions"]
        sheet.append([typed.get(head.value) for head in sheet[1]])

    action = plan_file_from_xlsx(changed(edit)).actions[1]
    assert (action.ref, action.text, action.is_new) == ("12", "2026", True)
    assert action.timescale.end.isoformat() == "2027-03-31"
