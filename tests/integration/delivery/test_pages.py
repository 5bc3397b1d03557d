"""The pages of the living plan: what they show, what can be done on them, and that they never break."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from lxml import html

from factories import bulk, people, plans
from goldthread.delivery import writes
from goldthread.delivery.filters import ActionFilters, OwnerKey
from goldthread.delivery.links import Links
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone, Recommendation


@pytest.fixture
def live(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def signed_in(client, coordinator):
    client.force_login(coordinator.account)
    return client


@pytest.fixture
def links(partnership):
    return Links(partnership.slug)


def page_at(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return html.fromstring(answer.content.decode())


def words(page):
    return " ".join(page.xpath("//main")[0].text_content().split())


def test_links_made_by_hand_are_those_of_the_urlconf(links, partnership):
    here = {"partnership": partnership.slug}
    assert links.root == reverse("delivery:front", kwargs=here)
    assert links.plan("a-plan") == reverse("delivery:plan", kwargs={**here, "plan": "a-plan"})
    assert links.priority(5) == reverse("delivery:priority", kwargs={**here, "priority": 5})
    assert links.action(5) == reverse("delivery:action", kwargs={**here, "action": 5})
    assert links.recommendation(5) == reverse("delivery:recommendation", kwargs={**here, "recommendation": 5})
    assert links.owner(OwnerKey("post", 5)) == reverse("delivery:owner", kwargs={**here, "kind": "post", "owner": 5})
    assert links.board(OwnerKey("group", 5)) == reverse(
        "delivery:board", kwargs={**here, "kind": "group", "owner": 5}
    )
    filters = ActionFilters(owner=OwnerKey("group", 5), open=True)
    assert links.board(OwnerKey("group", 5), filters, view="list").endswith("/board/?view=list&open=1")
    assert links.actions() == reverse("delivery:actions", kwargs=here)
    assert links.calendar(date(2026, 3, 9)) == reverse("delivery:calendar", kwargs=here) + "?month=2026-03"
    assert links.action(5) + "update/" == reverse("delivery:update", kwargs={**here, "action": 5})
    assert links.actions(ActionFilters(text="a b"), overdue=True).endswith("/actions/?text=a+b&overdue=1")


class TestTheFront:
    def test_before_there_is_a_plan_it_teaches_how_to_bring_one_in(self, signed_in, links, partnership):
        page = page_at(signed_in, links.root)
        assert "Bring in your action plan" in words(page)
        assert page.xpath(f"//main//a[@href='/{partnership.slug}/papers/new/']")

    def test_somebody_who_may_not_is_told_who_can(self, client, partnership, links):
        client.force_login(people.person(partnership, role="analyst").account)
        page = page_at(client, links.root)
        assert "coordinator or administrator can do this" in words(page)
        assert not page.xpath(f"//a[@href='/{partnership.slug}/papers/new/']")

    def test_then_what_needs_attention_and_the_plans(self, signed_in, links, live, coordinator):
        late = Action.objects.get(plan=live, ref="1.2")
        writes.record_update(action=late, narrative="Stuck.", status="blocked", stated_rag="red", by=coordinator)
        page = page_at(signed_in, links.root)
        assert page.xpath("//ol[@class='gt-first']//a")[0].get("href") == links.action(late.pk)
        assert page.xpath(f"//a[@href='{links.plan(live.slug)}']")


def test_every_figure_leads_to_the_list_it_counts(signed_in, links, partnership, coordinator):
    bulk.load_plan(partnership=partnership, by=coordinator, size=bulk.Size(actions=60), on=timezone.localdate())
    figures = page_at(signed_in, links.root).xpath("//*[@class='gt-figure__value']/a")
    assert len(figures) == 8
    for figure in figures:
        shown = int(figure.text.split()[0].replace(",", ""))
        listed = page_at(signed_in, figure.get("href"))
        caption = listed.xpath("//table[@id='actions']/caption/text()")
        assert (int(caption[0].split()[0]) if caption else 0) == shown


class TestTheListOfActions:
    def test_filters_stand_in_the_form_and_can_be_taken_away(self, signed_in, links, live, coordinator):
        body = partnership_writes.add_body(
            partnership=live.partnership, name="Harbour", kind="third_sector", by=coordinator
        )
        key = OwnerKey("body", body.pk)
        asked = ActionFilters(text="day", status=("in_progress",), owner=key, sort="ref", descending=True)
        page = page_at(signed_in, links.actions(asked))
        assert page.xpath("//input[@id='text']/@value") == ["day"]
        assert page.xpath("//input[@name='status'][@checked]/@value") == ["in_progress"]
        assert page.xpath("//select[@id='owner']/option[@selected]/@value") == [str(key)]
        assert page.xpath("//input[@name='sort']/@value") == ["-ref"]
        chips = page.xpath("//ul[@class='gt-chips']//a/@href")
        assert chips == [
            links.actions(asked.but(text="")),
            links.actions(asked.but(status=())),
            links.actions(asked.but(owner=None)),
        ]

    def test_headings_sort_both_ways(self, signed_in, links, live):
        page = page_at(signed_in, links.actions())
        assert page.xpath("//th[@aria-sort='ascending']//a/text()") == ["Due"]
        ways = page.xpath("//thead//a/@href")
        assert ways == ["?sort=ref", "?sort=-due", "?sort=status", "?sort=rag", "?sort=assessed", "?sort=updated"]
        for way in ways:
            assert page_at(signed_in, links.actions() + way).xpath("count(//tbody/tr)") == 4

    def test_bad_values_are_said_and_nothing_breaks(self, signed_in, links, live):
        page = page_at(signed_in, links.actions() + "?sort=colour&page=x&priority=9999999999999999999&due_to=soon")
        said = " ".join(page.xpath("//*[@role='alert']")[0].text_content().split())
        assert "sorted by “colour”" in said
        assert "“soon” is no day" in said
        assert page.xpath("count(//tbody/tr)") == 4

    def test_hostile_words_are_only_words(self, signed_in, links, live):
        page = page_at(signed_in, links.actions(text="<script>alert(1)</script>"))
        assert not page.xpath("//main//script")
        assert page.xpath("//input[@id='text']/@value") == ["<script>alert(1)</script>"]

    def test_nothing_found_says_how_to_go_on(self, signed_in, links, live):
        assert "No action is like that" in words(page_at(signed_in, links.actions(text="zeppelin")))

    def test_a_list_takes_the_same_queries_however_long(
        self, signed_in, links, partnership, coordinator, django_assert_num_queries
    ):
        for seed, actions, queries in ((1, 10, 13), (2, 150, 14)):  # a page that holds them all counts them itself
            size = bulk.Size(actions=actions)
            bulk.load_plan(partnership=partnership, by=coordinator, size=size, on=timezone.localdate(), seed=seed)
            signed_in.get(links.root)  # the first page of a session costs more
            with django_assert_num_queries(queries):
                signed_in.get(links.actions(size=100))


class TestAnAction:
    def test_it_shows_its_thread_its_progress_and_where_it_was_read(self, signed_in, links, live):
        action = Action.objects.get(plan=live, ref="1.1")
        page = page_at(signed_in, links.action(action.pk))
        said = words(page)
        for expected in ("Started in May", "As printed in paper.html.", "Fewer deaths", "Harbour Trust", "page 2"):
            assert expected in said, expected
        answered = Recommendation.objects.get(source__partnership=live.partnership, ref="1")
        assert page.xpath(f"//a[@href='{links.recommendation(answered.pk)}']")
        assert page.xpath("//section[@class='gt-history']//li")

    def test_a_reader_is_not_offered_what_she_may_not_do(self, client, links, live, partnership):
        action = Action.objects.get(plan=live, ref="1.1")
        client.force_login(people.person(partnership, role="analyst").account)
        page = page_at(client, links.action(action.pk))
        assert not page.xpath("//a[contains(@href, '/update/') or contains(@href, '/correct/')]")
        page_at(client, links.action(action.pk) + "update/", status=404)

    def test_the_page_takes_few_queries(self, signed_in, links, live, django_assert_max_num_queries):
        action = Action.objects.get(plan=live, ref="1.1")
        signed_in.get(links.action(action.pk))  # the first reader of a new plan has it assessed
        with django_assert_max_num_queries(29):
            signed_in.get(links.action(action.pk))


class TestSayingHowItGoes:
    GOOD = {
        "narrative": "Four vans carry it now.",
        "status": "in_progress",
        "stated_rag": "amber",
        "reported_on-day": "1",
        "reported_on-month": "May",
        "reported_on-year": "2026",
    }

    @pytest.fixture
    def action(self, live):
        return Action.objects.get(plan=live, ref="2.1")

    @pytest.fixture
    def form(self, links, action):
        return links.action(action.pk) + "update/"

    def send(self, client, form, action, **changes):
        return client.post(form, {**self.GOOD, "revision": action.revision, **changes})

    def test_an_update_is_saved_and_can_be_undone_from_the_message(self, signed_in, form, action, links):
        step = Milestone.objects.get(action=action)
        answer = self.send(
            signed_in, form, action, **{f"step-{step.pk}-reached": "on", f"step-{step.pk}-revision": step.revision}
        )
        assert (answer.status_code, answer["Location"]) == (302, links.action(action.pk))
        action.refresh_from_db()
        assert (action.status, action.stated_rag) == ("in_progress", "amber")
        assert Milestone.objects.get(pk=step.pk).done_on == date(2026, 5, 1)
        page = page_at(signed_in, links.action(action.pk))
        undo = page.xpath("//div[contains(@class, 'gt-flash--success')]//a/@href")[0]
        assert "Four vans carry it now." in words(page_at(signed_in, undo))
        signed_in.post(undo, {"reason": "Said too soon", "revision": action.revision})
        assert action.updates.first().narrative == "Taken back: Said too soon"
        action.refresh_from_db()
        assert action.stated_rag == "amber"  # as the paper had it

    def test_the_form_begins_as_the_action_stands(self, signed_in, form, action):
        page = page_at(signed_in, form)
        assert page.xpath("//input[@name='status'][@checked]/@value") == ["in_progress"]
        assert page.xpath("//input[@name='stated_rag'][@checked]/@value") == ["amber"]

    @pytest.mark.parametrize(
        ("changes", "words_said", "field"),
        [
            ({"narrative": " "}, "Say what has happened", "id_narrative"),
            ({"status": "complete", "stated_rag": "red"}, "Red does not go with “Complete”", "id_stated_rag"),
            ({"reported_on-year": "2199"}, "still to come", "id_reported_on-day"),
            ({"status": "finished"}, "from the list", "id_status"),
        ],
    )
    def test_what_is_wrong_is_said_beside_the_field(self, signed_in, form, action, changes, words_said, field):
        answer = self.send(signed_in, form, action, **changes)
        assert answer.status_code == 422
        page = html.fromstring(answer.content.decode())
        line = page.xpath("//div[contains(@class, 'govuk-error-summary')]//a")[0]
        assert words_said in line.text_content()
        assert line.get("href") == f"#{field}"
        assert page.xpath(f"//*[@id='{field}']")
        assert action.updates.count() == 1

    def test_two_editors_see_both_texts(self, signed_in, form, action, coordinator):
        seen = action.revision
        writes.record_update(
            action=Action.objects.get(pk=action.pk), narrative="No van carries it.", status="blocked", by=coordinator
        )
        answer = signed_in.post(form, {**self.GOOD, "revision": seen})
        assert answer.status_code == 409
        page = html.fromstring(answer.content.decode())
        assert "No van carries it." in words(page)
        assert "Four vans carry it now." in page.xpath("//textarea[@name='narrative']")[0].text_content()
        again = signed_in.post(form, {**self.GOOD, "revision": page.xpath("//input[@name='revision']/@value")[0]})
        assert again.status_code == 302
        assert action.updates.count() == 3

    def test_a_correction_begins_with_what_was_said(self, signed_in, links, action):
        wrong = action.updates.get()
        address = f"{links.action(action.pk)}updates/{wrong.pk}/correct/"
        page = page_at(signed_in, address)
        assert "Two of four" in page.xpath("//textarea[@name='narrative']")[0].text_content()
        answer = signed_in.post(address, {**self.GOOD, "narrative": "Three of four", "revision": action.revision})
        assert answer.status_code == 302
        assert action.updates.first().corrects == wrong
        assert signed_in.get(address).status_code == 404

    def test_an_update_of_another_action_is_not_there(self, signed_in, links, live, action):
        other = Action.objects.get(plan=live, ref="1.1")
        address = f"{links.action(other.pk)}updates/{action.updates.get().pk}/take-back/"
        assert signed_in.get(address).status_code == 404


def test_a_lead_finds_her_work_and_says_how_it_goes(client, partnership, links, live, coordinator):
    action = Action.objects.get(plan=live, ref="1.1")
    body = partnership_writes.add_body(partnership=partnership, name="Harbour", kind="third_sector", by=coordinator)
    plan_writes.assign(thing=action, owner=body, by=coordinator)
    client.force_login(people.person(partnership, role="lead", body=body).account)
    page = page_at(client, f"{links.root}my-work/")
    assert page.xpath(f"//a[@href='{links.action(action.pk)}update/']")
    assert "as Harbour" in words(page)
    assert client.get(links.action(action.pk) + "update/").status_code == 200


class TestTheCalendar:
    def test_a_month_by_its_address_and_its_neighbours(self, signed_in, links, live):
        page = page_at(signed_in, links.calendar(date(2027, 3, 1)))
        assert "Meet every day to look at all overdoses" in words(page)
        ways = page.xpath("//nav[@aria-label='Months']//a/@href")
        assert (ways[0], ways[-1]) == (links.calendar(date(2027, 2, 1)), links.calendar(date(2027, 4, 1)))
        assert page.xpath("//table[@class='gt-calendar']//a")

    @pytest.mark.parametrize("month", ["", "2026-13", "soon", "99999-01", "1899-01"])
    def test_a_month_that_is_none_is_this_one(self, signed_in, links, live, month):
        assert words(page_at(signed_in, f"{links.root}calendar/?month={month}")).startswith("Glen Orrin")


class TestSearch:
    def test_words_lead_to_what_holds_them(self, signed_in, links, live):
        page = page_at(signed_in, f"{links.root}search/?q=naloxone")
        action = Action.objects.get(plan=live, ref="1.2")
        assert page.xpath(f"//ol//a[@href='{links.action(action.pk)}']")
        assert "Nothing was found" in words(page_at(signed_in, f"{links.root}search/?q=naloxone&kind=paper"))

    def test_nothing_of_another_partnership_is_found(self, client, live):
        elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
        client.force_login(people.person(elsewhere).account)
        assert "Nothing was found" in words(page_at(client, "/elsewhere/search/?q=naloxone"))

    @pytest.mark.parametrize(
        "query", ["q=", "q=%00", "q=%22%27*(", "q=a&page=x", "q=a&page=99999999", "kind=nothing"]
    )
    def test_whatever_is_typed_gets_an_answer(self, signed_in, links, live, query):
        page_at(signed_in, f"{links.root}search/?{query}")


def test_recommendations_and_the_thread(signed_in, links, live):
    page = page_at(signed_in, f"{links.root}recommendations/")
    ways = page.xpath("//table//th[@scope='row']/a/@href")
    assert len(ways) == 2
    thread = words(page_at(signed_in, ways[0]))
    assert "Act on every overdose within a day" in thread
    assert "Meet every day to look at all overdoses" in thread


def test_a_plan_its_priorities_and_its_outcomes(signed_in, links, live):
    page = page_at(signed_in, links.plan(live.slug))
    assert len(page.xpath("//table[@id='priorities']//tbody/tr")) == 2
    for way in page.xpath("//table[@id='priorities']//th/a/@href"):
        assert page_at(signed_in, way).xpath("count(//table[@id='actions']//tbody/tr)") == 2
    outcomes = page_at(signed_in, f"{links.plan(live.slug)}outcomes/")
    assert "Fewer deaths" in words(outcomes)


def test_an_owner_of_no_kind_there_is(signed_in, links, live):
    page_at(signed_in, f"{links.root}owners/everybody/1/", status=404)
