"""Keys shown once, settings with their history, the whole history, and where one lands."""

from __future__ import annotations

import itertools
import re

import pytest
from django.urls import reverse

from factories import people, plans
from goldthread.core.models import SearchDocument
from goldthread.partnership import areas, reads, writes
from goldthread.partnership.models import ApiKey, Partnership
from integration.partnership.conftest import rows, words


def make_key(client, at, coordinator, **answers):
    return client.post(at("keys/make"), {"label": "Nightly import", "person": coordinator.pk, **answers})


def test_a_key_is_shown_once(signed_in, at, coordinator):
    page = make_key(signed_in, at, coordinator, can_write="on")
    text = re.search(r"<code[^>]*>([^<]+)</code>", page.content.decode()).group(1)
    assert reads.key_of(text) == ApiKey.objects.get()
    assert "no-store" in page.headers["Cache-Control"]
    listed = signed_in.get(at("keys/")).content.decode()
    assert text not in listed
    assert ApiKey.objects.get().digest not in listed
    assert ApiKey.objects.get().digest not in signed_in.get(at(f"people/{coordinator.pk}/")).content.decode()


def test_a_key_is_revoked_with_one_click(signed_in, at, coordinator):
    page = make_key(signed_in, at, coordinator)
    text = re.search(r"<code[^>]*>([^<]+)</code>", page.content.decode()).group(1)
    done = signed_in.post(at(f"keys/{ApiKey.objects.get().pk}/revoke"), follow=True)
    assert "opens nothing any more" in words(done)
    assert "Revoked" in rows(done, "keys")[0]
    assert reads.key_of(text) is None


def test_a_key_acts_only_for_somebody_with_a_role(signed_in, at, partnership, coordinator):
    idle = writes.add_person(partnership=partnership, name="No role", by=coordinator)
    assert make_key(signed_in, at, idle).status_code == 422
    assert not ApiKey.objects.exists()


def test_a_key_that_would_be_over_is_refused(signed_in, at, coordinator):
    over = {"expires_on-day": "1", "expires_on-month": "1", "expires_on-year": "2020"}
    page = make_key(signed_in, at, coordinator, **over)
    assert "would be over already" in words(page)


@pytest.fixture
def some_areas(db):
    areas.bring_up_to_date()
    return {area.name: area for area in reads.areas_with_codes(["S12000033", "S12000034"])}


def answers(partnership, **changes):
    kept = {"name": partnership.name, "kind": partnership.kind, "cadence_days": "90", "areas": []}
    return {**kept, "revision": partnership.revision, **changes}


def test_settings_are_changed_and_told(signed_in, at, partnership, some_areas):
    chosen = [area.pk for area in some_areas.values()]
    page = signed_in.post(at("settings/edit"), answers(partnership, cadence_days="30", areas=chosen), follow=True)
    text = words(page)
    assert "Days between updates 30" in text
    assert "Areas Aberdeen City, Aberdeenshire" in text
    assert "before: 90 after: 30" in text
    assert "after: Aberdeen City, Aberdeenshire" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"cadence_days": "3"}, "must be 7 or more"),
        ({"cadence_days": "often"}, "must be a whole number"),
        ({"name": ""}, "Enter the name of the partnership"),
        ({"areas": ["0"]}, "from the list"),
    ],
)
def test_settings_that_cannot_be_are_refused(signed_in, at, partnership, some_areas, change, said):
    page = signed_in.post(at("settings/edit"), answers(partnership, **change))
    assert page.status_code == 422
    assert said in words(page)
    assert Partnership.objects.get(pk=partnership.pk).cadence_days == 90


def test_two_editors_of_settings_see_both(signed_in, at, partnership, coordinator, some_areas):
    seen = answers(partnership, name="As I wrote")
    writes.change_partnership(
        partnership=Partnership.objects.get(pk=partnership.pk),
        name="As the first wrote",
        kind=partnership.kind,
        cadence_days=90,
        areas=[],
        by=coordinator,
    )
    page = signed_in.post(at("settings/edit"), seen)
    assert page.status_code == 409
    assert "As the first wrote As I wrote" in rows(page, "meanwhile")[0]


def test_the_history_tells_of_everything_in_pages(signed_in, at, partnership, coordinator, count_queries):
    def add(many):
        for _ in range(many):
            writes.add_body(partnership=partnership, name=f"Body {next(numbers)}", kind="other", by=coordinator)

    def ask():
        return signed_in.get(at("history/"))

    numbers = itertools.count(1)
    add(51)
    few = count_queries(ask)
    add(50)
    assert count_queries(ask) == few <= 8
    assert "Showing 1 to 50 of 10" in words(ask())


def test_with_one_partnership_one_lands_in_it(signed_in, at):
    assert signed_in.get("/").headers["Location"] == at()


def test_with_several_one_chooses(signed_in, coordinator):
    other = people.partnership(slug="elsewhere", name="Elsewhere")
    too = writes.add_person(partnership=other, name="Same", account=coordinator.account, by=writes.Installation())
    writes.give_role(person=too, role="lead", by=writes.Installation())
    assert len(rows(signed_in.get("/"), "partnerships")) == 2
    standing = rows(signed_in.get(reverse("mfa_index")), "standings")
    assert standing[0] == "Elsewhere Same Action lead"


def test_a_national_viewer_sees_how_every_plan_stands(client, partnership, coordinator, count_queries):
    plans.live_plan(partnership, coordinator)
    client.force_login(people.national_viewer(partnership).account)
    people.partnership(slug="elsewhere", name="Elsewhere")
    few = count_queries(lambda: client.get("/"))
    for number in range(3):
        people.partnership(slug=f"other-{number}", name=f"Other {number}")
    assert count_queries(lambda: client.get("/")) == few <= 7
    shown = rows(client.get("/"), "partnerships")
    assert len(shown) == 5
    assert shown[0].startswith("Elsewhere Alcohol and Drug Partnership 0 0 0 0")
    assert re.fullmatch(r"Glen Orrin .* Partnership 4 4 \d \d", shown[1])
    assert len(rows(client.get("/?words=other"), "partnerships")) == 3
    assert "No partnership is called that" in words(client.get("/?words=zzz"))


def test_without_a_role_one_is_told_whom_to_ask(client, db):
    client.force_login(people.account())
    assert "nobody has given you a role" in words(client.get("/"))


def test_people_bodies_groups_and_posts_are_found(partnership, coordinator, body, group, post):
    writes.add_person(partnership=partnership, name="Findable", email="f@example.org", by=coordinator)
    kinds = set(SearchDocument.objects.filter(partnership=partnership).values_list("kind", flat=True))
    assert kinds >= {"person", "body", "group", "post"}
    assert not SearchDocument.objects.filter(title=writes.COMMAND_LINE).exists()
