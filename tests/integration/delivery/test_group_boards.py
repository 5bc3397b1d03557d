"""The board of a group: the same actions as its list, each once, under the colour it stands at."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from django.test import Client

from factories import browsing, bulk, escalations, people
from goldthread.delivery import reads
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.group_board.reads import WAYS, cards, group_standings
from goldthread.delivery.rules import is_open, is_overdue
from goldthread.delivery.writes import record_update
from goldthread.partnership.models import Group
from goldthread.plans import writes as plan_writes

TODAY = date(2026, 3, 10)


@pytest.fixture
def ladder(partnership, coordinator):
    return escalations.ladder(partnership, coordinator)


def board(group: Group, query: str = "") -> str:
    return f"{browsing.HOME}/owners/group/{group.pk}/board/{query}"


def as_(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


@pytest.mark.parametrize("by", WAYS)
@pytest.mark.parametrize("query", [{}, {"open": "1"}, {"sort": "-updated", "overdue": "1"}])
def test_every_action_of_the_list_is_one_card_in_its_order(plan, partnership, by, query):
    filters = ActionFilters.from_query({**query, "size": "200"})
    listed = reads.actions(partnership, filters, on=TODAY).rows
    seen = cards(partnership, filters, by=by, on=TODAY, most=200)
    assert seen.total == len(listed)
    for column in seen.columns:
        rag = {row.id: row.stated_rag if by == "stated" else row.assessed_rag for row in listed}
        assert [row.id for row in column.cards] == [key for key in rag if rag[key] == column.rag]


def test_a_full_column_says_how_many_there_are(plan, partnership):
    seen = cards(partnership, ActionFilters(), by="stated", on=TODAY, most=2)
    assert all(len(column.cards) == min(2, column.total) for column in seen.columns)
    assert seen.total == 60


def test_groups_are_counted_as_their_lists_are(plan, partnership):
    standings = group_standings(partnership, TODAY)
    assert sum(each.open for each in standings)
    for each in standings:
        rows = reads.actions(partnership, ActionFilters(owner=each.key, size=200), on=TODAY).rows
        opened = [row for row in rows if is_open(row.status)]
        assert each.open == len(opened)
        assert each.late == sum(is_overdue(row.status, row.ends, TODAY) for row in opened)
        assert each.red == sum(row.assessed_rag == "red" for row in opened)
        assert each.silent == sum(row.silent_since is not None for row in opened)


def test_a_priority_hands_its_actions_down_to_a_group_once(ladder):
    priority = ladder.plan.priorities.get(ref="2")
    for assignment in priority.assignments.all():
        plan_writes.unassign(assignment=assignment, by=ladder.coordinator)
    for action in ladder.plan.actions.filter(priority=priority):
        for assignment in action.assignments.all():
            plan_writes.unassign(assignment=assignment, by=ladder.coordinator)
    plan_writes.assign(thing=priority, owner=ladder.board, by=ladder.coordinator)
    standing = {each.name: each.open for each in group_standings(ladder.partnership, TODAY)}
    assert (standing["Partnership board"], standing["Treatment workgroup"]) == (2, 1)


def test_a_card_leads_to_its_action_and_to_an_update(ladder):
    record_update(action=ladder.action, narrative="No vans.", stated_rag="red", by=ladder.coordinator)
    page = browsing.page_of(as_(ladder.coordinator).get(board(ladder.workgroup, "?by=stated")))
    red = page.xpath("//section[@aria-labelledby='column-red']")[0]
    assert "1.2 Carry naloxone in every council van" in browsing.line(red)
    action = f"{browsing.HOME}/actions/{ladder.action.pk}/"
    assert red.xpath(".//a/@href") == [action, f"{action}update/"]
    assert "None" in browsing.line(page.xpath("//section[@aria-labelledby='column-green']")[0])
    frame = page.xpath("//*[@role='region' and @tabindex='0' and @aria-label]")
    assert frame[0].get("aria-label") == "1 action by stated RAG"
    assert not page.xpath("//*[@draggable='true']")


def test_who_may_not_report_reads_along(ladder):
    reader = people.person(ladder.partnership, role="analyst")
    page = browsing.page_of(as_(reader).get(board(ladder.workgroup)))
    assert "1.2" in browsing.line(page)
    assert not page.xpath("//a[contains(@href, '/update/')]")


def test_view_and_filters_stand_in_the_address(ladder):
    client = as_(ladder.coordinator)
    page = browsing.page_of(client.get(board(ladder.workgroup, "?by=stated&view=list&open=1&text=naloxone")))
    assert page.xpath("//table[@id='actions']")
    switch = page.xpath("//a[text()='Cards']/@href")[0]
    assert all(part in switch for part in ("by=stated", "view=cards", "open=1", "text=naloxone"))
    chip = next(a.get("href") for a in browsing.marked(page, "gt-chip") if "Open" in a.text_content())
    assert "open=1" not in chip
    assert all(part in chip for part in ("view=list", "text=naloxone"))
    assert "No action here is like that" in browsing.words(client.get(board(ladder.workgroup, "?text=curlew")))
    assert "is no status here" in browsing.words(client.get(board(ladder.workgroup, "?status=sideways&by=up")))


def test_ways_lead_there(ladder):
    chair = as_(ladder.chair)
    assert f"{browsing.HOME}/boards/" in browsing.page_of(chair.get(f"{browsing.HOME}/my-work/")).xpath("//a/@href")
    listed = browsing.page_of(chair.get(f"{browsing.HOME}/boards/"))
    assert board(ladder.workgroup) in listed.xpath("//a/@href")
    assert "Workgroup, yours" in browsing.line(listed)
    group = chair.get(f"{browsing.HOME}/groups/{ladder.workgroup.pk}/")
    assert board(ladder.workgroup) in browsing.page_of(group).xpath("//a/@href")


def test_before_there_is_a_group_it_teaches_what_one_is(client, partnership, coordinator):
    client.force_login(coordinator.account)
    assert "There are no groups yet" in browsing.words(client.get(f"{browsing.HOME}/boards/"))
    assert client.get(f"{browsing.HOME}/owners/team/1/board/").status_code == 404


def test_a_board_takes_the_same_queries_however_long(partnership, coordinator, count_queries):
    client = as_(coordinator)
    bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=20), on=TODAY)
    group = Group.objects.filter(partnership=partnership).first()
    pages = (board(group), board(group, "?view=list"), f"{browsing.HOME}/boards/")

    def counted() -> list[int]:
        return [count_queries(partial(client.get, page)) for page in pages]

    small = counted()
    bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=120), on=TODAY, seed=2)
    large = counted()
    assert all(after <= before <= 18 for before, after in zip(small, large, strict=True)), (small, large)
