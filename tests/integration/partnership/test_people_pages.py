"""The people of a partnership: found, added, changed, invited, gone and back."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.utils import timezone

from factories import people
from goldthread.core import history
from goldthread.kernel.errors import InputError
from goldthread.partnership import reads, writes
from goldthread.partnership.models import Person
from integration.partnership.conftest import rows, words

TODAY = {"day": "", "month": "", "year": ""}


def days(name, value):
    return {f"{name}-day": value.day, f"{name}-month": value.month, f"{name}-year": value.year}


def add(client, at, **answers):
    return client.post(at("people/add"), {"name": "The service manager", **answers}, follow=True)


def test_somebody_is_added_with_a_role_and_an_invitation(
    signed_in, at, partnership, body, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = add(signed_in, at, email="manager@example.org", body=body.pk, role="lead", invite="on")
    assert "has been added and an invitation is on its way" in words(page)
    who = Person.objects.get(name="The service manager")
    assert (who.body, who.roles) == (body, {"lead"})
    assert mail.outbox[0].to == ["manager@example.org"]
    assert "http://testserver/accounts/" in mail.outbox[0].body


def test_an_invitation_needs_an_address_and_then_nothing_is_kept(signed_in, at):
    page = add(signed_in, at, role="lead", invite="on")
    assert page.status_code == 422
    assert "no e-mail address to send the invitation to" in words(page)
    assert 'href="#id_email"' in page.content.decode()
    assert not Person.objects.filter(name="The service manager").exists()


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"name": ""}, "Enter their name"),
        ({"email": "not an address"}, "like name@example.org"),
        ({"role": "group_member"}, "Choose the group they sit in"),
        ({"role": "national_viewer"}, "from the list"),
        ({"body": "999999"}, "from the list"),
        ({"name": "x" * 201}, "200 characters or fewer"),
    ],
)
def test_what_is_wrong_is_said_at_the_top_and_at_the_field(signed_in, at, answers, said):
    page = add(signed_in, at, **answers)
    assert page.status_code == 422
    assert words(page).count(said) == 2
    assert "<title>Error: " in page.content.decode()


def test_a_body_of_another_partnership_cannot_be_chosen(signed_in, at):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    theirs = writes.add_body(
        partnership=elsewhere, name="Theirs", kind="other", by=people.person(elsewhere, role="coordinator")
    )
    assert add(signed_in, at, body=theirs.pk).status_code == 422


def test_hostile_names_are_shown_as_they_are_written(signed_in, at):
    page = add(signed_in, at, name="<script>alert(1)</script> {{ 7*7 }}")
    assert "<script>alert(1)" not in page.content.decode()
    assert "<script>alert(1)</script> {{ 7*7 }}" in words(page)


@pytest.fixture
def many(partnership, coordinator, body):
    for number in range(60):
        writes.add_person(
            partnership=partnership,
            name=f"Lead {number:02}",
            email=f"lead{number}@example.org",
            body=body if number % 2 else None,
            by=coordinator,
        )


def test_the_list_is_narrowed_sorted_and_paged(signed_in, at, many, body):
    assert len(rows(signed_in.get(at("people/")), "people")) == 50
    assert len(rows(signed_in.get(at("people/?page=2")), "people")) == 11
    assert len(rows(signed_in.get(at(f"people/?body={body.pk}")), "people")) == 30
    assert rows(signed_in.get(at("people/?words=LEAD7@")), "people")[0].startswith("Lead 07 Harbour Trust")
    assert rows(signed_in.get(at("people/?sort=-name")), "people")[0].startswith("Lead 59")
    assert len(rows(signed_in.get(at("people/?role=coordinator")), "people")) == 1
    assert "Nobody matches" in words(signed_in.get(at("people/?words=zzz")))


@pytest.mark.parametrize(
    "query", ["?page=-1", "?page=x", "?page=999999999999", "?sort=password", "?body=x&role=%00&words=%00"]
)
def test_no_address_breaks_the_list(signed_in, at, many, query):
    assert signed_in.get(at(f"people/{query}")).status_code == 200


def test_the_list_costs_the_same_however_many_there_are(signed_in, at, partnership, coordinator, many, count_queries):
    few = count_queries(lambda: signed_in.get(at("people/?words=Lead 0")))
    all_of_them = count_queries(lambda: signed_in.get(at("people/")))
    assert few == all_of_them <= 9


def test_a_persons_page_costs_the_same_however_much_happened(signed_in, at, partnership, coordinator, count_queries):
    who = writes.add_person(partnership=partnership, name="Busy", by=coordinator)
    writes.give_role(person=who, role="lead", by=coordinator)
    signed_in.get(at(f"people/{who.pk}/"))
    before = count_queries(lambda: signed_in.get(at(f"people/{who.pk}/")))
    for role in ("analyst", "responder", "panel_member"):
        writes.give_role(person=who, role=role, by=coordinator)
    writes.change_person(person=who, name="Very busy", by=coordinator)
    assert count_queries(lambda: signed_in.get(at(f"people/{who.pk}/"))) == before <= 13


def test_details_are_changed_and_told(signed_in, at, partnership, coordinator, body):
    who = writes.add_person(partnership=partnership, name="Lead", by=coordinator)
    answer = signed_in.post(
        at(f"people/{who.pk}/edit"), {"name": "New name", "body": body.pk, "revision": who.revision}, follow=True
    )
    page = words(answer)
    assert "New name" in page
    # the two databases keep the fields of a change in orders of their own
    assert re.search(r"changed the details.*before: Lead after: New name", page)
    assert re.search(r"changed the details.*Body after: Harbour Trust", page)


def test_two_editors_see_both_texts(signed_in, at, partnership, coordinator):
    who = writes.add_person(partnership=partnership, name="Lead", by=coordinator)
    seen = who.revision
    writes.change_person(person=who, name="As the first wrote", by=coordinator)
    mine = {"name": "As I wrote", "email": "", "body": "", "revision": seen}
    page = signed_in.post(at(f"people/{who.pk}/edit"), mine)
    assert page.status_code == 409
    assert "Somebody changed this while you were writing" in words(page)
    assert rows(page, "meanwhile") == ["Name As the first wrote As I wrote"]
    assert Person.objects.get(pk=who.pk).name == "As the first wrote"
    revision = re.search(r'name="revision" value="(\d+)"', page.content.decode()).group(1)
    signed_in.post(at(f"people/{who.pk}/edit"), {**mine, "revision": revision})
    assert Person.objects.get(pk=who.pk).name == "As I wrote"


@pytest.mark.parametrize("revision", ["", "x", "-1", "9" * 30])
def test_a_revision_that_was_tampered_with_is_an_old_one(signed_in, at, partnership, coordinator, revision):
    who = writes.add_person(partnership=partnership, name="Lead", by=coordinator)
    page = signed_in.post(at(f"people/{who.pk}/edit"), {"name": "New", "revision": revision})
    assert page.status_code == 409
    assert Person.objects.get(pk=who.pk).name == "Lead"


def test_leaving_ends_what_somebody_may_do_and_can_be_taken_back(signed_in, at, client, partnership):
    lead = people.person(partnership, role="lead")
    yesterday = timezone.localdate() - timezone.timedelta(days=1)
    signed_in.post(at(f"people/{lead.pk}/left"), {**days("left_on", yesterday), "reason": "New job"})
    assert reads.person_of(lead.account, partnership.slug) is None
    assert "noted as having left" in words(signed_in.get(at("people/")))
    assert lead.name not in words(signed_in.get(at("people/")))
    assert lead.name in words(signed_in.get(at("people/?left=on")))
    assert "Why: New job" in words(signed_in.get(at(f"people/{lead.pk}/")))
    signed_in.post(at(f"people/{lead.pk}/returned"))
    assert reads.person_of(lead.account, partnership.slug).roles == {"lead"}


def test_the_last_who_runs_it_cannot_leave(signed_in, at, partnership, coordinator):
    page = signed_in.post(at(f"people/{coordinator.pk}/left"), days("left_on", timezone.localdate()))
    assert "Nobody would be left to run the partnership" in words(page)
    assert Person.objects.get(pk=coordinator.pk).left_on is None
    people.person(partnership, role="administrator")
    assert (
        signed_in.post(at(f"people/{coordinator.pk}/left"), days("left_on", timezone.localdate())).status_code == 302
    )


def test_the_button_invites_and_says_why_not(
    signed_in, at, partnership, coordinator, django_capture_on_commit_callbacks
):
    who = writes.add_person(partnership=partnership, name="Lead", email="lead@example.org", by=coordinator)
    with django_capture_on_commit_callbacks(execute=True):
        page = signed_in.post(at(f"people/{who.pk}/invite"), follow=True)
    assert "An invitation is on its way to lead@example.org." in words(page)
    silent = writes.add_person(partnership=partnership, name="No address", by=coordinator)
    assert "no e-mail address" in words(signed_in.post(at(f"people/{silent.pk}/invite"), follow=True))
    assert len(mail.outbox) == 1


def test_a_lost_app_is_taken_off_with_a_reason(signed_in, at, partnership):
    from allauth.mfa.models import Authenticator

    lead = people.person(partnership, role="lead")
    Authenticator.objects.create(user=lead.account, type="totp", data={"secret": "x"})
    page = signed_in.post(at(f"people/{lead.pk}/app-off"), {"reason": ""})
    assert "Say how you know it is them" in words(page)
    signed_in.post(at(f"people/{lead.pk}/app-off"), {"reason": "Rang me on the known number"})
    assert not Authenticator.objects.filter(user=lead.account).exists()
    assert history.of(lead).first().reason == "Rang me on the known number"


def test_one_partnership_does_not_weaken_an_account_of_another(signed_in, at, partnership, coordinator):
    from allauth.mfa.models import Authenticator

    lead = people.person(partnership, role="lead")
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    writes.add_person(partnership=elsewhere, name="Same", account=lead.account, by=writes.Installation())
    Authenticator.objects.create(user=lead.account, type="totp", data={"secret": "x"})
    assert signed_in.post(at(f"people/{lead.pk}/app-off"), {"reason": "Says so"}).status_code == 404
    assert Authenticator.objects.filter(user=lead.account).exists()


def test_roles_are_given_and_ended_with_dates(signed_in, at, partnership, coordinator, group):
    who = writes.add_person(partnership=partnership, name="Member", by=coordinator)
    first = timezone.localdate() - timezone.timedelta(days=30)
    page = signed_in.post(
        at(f"people/{who.pk}/roles/give"),
        {"role": "group_member", "group": group.pk, "is_chair": "on", **days("starts_on", first)},
        follow=True,
    )
    assert "Member is now Group member, Recovery (chair)." in words(page)
    held = who.memberships.get()
    too_early = days("ends_on", first - timezone.timedelta(days=1))
    refused = signed_in.post(at(f"people/{who.pk}/roles/{held.pk}/end"), too_early)
    assert "The last day is before the first" in words(refused)
    last = first + timezone.timedelta(days=5)
    signed_in.post(at(f"people/{who.pk}/roles/{held.pk}/end"), {**days("ends_on", last), "reason": "Moved on"})
    assert Person.objects.get(pk=who.pk).roles == frozenset()
    assert "ended a role" in words(signed_in.get(at(f"people/{who.pk}/")))


def test_the_last_coordinator_keeps_the_role(coordinator):
    with pytest.raises(InputError, match="Nobody would be left"):
        writes.end_role(membership=coordinator.memberships.get(), ends_on=timezone.localdate(), by=coordinator)


def test_an_empty_partnership_teaches(signed_in, at, coordinator, partnership):
    assert "Bringing a plan in adds those it names" in words(signed_in.get(at("bodies/")))
    assert "Begin at the top" in words(signed_in.get(at("groups/")))
    assert "name a job instead of a person" in words(signed_in.get(at("posts/")))
    assert "You need one only if a program" in words(signed_in.get(at("keys/")))
