"""Evidence: kept apart from the web, told by its content, checked by somebody else, shown for several actions."""

from __future__ import annotations

import sys
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from factories import browsing, people, plans
from goldthread.core.policies import NotAllowed
from goldthread.delivery import reads, writes
from goldthread.delivery.meetings import writes as meeting_writes
from goldthread.delivery.models import Evidence, EvidenceUse
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes as partnership_writes
from goldthread.plans import writes as plan_writes
from goldthread.plans.models import Action, Milestone

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\x00" * 60


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def action(partnership, coordinator):
    return Action.objects.get(plan=plans.live_plan(partnership, coordinator), ref="1.2")


def bring(action, by, **more):
    given = {"kind": "process", "title": "Rota", "dated": timezone.localdate(), "words": "Two crews a week.", **more}
    return writes.bring_evidence(actions=[action], **given, by=by)


def address(name, **places):
    return reverse(f"delivery:{name}", kwargs={"partnership": "glen-orrin", **places})


def complete(action, by):
    writes.record_update(action=Action.objects.get(pk=action.pk), narrative="Done.", status="in_progress", by=by)
    writes.record_update(action=Action.objects.get(pk=action.pk), narrative="All done.", status="complete", by=by)


def test_complete_becomes_green_by_evidence_and_is_not_by_words(action, coordinator):
    today = timezone.localdate()
    complete(action, coordinator)
    assert reads.assessment_of(action, today).rag == "amber"
    found = bring(action, coordinator)
    assert reads.assessment_of(action, today).words[0].endswith("has not been checked by somebody else")
    writes.check_evidence(evidence=found, by=people.person(action.partnership, role="analyst"))
    seen = reads.kept_assessment(Action.objects.get(pk=action.pk), today)
    assert (seen.rag, seen.words) == ("green", (f"Complete on {today.day} {today:%B %Y}",))


def test_nobody_checks_what_they_brought(action, coordinator, partnership):
    found = bring(action, coordinator)
    with pytest.raises(NotAllowed):
        writes.check_evidence(evidence=found, by=coordinator)
    with pytest.raises(NotAllowed):
        writes.check_evidence(evidence=found, by=people.person(partnership, role="responder"))
    other = people.person(partnership)
    writes.check_evidence(evidence=found, by=other)
    with pytest.raises(InputError, match="already"):
        writes.check_evidence(evidence=Evidence.objects.get(), by=other)


def test_one_upload_serves_several_actions(client, action, coordinator):
    other = Action.objects.get(plan=action.plan, ref="1.1")
    found = bring(action, coordinator, words="", file_name="van.png", data=PICTURE)
    client.force_login(coordinator.account)
    page = address("evidence", evidence=found.pk)
    assert client.post(page, {"action": other.pk}).status_code == 302
    assert set(EvidenceUse.objects.values_list("action", flat=True)) == {action.pk, other.pk}
    assert "Rota" in browsing.words(client.get(address("action", action=other.pk)))
    again = bring(other, coordinator, words="", file_name="again.png", data=PICTURE)
    assert again.sha256 == found.sha256


def test_a_file_is_downloaded_and_never_shown(client, action, coordinator):
    client.force_login(coordinator.account)
    hostile = SimpleUploadedFile("note.txt", b"<html><body><script>alert(1)</script></body></html>", "text/plain")
    day = timezone.localdate()
    sent = {
        "title": "A page",
        "kind": "numerical",
        "file": hostile,
        "dated-day": day.day,
        "dated-month": day.month,
        "dated-year": day.year,
        "shows": "action",
    }
    assert client.post(address("new_evidence", action=action.pk), sent).status_code == 302
    found = Evidence.objects.get()
    answer = client.get(address("evidence_file", evidence=found.pk))
    assert b"".join(answer.streaming_content).startswith(b"<html>")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"words": "", "data": b"", "file_name": "a.pdf"}, "empty"),
        ({"words": "", "data": b"MZ\x90\x00" + b"\x00" * 99, "file_name": "report.pdf"}, "cannot be told"),
        ({"words": "", "data": b"x" * 2001, "file_name": "a.txt"}, "up to"),
        ({"words": ""}, "Choose a file"),
        ({"address": "javascript:alert(1)"}, "begins with https"),
        ({"kind": "rumour"}, "no kind"),
        ({"title": " "}, "cannot be left blank"),
    ],
)
def test_what_cannot_be_taken_is_refused_and_nothing_is_kept(action, coordinator, settings, more, words):
    settings.MAX_EVIDENCE_BYTES = 2000
    with pytest.raises(InputError, match=words):
        bring(action, coordinator, **more)
    assert not Evidence.objects.exists()
    assert not default_storage.exists("evidence")


@pytest.mark.parametrize(("code", "words"), [(1, "something harmful"), (2, "could not be scanned")])
def test_the_scanner_decides(action, coordinator, settings, code, words):
    settings.SCAN_COMMAND = [sys.executable, "-c", f"raise SystemExit({code})"]
    with pytest.raises(InputError, match=words):
        bring(action, coordinator, words="", data=PICTURE, file_name="van.png")
    settings.SCAN_COMMAND = [
        sys.executable,
        "-c",
        "import sys; assert open(sys.argv[1], 'rb').read(4) == b'\\x89PNG'",
    ]
    assert bring(action, coordinator, words="", data=PICTURE, file_name="van.png").media_type == "image/png"


def test_only_who_has_the_action_brings_evidence(action, partnership):
    with pytest.raises(NotAllowed):
        bring(action, people.person(partnership, role="analyst"))


