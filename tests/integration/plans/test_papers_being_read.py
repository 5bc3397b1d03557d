"""A long paper is read in the background: its bringer sees how far it is, may leave, may stop it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from factories import people, plans
from goldthread.core.policies import NotAllowed
from goldthread.documents.reading import read_plan
from goldthread.plans import intake as intakes
from goldthread.plans import reader
from goldthread.plans.models import Intake, IntakeState, Paper, PaperReading


@pytest.fixture
def on_its_way(partnership, coordinator) -> Intake:
    return Intake.objects.create(partnership=partnership, name="plan.pdf", by=coordinator, done=2, of=9)


def _page(browser, intake, **headers):
    return browser.get(f"/{intake.partnership.slug}/papers/reading/{intake.pk}/", headers=headers)


def test_the_page_says_how_far_it_is_and_looks_again_by_itself(browser, on_its_way):
    page = _page(browser, on_its_way).content.decode()
    assert "Page 3 of 9" in page
    assert '<progress class="gt-reading-progress" id="how-far" value="2" max="9">' in page
    assert 'hx-trigger="every 1s"' in page
    assert '<noscript><meta http-equiv="refresh" content="3"></noscript>' in page
    listed = browser.get(f"/{on_its_way.partnership.slug}/papers/").content.decode()
    assert f"papers/reading/{on_its_way.pk}/" in listed
    assert "2 of 9 pages" in listed


def test_when_it_is_read_the_review_opens(browser, on_its_way, partnership, coordinator):
    reading = plans.reading(partnership, coordinator)
    Intake.objects.filter(pk=on_its_way.pk).update(state=IntakeState.DONE, reading=reading)
    review = f"/{partnership.slug}/readings/{reading.pk}/"
    assert _page(browser, on_its_way).headers["Location"] == review
    assert _page(browser, on_its_way, hx_request="true").headers["HX-Redirect"] == review


def test_a_failure_is_said_with_what_to_do_and_the_page_looks_no_more(browser, on_its_way):
    Intake.objects.filter(pk=on_its_way.pk).update(
        state=IntakeState.FAILED, message="It is locked.", advice="Unlock it."
    )
    page = _page(browser, on_its_way).content.decode()
    assert "It is locked." in page
    assert "Unlock it." in page
    assert "hx-trigger" not in page


def test_a_reader_that_went_down_with_its_server_is_not_waited_for(browser, on_its_way):
    Intake.objects.filter(pk=on_its_way.pk).update(heard_at=timezone.now() - timedelta(minutes=5))
    assert "the server was started again" in _page(browser, on_its_way).content.decode()


def test_cancelling_stops_it_once(browser, on_its_way):
    address = f"/{on_its_way.partnership.slug}/papers/reading/{on_its_way.pk}/cancel/"
    assert "cancelled" in browser.post(address, follow=True).content.decode()
    on_its_way.refresh_from_db()
    assert on_its_way.state == IntakeState.CANCELLED
    assert browser.get(address).status_code == 405
    assert browser.post(address).headers["Location"].endswith(f"/papers/reading/{on_its_way.pk}/")


def test_a_short_paper_opens_its_review_at_once(browser, partnership):
    sent = {"paper": SimpleUploadedFile("plan.html", plans.small_paper().encode())}
    answer = browser.post(f"/{partnership.slug}/papers/new/", sent)
    assert answer.headers["Location"] == f"/{partnership.slug}/readings/{PaperReading.objects.get().pk}/"


def test_a_paper_that_cannot_be_read_is_refused_on_the_form(browser, partnership):
    answer = browser.post(f"/{partnership.slug}/papers/new/", {"paper": SimpleUploadedFile("a.txt", b"no plan")})
    assert "No table of actions" in answer.content.decode()
    assert not Paper.objects.exists()


def test_what_was_begun_days_ago_is_forgotten(partnership, coordinator, on_its_way):
    Intake.objects.filter(pk=on_its_way.pk).update(begun_at=timezone.now() - timedelta(days=2))
    intakes.begin(partnership=partnership, name="plan.html", data=plans.small_paper().encode(), by=coordinator)
    assert not Intake.objects.filter(pk=on_its_way.pk).exists()


def _reads_slowly(monkeypatch, between) -> None:
    """The reader tells of one page of three, then ``between`` happens, then it tells again and ends."""

    def slow(data, name, progress):
        progress(1, 3)
        between(Intake.objects.get())
        progress(2, 3)
        return read_plan(data, name)

    monkeypatch.setattr(intakes, "_TOLD", 0.0)
    monkeypatch.setattr(reader, "read_plan", slow)


def _begin(coordinator) -> Intake:
    data = plans.small_paper().encode()
    return intakes.begin(partnership=coordinator.partnership, name="plan.html", data=data, by=coordinator)


def test_how_far_it_is_is_noted_while_it_is_read(coordinator, monkeypatch):
    seen: list[tuple[int, int]] = []
    _reads_slowly(monkeypatch, lambda intake: seen.append((intake.done, intake.of)))
    intake = _begin(coordinator)
    assert seen == [(1, 3)]
    assert (intake.state, intake.done) == (IntakeState.DONE, 2)
    assert intake.reading.paper.name == "plan.html"


def test_a_cancelled_one_keeps_nothing(coordinator, monkeypatch):
    _reads_slowly(monkeypatch, lambda intake: intakes.cancel(intake=intake, by=coordinator))
    assert _begin(coordinator).state == IntakeState.CANCELLED
    assert not Paper.objects.exists()


def test_whoever_may_not_bring_papers_in_may_not_stop_one(on_its_way):
    for by in (
        people.person(on_its_way.partnership, role="lead"),
        people.person(people.partnership(slug="elsewhere")),
    ):
        with pytest.raises(NotAllowed):
            intakes.cancel(intake=on_its_way, by=by)
    on_its_way.refresh_from_db()
    assert on_its_way.state == IntakeState.READING


def _failed(intake: Intake) -> Intake:
    Intake.objects.filter(pk=intake.pk).update(state=IntakeState.FAILED, message="It is locked.", advice="Unlock it.")
    return intake


def test_a_failure_that_came_after_its_bringer_had_left_stands_in_the_list_until_put_away(browser, on_its_way):
    home, page = f"/{on_its_way.partnership.slug}/papers/", _failed(on_its_way)
    listed = browser.get(home).content.decode()
    assert "Could not be read" in listed
    assert "It is locked." in listed
    assert browser.post(f"{home}reading/{page.pk}/cancel/").headers["Location"] == home
    assert "Could not be read" not in browser.get(home).content.decode()


def test_the_list_does_not_wait_for_a_reader_that_went_down(browser, on_its_way):
    Intake.objects.filter(pk=on_its_way.pk).update(heard_at=timezone.now() - timedelta(minutes=5))
    listed = browser.get(f"/{on_its_way.partnership.slug}/papers/").content.decode()
    assert "Being read now" not in listed
    assert "the server was started again" in listed


def test_readers_are_not_told_what_could_not_be_read(reader, on_its_way):
    _failed(on_its_way)
    assert "It is locked." not in reader.get(f"/{on_its_way.partnership.slug}/papers/").content.decode()
    assert reader.post(f"/{on_its_way.partnership.slug}/papers/reading/{on_its_way.pk}/cancel/").status_code == 404
