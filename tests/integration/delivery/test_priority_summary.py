"""The summary of a plan: every figure is the one its list gives, and the whole is the sum of the parts."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from factories import browsing, bulk, plans
from factories.machines import machine_for
from goldthread.delivery import reads
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.summary.reads import summary
from goldthread.measures import writes as measure_writes

TODAY = date(2026, 3, 10)


def page(plan, query: str = "") -> str:
    return f"{browsing.HOME}/plans/{plan.slug}/summary/{query}"


def test_every_figure_is_what_its_list_holds(plan):
    seen = summary(plan, TODAY)
    for each in seen.priorities:
        asked = ActionFilters(priority=each.overview.id, size=200)
        rows = reads.actions(plan, asked, on=TODAY).rows
        opened = [row for row in rows if row.is_open]
        assert each.overview.tally.total == len(rows)
        assert each.assessed.total == len(opened)
        assert each.assessed.silent == sum(row.silent_since is not None for row in opened)
        assert each.assessed.differs == sum(row.differs for row in opened)
        for rag, counted in each.assessed.by_rag.items():
            assert counted == sum(row.assessed_rag == rag for row in opened), rag
        late = [row.slipped for row in opened if row.slipped and row.slipped > 0]
        assert (each.assessed.slipped, each.assessed.slipped_days) == (len(late), sum(late))
    whole = reads.assessed_counts(plan, TODAY)
    assert whole.open == seen.assessed.total == sum(each.assessed.total for each in seen.priorities) > 0
    assert (whole.by_rag, whole.silent) == (seen.assessed.by_rag, seen.assessed.silent)


@pytest.fixture
def measured(partnership, coordinator):
    """The small plan, its first priority with a measure."""
    plan = plans.live_plan(partnership, coordinator)
    waits = measure_writes.add_indicator(partnership=partnership, name="Days waited", by=coordinator)
    measure_writes.link_measure(indicator=waits, to=plan.priorities.get(ref="1"), by=coordinator)
    return plan


def test_the_page_leads_to_what_it_counts(client, measured, coordinator):
    client.force_login(coordinator.account)
    shown = browsing.page_of(client.get(page(measured)))
    first, second = shown.xpath("//table[@id='priorities']/tbody/tr")
    assert "Days waited" in browsing.line(first)
    assert "None linked" in browsing.line(second)
    assert [cell.text for cell in shown.xpath("//tfoot//td")][:2] == ["4", "4"]
    for way in first.xpath("./td[position() < 6]/a"):
        address = urlsplit(way.get("href"))
        found = reads.actions(measured, ActionFilters.from_query(parse_qs(address.query)), on=timezone.localdate())
        assert found.total == int(way.text)
    assert page(measured) in browsing.page_of(client.get(f"{browsing.HOME}/plans/{measured.slug}/")).xpath(
        "//a/@href"
    )


def test_machines_and_files_are_told_the_same(client, measured, coordinator):
    client.force_login(coordinator.account)
    said = machine_for(coordinator).get(f"/partnerships/glen-orrin/plans/{measured.slug}/summary")
    assert [each["ref"] for each in said["priorities"]] == ["1", "2"]
    assert said["priorities"][0]["measures"][0]["name"] == "Days waited"
    rows = list(csv.DictReader(io.StringIO(client.get(page(measured, "?form=csv")).getvalue().decode("utf-8-sig"))))
    assert [row["title"] for row in rows] == ["Fewer people die", "Treatment when it is wanted", "The whole plan"]
    for row, told in zip(rows, [*said["priorities"], said["total"]], strict=True):
        assert all(row[name] == str(told[name]) for name in ("actions", "open", "late", "silent", "stated_none"))


def test_it_takes_the_same_queries_however_long(client, partnership, coordinator, count_queries):
    client.force_login(coordinator.account)
    counted = []
    for seed, size in enumerate((40, 160)):
        made = bulk.load_plan(
            partnership=partnership, by=coordinator, size=bulk.Size(actions=size), on=TODAY, seed=seed
        )
        counted.append(count_queries(partial(client.get, page(made))))
    assert counted[1] <= counted[0] <= 20
