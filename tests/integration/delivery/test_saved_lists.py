"""Lists kept under a name: whose they are, what they show to whom, and that nothing done to one is lost."""

from __future__ import annotations

import pytest
from django.test import Client

from factories import people, plans
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.delivery.saved_lists import reads, writes
from goldthread.delivery.saved_lists.models import SavedList
from goldthread.kernel.errors import InputError


@pytest.fixture
def plan(partnership, coordinator):
    return plans.live_plan(partnership, coordinator)


@pytest.fixture
def lead(partnership):
    return people.person(partnership, role="lead")


def page_of(person) -> Client:
    client = Client()
    client.force_login(person.account)
    return client


def kept(partnership, by, name="Late", query="overdue=1", **more) -> SavedList:
    return writes.save_list(partnership=partnership, name=name, query=query, by=by, **more)


def test_a_list_is_kept_from_the_page_and_stands_at_an_address_of_its_own(plan, partnership, lead):
    page, here = page_of(lead), f"/{partnership.slug}/"
    asked = "status=in_progress&group_by=priority&columns=due&sort=-ref"
    seen = page.get(f"{here}actions/?{asked}").content.decode()
    assert "Keep this list" in seen
    form = page.get(f"{here}lists/new/?{asked}").content.decode()
    assert "Status: In progress. Grouped by priority. Sorted by reference, the other way round." in form
    assert "Share it" not in form
    answer = page.post(f"{here}lists/new/", {"name": "Going on", "query": asked})
    made = SavedList.objects.get()
    assert answer["Location"] == f"{here}lists/{made.pk}/"
    shown = page.get(answer["Location"]).content.decode()
    assert "Going on" in shown
    assert reads.filters_of(made).shown_columns == ("due",)
    for place in ("actions/", "my-work/", "lists/"):
        assert "Going on" in page.get(here + place).content.decode()


def test_its_file_holds_what_it_shows(plan, partnership, coordinator):
    made = kept(partnership, coordinator, query="status=in_progress&columns=lead")
    file = page_of(coordinator).get(f"/{partnership.slug}/lists/{made.pk}/?form=csv")
    rows = file.getvalue().decode("utf-8-sig").splitlines()
    assert rows[0] == "Reference,Action,Lead"
    assert len(rows) == 1 + plan.actions.filter(status="in_progress").count()
    assert "Late" in file["Content-Disposition"]


def test_ones_own_list_is_nobody_elses(plan, partnership, coordinator, lead):
    made = kept(partnership, lead)
    address = f"/{partnership.slug}/lists/{made.pk}/"
    assert page_of(lead).get(address).status_code == 200
    other = page_of(coordinator)
    for tail in ("", "change/", "remove/"):
        assert other.get(address + tail).status_code == 404
    assert "Late" not in other.get(f"/{partnership.slug}/lists/").content.decode()


def test_a_shared_list_shows_each_reader_their_own_partnership_only(plan, partnership, coordinator, lead):
    made = kept(partnership, coordinator, query="", is_shared=True)
    address = f"/{partnership.slug}/lists/{made.pk}/"
    assert page_of(lead).get(address).status_code == 200
    assert page_of(lead).post(address + "change/", {"name": "Mine now"}).status_code == 404
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    stranger = page_of(people.person(elsewhere))
    assert stranger.get(address).status_code == 404
    assert stranger.get(f"/elsewhere/lists/{made.pk}/").status_code == 404


def test_only_keepers_share(plan, partnership, coordinator, lead):
    with pytest.raises(NotAllowed):
        kept(partnership, lead, is_shared=True)
    own = kept(partnership, lead)
    with pytest.raises(NotAllowed):
        writes.change_list(saved=own, is_shared=True, by=lead)
    with pytest.raises(NotAllowed):
        kept(partnership, people.national_viewer(partnership))
    page_of(lead).post(f"/{partnership.slug}/lists/new/", {"name": "Hers", "query": "", "is_shared": "on"})
    assert not SavedList.objects.get(name="Hers").is_shared
    assert kept(partnership, coordinator, is_shared=True).is_shared


def test_a_list_is_renamed_and_changed_to_the_present_filter(plan, partnership, coordinator):
    made = kept(partnership, coordinator)
    page, address = page_of(coordinator), f"/{partnership.slug}/lists/{made.pk}/"
    seen = page.get(f"/{partnership.slug}/actions/?list={made.pk}&rag=amber").content.decode()
    assert "Change “Late” to this" in seen
    form = page.get(f"{address}change/?rag=amber&page=1").content.decode()
    assert "It will show: Stated: Amber." in form
    page.post(f"{address}change/", {"name": "Amber", "query": "rag=amber", "revision": made.revision})
    made.refresh_from_db()
    assert (made.name, made.query) == ("Amber", "rag=amber")
    stale = page.post(f"{address}change/", {"name": "Other", "query": "rag=red", "revision": 1})
    assert stale.status_code == 409
    assert "Other" in stale.content.decode()


def test_a_removed_list_is_gone_and_can_be_put_back(plan, partnership, coordinator):
    made = kept(partnership, coordinator)
    page, address = page_of(coordinator), f"/{partnership.slug}/lists/{made.pk}/"
    assert page.get(f"{address}remove/").status_code == 200
    assert "Put back" in page.post(f"{address}remove/", follow=True).content.decode()
    assert page.get(address).status_code == 404
    event = history.of(made).get(kind="saved_list.removed")
    page.post(f"{address}undo/{event.pk}/")
    assert page.get(address).status_code == 200
    assert [each.kind for each in history.of(made)] == ["saved_list.undone", "saved_list.removed", "saved_list.kept"]


def test_a_name_is_taken_once_even_by_what_is_put_back(plan, partnership, coordinator):
    first = writes.remove_list(saved=kept(partnership, coordinator), by=coordinator)
    kept(partnership, coordinator)
    with pytest.raises(InputError, match="of this name already"):
        kept(partnership, coordinator)
    with pytest.raises(InputError, match="of this name already"):
        writes.undo_list_change(event=history.of(first).get(kind="saved_list.removed"), by=coordinator)
    form = page_of(coordinator).post(f"/{partnership.slug}/lists/new/", {"name": "Late", "query": ""})
    assert form.status_code == 422
    assert "of this name already" in form.content.decode()


def test_whatever_is_kept_is_tidied_and_never_breaks_the_page(plan, partnership, coordinator):
    made = kept(partnership, coordinator, query="?page=7&priority=no&rag=amber&size=50&form=csv")
    assert made.query == "rag=amber"
    with pytest.raises(InputError):
        kept(partnership, coordinator, name="Long", query="text=" + "a" * 5000)
    with pytest.raises(InputError):
        kept(partnership, coordinator, name="  ")


def test_the_list_page_takes_no_more_queries_for_more_lists(plan, partnership, coordinator, count_queries):
    page = page_of(coordinator)
    kept(partnership, coordinator, name="One")
    few = count_queries(lambda: page.get(f"/{partnership.slug}/lists/"))
    for number in range(5):
        kept(partnership, coordinator, name=f"More {number}", is_shared=True)
    assert count_queries(lambda: page.get(f"/{partnership.slug}/lists/")) == few
