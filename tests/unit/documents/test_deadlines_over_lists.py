"""Plans in running text whose deadlines stand over lists, and those cut after their first action."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

_STEPS = """Children rest well and wake rested

Expected outcomes

  • Calm evenings in every house

Steps

{first}

  • Night nursery open in both villages
  • Lullaby leaflet printed

{second}

  • Every bedroom dark enough
"""


def test_lists_under_one_deadline_after_another_are_steps():
    text = _STEPS.format(first="By May 2031", second="By October 2031")
    plan = to_corpus(read_plan(text.encode(), "sleep.txt"))

    assert [(one["text"], one["deadline"]) for one in plan["actions"]] == [
        ("Night nursery open in both villages", "2031-05"),
        ("Lullaby leaflet printed", "2031-05"),
        ("Every bedroom dark enough", "2031-10"),
    ]


def test_lists_under_days_that_set_no_deadline_are_only_guessed_to_be_steps():
    reading = read_plan(_STEPS.format(first="May 2031", second="October 2031").encode(), "sleep.txt")
    assert any("Check each" in notice for notice in reading.notices)


_DELIVERABLE = """Sleep strategy: delivery plan

Aim 2 - Let everybody rest

Deliverables

7. Open a night nursery in both villages.

{told}

Further detail:

The nursery was tried out for a month. Parents found it restful.
"""


def test_a_single_action_with_its_labels_is_read_from_a_page_cut_short():
    told = """Timescale: May 2031

Responsibility:

  • Lead partner - Sleep Service and Night Nurses Forum
  • In collaboration with – parents of both villages"""
    plan = to_corpus(read_plan(_DELIVERABLE.format(told=told).encode(), "sleep.txt"))

    (action,) = plan["actions"]
    assert (action["ref"], action["text"], action["deadline"], action["priority_ref"]) == (
        "7",
        "Open a night nursery in both villages.",
        "2031-05",
        "2",
    )
    assert action["owners"] == ["Sleep Service", "Night Nurses Forum", "parents of both villages"]


def test_a_single_promise_without_labels_makes_no_plan():
    with pytest.raises(InputError):
        read_plan(_DELIVERABLE.format(told="The Sleep Service will open it by May 2031.").encode(), "sleep.txt")


def test_bullets_under_who_will_act_are_due_one_by_one():
    text = """Harbour Health Action Plan

The Harbour Board will:
• by March 2031, name somebody who answers for the rooms on the quay;
• by June 2031, open a room for each of the three piers;
• by 2032, double the number of people who are helped home.

Night Forum members will:
• by December 2030, report on the lamps of each pier;
• every year, publish how many were helped.
"""
    plan = to_corpus(read_plan(text.encode(), "page.txt"))

    found = [(one["owners"], one["deadline"]) for one in plan["actions"]]
    assert found[:4] == [
        (["Harbour Board"], "2031-03"),
        (["Harbour Board"], "2031-06"),
        (["Harbour Board"], "2032"),
        (["Night Forum members"], "2030-12"),
    ]
