"""A plan along time: every dated promise once on the drawing, in the table and in the file; undated ones apart."""

from __future__ import annotations

import csv
import io
from datetime import date
from functools import partial
from xml.etree import ElementTree

import pytest
import time_machine

from factories import browsing, bulk, plans
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.timeline.drawing import svg
from goldthread.delivery.timeline.reads import every_bar, timeline
from goldthread.delivery.timeline.shown import stands
from goldthread.delivery.timeline.spans import Zoom
from goldthread.delivery.writes import record_update
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone

TODAY = date(2026, 10, 1)
PAPER = ActionFilters(sort="paper")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def live(partnership, coordinator):
    """Agreed in April 2026: one action moved, one of four done, two without a date."""
    with time_machine.travel("2026-04-01T10:00:00+00:00", tick=False):
        plan = plans.live_plan(partnership, coordinator)
        done = plan.actions.get(ref="1.1")
        record_update(action=done, narrative="Done.", status="complete", by=coordinator)
        plan_writes.change_timescale(
            action=plan.actions.get(ref="1.2"),
            timescale="By June 2027 (dependent on funding) and annually",
            reason="Vans late",
            by=coordinator,
        )
        plan_writes.change_timescale(
            action=plan.actions.get(ref="2.1"), timescale="September 2026", reason="Now dated", by=coordinator
        )
    return plan


def page(plan, query: str = "") -> str:
    return f"{browsing.HOME}/plans/{plan.slug}/timeline/{query}"


def of(seen, name):
    return next(bar for bar in seen.bars if name in (bar.row.ref, bar.said.text) and bar.kind != name)


def test_bars_say_how_they_stand(live):
    seen = timeline(live, PAPER, zoom=Zoom.WHOLE, day=None, on=TODAY)
    assert [(bar.kind, bar.row.ref) for bar in seen.bars] == [
        ("action", "1.1"),
        ("action", "1.2"),
        ("action", "2.1"),
        ("milestone", "2.1"),
    ]
    assert stands(of(seen, "1.1")) == ["done 1 Apr 2026"]
    assert stands(of(seen, "1.2")) == ["moved 3 months later", "again every year", "if: dependent on funding"]
    assert stands(of(seen, "2.1")) == ["1 day late"]
    assert stands(of(seen, "Two localities")) == ["3 months late"]
    assert [row.ref for row in seen.undated] == ["2.2"]


def test_an_action_stands_in_every_stretch_it_touches(live):
    def refs(day, zoom=Zoom.QUARTER):
        found = timeline(live, PAPER, zoom=zoom, day=day, on=TODAY)
        return [bar.row.ref for bar in found.bars if bar.kind == "action"]

    assert refs(date(2027, 5, 1)) == ["1.2"]  # due again and again after that, never before
    assert refs(date(2029, 5, 1)) == ["1.2"]
    assert "2.1" in refs(TODAY)  # late, so it reaches to today
    assert refs(date(2020, 1, 1)) == []


def test_the_drawing_names_everything_and_styles_nothing(live, coordinator):
    plan_writes.reword_action(action=Action.objects.get(plan=live, ref="1.2"), text="<b>&\"'", by=coordinator)
    drawn = svg(timeline(live, PAPER, zoom=Zoom.WHOLE, day=None, on=TODAY), with_title=True)
    root = ElementTree.fromstring(drawn)
    assert root.get("role") == "img"
    ids = {each.get("id") for each in root.iter()}
    assert set(root.get("aria-labelledby").split()) <= ids
    texts = [each.text for each in root.iter(f"{SVG}text")]
    assert "1.2 <b>&\"'" in texts
    assert {"Today, 1 Oct 2026", "Late", "First promised", "1 Fewer people die"} <= set(texts)
    assert not any("style" in each.attrib or "style" in each.tag or "script" in each.tag for each in root.iter())


def test_the_page_shows_the_drawing_and_its_table(client, live, coordinator):
    client.force_login(coordinator.account)
    with time_machine.travel("2026-10-01T10:00:00+00:00", tick=False):
        shown = browsing.page_of(client.get(page(live, "?zoom=whole")))
        table = browsing.line(shown.xpath("//table[@id='bars']")[0])
        assert "31 Mar 2027" in table
        assert "Moved 3 months later" in table
        assert "2.2" in browsing.line(shown.xpath("//section[@aria-labelledby='undated-title']")[0])
        quarter = browsing.page_of(client.get(page(live, "?zoom=quarter&from=2026-10-01")))
        later = quarter.xpath("//a[@rel='next']/@href")[0]
        assert "from=2027-01-01" in later
        assert "January 2027 to March 2027" in browsing.words(client.get(later))
        assert "Nothing stands in this time" in browsing.words(client.get(page(live, "?from=2019-01-01")))
        assert "is no day" in browsing.words(client.get(page(live, "?from=soon&zoom=sideways")))


def test_a_priority_leads_to_its_own_part(client, live, coordinator):
    client.force_login(coordinator.account)
    priority = live.priorities.get(ref="2")
    ways = browsing.page_of(client.get(f"{browsing.HOME}/priorities/{priority.pk}/")).xpath("//a/@href")
    address = next(each for each in ways if "/timeline/" in each)
    assert f"priority={priority.pk}" in address
    drawn = browsing.page_of(client.get(f"{address}&zoom=whole"))
    assert "1.1" not in browsing.line(drawn.xpath("//table[@id='bars']")[0])


def test_files_hold_the_same(client, live, coordinator):
    client.force_login(coordinator.account)
    picture = client.get(page(live, "?form=png"))
    assert picture.content.startswith(b"\x89PNG")
    assert client.get(page(live, "?form=svg")).content.startswith(b"<svg")
    answer = client.get(page(live, "?form=csv"))
    assert answer["Content-Disposition"] == f'attachment; filename="{live.slug}-timeline.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["kind"], row["ref"]) for row in rows][:2] == [("action", "1.1"), ("action", "1.2")]
    assert rows[1]["first_ends"] == "2027-03-31"
    assert rows[1]["slipped_days"] == "91"
    assert rows[1]["recurrence"] == "annual"
    assert len(rows) == 5


def test_every_promise_of_a_large_plan_is_on_one_page_or_another(plan):
    filters = PAPER.but(open=True)
    first = timeline(plan, filters, zoom=Zoom.WHOLE, day=None, on=TODAY, size=7)
    pages = [
        timeline(plan, filters.but(page=number), zoom=Zoom.WHOLE, day=None, on=TODAY, size=7)
        for number in range(1, first.actions.pages + 1)
    ]
    shown = [bar.id for each in pages for bar in each.bars if bar.kind == "action"]
    opened = Action.objects.filter(plan=plan, ended_on=None)
    assert sorted(shown) == sorted(opened.filter(ends__isnull=False).values_list("id", flat=True))
    assert first.undated_total == opened.filter(ends=None).count()
    steps = [bar.id for bar in every_bar(plan, ActionFilters(), on=TODAY) if bar.kind == "milestone"]
    assert len(steps) == Milestone.objects.filter(action__plan=plan, dropped_on=None).count()


def test_it_takes_the_same_queries_however_long(client, partnership, coordinator, count_queries):
    client.force_login(coordinator.account)
    counted = []
    for number, size in enumerate((120, 240)):
        made = bulk.load_plan(
            partnership=partnership, by=coordinator, size=bulk.Size(actions=size), on=TODAY, seed=number
        )
        counted += [count_queries(partial(client.get, page(made, query))) for query in ("", "?zoom=whole")]
    assert counted[2] <= counted[0] <= 20
    assert counted[3] <= counted[1] <= 22
