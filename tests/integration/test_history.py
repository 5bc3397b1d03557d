"""History: kept with the change, append-only, and not to be got round by a bulk write."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from factories import people
from goldthread.core import history
from goldthread.core.history import EditedMeanwhile, recorded
from goldthread.core.models import HistoryEvent
from goldthread.core.recorder import UnrecordedWrite
from goldthread.partnership import writes
from goldthread.partnership.models import Body, Person


@recorded
def rename_body(*, body, name, revision=None, by):
    return history.amend(body, "body.renamed", revision=revision, name=name)


@recorded
def say_nothing(*, partnership, by):
    Body.objects.filter(partnership=partnership).update(name="Nobody says so")


@pytest.fixture
def body(partnership, coordinator):
    return writes.add_body(partnership=partnership, name="Harbour Trust", kind="third_sector", by=coordinator)


def test_a_change_keeps_who_before_and_after(body, coordinator):
    rename_body(body=body, name="Harbour Charity", by=coordinator)
    event = history.of(body).first()
    assert (event.kind, event.by_name) == ("body.renamed", coordinator.name)
    assert (event.before, event.after) == ({"name": "Harbour Trust"}, {"name": "Harbour Charity"})


def test_no_row_changes_outside_a_write(body):
    with pytest.raises(UnrecordedWrite):
        body.save()
    with pytest.raises(UnrecordedWrite):
        Body.objects.update(name="Anything")
    with pytest.raises(UnrecordedWrite):
        Body.objects.bulk_create([Body(partnership=body.partnership, name="New")])
    with pytest.raises(UnrecordedWrite):
        Body.objects.bulk_update([body], ["name"])
    with pytest.raises(UnrecordedWrite):
        Body.objects.all().delete()
    assert Body.objects.get().name == "Harbour Trust"


def test_a_change_that_changes_nothing_is_neither_written_nor_told(body, coordinator):
    events, seen = HistoryEvent.objects.count(), body.revision
    same = rename_body(body=body, name=body.name, revision=seen, by=coordinator)
    assert (same.revision, HistoryEvent.objects.count()) == (seen, events)
    with pytest.raises(UnrecordedWrite):
        history.amend(body, "body.renamed", name=body.name)


def test_a_bulk_write_that_says_nothing_is_rolled_back(body, partnership, coordinator):
    with pytest.raises(UnrecordedWrite):
        say_nothing(partnership=partnership, by=coordinator)
    assert Body.objects.get().name == "Harbour Trust"


def test_the_database_refuses_to_change_history(body):
    for change in (
        lambda: HistoryEvent.objects.update(by_name="Somebody else"),
        lambda: HistoryEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
    assert not HistoryEvent.objects.filter(by_name="Somebody else").exists()


def test_two_editors_never_overwrite_each_other(body, coordinator):
    seen = body.revision
    rename_body(body=Body.objects.get(pk=body.pk), name="First", revision=seen, by=coordinator)
    with pytest.raises(EditedMeanwhile) as caught:
        rename_body(body=Body.objects.get(pk=body.pk), name="Second", revision=seen, by=coordinator)
    assert caught.value.current.name == "First"
    with pytest.raises(EditedMeanwhile):  # the same race without a form: a stale row in memory
        rename_body(body=body, name="Third", by=coordinator)


def test_a_change_that_changes_nothing_is_no_event(body, coordinator):
    seen = body.revision
    rename_body(body=body, name=body.name, revision=seen, by=coordinator)
    assert body.revision == seen
    assert history.of(body).get().kind == "body.added"


def test_a_row_never_points_into_another_partnership(body):
    elsewhere = people.partnership(slug="elsewhere", name="Elsewhere")
    with pytest.raises(ValueError, match="another partnership"):
        writes.add_person(partnership=elsewhere, name="Lead", body=body, by=writes.Installation())
    assert not Person.objects.filter(name="Lead").exists()
