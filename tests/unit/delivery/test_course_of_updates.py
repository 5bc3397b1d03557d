"""What a course of updates leaves: corrections take the place of what they correct, and can be corrected."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery import rules
from goldthread.delivery.rules import Left, Said, Status

DAY = date(2026, 1, 1)


def said(number, status, *, corrects=None, rag="", narrative=None):
    on = DAY + timedelta(days=number)
    heard = datetime.combine(on, datetime.min.time())
    return Said(number, corrects, status, rag, on, narrative or f"Update {number}", heard)


def test_nothing_said_leaves_an_action_as_it_began():
    assert rules.left_by([]) == Left("not_started", "", None, None, "")


def test_the_last_word_decides():
    left = rules.left_by([said(1, "in_progress", rag="green"), said(2, "blocked", rag="red")])
    assert (left.status, left.stated_rag, left.ended_on) == ("blocked", "red", None)


def test_an_action_ended_when_it_was_first_said_to_have():
    course = [said(1, "in_progress"), said(2, "complete"), said(3, "complete", rag="blue")]
    assert rules.left_by(course).ended_on == DAY + timedelta(days=2)
    again = [*course, said(4, "in_progress"), said(5, "complete")]
    assert rules.left_by(again).ended_on == DAY + timedelta(days=5)


def test_closing_gives_its_words_as_the_reason():
    course = [said(1, "closed", narrative="The funding ended."), said(2, "closed", narrative="Still closed.")]
    assert rules.left_by(course).end_reason == "The funding ended."


def test_a_correction_takes_the_place_and_correcting_it_brings_back():
    wrong, right, back = said(1, "complete"), said(2, "in_progress", corrects=1), said(3, "complete", corrects=2)
    assert [s.id for s in rules.holding([wrong, right])] == [2]
    assert [s.id for s in rules.holding([wrong, right, back])] == [1, 3]
    assert rules.left_by([wrong, right, back]).ended_on == wrong.reported_on


@st.composite
def courses(draw):
    """Updates each of which may correct any that came before it."""
    course: list[Said] = []
    for number in range(1, draw(st.integers(1, 12)) + 1):
        corrects = draw(st.none() | st.integers(1, number - 1)) if number > 1 else None
        course.append(said(number, draw(st.sampled_from(Status)), corrects=corrects))
    return course


@given(courses())
def test_an_update_holds_unless_one_that_holds_corrects_it(course):
    held = {s.id for s in rules.holding(course)}
    for each in course:
        corrected = any(other.corrects == each.id and other.id in held for other in course)
        assert (each.id in held) == (not corrected)
    assert course[-1].id in held


@given(courses())
def test_an_action_is_ended_by_a_day_or_not_at_all(course):
    left = rules.left_by(course)
    assert (left.ended_on is None) == (left.status in rules.OPEN)
    assert bool(left.end_reason) == (left.status == "closed")
    assert left.heard_at == max(s.heard_at for s in rules.holding(course))


@given(courses(), st.data())
def test_taking_back_and_taking_that_back_leaves_it_as_it_was(course, data):
    held = rules.holding(course)
    target = data.draw(st.sampled_from(held))
    before = rules.left_by(course)
    number = course[-1].id + 1
    without = rules.left_by([s for s in rules.holding([*course, said(number, "", corrects=target.id)]) if s.status])
    undo = said(number, without.status, corrects=target.id, rag=without.stated_rag)
    redo = said(number + 1, before.status, corrects=number, rag=before.stated_rag)
    after = rules.left_by([*course, undo, redo])
    assert (after.status, after.stated_rag) == (before.status, before.stated_rag)
    assert {s.id for s in rules.holding([*course, undo, redo])} == {s.id for s in held} | {redo.id}
