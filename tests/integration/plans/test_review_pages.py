"""The pages of the main job: a paper comes in, is checked beside its text, and goes live."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factories import plans
from factories.browsing import HOME, error_summary, filled_in, line, marked, page_of, upload, words
from factories.plans import first_action
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes
from goldthread.plans.models import Paper, PaperReading, Plan

HOSTILE = "<script>alert('x')</script> =1+1 {{ 7*7 }} \x00'; DROP TABLE plans_action; --"


def test_from_the_file_to_the_live_plan(browser, partnership):
    assert "No paper has been brought in yet" in words(browser.get(f"{HOME}/papers/"))
    response = upload(browser, plans.small_paper())
    reading = PaperReading.objects.get()
    assert response.url == f"{HOME}/readings/{reading.pk}/"
    assert "4 to check" in words(browser.get(response.url))
    assert "plan.html" in words(browser.get(f"{HOME}/papers/"))
    owners = page_of(browser.get(f"{HOME}/readings/{reading.pk}/owners/"))
    browser.post(f"{HOME}/readings/{reading.pk}/owners/", filled_in(owners))
    accept = page_of(browser.get(f"{HOME}/readings/{reading.pk}/accept/"))
    answers = {
        **filled_in(accept),
        "agreed_on-day": "1",
        "agreed_on-month": "april",
        "agreed_on-year": "2026",
    }
    response = browser.post(f"{HOME}/readings/{reading.pk}/accept/", answers)
    plan = Plan.objects.get()
    assert response.url == f"{HOME}/plans/{plan.slug}/"
    assert plan.versions.get().agreed_on.isoformat() == "2026-04-01"
    assert {
        owner.printed: str(owner.post or owner.group or owner.body)
        for owner in plan.actions.get(ref="1.2").assignments.all()
    } == {
        "Roads Manager": "Roads Manager",
        "Harbour Trust": "Harbour Trust",
    }


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("empty.txt", "", "The file is empty"),
        ("letter.txt", "Dear colleague,\n\nThank you.\n", "No table of actions was found"),
        ("broken.pdf", "%PDF-1.7 nothing more", "PDF"),
    ],
)
def test_a_paper_that_cannot_be_read_says_why(browser, partnership, name, text, said):
    response = upload(browser, text, name)
    assert f"{name}: " in error_summary(response)
    assert said in error_summary(response)
    assert page_of(response, 422).xpath("//*[contains(@class,'govuk-error-summary')]//a/@href") == ["#id_paper"]
    assert words(browser.get(f"{HOME}/papers/")).count(name) == 0, "the form has said it"
    assert not Paper.objects.exists()


def test_no_file_and_a_duplicate(browser, partnership, coordinator):
    assert "Choose the paper with the plan" in error_summary(browser.post(f"{HOME}/papers/new/", {}))
    upload(browser, plans.small_paper())
    page = page_of(upload(browser, plans.small_paper(), "copy.html"), 422)
    assert "copy.html: This paper was brought in on" in page.text_content()
    assert page.xpath("//p/a[contains(., 'plan.html')]/@href") == [f"{HOME}/papers/{Paper.objects.get().pk}/"]


def test_what_the_reader_noticed_is_told_once(browser, partnership):
    upload(browser, plans.small_paper(), "plan.pdf")
    page = words(browser.get(f"{HOME}/readings/{PaperReading.objects.get().pk}/"))
    assert page.count("The name ends in .pdf, but the file is a web page") == 1


def test_an_action_without_owner_or_date_says_so(browser, partnership):
    table = "<table><tr><th>Action</th><th>Lead</th><th>Timescale</th></tr>"
    table += "<tr><td>Open an evening clinic</td><td>Harbour Trust</td><td>March 2027</td></tr>"
    table += "<tr><td>Ask families what would have helped</td><td></td><td></td></tr></table>"
    upload(browser, table)
    page = page_of(browser.get(f"{HOME}/readings/{PaperReading.objects.get().pk}/"))
    said = [line(each) for each in marked(page, "gt-item__facts")]
    assert sorted("none named" in each and "none given" in each for each in said) == [False, True]


def test_an_item_is_shown_beside_its_place_in_the_paper(browser, reading):
    page = page_of(browser.get(f"{HOME}/readings/{reading.pk}/items/{first_action(reading).pk}/"))
    assert [mark.text_content() for mark in page.xpath("//mark")] == [
        "Meet every day to look at all overdoses of the day before"
    ]
    assert "Timescale: the year was not printed" in page.text_content()
    assert marked(page, "gt-paper__here")


def test_checking_goes_on_to_the_next_least_sure_one(browser, reading):
    items = list(reading.items.filter(kind="action").order_by("confidence", "position"))
    address = f"{HOME}/readings/{reading.pk}/items/{items[0].pk}/"
    response = browser.post(address, filled_in(page_of(browser.get(address)), text="Meet every morning"))
    assert response.url.startswith(f"{HOME}/readings/{reading.pk}/items/{items[1].pk}/")
    items[0].refresh_from_db()
    assert (items[0].content["text"], items[0].state) == ("Meet every morning", "checked")
    assert items[0].content["timescale"]["end"] == "2027-03-31"


def test_saving_an_unchanged_form_changes_nothing_but_the_state(browser, reading):
    for item in reading.items.all():
        address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
        browser.post(address, filled_in(page_of(browser.get(address))))
        before = item.content
        item.refresh_from_db()
        assert (item.content, item.state) == (before, "checked")


def test_milestones_and_owners_are_lines(browser, reading):
    item = first_action(reading)
    address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
    fields = filled_in(page_of(browser.get(address)))
    browser.post(
        address,
        {
            **fields,
            "owners": "Harbour Trust\nA new owner",
            "milestones": "Half | June 2026\nAll of it",
            "then": "list",
        },
    )
    item.refresh_from_db()
    assert [owner["name"] for owner in item.content["owners"]] == ["Harbour Trust", "A new owner"]
    half, whole = item.content["milestones"]
    assert (half["text"], half["due"]["end"], whole) == ("Half", "2026-06-30", {"text": "All of it", "due": None})


def test_both_texts_are_shown_when_somebody_was_quicker(browser, reading, coordinator):
    item = first_action(reading)
    address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
    fields = filled_in(page_of(browser.get(address)))
    writes.correct_draft(item=item, changes={"text": "Theirs"}, by=coordinator)
    page = page_of(browser.post(address, {**fields, "text": "Mine"}), 409)
    assert {"Theirs", "Mine"} <= {
        cell.text_content() for cell in marked(page, "govuk-error-summary")[0].xpath(".//td")
    }
    browser.post(address, {**filled_in(page), "text": "Mine"})
    item.refresh_from_db()
    assert item.content["text"] == "Mine"


def test_many_are_checked_left_out_put_back_and_merged(browser, reading):
    keys = list(reading.items.filter(kind="action").order_by("position").values_list("pk", flat=True))
    change = f"{HOME}/readings/{reading.pk}/change/"
    browser.post(change, {"item": keys[:2], "do": "check"})
    browser.post(change, {"item": keys[2:], "do": "drop"})
    assert list(reading.items.filter(kind="action").order_by("position").values_list("state", flat=True)) == [
        "checked",
        "checked",
        "dropped",
        "dropped",
    ]
    browser.post(change, {"item": keys, "do": "restore"})
    browser.post(change, {"item": keys[:2], "do": "merge"})
    assert reading.items.filter(kind="action", state="dropped").count() == 1
    assert "Tick the items first" in words(browser.post(change, {"do": "check"}, follow=True))
    assert "Tick the items first" in words(browser.post(change, {"do": "explode", "item": "x"}, follow=True))
    browser.post(f"{change}?kind=priority", {"do": "check_sure", "confidence": "0.9"})
    assert reading.items.filter(kind="priority", state="checked").count() == 2


def test_a_split_on_its_page(browser, reading):
    item = reading.items.filter(kind="action").order_by("position")[1]
    address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/split/"
    fields = filled_in(page_of(browser.get(address)))
    assert fields["pieces"].split("\n\n") == [
        "Carry naloxone in every council van",
        "find the vans",
        "train the drivers",
    ]
    browser.post(address, {**fields, "pieces": "Carry naloxone\r\n- in vans\r\n\r\nTrain the drivers"})
    texts = [each.content["text"] for each in reading.items.filter(kind="action").order_by("position")]
    assert texts[1:3] == ["Carry naloxone", "Train the drivers"]
    assert "at least two pieces" in error_summary(browser.post(address, {"revision": "2", "pieces": "Only one"}))


def test_changes_are_listed_and_undone(browser, reading, coordinator):
    writes.correct_draft(item=first_action(reading), changes={"text": "Meet daily"}, by=coordinator)
    page = page_of(browser.get(f"{HOME}/readings/{reading.pk}/changes/"))
    changed = marked(page, "gt-changes__row")[0]
    assert (line(changed.xpath(".//del")[0]), line(changed.xpath(".//ins")[0])) == (
        "before: Meet every day to look at all overdoses of the day before",
        "after: Meet daily",
    )
    undo = [form.action for form in page.forms if "/undo/" in form.action]
    assert len(undo) == 1
    assert "undone" in words(browser.post(undo[0], follow=True))
    assert first_action(reading).content["text"].startswith("Meet every day")
    assert not [
        form
        for form in page_of(browser.get(f"{HOME}/readings/{reading.pk}/changes/")).forms
        if undo[0] == form.action
    ]


def test_saying_twice_that_an_item_is_right_changes_nothing(browser, reading):
    item = first_action(reading)
    address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
    for _ in range(2):
        assert browser.post(address, filled_in(page_of(browser.get(address)), then="list")).status_code == 302
    said = words(browser.get(f"{HOME}/readings/{reading.pk}/changes/"))
    assert "checked items: “1.1 Meet every day" in said
    assert "Showing 1 to 2 of 2 changes" in said
    assert "corrected" not in said


def test_undoing_from_an_item_leads_to_what_was_undone_and_names_it(browser, reading):
    first, second = reading.items.filter(kind="action").order_by("position")[:2]
    browser.post(f"{HOME}/readings/{reading.pk}/items/{first.pk}/", {"do": "drop"})
    undo = f"{HOME}/readings/{reading.pk}/undo/"
    answer = browser.post(f"{undo}?order=paper", {"item": second.pk})
    assert answer.url == f"{HOME}/readings/{reading.pk}/items/{first.pk}/?order=paper"
    assert "left items out: “1.1 Meet every day to look at all overdoses" in words(browser.get(answer.url))
    assert "nothing to undo" in words(browser.post(undo, {"item": second.pk}, follow=True))
    assert browser.post(undo, {"item": "9" * 30}).url == f"{HOME}/readings/{reading.pk}/?"


def test_what_the_reader_missed_is_added_by_hand(browser, reading):
    for kind, answers in (
        ("priority", {"title": "Families"}),
        ("recommendation", {"text": "Ask families", "ref": "3"}),
        ("action", {"text": "Ask every family", "timescale": "May 2027", "priority": "p1"}),
    ):
        address = f"{HOME}/readings/{reading.pk}/new/{kind}/"
        assert page_of(browser.get(address)).forms
        assert browser.post(address, answers).status_code == 302
    assert reading.items.count() == 11
    assert browser.get(f"{HOME}/readings/{reading.pk}/new/nonsense/").status_code == 404


def test_queues_are_filtered_and_ordered(browser, reading, coordinator):
    address = f"{HOME}/readings/{reading.pk}/"
    page = page_of(browser.get(f"{address}?priority=p2&order=paper"))
    assert [line(title)[:3] for title in marked(page, "gt-item__title")] == [
        "2.1",
        "2.2",
    ]
    assert "Nothing like this" in words(browser.get(f"{address}?state=dropped"))
    assert "Fewer people die" in words(browser.get(f"{address}?kind=priority"))
    for nonsense in ("kind=x", "state=x", "priority=x", "order=x", "page=x", "at=x"):
        assert browser.get(f"{address}?{nonsense}").status_code == 200


def test_owners_that_are_known_are_offered_and_nobody_is_made_before(browser, reading, partnership, coordinator):
    trust = partnership_writes.add_body(
        partnership=partnership, name="Harbor Trust", kind="third_sector", by=coordinator
    )
    page = page_of(browser.get(f"{HOME}/readings/{reading.pk}/owners/"))
    rows = {line(row.xpath("./th")[0]): row for row in page.xpath("//tbody/tr")}
    assert set(rows) == {"Harbour Trust", "Roads Manager", "Treatment Group"}
    likely = rows["Harbour Trust"].xpath(".//optgroup[@label='Likely']/option")
    assert [option.get("value") for option in likely] == [f"body:{trust.pk}"]
    chosen = {name: row.xpath(".//option[@selected]")[0].get("value") for name, row in rows.items()}
    assert chosen == {"Harbour Trust": "new:body", "Roads Manager": "new:post", "Treatment Group": "new:group"}
    fields = filled_in(page)
    number = next(
        key for key, value in fields.items() if value == "Harbour Trust" and key.startswith("printed")
    ).rpartition("-")[2]
    browser.post(f"{HOME}/readings/{reading.pk}/owners/", {**fields, f"match-{number}": f"body:{trust.pk}"})
    reading.refresh_from_db()
    assert reading.owner_matches["Harbour Trust"] == {"kind": "body", "id": trust.pk, "name": ""}


def test_what_was_chosen_of_owners_stays_when_one_is_refused(browser, reading):
    address = f"{HOME}/readings/{reading.pk}/owners/"
    fields = filled_in(page_of(browser.get(address)))
    answers = {**fields, "match-0": "new:post", "name-0": "x" * 301, "match-1": "printed"}
    page = page_of(browser.post(address, answers), 422)
    assert f"“{fields['printed-0']}”: This has 301 characters" in page.text_content()
    kept = filled_in(page)
    assert {name: kept[name] for name in answers if "csrf" not in name} == {
        name: value for name, value in answers.items() if "csrf" not in name
    }
    reading.refresh_from_db()
    assert reading.owner_matches == {}


def test_an_owner_like_somebody_known_is_pointed_out(browser, reading, partnership, coordinator):
    partnership_writes.add_body(partnership=partnership, name="The Harbour Trusts", kind="other", by=coordinator)
    said = words(browser.get(f"{HOME}/readings/{reading.pk}/owners/"))
    assert "May be The Harbour Trusts" in said


def test_an_owner_of_another_partnership_is_refused(browser, stranger, reading):
    other = partnership_writes.add_body(
        partnership=(elsewhere := _elsewhere()), name="Theirs", kind="other", by=elsewhere_coordinator(elsewhere)
    )
    answers = {"printed-0": "Harbour Trust", "match-0": f"body:{other.pk}", "revision": reading.revision}
    assert "no such body" in words(browser.post(f"{HOME}/readings/{reading.pk}/owners/", answers), 422)
    reading.refresh_from_db()
    assert reading.owner_matches == {}


def _elsewhere():
    from goldthread.partnership.models import Partnership

    return Partnership.objects.get(slug="elsewhere")


def elsewhere_coordinator(elsewhere):
    from goldthread.partnership.models import Person

    return Person.objects.filter(partnership=elsewhere, is_service=False).first()


def test_the_summary_names_what_a_person_should_know(browser, reading):
    said = words(browser.get(f"{HOME}/readings/{reading.pk}/accept/"))
    for expected in (
        "1 action without an owner",
        "2 actions without a date",
        "3 owners left as printed",
        "8 not checked by anybody",
    ):
        assert expected in said
    response = browser.post(f"{HOME}/readings/{reading.pk}/accept/", {"title": "", "revision": reading.revision})
    assert "Enter what the plan is called" in error_summary(response)
    response = browser.post(
        f"{HOME}/readings/{reading.pk}/accept/", {"title": "x", "slug": "Bad one", "revision": reading.revision}
    )
    assert "small letters" in error_summary(response)


def test_facts_setting_aside_and_taking_up(browser, reading):
    address = f"{HOME}/readings/{reading.pk}/facts/"
    fields = filled_in(page_of(browser.get(address)))
    assert fields["title"] == plans.TITLE
    browser.post(address, {**fields, "title": "Our plan", "period": "2026/27"})
    reading.refresh_from_db()
    assert (reading.plan_facts["title"], "evidence" in reading.plan_facts) == ("Our plan", True)
    browser.post(f"{HOME}/readings/{reading.pk}/aside/")
    assert "Set aside" in words(browser.get(f"{HOME}/papers/"))
    browser.post(f"{HOME}/readings/{reading.pk}/aside/")
    reading.refresh_from_db()
    assert reading.state == "in_review"


def test_hostile_text_is_shown_as_text(browser, partnership, coordinator):
    draft = plans.draft_plan(
        title=HOSTILE,
        priorities=(),
        recommendations=(),
        actions=(plans.draft_action(HOSTILE, owners=plans.owners(HOSTILE), progress=HOSTILE, rag=HOSTILE[:20]),),
    )
    reading = plans.reading(partnership, coordinator, draft)
    item = first_action(reading)
    for path in ("", f"items/{item.pk}/", f"items/{item.pk}/split/", "owners/", "accept/", "changes/", "facts/"):
        response = browser.get(f"{HOME}/readings/{reading.pk}/{path}")
        page = page_of(response)
        assert not [script for script in page.xpath("//script") if "alert" in script.text_content()]
        assert b"<script>alert" not in response.content
    address = f"{HOME}/readings/{reading.pk}/items/{item.pk}/"
    fields = filled_in(page_of(browser.get(address)))
    assert browser.post(address, dict.fromkeys(fields, HOSTILE) | {"revision": fields["revision"]}).status_code in (
        302,
        422,
    )


def test_a_priority_that_is_only_a_number_is_named_before_it_is_accepted(browser, partnership, coordinator):
    numbered = plans.draft_plan()
    bare = replace(numbered, priorities=[replace(each, title="") for each in numbered.priorities[:1]])
    reading = plans.reading(partnership, coordinator, bare, text="bare")
    said = words(browser.get(f"{HOME}/readings/{reading.pk}/accept/"))
    assert "1 priority without words" in said
