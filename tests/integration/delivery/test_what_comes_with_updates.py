"""Milestones and evidence that come with an update: one form, one write, told together, by page, link and API."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from factories import browsing, machines, people, plans
from goldthread.core import history
from goldthread.core.policies import NotAllowed
from goldthread.delivery import writes
from goldthread.delivery.models import Evidence, ProgressUpdate
from goldthread.delivery.reads.update_links import address_of
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Baseline, Milestone

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def step(partnership, coordinator):
    return Milestone.objects.select_related("action").get(action__plan=plans.live_plan(partnership, coordinator))


@pytest.fixture
def action(step):
    return Action.objects.get(pk=step.action_id)


@pytest.fixture
def second(action, coordinator):
    return plan_writes.add_milestone(action=action, text="Vans bought", timescale="March 2027", by=coordinator)


@pytest.fixture
def link(action, partnership, coordinator):
    lead = partnership_writes.add_person(
        partnership=partnership, name="Outreach lead", email="lead@example.org", by=coordinator
    )
    return writes.make_update_link(action=action, person=lead, by=coordinator)


def update_address(action):
    return reverse("delivery:update", kwargs={"partnership": "glen-orrin", "action": action.pk})


def of_step(step, **said):
    return {f"step-{step.pk}-{name.replace('_day', '-day')}": value for name, value in said.items()}


def all_of_it(step, second):
    """Reached on a day of its own, moved with a reason, and a file that shows the first."""
    day = timezone.localdate() - timedelta(days=9)
    on = {f"step-{step.pk}-on-{name}": getattr(day, name) for name in ("day", "month", "year")}
    return day, {
        **of_step(step, reached="on"),
        **on,
        **of_step(second, timescale="June 2027", reason="The vans come later"),
        "title": "The new van",
        "kind": "process",
        "shows": [step.pk],
        "file": SimpleUploadedFile("van.png", PICTURE, "image/png"),
    }


def check_all_of_it(action, step, second, day):
    step.refresh_from_db()
    second.refresh_from_db()
    assert step.done_on == day
    assert (second.printed, second.ends, second.first_ends) == ("June 2027", date(2027, 6, 30), date(2027, 3, 31))
    assert [b.reason for b in Baseline.objects.filter(milestone=second)] == ["As first agreed", "The vans come later"]
    evidence = Evidence.objects.get()
    update = action.updates.first()
    assert (evidence.media_type, evidence.brought_by) == ("image/png", update.by)
    assert [(use.milestone, use.update) for use in evidence.uses.all()] == [(step, update)]
    event = history.of(action).filter(subject_type="delivery.progressupdate").first()
    for words in (
        "Two localities",
        "moved from March 2027 to June 2027: Vans bought",
        "Evidence (process): The new van",
    ):
        assert words in event.after["with_it"], words


def test_one_form_takes_the_update_its_milestones_and_its_evidence(client, coordinator, action, step, second):
    client.force_login(coordinator.account)
    page = browsing.page_of(client.get(update_address(action)))
    assert page.forms[-1].get("enctype") == "multipart/form-data"
    assert not page.xpath("//details[@open and contains(@class, 'gt-fold')]")
    day, said = all_of_it(step, second)
    sent = browsing.filled_in(page, narrative="It goes well.", **said)
    assert client.post(update_address(action), sent).status_code == 302
    check_all_of_it(action, step, second, day)
    shown = browsing.words(client.get(reverse("delivery:action", args=["glen-orrin", action.pk])))
    assert "With this update: Milestone reached on" in shown
    assert "Why: The vans come later" in shown


def test_a_link_takes_all_of_it_without_an_account(client, link, action, step, second):
    page = browsing.page_of(client.get(address_of(link)))
    form = next(form for form in page.forms if form.xpath(".//textarea[@name='narrative']"))
    assert form.get("enctype") == "multipart/form-data"
    day, said = all_of_it(step, second)
    carried = {name: value for name, value in form.fields.items() if value is not None}
    sent = {**carried, "narrative": "It goes well.", "stated_rag": "as_it_is", **said}
    assert "With this update: Milestone reached on" in browsing.words(client.post(address_of(link), sent))
    check_all_of_it(action, step, second, day)
    assert Evidence.objects.get().brought_by == link.person


def test_a_link_touches_no_other_action(client, link, action, step):
    other = Action.objects.get(plan=action.plan, ref="1.1")
    theirs = plan_writes.add_milestone(action=other, text="Not hers", by=people.person(action.partnership))
    said = {"answer": "update", "narrative": "Well.", "stated_rag": "as_it_is", "revision": action.revision}
    client.post(address_of(link), {**said, **of_step(theirs, reached="on", revision=theirs.revision)})
    assert action.updates.first().narrative == "Well."
    assert Milestone.objects.get(pk=theirs.pk).done_on is None
    answer = client.post(
        address_of(link),
        {**said, "revision": Action.objects.get(pk=action.pk).revision, "title": "x", "kind": "process"}
        | {"words": "y", "shows": [theirs.pk]},
    )
    assert "from the list" in browsing.error_summary(answer)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(
    ("said", "words", "field"),
    [
        ({"reached": "on", "timescale": "June 2027", "reason": "x"}, "Either it is reached", "timescale"),
        ({"timescale": "June 2027"}, "Say why the date moves", "reason"),
        ({"reason": "Late"}, "Enter the new date", "timescale"),
        ({"on-day": "1", "on-month": "1", "on-year": "2199"}, "still to come", "on-day"),
    ],
)
def test_what_is_wrong_with_a_milestone_is_said_beside_it_unfolded(
    client, coordinator, action, step, said, words, field
):
    client.force_login(coordinator.account)
    page = browsing.page_of(client.get(update_address(action)))
    answer = client.post(update_address(action), browsing.filled_in(page, narrative="Well.", **of_step(step, **said)))
    assert words in browsing.error_summary(answer)
    page = browsing.page_of(answer, 422)
    (way,) = page.xpath("//div[contains(@class, 'govuk-error-summary')]//a/@href")
    assert way == f"#id_step-{step.pk}-{field}"
    assert page.xpath(f"//details[@open]//*[@id='{way[1:]}']")
    assert action.updates.count() == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": "Rota"}, "Choose what kind"),
        ({"title": "Rota", "kind": "process"}, "Choose a file, give a link or write a note"),
        ({"words": "Two crews", "kind": "process"}, "Say what it is"),
        ({"title": "x", "kind": "process", "address": "javascript:alert(1)"}, "begins with https"),
        ({"title": "x", "kind": "process", "file": b"MZ\x90\x00" + b"\x00" * 99}, "cannot be told"),
        ({"title": "x", "kind": "process", "words": "y", "dated-year": "2199"}, "still to come"),
    ],
)
def test_evidence_that_cannot_be_taken_takes_the_update_with_it(client, coordinator, action, step, said, words):
    client.force_login(coordinator.account)
    page = browsing.page_of(client.get(update_address(action)))
    if "file" in said:
        said = {**said, "file": SimpleUploadedFile("report.pdf", said["file"])}
    sent = browsing.filled_in(page, narrative="Well.", **of_step(step, reached="on"), **said)
    answer = client.post(update_address(action), sent)
    assert words in browsing.error_summary(answer)
    again = browsing.page_of(answer, 422)
    assert again.xpath("//details[@open]//input[@name='title']")
    assert "Well." in again.xpath("//textarea[@name='narrative']")[0].text_content()
    assert ("Choose the file again" in browsing.line(again)) == ("file" in said)
    assert action.updates.count() == 1
    assert Milestone.objects.get(pk=step.pk).done_on is None
    assert not default_storage.exists("evidence")


def test_a_milestone_that_somebody_else_changed_meanwhile_is_not_overwritten(client, coordinator, action, step):
    client.force_login(coordinator.account)
    page = browsing.page_of(client.get(update_address(action)))
    other = people.person(action.partnership, name="Ailsa Bell")
    plan_writes.change_milestone_timescale(milestone=step, timescale="May 2027", reason="Agreed", by=other)
    said = of_step(step, timescale="June 2027", reason="Later")
    answer = client.post(update_address(action), browsing.filled_in(page, narrative="My words.", **said))
    assert "Ailsa Bell changed this milestone meanwhile. It is due: May 2027" in browsing.error_summary(answer)
    again = browsing.page_of(answer, 422)
    assert "My words." in again.xpath("//textarea[@name='narrative']")[0].text_content()
    assert client.post(update_address(action), browsing.filled_in(again)).status_code == 302
    assert Milestone.objects.get(pk=step.pk).printed == "June 2027"


def test_a_milestone_that_was_reached_meanwhile_is_told(client, coordinator, action, step):
    client.force_login(coordinator.account)
    page = browsing.page_of(client.get(update_address(action)))
    plan_writes.mark_milestone_done(milestone=step, by=people.person(action.partnership))
    said = of_step(step, timescale="June 2027", reason="Later")
    answer = client.post(update_address(action), browsing.filled_in(page, narrative="My words.", **said))
    assert "It was reached on" in browsing.error_summary(answer)


def test_an_update_through_a_link_meets_what_was_said_meanwhile(client, link, action, coordinator):
    page = browsing.page_of(client.get(address_of(link)))
    seen = page.xpath("//input[@name='revision']/@value")[0]
    writes.record_update(action=action, narrative="No van carries it.", status="blocked", by=coordinator)
    said = {"answer": "update", "narrative": "Four vans carry it.", "stated_rag": "as_it_is", "revision": seen}
    again = browsing.page_of(client.post(address_of(link), said), 409)
    assert "No van carries it." in browsing.line(again)
    assert "Four vans carry it." in again.xpath("//textarea[@name='narrative']")[0].text_content()
    seen = again.xpath("//input[@name='revision']/@value")[0]
    assert "Four vans" in browsing.words(client.post(address_of(link), {**said, "revision": seen}))


def test_the_round_of_a_meeting_takes_them_too(client, action, step, coordinator, partnership):
    group = partnership_writes.add_group(partnership=partnership, name="Vans", kind="workgroup", by=coordinator)
    plan_writes.assign(thing=action, owner=group, by=coordinator)
    client.force_login(coordinator.account)
    address = reverse("delivery:round", kwargs={"partnership": "glen-orrin", "kind": "group", "owner": group.pk})
    page = browsing.page_of(client.get(address))
    said = {"title": "Minute", "kind": "process", "words": "Item 3"}
    sent = browsing.filled_in(page, narrative="Heard.", **of_step(step, reached="on"), **said)
    assert client.post(address, sent).status_code == 302
    assert Milestone.objects.get(pk=step.pk).done_on == timezone.localdate()
    assert len(ProgressUpdate.objects.get(narrative="Heard.").with_it) == 2


def test_whoever_has_the_action_moves_its_milestones_by_an_update_alone(action, step, coordinator, partnership):
    body = partnership_writes.add_body(partnership=partnership, name="Harbour", kind="third_sector", by=coordinator)
    plan_writes.assign(thing=action, owner=body, by=coordinator)
    lead = people.person(partnership, role="lead", body=body)
    moved = {"milestone": step, "timescale": "May 2027", "reason": "Later"}
    writes.record_update(action=action, narrative="Slower.", steps=[plan_writes.StepSaid(**moved)], by=lead)
    assert Milestone.objects.get(pk=step.pk).printed == "May 2027"
    with pytest.raises(NotAllowed):
        plan_writes.change_milestone_timescale(**moved, by=lead)
    with pytest.raises(NotAllowed):
        plan_writes.change_timescale(action=action, timescale="2030", reason="Later", by=lead)


def test_evidence_comes_with_an_update_only_from_whoever_said_it(action, coordinator, partnership):
    update = writes.record_update(action=action, narrative="Well.", by=coordinator)
    brought = writes.Brought(title="x", kind="process", dated=timezone.localdate(), words="y")
    with pytest.raises(NotAllowed):
        writes.bring_with_update(update=update, brought=brought, by=people.person(partnership))


def test_an_update_that_is_taken_back_says_what_stays(client, action, step, coordinator):
    said = [plan_writes.StepSaid(milestone=step, done_on=timezone.localdate())]
    update = writes.record_update(action=action, narrative="Well.", steps=said, by=coordinator)
    client.force_login(coordinator.account)
    address = reverse("delivery:take_back", args=["glen-orrin", action.pk, update.pk])
    assert "is undone on its own: Milestone reached on" in browsing.words(client.get(address))


def test_neither_or_both_is_refused(action, step, coordinator):
    for more in ({}, {"done_on": timezone.localdate(), "timescale": "2030", "reason": "x"}):
        said = [plan_writes.StepSaid(milestone=step, **more)]
        with pytest.raises(InputError, match="either that it is reached"):
            writes.record_update(action=action, narrative="Well.", steps=said, by=coordinator)


def test_the_api_takes_them_in_one_call(coordinator, action, step, second):
    machine = machines.machine_for(coordinator)
    address = f"/partnerships/glen-orrin/actions/{action.pk}/updates"
    sent = {
        "narrative": "It goes well.",
        "milestones": [
            {"milestone": step.pk, "reached": True, "revision": step.revision},
            {"milestone": second.pk, "timescale": "June 2027", "reason": "The vans come later"},
        ],
        "evidence": {"title": "Rota", "kind": "numerical", "words": "Two crews", "milestones": [step.pk]},
    }
    machine.send("POST", address, sent, expect=201)
    told = machine.get(address)["items"][0]
    assert told["with_it"][1].startswith("Milestone moved from March 2027 to June 2027")
    assert [use.milestone for use in Evidence.objects.get().uses.all()] == [step]
    machine.send("POST", address, {**sent, "milestones": [{"milestone": 999_999}]}, expect=404)
    refused = {**sent, "evidence": {"title": "x", "kind": "process", "address": "ftp://x"}, "milestones": []}
    machine.send("POST", address, refused, expect=422)
    assert action.updates.count() == 2
