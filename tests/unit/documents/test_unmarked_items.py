"""Plans in plain text whose actions nothing marks: each is a line or paragraph that says who and when."""

from __future__ import annotations

from textwrap import fill

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.sleep_plan import sleep_plan

_ITEMS = (
    ("open a room for naps in each library", "Libraries Service", "31/03/2031"),
    ("ask drivers on the night shift what would help them to rest between two runs", "Ferry Trust", "Q2 2031"),
    ("print a leaflet", "Nap Forum", "June 2031"),
    ("turn down the lamps near the quay after midnight", "Roads Service", "by end of March 2032"),
)
_READ = [
    ("open a room for naps in each library", ["Libraries Service"], "2031-03-31"),
    ("ask drivers on the night shift what would help them to rest between two runs", ["Ferry Trust"], "2031/32-Q1"),
    ("print a leaflet", ["Nap Forum"], "2031-06"),
    ("turn down the lamps near the quay after midnight", ["Roads Service"], "2032-03"),
]
_BEHIND = {
    "a bracket": "{what} ({who}, {when})",
    "a square bracket": "{what} [{when}; {who}]",
    "dashes": "{what} - {who} - {when}",
    "long dashes": "{what} – {who} – {when}",
    "labels": "{what}. Lead: {who}; Deadline: {when}",
    "labels, the name last": "{what}. Timescale: {when}; Lead: {who}",
}


def _plan(text: str) -> list[tuple]:
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))
    return [(one["text"].rstrip(".").lower(), one["owners"], one["deadline"]) for one in plan["actions"]]


def _text(manner: str, between: str, width: int = 0) -> str:
    said = [manner.format(what=what.capitalize(), who=who, when=when) for what, who, when in _ITEMS]
    items = [fill(one, width) if width else one for one in said]
    return sleep_plan(items, between)


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
@pytest.mark.parametrize("manner", _BEHIND)
def test_each_line_that_ends_in_who_and_when_is_an_action(manner, between):
    assert _plan(_text(_BEHIND[manner], between)) == _READ


def test_an_action_that_was_broken_over_lines_ends_where_it_says_who_and_when():
    assert _plan(_text(_BEHIND["a bracket"], "\n", width=60)) == _READ


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_short_sentence_without_full_stop_that_says_who_acts_by_when_is_no_heading(between):
    items = [f"{who} to {what} by {when.removeprefix('by ')}" for what, who, when in _ITEMS]
    text = "Larchmoor Sleep Plan\n\nPriority 1: Rest\n" + between.join(items) + "\n"

    assert _plan(text) == [
        (item.lower(), owners, deadline) for item, (_, owners, deadline) in zip(items, _READ, strict=True)
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_line_that_names_who_in_front_and_ends_in_a_day_is_an_action(between):
    items = [f"{who}: {what.capitalize()} ({when})" for what, who, when in _ITEMS]
    text = "Larchmoor Sleep Plan\n\nPriority 1: Rest\n" + between.join(items) + "\n"

    assert _plan(text) == _READ


def test_paragraphs_that_say_when_and_name_who_in_a_bracket_are_no_headings():
    items = [f"{what.capitalize()} by {when.removeprefix('by ')} ({who})" for what, who, when in _ITEMS]
    text = "Larchmoor Sleep Plan\n\nPriority 1: Rest\n" + "\n\n".join(items) + "\n"

    assert [(owners, when) for _, owners, when in _plan(text)] == [(owners, when) for _, owners, when in _READ]


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["lines", "paragraphs"])
def test_a_line_that_begins_with_the_day_it_is_due_begins_an_action(between):
    items = [f"By {when.removeprefix('by ')}: {what}" for what, _, when in _ITEMS if what != "print a leaflet"]
    text = "Larchmoor Sleep Plan\n\nPriority 1: Rest\n" + between.join(items) + "\n"

    assert [(what, when) for what, _, when in _plan(text)] == [
        (what, when) for what, _, when in _READ if what != "print a leaflet"
    ]


def test_a_sentence_goes_on_behind_a_bracket_that_ends_its_line():
    text = """Larchmoor Sleep Plan

Priority 1: Rest at work
Open a room for naps in each library (Libraries Service, March 2031)
and tell everybody who works at night where it is.

Ask drivers on the night shift what would help them to rest (Ferry Trust, June 2031)
"""
    said = [line for one in _plan(text) for line in (one[0], *one[1])]

    assert not any(line.startswith("and tell") for line in said)
    assert "ask drivers on the night shift what would help them to rest" in said
