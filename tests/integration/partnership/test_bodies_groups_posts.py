"""Bodies, groups and posts: added, changed, closed, reopened, and put back by undoing."""

from __future__ import annotations

import pytest
from django.utils import timezone

from goldthread.core.models import HistoryEvent
from goldthread.kernel.errors import InputError
from goldthread.partnership import writes
from goldthread.partnership.models import Body, Group, Post
from integration.partnership.conftest import rows, words
from integration.partnership.test_people_pages import days

ROOMS = {
    "bodies": (Body, {"name": "First", "short_name": "F", "kind": "statutory"}, "name"),
    "groups": (Group, {"name": "First", "kind": "board", "parent": ""}, "name"),
    "posts": (Post, {"title": "First", "body": "", "holder": ""}, "title"),
}


@pytest.fixture(params=ROOMS)
def kind(request):
    return request.param


def add(client, at, kind, **changes):
    model, answers, _ = ROOMS[kind]
    page = client.post(at(f"{kind}/add"), {**answers, **changes}, follow=True)
    assert page.status_code == 200, words(page)
    return model.objects.latest("pk")


def test_it_is_added_changed_and_told(signed_in, at, kind):
    model, answers, title = ROOMS[kind]
    row = add(signed_in, at, kind)
    assert "First" in words(signed_in.get(at(f"{kind}/")))
    changed = {**answers, title: "Second", "revision": row.revision}
    page = signed_in.post(at(f"{kind}/{row.pk}/edit"), changed, follow=True)
    assert "before: First after: Second" in words(page)
    assert getattr(model.objects.get(pk=row.pk), title) == "Second"


def test_a_name_is_taken_once(signed_in, at, kind):
    model, answers, title = ROOMS[kind]
    add(signed_in, at, kind)
    page = signed_in.post(at(f"{kind}/add"), {**answers, title: "FIRST"})
    assert page.status_code == 422
    assert "already" in words(page)
    assert model.objects.count() == 1


def test_two_editors_see_both_texts(signed_in, at, kind):
    model, answers, title = ROOMS[kind]
    row = add(signed_in, at, kind)
    seen = {**answers, "revision": row.revision}
    signed_in.post(at(f"{kind}/{row.pk}/edit"), {**seen, title: "As the first wrote"})
    page = signed_in.post(at(f"{kind}/{row.pk}/edit"), {**seen, title: "As I wrote"})
    assert page.status_code == 409
    assert any("As the first wrote As I wrote" in row for row in rows(page, "meanwhile"))
    assert getattr(model.objects.get(pk=row.pk), title) == "As the first wrote"


def test_it_closes_with_a_reason_and_reopens(signed_in, at, kind):
    model, _, _ = ROOMS[kind]
    row = add(signed_in, at, kind)
    page = signed_in.post(
        at(f"{kind}/{row.pk}/close"), {**days("closed_on", timezone.localdate()), "reason": "Merged"}, follow=True
    )
    assert "Why: Merged" in words(page)
    assert model.objects.get(pk=row.pk).closed_on == timezone.localdate()
    signed_in.post(at(f"{kind}/{row.pk}/reopen"))
    assert model.objects.get(pk=row.pk).closed_on is None


def test_a_change_is_undone_by_a_new_entry(signed_in, at, kind):
    model, answers, title = ROOMS[kind]
    row = add(signed_in, at, kind)
    signed_in.post(at(f"{kind}/{row.pk}/edit"), {**answers, title: "A mistake", "revision": row.revision})
    change = HistoryEvent.objects.latest("pk")
    assert "Undo: changed" in words(signed_in.get(at(f"{kind}/{row.pk}/")))
    page = signed_in.post(at(f"history/{change.pk}/undo"), follow=True)
    assert page.request["PATH_INFO"] == at(f"{kind}/{row.pk}/")
    assert "Put back as it was before." in words(page)
    assert getattr(model.objects.get(pk=row.pk), title) == "First"
    assert HistoryEvent.objects.latest("pk").undoes == change


