"""The pages on which a live plan is changed."""

from __future__ import annotations

import pytest
from django.urls import reverse

from factories.browsing import HOME, error_summary, filled_in, line, marked, page_of, words
from goldthread.core import history
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes
from goldthread.plans.models import Recommendation, SourceDocument

HOSTILE = "<script>alert('x')</script> =1+1 {{ 7*7 }} \x00'; DROP TABLE plans_action; --"


@pytest.fixture
def action(plan):
    return plan.actions.get(ref="1.2")


def send(browser, address: str, **answers):
    """Fill the form of a page in, and send it."""
    return browser.post(address, filled_in(page_of(browser.get(address)), **answers))


def test_an_undo_only_leads_back_into_the_partnership(browser, action, coordinator):
    writes.reword_action(action=action, text="Other words", by=coordinator)
    address = f"{HOME}/changes/{history.of(action).first().pk}/undo/"
    for elsewhere in ("https://example.org/", "//example.org", f"{HOME}//example.org", "/elsewhere/", f"{HOME}/\\x"):
        assert browser.post(address, {"back": elsewhere}).url == f"{HOME}/"


def test_a_priority_is_reworded_and_put_back(browser, plan):
    priority = plan.priorities.get(ref="1")
    response = send(browser, f"{HOME}/priorities/{priority.pk}/change/words/", title="Nobody dies", reason="Clearer")
    assert response.url == f"{HOME}/priorities/{priority.pk}/change/"
    page = page_of(browser.get(response.url))
    assert "Nobody dies" in line(page)
    undo = next(form for form in page.forms if "/undo/" in (form.action or ""))
    assert browser.post(undo.action, dict(undo.fields)).url == response.url
    priority.refresh_from_db()
    assert priority.title == "Fewer people die"


def test_both_texts_are_shown_when_somebody_was_quicker(browser, plan, coordinator):
    priority = plan.priorities.get(ref="1")
    address = f"{HOME}/priorities/{priority.pk}/change/words/"
    fields = filled_in(page_of(browser.get(address)), title="Mine")
    writes.reword_priority(priority=priority, title="Theirs", by=coordinator)
    page = page_of(browser.post(address, fields), 409)
    assert {"Theirs", "Mine"} <= {line(cell) for cell in marked(page, "govuk-error-summary")[0].xpath(".//td")}
    assert coordinator.name in line(page)
    browser.post(address, filled_in(page))
    priority.refresh_from_db()
    assert priority.title == "Mine"


def test_an_action_moves(browser, plan, action):
    second = plan.priorities.get(ref="2")
    address = f"{HOME}/actions/{action.pk}/change/place/"
    send(browser, address, priority=second.pk, after=plan.actions.get(ref="2.1").pk)
    assert [each.ref for each in plan.actions.all()] == ["1.1", "2.1", "1.2", "2.2"]
    assert "stands under another priority" in error_summary(
        send(browser, address, priority=plan.priorities.get(ref="1").pk, after=plan.actions.get(ref="2.2").pk)
    )


def test_the_thread_is_ticked(browser, plan, action):
    one, two = Recommendation.objects.order_by("ref")
    address = f"{HOME}/actions/{action.pk}/change/links/"
    send(browser, address, recommendations=[one.pk, two.pk], outcomes=[plan.outcomes.get().pk])
    assert (set(action.recommendations.all()), action.outcomes.count()) == ({one, two}, 1)
    browser.post(address, {"recommendations": [two.pk]})
    assert (set(action.recommendations.all()), action.outcomes.count()) == ({two}, 0)
    priority = plan.priorities.get(ref="1")
    browser.post(f"{HOME}/priorities/{priority.pk}/change/links/", {"recommendations": [two.pk]})
    assert set(priority.recommendations.all()) == {two}


def test_what_it_waits_for(browser, plan, action):
    first = plan.actions.get(ref="1.1")
    address = f"{HOME}/actions/{action.pk}/change/waits/"
    send(browser, address, on=first.pk, note="the vans")
    assert "the vans" in words(browser.get(address))
    assert "wait for each other" in error_summary(
        send(browser, f"{HOME}/actions/{first.pk}/change/waits/", on=action.pk)
    )
    browser.post(f"{address}{action.waits_for.get().pk}/remove/")
    assert not action.waits_for.filter(until=None).exists()