def test_one_upload_serves_a_return_too(client, action, coordinator, partnership):
    board = partnership_writes.add_group(partnership=partnership, name="Board", kind="board", by=coordinator)
    owed = meeting_writes.owe_return(
        partnership=partnership, title="Annual survey", due_on=date(2027, 6, 30), groups=[board], by=coordinator
    )
    found = bring(action, coordinator)
    client.force_login(coordinator.account)
    page = address("evidence", evidence=found.pk)
    assert client.post(page, {"action": "", "owed": ""}).status_code == 422
    assert client.post(page, {"owed": owed.pk}).status_code == 302
    assert "Annual survey" in browsing.words(client.get(page))
    assert "Evidence for it: Rota" in browsing.words(client.get(address("returns")))
    with pytest.raises(InputError, match="already"):
        writes.show_for_return(evidence=found, owed=owed, by=coordinator)
    assert set(EvidenceUse.objects.values_list("action", flat=True)) == {action.pk}


def test_evidence_stands_with_the_milestone_it_is_for(client, coordinator, partnership):
    plan = plans.live_plan(partnership, coordinator)
    step = Milestone.objects.get(action__plan=plan)
    client.force_login(coordinator.account)
    place = address("milestone", milestone=step.pk)
    form = f"{address('new_evidence', action=step.action_id)}?shows=milestone:{step.pk}"
    assert form in client.get(place).content.decode()
    box = browsing.page_of(client.get(form)).xpath(f"//input[@name='shows'][@value='milestone:{step.pk}']")[0]
    assert box.checked
    bring(step.action, coordinator, milestones=[step])
    assert "Rota Process" in browsing.words(client.get(place))


def sent_evidence(*shows, **more):
    day = timezone.localdate()
    dated = {"dated-day": day.day, "dated-month": day.month, "dated-year": day.year}
    return {"title": "Rota", "kind": "process", "words": "Two crews.", "shows": list(shows), **dated, **more}


def test_one_piece_shows_two_milestones_of_one_action_and_a_third_later(client, coordinator, partnership):
    plan = plans.live_plan(partnership, coordinator)
    first = Milestone.objects.get(action__plan=plan)
    action = first.action
    second, third = (
        plan_writes.add_milestone(action=action, text=text, by=coordinator)
        for text in ("Vans bought", "Crews trained")
    )
    client.force_login(coordinator.account)
    form = address("new_evidence", action=action.pk)
    assert "Tick at least one" in browsing.error_summary(client.post(form, sent_evidence()))
    assert client.post(form, sent_evidence(*(f"milestone:{step.pk}" for step in (first, second)))).status_code == 302
    found = Evidence.objects.get()
    for step in (first, second):
        assert "Rota Process" in browsing.words(client.get(address("milestone", milestone=step.pk)))
    page = browsing.page_of(client.get(address("action", action=action.pk)))
    (line,) = page.xpath(f"//section[@aria-labelledby='evidence-title']//li[a[contains(@href, '/{found.pk}/')]]")
    assert "Milestone: Two localities. Milestone: Vans bought" in browsing.line(line)
    shown = address("evidence", evidence=found.pk)
    assert browsing.page_of(client.get(shown)).xpath("//input[@name='milestones']/@value") == [str(third.pk)]
    assert client.post(shown, {"milestones": [third.pk]}).status_code == 302
    assert "Rota Process" in browsing.words(client.get(address("milestone", milestone=third.pk)))
    with pytest.raises(InputError, match="for that milestone already"):
        writes.show_evidence(evidence=found, action=action, milestones=[third], by=coordinator)


def test_a_lead_shows_what_she_has_for_her_other_actions_and_no_others(client, action, partnership, coordinator):
    body = partnership_writes.add_body(partnership=partnership, name="Harbour", kind="third_sector", by=coordinator)
    hers, others = (Action.objects.get(plan=action.plan, ref=ref) for ref in ("2.1", "2.2"))
    for row in (action, hers):
        plan_writes.assign(thing=row, owner=body, by=coordinator)
    lead = people.person(partnership, role="lead", body=body)
    found = bring(Action.objects.get(pk=action.pk), lead)
    client.force_login(lead.account)
    page = address("evidence", evidence=found.pk)
    offered = browsing.page_of(client.get(page)).xpath("//select[@name='action']/option/@value")
    assert offered == ["", str(hers.pk)]
    assert client.post(page, {"action": others.pk}).status_code == 422
    assert client.post(page, {"action": hers.pk}).status_code == 302
    client.force_login(people.person(partnership, role="analyst").account)
    assert not browsing.page_of(client.get(page)).xpath("//select[@name='action']")
    assert client.post(page, {"action": others.pk}).status_code == 404


def test_what_nobody_else_has_looked_at_is_listed_in_as_many_queries_however_much(
    client, action, coordinator, partnership, count_queries
):
    client.force_login(coordinator.account)
    waiting = address("unchecked")
    assert "Nothing waits" in browsing.words(client.get(waiting))
    found = bring(action, coordinator)
    few = count_queries(lambda: client.get(waiting))
    for number in range(6):
        bring(action, coordinator, title=f"Rota {number}")
    assert count_queries(lambda: client.get(waiting)) == few
    assert "7 pieces of evidence to look at" in browsing.words(client.get(address("my_work")))
    writes.check_evidence(evidence=found, by=people.person(partnership, role="analyst"))
    assert "Rota 5" in browsing.words(client.get(waiting))
    assert reads.evidence.unchecked(partnership).count() == 6
