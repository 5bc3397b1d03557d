"""Whatever is written for a date is taken, and what was understood of it is said, on every form that takes one."""

from __future__ import annotations

from datetime import date

import pytest
from django.forms.forms import DeclarativeFieldsMetaclass
from django.utils.module_loading import import_string

from factories import browsing
from goldthread.plans.forms.timescales import TimescaleField, understood
from goldthread.plans.models import Action, Milestone

HOME = browsing.HOME


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("March 2027", "“March 2027” is understood as by 31 March 2027."),
        ("Quarterly", "“Quarterly” is understood as quarterly, with no end: it is never overdue."),
        ("ongoing", "“ongoing” is understood as ongoing, with no end: it is never overdue."),
        ("TBC", "No date was found in “TBC”: it is kept as it is written, and is never overdue."),
        (
            "32 of Januember",
            "No date was found in “32 of Januember”: it is kept as it is written, and is never overdue.",
        ),
        ("  ", ""),
    ],
)
def test_it_says_what_was_understood(words, said):
    assert understood(words) == said


@pytest.mark.parametrize(
    "form",
    [
        "delivery.forms.changes.NewActionForm",
        "delivery.forms.changes.DateForm",
        "delivery.forms.changes.NewMilestoneForm",
        "delivery.batches.forms.DateForm",
        "delivery.meetings.forms.DecisionForm",
        "plans.forms.items.ActionItemForm",
    ],
)
def test_every_form_that_takes_a_timescale_takes_it_by_this_field(form):
    found: DeclarativeFieldsMetaclass = import_string(f"goldthread.{form}")
    assert isinstance(found.base_fields["timescale"], TimescaleField)


def flash(browser, address):
    return browsing.line(browsing.marked(browsing.page_of(browser.get(address)), "gt-flash--success")[0])


def test_a_date_nobody_can_read_is_kept_and_said(browser, plan):
    action = Action.objects.get(plan=plan, ref="1.1")
    here = f"{HOME}/actions/{action.pk}/"
    sent = {"timescale": "32 of Januember", "reason": "A slip", "revision": action.revision}
    assert browser.post(f"{here}date/", sent).status_code == 302
    assert "No date was found in “32 of Januember”" in flash(browser, here)
    action.refresh_from_db()
    assert (action.printed, action.ends, action.first_ends) == ("32 of Januember", None, date(2027, 3, 31))
    hint = browsing.line(browsing.page_of(browser.get(f"{here}date/")).get_element_by_id("id_timescale-hint"))
    assert "No date was found in “32 of Januember”" in hint


def test_of_a_new_milestone_and_of_one_that_an_update_moves(browser, plan):
    action = Milestone.objects.get(action__plan=plan).action
    here = f"{HOME}/actions/{action.pk}/"
    browser.post(f"{here}milestones/new/", {"text": "Vans bought", "timescale": "by summer 2027"})
    assert "“by summer 2027” is understood as by" in flash(browser, here)
    step = Milestone.objects.get(action=action, text="Vans bought")
    page = browsing.page_of(browser.get(f"{here}update/"))
    moved = {f"step-{step.pk}-timescale": "soonish", f"step-{step.pk}-reason": "Late"}
    assert browser.post(f"{here}update/", browsing.filled_in(page, narrative="Well.", **moved)).status_code == 302
    assert "No date was found in “soonish”" in flash(browser, here)


def test_of_many_actions_at_once_before_anything_is_changed(browser, plan):
    action = Action.objects.get(plan=plan, ref="1.1")
    sent = {"timescale": "32 of Januember", "reason": "A slip"}
    page = browsing.words(browser.post(f"{HOME}/actions/change/date/?action={action.pk}", sent))
    assert "Nothing is changed yet. No date was found in “32 of Januember”" in page


def test_of_an_item_under_review(browser, reading):
    item = reading.items.filter(kind="action").first()
    address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
    page = browsing.page_of(browser.get(address))
    sent = {**browsing.filled_in(page), "timescale": "32 of Januember"}
    answer = browser.post(address, sent)
    assert answer.status_code == 302
    assert "No date was found in “32 of Januember”" in flash(browser, answer["Location"])


def test_nothing_to_undo_is_not_offered(browser, reading):
    item = reading.items.filter(kind="action").first()
    review, page = f"{HOME}/readings/{reading.pk}/", f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
    for address in (review, page):
        assert "ndo the last change" not in browsing.words(browser.get(address))
    browser.post(page, {"do": "drop"})
    for address in (review, page):
        assert "Undo the last change" in browsing.words(browser.get(address))
    browser.post(f"{review}undo/")
    assert "ndo the last change" not in browsing.words(browser.get(review))
