"""Assessed RAG: the worst reason decides, grey is not green, undated is never late nor green."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery import rules
from goldthread.delivery.rules import Awaited, Heard, Known, Promise, Reason, Status, Step, Thresholds, Why, assess
from goldthread.kernel.rag import Rag

TODAY = date(2026, 3, 10)
LATER = TODAY + timedelta(days=100)
days = st.dates(date(2022, 1, 1), date(2030, 12, 31))
maybe = st.none() | days


def before(count: int) -> date:
    return TODAY - timedelta(days=count)


ON_TRACK = Known(
    status=Status.IN_PROGRESS,
    stated_rag=Rag.GREEN,
    promise=Promise(LATER, LATER, 0),
    began=before(400),
    heard=Heard(before(10), before(10)),
)


def due(ends: date | None, moves: int = 0) -> Promise:
    return Promise(ends, ends, moves)


@st.composite
def known(draw: st.DrawFn) -> Known:
    heard = draw(maybe)
    status = draw(st.sampled_from(Status))
    return Known(
        status=status,
        stated_rag=draw(st.sampled_from(["", *Rag])),
        promise=Promise(draw(maybe), draw(maybe), draw(st.integers(0, 4))),
        began=draw(days),
        starts=draw(maybe),
        recurrence=draw(st.sampled_from(["", "quarterly"])),
        ended_on=None if status in rules.OPEN else draw(days),
        status_since=draw(maybe),
        heard=Heard(heard, heard),
        asked_for_help_on=draw(maybe),
        cadence_days=draw(st.integers(7, 400)),
        steps=tuple(draw(st.lists(st.builds(Step, maybe, maybe), max_size=3))),
        waits_for=tuple(
            draw(st.lists(st.builds(Awaited, st.just("1.2"), st.sampled_from(Status), maybe), max_size=2))
        ),
        shown=draw(st.integers(0, 2)),
        checked=draw(st.integers(0, 2)),
    )


@given(known=known(), on=days)
def test_every_assessment_has_its_reasons_in_words_and_the_worst_decides(known, on):
    found = assess(known, on)
    assert found.reasons
    assert all(found.words)
    assert found.rag == found.reasons[0].level
    levels = [reason.level for reason in found.reasons]
    assert Rag.RED not in levels or found.rag == Rag.RED
    assert Rag.AMBER not in levels or found.rag in (Rag.RED, Rag.AMBER)


@given(known=known(), on=days)
def test_undated_is_never_late_and_never_green(known, on):
    undated = known._replace(promise=Promise(None, known.promise.first, known.promise.moves))
    found = assess(undated, on)
    assert all(reason.why != Why.LATE for reason in found.reasons)
    if undated.status in rules.OPEN:
        assert found.rag not in (Rag.GREEN, Rag.BLUE)


@given(known=known(), on=days)
def test_green_stands_for_a_date_ahead_and_grey_for_a_beginning_ahead(known, on):
    found = assess(known, on)
    if known.status in rules.OPEN and found.rag == Rag.GREEN:
        assert known.promise.ends >= on
        assert found.silent_since is None
    if found.rag == Rag.GREY:
        assert known.starts > on
        assert known.status == Status.NOT_STARTED


@given(known=known(), on=days)
def test_complete_needs_a_date_and_evidence(known, on):
    done = known._replace(status=Status.COMPLETE, ended_on=known.ended_on or on)
    assert assess(done._replace(shown=0, checked=0), on).rag == Rag.AMBER
    assert assess(done._replace(ended_on=None), on).rag == Rag.AMBER
    blue = assess(done, on)
    if blue.rag == Rag.BLUE:
        assert done.checked
        assert all(step.done_on for step in done.steps)


@given(known=known(), on=days, more=st.integers(1, 400))
def test_nothing_gets_better_by_waiting(known, on, more):
    """With nothing said or done, time alone never turns red into amber, or amber into green."""
    still = known._replace(status=Status.IN_PROGRESS, steps=(), waits_for=())
    worse = {Rag.RED: 2, Rag.AMBER: 1}
    now, later = assess(still, on), assess(still, on + timedelta(days=more))
    assert worse.get(later.rag, 0) >= worse.get(now.rag, 0)


@given(known=known(), on=days)
def test_reasons_are_kept_and_found_again(known, on):
    found = assess(known, on)
    assert tuple(Reason.from_kept(reason.kept()) for reason in found.reasons) == found.reasons


@pytest.mark.parametrize(
    ("changes", "rag", "words"),
    [
        ({}, Rag.GREEN, "Due on 18 June 2026, and nothing speaks against it"),
        ({"promise": due(before(3))}, Rag.AMBER, "3 days past its date, 7 March 2026"),
        ({"promise": due(before(200))}, Rag.RED, "6 months past its date, 22 August 2025"),
        ({"status": Status.BLOCKED, "status_since": before(5)}, Rag.AMBER, "Blocked since 5 March 2026"),
        ({"status": Status.BLOCKED, "status_since": before(60)}, Rag.RED, "Blocked since 9 January 2026"),
        (
            {"heard": Heard(before(120), before(120))},
            Rag.AMBER,
            "Nothing new has been said for 4 months, since 10 November 2025",
        ),
        ({"heard": Heard(before(200), before(200))}, Rag.RED, "Nothing new has been said for 6 months"),
        ({"heard": Heard(before(5), before(150))}, Rag.AMBER, "Only the same words again: nothing new since"),
        ({"heard": Heard()}, Rag.RED, "Nothing has been said of it for 1 year 1 month"),
        ({"asked_for_help_on": before(2)}, Rag.AMBER, "Help was asked for on 8 March 2026"),
        ({"promise": due(LATER, 2)}, Rag.AMBER, "The date has been moved twice"),
        ({"steps": (Step(before(9)), Step(before(2)))}, Rag.AMBER, "2 milestones late, the oldest by 9 days"),
        ({"steps": (Step(before(90)), Step(before(95), done_on=before(1)))}, Rag.RED, "1 milestone late"),
        ({"status": Status.NOT_STARTED, "promise": due(TODAY)}, Rag.AMBER, "Due on 10 March 2026 and not begun"),
        ({"status": Status.NOT_STARTED, "starts": LATER}, Rag.GREY, "Not due to begin before 18 June 2026"),
        ({"promise": due(None)}, "", "It has no date"),
        ({"promise": due(None), "recurrence": "quarterly"}, "", "Ongoing without an end date"),
        (
            {"waits_for": (Awaited("1.2", "in_progress", before(8)),)},
            Rag.AMBER,
            "Waits for 1.2, which is 8 days late",
        ),
        ({"waits_for": (Awaited("1.2", "closed", None),)}, Rag.AMBER, "closed without completion"),
        (
            {"waits_for": (Awaited("1.2", "in_progress", LATER + timedelta(days=1)),)},
            Rag.AMBER,
            "after this is due itself",
        ),
        ({"linked": (Reason(Why.LINKED, Rag.RED, name="Deaths rise"),)}, Rag.RED, "Deaths rise"),
    ],
)
def test_each_reason_has_its_rag_and_its_words(changes, rag, words):
    found = assess(ON_TRACK._replace(**changes), TODAY)
    assert (found.rag, found.words[0].startswith(words) or words in found.words[0]) == (rag, True), found.words


def test_a_partnership_settles_how_strictly_it_judges():
    late = ON_TRACK._replace(promise=due(before(10)))
    assert assess(late, TODAY).rag == Rag.AMBER
    assert assess(late, TODAY, Thresholds(late_red_days=7)).rag == Rag.RED
    done = ON_TRACK._replace(status=Status.COMPLETE, ended_on=before(300))
    assert assess(done, TODAY, Thresholds(complete_needs_evidence=False)).rag == Rag.GREEN


def test_who_says_otherwise_owes_a_sentence_while_it_is_open():
    kinder = assess(ON_TRACK._replace(promise=due(before(100))), TODAY)
    assert (kinder.differs, kinder.owes_a_sentence, kinder.is_kinder) == (True, True, True)
    sterner = assess(ON_TRACK._replace(stated_rag=Rag.RED), TODAY)
    assert (sterner.differs, sterner.owes_a_sentence, sterner.is_kinder) == (True, True, False)
    done = assess(ON_TRACK._replace(status=Status.COMPLETE, ended_on=before(1)), TODAY)
    assert (done.differs, done.owes_a_sentence) == (True, False)
    assert not assess(ON_TRACK._replace(stated_rag=""), TODAY).differs