def test_a_plan_and_what_it_is_made_of(browser, plan):
    change = f"{HOME}/plans/{plan.slug}/change/"
    send(browser, f"{change}facts/", title="A better title", cadence_days="30")
    assert "must be" in error_summary(send(browser, f"{change}facts/", cadence_days="soon"))
    send(browser, f"{change}new-priority/", ref="3", title="Families")
    assert "number 3" in error_summary(send(browser, f"{change}new-priority/", ref="3", title="Again"))
    third = plan.priorities.get(ref="3")
    send(browser, f"{change}new-outcome/", text="Nobody waits", priority=third.pk)
    outcome = third.outcomes.get()
    send(browser, f"{change}outcomes/{outcome.pk}/", text="Nobody waits at all")
    day = {"agreed_on-day": "1", "agreed_on-month": "9", "agreed_on-year": "2026"}
    send(browser, f"{change}new-version/", label="Revised", agreed_by="The board", **day)
    send(browser, f"{change}versions/2/", note="After the inspection")
    browser.post(f"{change}order/", {f"place-{third.pk}": "0"})
    page = words(browser.get(change))
    for said in (
        "A better title",
        "Every 30 days",
        "Nobody waits at all",
        "Version 2: Revised",
        "agreed 1 September 2026",
    ):
        assert said in page
    assert [each.ref for each in plan.priorities.all()] == ["3", "1", "2"]


def test_a_priority_is_led_changed_and_left(browser, plan, partnership, coordinator):
    priority = plan.priorities.get(ref="1")
    group = partnership_writes.add_group(
        partnership=partnership, name="Deaths group", kind="workgroup", by=coordinator
    )
    address = f"{HOME}/priorities/{priority.pk}/change/owners/"
    assert "Choose somebody" in error_summary(send(browser, address))
    send(browser, address, owner=f"group:{group.pk}")
    send(browser, address, printed="Somebody else")
    assert "has this already" in error_summary(send(browser, address, owner=f"group:{group.pk}"))
    assert "from the list" in error_summary(browser.post(address, {"owner": "body:999999", "kind": "lead"}))
    held = priority.assignments.get(group=group)
    browser.post(f"{address}{held.pk}/support/")
    held.refresh_from_db()
    assert held.kind == "support"
    assert "Deaths group" in words(browser.get(f"{HOME}/priorities/{priority.pk}/change/"))
    browser.post(f"{address}{held.pk}/take/")
    assert [each.printed for each in priority.assignments.all()] == ["Somebody else"]
    assert browser.post(f"{address}{priority.assignments.get().pk}/explode/").status_code == 404
    assert browser.post(f"{address}{held.pk}/lead/").status_code == 404


def test_printed_owners_are_named_for_the_whole_plan(browser, plan):
    address = f"{HOME}/plans/{plan.slug}/change/owners/"
    page = page_of(browser.get(address))
    browser.post(address, filled_in(page))
    assert "Every owner is known" in words(browser.get(address))
    names = {
        each.printed: str(each.body or each.post or each.group)
        for each in plan.actions.get(ref="1.2").assignments.all()
    }
    assert names == {"Roads Manager": "Roads Manager", "Harbour Trust": "Harbour Trust"}


def test_sources_are_kept_by_hand(browser, partnership):
    assert "No sources yet" in words(browser.get(f"{HOME}/sources/"))
    assert "web address" in error_summary(
        send(browser, f"{HOME}/sources/new/", title="Strategy", level="national", link="javascript:x")
    )
    send(browser, f"{HOME}/sources/new/", title="Strategy", level="national", link="https://example.org/")
    source = SourceDocument.objects.get()
    send(browser, f"{HOME}/sources/{source.pk}/change/", title="National strategy")
    send(browser, f"{HOME}/sources/{source.pk}/new-recommendation/", ref="N1", text="Carry naloxone")
    one = Recommendation.objects.get()
    assert (
        send(browser, f"{HOME}/recommendations/{one.pk}/change/", text="Carry it").url
        == f"{HOME}/recommendations/{one.pk}/"
    )
    page = words(browser.get(f"{HOME}/sources/{source.pk}/"))
    for said in ("National strategy", "N1 Carry it", "Not answered"):
        assert said in page
    assert "National strategy" in words(browser.get(f"{HOME}/sources/"))


