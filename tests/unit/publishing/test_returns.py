"""What returns decide: scores of streams, gaps, what the plan can say, and what may be compared."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.errors import InputError
from goldthread.publishing.returns.packs import packs
from goldthread.publishing.returns.rules.comparing import Change, change_of
from goldthread.publishing.returns.rules.questions import Coverage, Given, Kind, coverage, missing
from goldthread.publishing.returns.rules.states import TRANSITIONS, ReturnState, may_become
from goldthread.publishing.returns.rules.streams import Score, Stream, together
from goldthread.publishing.returns.rules.suggesting import Known, WhatIsKnown, checked, suggestion

SCORES = list(Score)
GREEN = dict.fromkeys(Stream, Score.GREEN)


@pytest.mark.parametrize(
    ("streams", "score"),
    [
        ({}, None),
        ({Stream.PROCESS: Score.RED}, Score.RED),
        ({Stream.PROCESS: Score.GREEN, Stream.NUMERICAL: Score.RED}, Score.AMBER),
        ({Stream.PROCESS: Score.GREEN, Stream.NUMERICAL: Score.GREEN}, Score.PROVISIONAL),
        (GREEN, Score.GREEN),
        ({**GREEN, Stream.EXPERIENTIAL: Score.PROVISIONAL}, Score.PROVISIONAL),
        ({**GREEN, Stream.EXPERIENTIAL: Score.BLUE}, Score.GREEN),
        (dict.fromkeys(Stream, Score.BLUE), Score.BLUE),
    ],
)
def test_three_streams_come_to_one_score(streams, score):
    assert together(streams) == score


@given(st.fixed_dictionaries({each: st.sampled_from(SCORES) for each in Stream}), st.sampled_from(list(Stream)))
def test_a_better_stream_never_makes_the_score_worse(streams, better):
    risen = {**streams, better: SCORES[min(SCORES.index(streams[better]) + 1, len(SCORES) - 1)]}
    before, after = together(streams), together(risen)
    assert before is not None
    assert after is not None
    assert SCORES.index(after) >= SCORES.index(before)


def test_a_score_is_never_green_while_a_stream_says_nothing():
    assert together({Stream.PROCESS: Score.BLUE, Stream.NUMERICAL: Score.BLUE}) is Score.PROVISIONAL


def test_an_element_is_covered_when_place_keeper_and_day_are_known():
    given = Given(text="To reduce harm", place="Page 3", owner="Coordinator", dated=date(2026, 4, 1))
    assert coverage(Kind.ELEMENT, given, is_needed=True) is Coverage.COVERED
    assert missing(Kind.ELEMENT, Given(text="To reduce harm")) == ("where it stands", "who keeps it", "as of when")
    assert coverage(Kind.ELEMENT, Given(owner="Coordinator"), is_needed=True) is Coverage.GAP


def test_nothing_to_report_is_an_answer_and_silence_is_not():
    assert coverage(Kind.NUMBER, Given(nothing=True), is_needed=True) is Coverage.COVERED
    assert coverage(Kind.NUMBER, Given(text="Many"), is_needed=True) is Coverage.GAP
    assert coverage(Kind.NUMBER, Given(number=0.0), is_needed=True) is Coverage.COVERED
    assert coverage(Kind.TEXT, None, is_needed=False) is Coverage.NOT_ASKED


def test_what_nobody_has_looked_at_is_not_complete():
    assert coverage(Kind.TEXT, Given(text="From the plan", unseen=True), is_needed=True) is Coverage.PARTLY


def test_answers_are_compared_only_where_the_same_was_asked():
    same = {"words_before": "Is there a group?", "words_now": "is there a  group?"}
    assert change_of(**same, before="Yes", now="Yes") is Change.SAME
    assert change_of(**same, before="Yes", now="No") is Change.CHANGED
    assert change_of(**same, before="", now="No") is Change.FIRST_ANSWERED
    assert change_of(**same, before="Yes", now="") is Change.UNANSWERED
    other = {**same, "words_now": "Is there a board?"}
    assert change_of(**other, before="Yes", now="Yes") is Change.ASKED_DIFFERENTLY
    assert change_of(words_before=None, words_now="New?", before="", now="") is Change.NEW
    assert change_of(words_before="Old?", words_now=None, before="Yes", now="") is Change.GONE


def test_no_return_is_sent_that_was_not_agreed():
    assert [state for state in ReturnState if may_become(state, ReturnState.SENT)] == [ReturnState.AGREED]
    assert set(TRANSITIONS) == set(ReturnState)


KNOWN = WhatIsKnown(
    actions=[
        Known("action", 1, "1.1 Naloxone kits in every pharmacy", "1.1 Naloxone kits.", evidence=(7,)),
        Known("action", 2, "2.4 Learn from deaths", "2.4 Learn."),
    ],
    measures=[Known("measure", 3, "Waits", "Waits: 91%.", key="waits", number=91.0, dated=date(2026, 3, 31))],
)


def test_the_plan_says_what_it_knows_with_where_it_is_from():
    found = suggestion("actions:naloxone|overdose", KNOWN)
    assert found is not None
    assert (found.text, [one.id for one in found.rests_on]) == ("1.1 Naloxone kits.", [1])
    figure = suggestion("measure:waits", KNOWN)
    assert figure is not None
    assert (figure.number, figure.dated) == (91.0, date(2026, 3, 31))
    assert suggestion("measure:nothing_such", KNOWN) is None
    assert suggestion("plan:title", KNOWN) is None


def test_words_are_found_at_their_beginnings_only():
    assert suggestion("actions:lox", KNOWN) is None
    assert suggestion("actions:PHARM", KNOWN) is not None
    assert suggestion("actions:|", KNOWN) is None


def test_more_than_a_reader_takes_in_is_counted():
    many = WhatIsKnown(actions=[Known("action", n, f"Naloxone {n}", f"Naloxone {n}.") for n in range(11)])
    found = suggestion("actions:naloxone", many)
    assert found is not None
    assert found.text.splitlines()[-1] == "And 3 more."


@pytest.mark.parametrize("text", ["actions", "actions:", "people:all", "plan:colour"])
def test_what_names_nothing_is_refused(text):
    with pytest.raises(InputError, match="names nothing"):
        checked(text)


def test_every_form_that_comes_along_tells_where_it_was_read_and_asks_each_thing_once():
    assert {pack.key for pack in packs()} == {
        "mat-standards",
        "quality-principles",
        "ldp-waiting-times",
        "annex-d",
        "adp-survey",
        "england-outcomes",
    }
    for pack in packs():
        assert pack.facts["source_link"].startswith("https://")
        assert pack.facts["read_in"]
        codes = [question.code for question in pack.questions]
        assert len(codes) == len(set(codes))
        assert (
            all(question.is_known for question in pack.questions)
            or pack.facts["not_known"]
            or pack.key == "ldp-waiting-times"
        )
