"""Papers that tell under each action what became of it, and lists that one sentence after another leads to."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_COUNTED = """Warmer Quays Action Plan: progress report 2032

Executive Summary

The plan held several actions to keep homes warm. What became of each is told here.

1. Open a warm room in each of the four wards
The rooms in Brackley and Holm have been open since May 2031.

2. Train the staff of all libraries and all leisure centres to notice that those who come in are cold, hungry or alone
We are training forty people and will monitor what they say.

3. Set up a fund for prepaid meters in 2031/32
The fund was set up in June 2031. Over 300 families have been helped.

4. Put £2 million in schemes to line lofts by 2034
The schemes are under way.
"""


def _read(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "page.txt"))


def test_what_stands_under_a_numbered_action_in_a_progress_report_is_its_progress():
    plan = _read(_COUNTED)

    assert [(one["ref"], one["deadline"], one["owners"]) for one in plan["actions"]] == [
        ("1", None, []),
        ("2", None, []),
        ("3", "2031/32", []),
        ("4", "2034", []),
    ]
    assert plan["actions"][1]["progress"] == "We are training forty people and will monitor what they say."
    assert plan["actions"][2]["text"].startswith("Set up a fund for prepaid meters")
    assert plan["priorities"] == []


def test_actions_that_call_themselves_so_are_actions_though_only_two_of_them_stand_in_a_report():
    plan = _read(
        """Warmer Scotland Action Plan: progress report 2032

Homes

Action 1 – Introduce A Warm Homes Duty on Landlords

This duty has been in force since April 2031. Dundee has named an officer for it.

We will go on to watch how it is kept.

Action 2 – Give Advice to Families Who Have Moved In Winter

Two advisers have been found.
"""
    )

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == [
        ("1", "Introduce A Warm Homes Duty on Landlords"),
        ("2", "Give Advice to Families Who Have Moved In Winter"),
    ]
    assert plan["actions"][0]["progress"].endswith("how it is kept.")
    assert plan["plan"]["area"] == "Scotland"


def test_bullets_under_a_sentence_that_only_leads_to_them_are_actions_of_the_aim_above_it():
    plan = _read(
        """Priority 1: To give older people sound advice about homes.
We will meet this priority through:
- Keeping our pages about homes up to date.
- Promoting services which help people to go online.
- Actively marketing the courses held in libraries.
Priority 2: To make the best use of the homes there are.
We will meet this priority through:
- Providing grants to people who move to a smaller home.
- Ensuring that adapted homes go to people who need them.
"""
    )

    assert [(one["priority_ref"], one["text"]) for one in plan["actions"]] == [
        ("1", "Keeping our pages about homes up to date."),
        ("1", "Promoting services which help people to go online."),
        ("1", "Actively marketing the courses held in libraries."),
        ("2", "Providing grants to people who move to a smaller home."),
        ("2", "Ensuring that adapted homes go to people who need them."),
    ]


def test_the_sentence_under_a_bare_objective_is_its_title():
    plan = _read(
        """Fair work objectives 2031

Objective one

We will reflect the people of the town among our staff at all levels.

Target Target date
The figures on who works here are set out anew each year. December 2031
More people from the islands are taken on in the two harbour offices. March 2032

Objective two

We will help all who work here to learn and to move on.

Target Target date
Managers are trained to speak with each of their staff about what they want to learn. March 2032
A scheme for mentors is opened to all who work in the yards. January 2032
"""
    )

    assert [(one["priority_ref"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "2031-12"),
        ("1", "2032-03"),
        ("2", "2032-03"),
        ("2", "2032-01"),
    ]
    assert [one["title"] for one in plan["priorities"]] == [
        "We will reflect the people of the town among our staff at all levels",
        "We will help all who work here to learn and to move on",
    ]


def test_a_column_that_asks_after_the_prospects_holds_no_actions():
    plan = _read(
        """Harbour Delivery Plan 2031/32

Milestone | Owner | Commentary | What are the prospects for the future?
--- | --- | --- | ---
Open the night shelter by June 2031 | Shelter Team | It is open. | |
Agree what the harbour shops will pay by July 2031 | Trade Team | Two meetings were held. | |
"""
    )

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Open the night shelter by June 2031", ["Shelter Team"], "2031-06"),
        ("Agree what the harbour shops will pay by July 2031", ["Trade Team"], "2031-07"),
    ]


def test_words_of_a_title_are_no_place():
    plan = _read(
        """Revised Race Equality Action Plan, May 2031

- By June 2031: the Equality Team will meet the staff of each yard.
- By July 2031: the Equality Team will print what they said.
- By May 2032: the Equality Team will ask them what has changed.
"""
    )

    assert len(plan["actions"]) == 3
    assert plan["plan"]["area"] is None


def test_a_table_of_actions_and_their_status_alone_is_a_plan():
    plan = _read("""Warmer Quays: where each action stands

Below one can see whether an action has been completed or paused.

Action Status

1. Set up a fund for prepaid meters, run together with the bodies that lend money in the wards

Complete

2. Open a warm room in each of the wards, which people can come to without being asked why

Paused

3. Together with the libraries, a line that people can ring when their homes are cold

In progress

4. Send letters to parents, by way of the schools, on what they may claim for heating

Complete
""")

    assert [(one["ref"], one["status"]) for one in plan["actions"]] == [
        ("1", "complete"),
        ("2", "paused"),
        ("3", "in progress"),
        ("4", "complete"),
    ]
    assert plan["priorities"] == []
