"""Tables of which an extraction left nothing but lines: statements are picked out, and said to be unsure."""

from __future__ import annotations

import pytest

from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

SCATTERED = """Larchmoor Board Follow-up
Meeting
Item
Action Lead Deadline
Board 04/03/30
Winter beds
Chief Nurse to report on the number of
beds that stay empty each winter.
Board Dev. 10/08/30
Night buses
A timetable for the night buses to be agreed with the drivers.
Completed
Board 06/05/30
School nurses
Write to every school about the new clinic.
Larchmoor School Health Team
June 2031
"""

NEWS = """Larchmoor Gazette
Action
Lead
The council met on Tuesday and heard that the beach was cleaned by forty people.
It was the largest turnout since the pier was opened, and the mayor thanked everybody who came.
Keep your litter until you find a bin, the mayor said.
The next meeting is in the town hall, which has been painted since the storm of last winter.
"""


def test_statements_are_picked_out_with_what_can_only_be_theirs():
    reading = read_plan(SCATTERED.encode(), "follow-up.txt")
    told = [(action.text, action.status, action.owner_text) for action in reading.plan.actions]
    assert told == [
        ("Chief Nurse to report on the number of beds that stay empty each winter.", None, "Chief Nurse"),
        ("A timetable for the night buses to be agreed with the drivers.", "Completed", None),
        ("Write to every school about the new clinic.", None, "Larchmoor School Health Team"),
    ]
    assert reading.plan.actions[2].timescale.printed == "June 2031"
    assert any("scattered" in notice for notice in reading.notices)
    assert all(action.evidence["text"].confidence < 0.9 for action in reading.plan.actions)


def test_names_are_not_believed_where_no_heading_asks_for_them():
    reading = read_plan(
        SCATTERED.replace("Action Lead Deadline", "Action / Progress\nOutcome").encode(), "follow-up.txt"
    )
    assert [action.owner_text for action in reading.plan.actions] == ["Chief Nurse", None, None]


def test_news_under_like_words_is_no_plan():
    with pytest.raises(InputError, match="No table of actions"):
        read_plan(NEWS.encode(), "gazette.txt")


def test_titles_of_a_page_of_minutes_are_no_headings():
    text = """Issue - meetings

Sleep Plan - Action Plan

Meeting: 13/01/2031 - Cabinet (Item 9)

9 Sleep Partnership Action Plan

The current plan covered the two villages. Adopted last year it identified three priorities:

  • Open rooms for naps in both libraries;
  • Turn down the street lamps at night; and
  • Reduce the number of people who wake before five.

The plan was noted.
"""
    with pytest.raises(InputError):
        read_plan(text.encode(), "minutes.txt")
