"""Tables of which an extraction left a single line."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

_LINE = (
    "Northland Night Watch Sleep Action Plan - public version {headings} "
    "SLEEP8.5 Turn the street lamps down after ten wherever two neighbours ask for it Complete "
    "SLEEP42 Open a room for naps in each library, with a sofa that is long enough to lie down on June 2031 "
    "SLEEP7 Print a leaflet about naps in two languages and leave it wherever people wait for a bus Ongoing "
    "SLEEP33 Ask each household how well it sleeps and print what they say"
)


def test_rows_under_references_are_taken_whole_without_the_status_or_date_at_their_end():
    text = _LINE.format(headings="Action Ref Number Action Delivery Status")
    reading = read_plan(text.encode(), "sleep.txt")

    assert [
        (one["ref"], one["text"], one["deadline"], one.get("status")) for one in to_corpus(reading)["actions"]
    ] == [
        ("SLEEP8.5", "Turn the street lamps down after ten wherever two neighbours ask for it", None, "complete"),
        (
            "SLEEP42",
            "Open a room for naps in each library, with a sofa that is long enough to lie down on",
            "2031-06",
            None,
        ),
        (
            "SLEEP7",
            "Print a leaflet about naps in two languages and leave it wherever people wait for a bus",
            "ongoing",
            None,
        ),
        ("SLEEP33", "Ask each household how well it sleeps and print what they say", None, None),
    ]
    assert any("scattered" in notice for notice in reading.notices)
    assert all(action.evidence["text"].confidence < 0.9 for action in reading.plan.actions)


def test_references_in_a_long_sentence_make_no_plan():
    with pytest.raises(InputError):
        read_plan(_LINE.format(headings="was read aloud and everybody listened to").encode(), "sleep.txt")
