"""Who will act, as the statements of minutes say themselves."""

from __future__ import annotations

from goldthread.documents.tagging.actors import actors_of


def test_a_name_that_acts_more_than_once_is_one():
    assert actors_of(["Simon to rework the leaflet", "Simon to start a poll", "Access to services is better"]) == [
        "Simon",
        "Simon",
        None,
    ]


def test_several_names_a_bracket_and_all():
    said = [
        "Ann and Bob to fetch the keys (old and new)",
        "Ann and Bob to lock up",
        "All (when back) to send comments",
        "All to read the draft",
    ]
    assert actors_of(said) == ["Ann and Bob", "Ann and Bob", "All", "All"]


def test_a_known_body_or_post_acts_even_once():
    assert actors_of(["Clerk to obtain three prices", "Open to all who ask"]) == ["Clerk", None]


def test_something_to_do_is_no_name():
    assert actors_of(["Continue to meet", "Continue to write", "Help to carry", "Help to mend"]) == [None] * 4
