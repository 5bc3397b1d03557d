"""Web tables whose lists came out as bullets, with the other cells of the row on the line under them."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

_PAGE = """Sleep for everyone: vision and priorities - action plan

This plan sets out the first actions of the vision. It was written with parents.

Priorities and Actions – Year One

Priority Action Timescales Responsibility/Interest What success will look like
Quiet Nights
  • Turn the street lamps down after ten
To be completed by May 2031 Roads Service and Night Nurses Forum Houses on the main road are dark enough
Rest by Day
Everybody who works at night should find a place to lie down, wherever in the two villages they happen to be
  • Open a room for naps in each library
June 2031 All Readers feel rested
  • Print a leaflet about naps
September 2031 Print Service
"""


def test_the_line_under_a_bullet_holds_the_other_cells_of_its_row():
    plan = to_corpus(read_plan(_PAGE.encode(), "sleep.txt"))

    assert [(one["text"], one["owners"], one["deadline"], one["outcomes"]) for one in plan["actions"]] == [
        (
            "Turn the street lamps down after ten",
            ["Roads Service", "Night Nurses Forum"],
            "2031-05",
            ["Houses on the main road are dark enough"],
        ),
        ("Open a room for naps in each library", ["All"], "2031-06", ["Readers feel rested"]),
        ("Print a leaflet about naps", ["Print Service"], "2031-09", []),
    ]
    titles = {one["ref"]: one["title"] for one in plan["priorities"]}
    assert [titles[one["priority_ref"]] for one in plan["actions"]] == ["Quiet Nights", "Rest by Day", "Rest by Day"]


def test_days_on_which_something_was_said_end_no_rows():
    text = """News from the sleep forum

  • The lamps are too bright
May 2031 was the month when everybody agreed on that.
  • The library is too loud
June 2031 was quieter.
"""
    with pytest.raises(InputError):
        read_plan(text.encode(), "sleep.txt")


def test_records_that_lost_their_action_say_what_is_to_come_of_it():
    text = """Sleep strategy action plan 2031 to 2033

Pledge 1

We will let every child in the two villages sleep as long as they like

Responsible officer: Night Nurse

Timeline: May 2031

Link to other action plans or sleep strategies: Not applicable

Expected outcome:

Children wake by themselves.

Responsible officer: Roads Service

Timeline: June 2031

Link to other action plans or sleep strategies: Not applicable

Expected outcome:

Lamps are dim after ten.
"""
    plan = to_corpus(read_plan(text.encode(), "sleep.txt"))

    assert [(one["text"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("We will let every child in the two villages sleep as long as they like", ["Night Nurse"], "2031-05", "1"),
        ("Lamps are dim after ten.", ["Roads Service"], "2031-06", "1"),
    ]


def test_an_action_counted_before_its_name_with_its_progress():
    text = """Sleep action plan: yearly report

Quiet nights

1 Action – We will turn the street lamps down after ten.

Progress – Half of the lamps have been changed.
"""
    (action,) = to_corpus(read_plan(text.encode(), "sleep.txt"))["actions"]

    assert (action["ref"], action["text"]) == ("1", "We will turn the street lamps down after ten.")
    assert action["progress"] == "Half of the lamps have been changed."


def test_the_first_item_of_a_numbered_list_is_no_heading():
    text = """Sleep review action plan

Recommendation Action to take Lead Agency Target Date

  1. Ask each household how well it sleeps

  2. Include a question about naps in the yearly survey of all households in both villages, and print what they say.

  3. Turn the street lamps down after ten wherever two neighbours ask for it, and say so on a sign.
"""
    plan = to_corpus(read_plan(text.encode(), "sleep.txt"))

    assert [one["ref"] for one in plan["actions"]] == ["1", "2", "3"]


def test_who_acts_together_with_others_is_still_the_one_to_act():
    text = """Sleep action plan

Actions

  • The Roads Service, in partnership with the Night Nurses Forum and parents, will turn the lamps down by May 2031.
  • The Print Service, together with both libraries, will print a leaflet about naps by June 2031.
"""
    plan = to_corpus(read_plan(text.encode(), "sleep.txt"))

    assert [(one["owners"], one["deadline"]) for one in plan["actions"]] == [
        (["Roads Service"], "2031-05"),
        (["Print Service"], "2031-06"),
    ]