def test_a_change_that_was_changed_again_is_not_undone(signed_in, at, kind):
    model, answers, title = ROOMS[kind]
    row = add(signed_in, at, kind)
    signed_in.post(at(f"{kind}/{row.pk}/edit"), {**answers, title: "Second", "revision": row.revision})
    change = HistoryEvent.objects.latest("pk")
    signed_in.post(at(f"{kind}/{row.pk}/edit"), {**answers, title: "Third", "revision": row.revision + 1})
    page = signed_in.post(at(f"history/{change.pk}/undo"), follow=True)
    assert "changed again since" in words(page)
    assert getattr(model.objects.get(pk=row.pk), title) == "Third"


def test_adding_is_nothing_to_undo(signed_in, at, kind):
    row = add(signed_in, at, kind)
    assert "Undo" not in words(signed_in.get(at(f"{kind}/{row.pk}/")))
    added = HistoryEvent.objects.latest("pk")
    page = signed_in.post(at(f"history/{added.pk}/undo"), follow=True)
    assert "cannot be undone" in words(page)


def test_the_list_costs_the_same_however_long_it_is(signed_in, at, kind, count_queries):
    add(signed_in, at, kind)
    few = count_queries(lambda: signed_in.get(at(f"{kind}/")))
    for number in range(8):
        add(signed_in, at, kind, **{ROOMS[kind][2]: f"Number {number}"})
    assert count_queries(lambda: signed_in.get(at(f"{kind}/"))) == few <= 7


def test_groups_stand_in_a_tree(signed_in, at, partnership, coordinator):
    board = writes.add_group(partnership=partnership, name="Board", kind="board", by=coordinator)
    officers = writes.add_group(
        partnership=partnership, name="Officers", kind="chief_officers", parent=board, by=coordinator
    )
    writes.add_group(partnership=partnership, name="Workgroup", kind="workgroup", parent=officers, by=coordinator)
    page = signed_in.get(at("groups/"))
    assert "Board Board or committee, no members Officers Chief officers, no members Workgroup" in words(page)
    assert "Answers to Board" in words(signed_in.get(at(f"groups/{officers.pk}/")))


def test_no_group_answers_to_itself_in_the_end(signed_in, at, partnership, coordinator):
    top = writes.add_group(partnership=partnership, name="Top", kind="board", by=coordinator)
    middle = writes.add_group(partnership=partnership, name="Middle", kind="workgroup", parent=top, by=coordinator)
    low = writes.add_group(partnership=partnership, name="Low", kind="workgroup", parent=middle, by=coordinator)
    with pytest.raises(InputError, match="answer to itself"):
        writes.change_group(group=top, name="Top", kind="board", parent=low, by=coordinator)
    page = signed_in.get(at(f"groups/{top.pk}/edit")).content.decode()
    assert f'value="{low.pk}"' not in page
    answer = signed_in.post(
        at(f"groups/{top.pk}/edit"), {"name": "Top", "kind": "board", "parent": low.pk, "revision": top.revision}
    )
    assert answer.status_code == 422


def test_undoing_never_makes_a_circle(partnership, coordinator):
    one = writes.add_group(partnership=partnership, name="One", kind="workgroup", by=coordinator)
    two = writes.add_group(partnership=partnership, name="Two", kind="workgroup", parent=one, by=coordinator)
    writes.change_group(group=two, name="Two", kind="workgroup", parent=None, by=coordinator)
    moved = HistoryEvent.objects.latest("pk")
    writes.change_group(group=one, name="One", kind="workgroup", parent=two, by=coordinator)
    with pytest.raises(InputError, match="answer to itself"):
        writes.undo_change(event=moved, by=coordinator)
    assert Group.objects.get(name="Two").parent is None


def test_a_post_says_who_holds_it_and_the_person_which_they_hold(signed_in, at, partnership, coordinator, post):
    who = writes.add_person(partnership=partnership, name="The holder", by=coordinator)
    signed_in.post(
        at(f"posts/{post.pk}/edit"), {"title": post.title, "body": "", "holder": who.pk, "revision": post.revision}
    )
    assert "Held by The holder" in words(signed_in.get(at(f"posts/{post.pk}/")))
    assert "Posts held Service manager" in words(signed_in.get(at(f"people/{who.pk}/")))
