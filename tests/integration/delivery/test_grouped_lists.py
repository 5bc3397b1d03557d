"""Lists counted by one field or two: every figure is a list that holds just as many, and files hold what is shown."""

from __future__ import annotations

import csv
import io
from collections import Counter
from datetime import date
from itertools import pairwise, permutations

import openpyxl
import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from goldthread.delivery.filters import COLUMNS, GROUPED_BY, ActionFilters
from goldthread.delivery.grouping.listing import listed
from goldthread.delivery.grouping.presenters import headings_of, tables_of
from goldthread.delivery.grouping.reads import FIGURES, NARROWS, crossed, grouped
from goldthread.delivery.reads import lists
from goldthread.delivery.reads.selection import matching
from goldthread.plans.models import Action

TODAY = date(2026, 3, 10)
CROSSED = [
    ("priority", "rag"),
    ("body", "group"),
    ("owner", "assessed"),
    ("year", "quarter"),
    ("quarter", "status"),
    ("plan", "body"),
]


def how_many(partnership, filters):
    return matching(partnership, filters, on=TODAY).count()


@pytest.fixture
def asked():
    return ActionFilters(status=("not_started", "in_progress", "blocked", "complete"))


@pytest.mark.parametrize("by", GROUPED_BY)
def test_every_figure_is_a_list_of_as_many(plan, partnership, asked, by):
    found = grouped(partnership, asked.but(group_by=by), on=TODAY)
    assert found.whole.total == how_many(partnership, asked) > 0
    for group in found.groups:
        for name in FIGURES:
            narrowed = group.filters.but(**NARROWS[name])
            if getattr(group.figures, name):
                assert how_many(partnership, narrowed) == getattr(group.figures, name), (group.words, name)
    assert sum(group.figures.total for group in found.groups) >= found.whole.total
    assert found.overlaps == (sum(group.figures.total for group in found.groups) > found.whole.total)


@pytest.mark.parametrize(("by", "across"), CROSSED)
def test_every_cell_is_a_list_of_as_many(plan, partnership, asked, by, across):
    found = crossed(partnership, asked.but(group_by=by, across=across), on=TODAY)
    cells = [cell for row in found.rows for cell in row.cells]
    assert any(cell.count for cell in cells)
    for cell in cells:
        if cell.count:
            assert how_many(partnership, cell.filters) == cell.count
    assert found.whole.total == how_many(partnership, asked)


def test_an_owner_asked_for_already_stays_asked_for(plan, partnership, asked):
    first = grouped(partnership, asked.but(group_by="owner"), on=TODAY).groups[0]
    again = grouped(partnership, first.filters.but(group_by="owner"), on=TODAY)
    assert again.whole.total == first.figures.total
    for group in again.groups:
        assert how_many(partnership, group.filters) == group.figures.total


@pytest.mark.parametrize("by", [field for field in GROUPED_BY if field not in ("owner", "body", "group")])
def test_rows_of_a_group_stand_together_in_the_order_of_the_totals(plan, partnership, by):
    filters = ActionFilters(group_by=by, size=200)
    found = grouped(partnership, filters, on=TODAY)
    keys = [found.field.key(row) for row in lists.actions(partnership, filters, on=TODAY).rows]
    assert list(dict.fromkeys(keys)) == [group.key for group in found.groups]
    assert sum(left != right for left, right in pairwise(keys)) == len(found.groups) - 1


def test_counting_takes_no_more_queries_for_more_rows(plan, partnership, count_queries):
    few = ActionFilters(group_by="body", across="rag", rag=("red",))
    many = ActionFilters(group_by="body", across="rag")
    ask = [count_queries(lambda filters=filters: crossed(partnership, filters, on=TODAY)) for filters in (few, many)]
    assert max(ask) <= 6


def test_a_file_holds_every_row_in_the_order_and_columns_shown(plan, partnership):
    filters = ActionFilters(sort="ref", descending=True, columns=("lead", "slipped"), size=5, page=2)
    table = next(tables_of(partnership, filters, TODAY))
    rows = list(table.rows)
    assert tuple(table.headings) == ("Reference", "Action", "Lead", "Days moved")
    whole = lists.actions(partnership, filters.but(size=200, page=1), on=TODAY).rows
    assert [row[0] for row in rows] == [row.ref for row in whole]
    assert len(rows) == Action.objects.filter(partnership=partnership).count()