def pages(plan) -> list[str]:
    """Every page that changes something, by its name."""
    action, priority, outcome = plan.actions.get(ref="2.1"), plan.priorities.first(), plan.outcomes.first()
    recommendation = Recommendation.objects.first()
    of_plan = ("change_plan", "plan_facts", "unnamed", "new_priority", "new_outcome", "new_version")
    of_priority = ("change_priority", "priority_words", "priority_links", "priority_owners")
    named = [
        *((name, plan.slug) for name in of_plan),
        *((name, priority.pk) for name in of_priority),
        *((name, action.pk) for name in ("action_place", "action_links", "waits")),
        *((name, recommendation.source_id) for name in ("change_source", "new_recommendation")),
        ("change_recommendation", recommendation.pk),
        ("change_outcome", plan.slug, outcome.pk),
        ("change_version", plan.slug, 1),
        ("new_source",),
    ]
    return [reverse(f"plans:{name}", args=[plan.partnership.slug, *keys]) for name, *keys in named]


def test_only_editors_change_and_nobody_of_another_partnership_knows(browser, reader, stranger, client, plan):
    before = list(history.of(plan).values_list("pk", flat=True))
    for address in pages(plan):
        assert browser.get(address).status_code == 200, address
        assert client.get(address).status_code == 302, address
        for other in (reader, stranger):
            assert other.get(address).status_code == 404, address
            assert other.post(address, {"text": "x", "title": "x", "reason": "x"}).status_code == 404, address
    assert list(history.of(plan).values_list("pk", flat=True)) == before


def test_buttons_are_only_for_editors(browser, reader, stranger, plan, coordinator):
    action, second = plan.actions.get(ref="2.1"), plan.priorities.get(ref="2")
    writes.reword_action(action=action, text="Other words", by=coordinator)
    waits = writes.add_dependency(action=action, on=plan.actions.get(ref="1.1"), by=coordinator)
    addresses = [
        f"{HOME}/changes/{history.of(action).first().pk}/undo/",
        f"{HOME}/priorities/{second.pk}/change/owners/{second.assignments.get().pk}/take/",
        f"{HOME}/actions/{action.pk}/change/waits/{waits.pk}/remove/",
        f"{HOME}/plans/{plan.slug}/change/order/",
    ]
    for address in addresses:
        for other in (reader, stranger):
            assert other.post(address).status_code == 404, address
        if "order" not in address:
            assert browser.get(address).status_code == 405, address
    action.refresh_from_db()
    assert (action.text, second.assignments.count(), action.waits_for.count()) == ("Other words", 1, 1)


def test_hostile_text_in_every_form_is_kept_or_refused_never_run(browser, plan):
    for address in pages(plan):
        page = page_of(browser.get(address))
        if not page.forms:
            continue
        fields = filled_in(page)
        hostile = {name: HOSTILE for name in fields if name not in ("revision", "csrfmiddlewaretoken")}
        response = browser.post(address, {**fields, **hostile})
        assert response.status_code in (200, 302, 422), address
        assert b"<script>alert" not in response.content, address
    for address in pages(plan):
        assert b"<script>alert" not in browser.get(address).content, address


@pytest.mark.parametrize("size", [10, 60])
def test_queries_do_not_grow_with_the_plan(browser, partnership, coordinator, django_assert_max_num_queries, size):
    from factories import plans

    plan = plans.live_plan(partnership, coordinator, plans.big_plan(size))
    action = plan.actions.first()
    browser.get(f"{HOME}/sources/")
    for address, most in (
        (f"{HOME}/plans/{plan.slug}/change/", 12),
        (f"{HOME}/plans/{plan.slug}/change/owners/", 12),
        (f"{HOME}/actions/{action.pk}/change/place/", 9),
        (f"{HOME}/actions/{action.pk}/change/links/", 11),
        (f"{HOME}/priorities/{plan.priorities.first().pk}/change/", 11),
        (f"{HOME}/sources/", 8),
    ):
        with django_assert_max_num_queries(most):
            assert browser.get(address).status_code == 200, address
