"""The pages of a next version: offered, compared, paired by hand, accepted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import plans
from factories.browsing import HOME, error_summary, filled_in, page_of, words
from goldthread.plans import writes
from goldthread.plans.models import PaperReading


def draft():
    """The plan with its first action reworded, its third doubtful and its last gone."""
    meet, vans, prescribing, _ = plans.draft_plan().actions
    meet = replace(meet, text="Meet each day to look at all overdoses of the day before")
    vague = plans.draft_action("Offer prescribing on the same day everywhere", ref="2.1", priority_ref="2")
    return plans.draft_plan(actions=(meet, vans, replace(vague, timescale=prescribing.timescale)))


@pytest.fixture
def version(plan, coordinator) -> PaperReading:
    kept = plans.paper(plan.partnership, coordinator, text="the next version")
    return writes.stage_reading(paper=kept, reading=plans.reading_of(draft()), version_of=plan, by=coordinator)


def test_what_looks_like_a_next_version_is_asked_about(browser, plan, coordinator):
    kept = plans.paper(plan.partnership, coordinator, text="like it")
    staged = writes.stage_reading(paper=kept, reading=plans.reading_of(draft()), by=coordinator)
    address = f"{HOME}/readings/{staged.pk}/"
    assert "This looks like the next version" in words(browser.get(address))
    answer = browser.post(f"{address}version/", {"plan": plan.pk, "revision": staged.revision})
    assert answer.headers["Location"] == f"{address}compare/"
    assert "Compare with the plan" in words(browser.get(address))
    staged.refresh_from_db()
    browser.post(f"{address}version/", {"plan": "", "revision": staged.revision})
    assert browser.get(f"{address}compare/").headers["Location"] == address


def test_both_texts_stand_side_by_side(browser, version):
    page = page_of(browser.get(f"{HOME}/readings/{version.pk}/compare/"))
    (table,) = page.xpath("//article[.//h3[contains(., 'Meet each day')]]//table")
    assert table.xpath(".//del/text()") == ["every"]
    assert table.xpath(".//ins/text()") == ["each"]
    assert [head.text for head in table.xpath(".//thead/tr/th")] == ["In the plan now", "In this paper"]
    said = words(browser.get(f"{HOME}/readings/{version.pk}/compare/"))
    assert "No longer in the paper (1)" in said
    assert "Is it the same? (1)" in said


def test_a_doubtful_pair_is_decided_and_the_version_accepted(browser, plan, version):
    address = f"{HOME}/readings/{version.pk}/"
    asked = page_of(browser.get(f"{address}accept/"))
    assert "perhaps the same" in error_summary(browser.post(f"{address}accept/", filled_in(asked)))
    item = version.items.get(content__text__startswith="Offer prescribing")
    vague = plan.actions.get(ref="2.1")
    assert browser.post(f"{address}compare/{item.pk}/", {"row": vague.pk}).status_code == 302
    assert "Is it the same?" not in words(browser.get(f"{address}compare/"))
    browser.post(f"{address}compare/{item.pk}/", {"again": "1"})
    browser.post(f"{address}compare/{item.pk}/", {"row": "new"})
    assert "Or is it one of the plan?" in words(browser.get(f"{address}compare/"))
    asked = page_of(browser.get(f"{address}accept/"))
    answer = browser.post(f"{address}accept/", filled_in(asked, agreed_by="The board"))
    assert answer.headers["Location"] == f"{HOME}/plans/{plan.slug}/"
    plan.refresh_from_db()
    assert [each.number for each in plan.versions.all()] == [2, 1]
    vague.refresh_from_db()
    assert vague.status == "closed"
    assert "Version 2 of the plan, agreed by The board" in vague.end_reason


def test_nonsense_pairs_nothing(browser, version):
    item = plans.first_action(version)
    for row in ("", "abc", "999999"):
        browser.post(f"{HOME}/readings/{version.pk}/compare/{item.pk}/", {"row": row})
    version.refresh_from_db()
    assert version.pairings == {}


def test_a_reader_looks_and_changes_nothing(reader, stranger, version):
    address = f"{HOME}/readings/{version.pk}/compare/"
    assert "The same one" not in words(reader.get(address))
    item = plans.first_action(version)
    assert reader.post(f"{address}{item.pk}/", {"row": "new"}).status_code == 404
    assert stranger.get(address).status_code == 404
    assert reader.get(f"{HOME}/readings/{version.pk}/version/").status_code == 404


def test_all_that_is_doubtful_is_the_same_at_once(browser, plan, coordinator):
    meet, vans, prescribing, letters = plans.draft_plan().actions
    vague = [
        replace(prescribing, text="Offer prescribing on the same day everywhere"),
        replace(letters, text="Write a letter to people who left treatment"),
    ]
    reading = plans.reading_of(plans.draft_plan(actions=(meet, vans, *vague)))
    kept = plans.paper(plan.partnership, coordinator, text="vague")
    staged = writes.stage_reading(paper=kept, reading=reading, version_of=plan, by=coordinator)
    address = f"{HOME}/readings/{staged.pk}/compare/"
    assert "They are all the same as before" in words(browser.get(address))
    browser.post(f"{address}all/")
    assert "Is it the same?" not in words(browser.get(address))
    staged.refresh_from_db()
    assert len(staged.pairings) == 2


def test_what_only_has_another_number_is_said_in_a_line(browser, plan, coordinator):
    first, *others = plans.draft_plan().actions
    draft = plans.draft_plan(
        priorities=tuple(replace(each, ref=str(int(each.ref) + 1)) for each in plans.draft_plan().priorities),
        actions=tuple(
            replace(each, ref=f"9.{number}", priority_ref=str(int(each.priority_ref) + 1))
            for number, each in enumerate((first, *others), 1)
        ),
    )
    kept = plans.paper(plan.partnership, coordinator, text="renumbered")
    staged = writes.stage_reading(paper=kept, reading=plans.reading_of(draft), version_of=plan, by=coordinator)
    page = page_of(browser.get(f"{HOME}/readings/{staged.pk}/compare/"))
    said = " ".join(page.text_content().split())
    assert "Another number was 1" in said
    assert "Reworded" not in said
    assert [each.text for each in page.xpath("//article//p[contains(@class,'brief')]")].count("was 1.1") == 1
    assert not page.xpath("//article//table")
