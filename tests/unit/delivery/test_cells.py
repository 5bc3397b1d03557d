"""What stands in the columns of a list: every column has a cell, and what people wrote is only ever words."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime

import pytest

from goldthread.delivery import rules
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.links import Links
from goldthread.delivery.presenters.cells import CELLS
from goldthread.delivery.presenters.columns import COLUMNS, columns_of
from goldthread.delivery.reads.rows import ActionRow, OwnerLabel

HOSTILE = "<script>'\"&"
LINKS = Links("glen")
ON = date(2026, 3, 10)


def row(**values):
    usual = {field.name: "" if field.type == "str" else None for field in dataclasses.fields(ActionRow)} | {
        "id": 1,
        "is_new": False,
        "differs": False,
        "owners": (),
        "status": "in_progress",
        "precision": "day",
    }
    given = {**usual, **values}
    given["stands"] = rules.standing(status=given["status"], ends=given["ends"], ended_on=given["ended_on"], on=ON)
    return ActionRow(**given)


def test_every_column_has_a_cell():
    assert CELLS.keys() == COLUMNS.keys()


@pytest.mark.parametrize("key", COLUMNS)
def test_a_cell_is_one_cell_whatever_is_missing(key):
    said = CELLS[key](row(), LINKS)
    assert said.startswith("<td")
    assert said.endswith("</td>")
    assert said.count("<td") == 1
    assert "None<" not in said or key == "priority"


def test_what_people_wrote_is_never_markup():
    owners = (OwnerLabel("printed", None, HOSTILE, True), OwnerLabel("body", 3, HOSTILE, False))
    written = row(
        plan_title=HOSTILE,
        priority_id=2,
        priority_ref=HOSTILE,
        priority_title=HOSTILE,
        printed=HOSTILE,
        owners=owners,
    )
    filters = ActionFilters(columns=tuple(COLUMNS))
    said = columns_of(filters).cells(written, LINKS)
    assert "<script>" not in said
    assert said.count("&lt;script&gt;") == 6
    assert said.count("<td") == len(COLUMNS)


def test_a_row_says_who_when_and_how():
    late = row(
        printed="March 2026",
        ends=date(2026, 3, 1),
        first_ends=date(2026, 2, 1),
        precision="month",
        stated_rag="green",
        assessed_rag="red",
        differs=True,
        silent_since=date(2026, 1, 5),
        last_update_at=datetime(2026, 1, 4, 23, 30, tzinfo=UTC),
        owners=(OwnerLabel("body", 3, "Health board", True),),
    )
    said = columns_of(ActionFilters(columns=("lead", "due", "slipped", "rag", "assessed", "updated"))).cells(
        late, LINKS
    )
    assert '<a class="govuk-link" href="/glen/owners/body/3/">Health board</a>' in said
    assert "by 1 Mar 2026" in said
    assert "9 days late" in said
    assert ">28</td>" in said
    assert "Differs" in said
    assert "Silent since 5 Jan 2026" in said
    assert ">4 Jan 2026</td>" in said