@pytest.fixture
def page(coordinator):
    client = Client()
    client.force_login(coordinator.account)
    return client


def test_a_grouped_page_says_what_it_counts_and_gives_it_as_files(plan, partnership, page):
    address = f"/{partnership.slug}/actions/?group_by=rag&across=assessed&columns=lead&columns=ended&open=1"
    seen = page.get(address).content.decode()
    assert "Stated RAG by assessed RAG" in seen
    assert "Last heard" not in seen.split('<table class="govuk-table gt-table" id="actions"')[1].split("</thead>")[0]
    told = list(
        csv.reader(io.StringIO(page.get(f"{address}&form=csv&part=two+fields").getvalue().decode("utf-8-sig")))
    )
    found = crossed(partnership, ActionFilters(group_by="rag", across="assessed", open=True), on=timezone.localdate())
    assert told[-1][-1] == str(found.whole.total)
    book = openpyxl.load_workbook(io.BytesIO(page.get(f"{address}&form=xlsx").content))
    assert book.sheetnames == ["Actions", "Totals", "Two fields"]
    assert book["Actions"].max_row == found.whole.total + 1


def test_an_address_that_groups_by_nothing_known_says_so_and_still_lists(plan, partnership, page):
    seen = page.get(f"/{partnership.slug}/actions/?group_by=colour&columns=moods").content.decode()
    assert "Nothing can be grouped by “colour”" in seen
    assert "“moods” is no column" in seen
    assert 'id="actions"' in seen


def test_one_field_twice_is_that_field_once():
    for by, across in permutations(("rag", "priority"), 2):
        assert ActionFilters.from_query({"group_by": by, "across": by}).across == ""
        assert ActionFilters.from_query({"across": across}).group_by == across
    assert ActionFilters.from_query({"columns": list(COLUMNS)}).shown_columns == COLUMNS


@pytest.mark.parametrize("by", ["owner", "body", "group"])
def test_a_list_by_owner_shows_each_action_under_each_of_its_owners(plan, partnership, by):
    filters = ActionFilters(group_by=by, size=7)
    found = grouped(partnership, filters, on=TODAY)
    first = listed(partnership, filters, on=TODAY).page
    assert first.total == found.whole.total
    assert first.length == sum(group.figures.total for group in found.groups)
    keys: list[object] = []
    rows: list[tuple[object, int]] = []
    for number in range(1, first.pages + 1):
        part = listed(partnership, filters.but(page=number), on=TODAY)
        keys += part.keys
        rows += zip(part.keys, (row.id for row in part.page.rows), strict=True)
    assert list(dict.fromkeys(keys)) == [group.key for group in found.groups]
    assert [keys.count(group.key) for group in found.groups] == [group.figures.total for group in found.groups]
    assert len(set(rows)) == len(rows)
    assert headings_of(listed(partnership, filters, on=TODAY).keys, found)[0].startswith(found.groups[0].words)


def test_a_grouped_file_names_the_group_of_every_row(plan, partnership):
    for by in GROUPED_BY:
        filters = ActionFilters(group_by=by, columns=("lead",))
        found = grouped(partnership, filters, on=TODAY)
        table = next(iter(tables_of(partnership, filters, TODAY)))
        assert table.headings[0] == f"Grouped by {found.field.words}"
        words = [row[0] for row in table.rows]
        assert Counter(words) == Counter({group.words: group.figures.total for group in found.groups})


def test_a_list_by_owner_takes_no_more_queries_for_more_rows(plan, partnership, count_queries):
    filters = ActionFilters(group_by="owner")
    few, many = (
        count_queries(lambda size=size: listed(partnership, filters.but(size=size), on=TODAY)) for size in (5, 200)
    )
    assert many <= few


def test_headings_stand_between_the_rows_of_a_list_by_owner(plan, partnership, page):
    seen = page.get(f"/{partnership.slug}/actions/?group_by=owner&size=200").content.decode()
    found = grouped(partnership, ActionFilters(group_by="owner"), on=timezone.localdate())
    for group in found.groups:
        assert f"{escape(group.words)}: {group.figures.total} action" in seen
