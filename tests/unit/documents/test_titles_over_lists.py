"""Short lines right over lists of actions: titles, if there are several."""

from __future__ import annotations

import pytest

from goldthread.documents.reading import read_plan

LISTS = """Harbour Town Alcohol and Drug Partnership
Action Plan 2030-2032

{first}
{one}The Health Board will open a walk-in clinic by March 2031.
{two}The Trade Team will write to every landlord by June 2031.

{second}
{one}The Data Group will agree one set of indicators by May 2031.
"""


@pytest.mark.parametrize(("one", "two"), [("• ", "• "), ("- ", "- "), ("a) ", "b) "), ("Action 1: ", "Action 2: ")])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Safer streets", "Better data"),
        ("Safety:", "Data:"),
        ("Theme: Safer streets", "Theme: Better data"),
        ("Aim 1\nSafer streets", "Aim 2\nBetter data"),
        ("Priority 1: Safer streets", "Priority 2: Better data"),
    ],
)
def test_lines_right_over_several_lists_are_their_titles(first, second, one, two):
    plan = read_plan(LISTS.format(first=first, second=second, one=one, two=two).encode(), "plan.txt").plan
    titles = {priority.ref: priority.title.split()[-1].lower() for priority in plan.priorities}
    assert [titles[action.priority_ref] for action in plan.actions] == [
        first.split()[-1].strip(":").lower(),
        first.split()[-1].strip(":").lower(),
        second.split()[-1].strip(":").lower(),
    ]


def test_a_line_that_only_leads_to_a_list_is_no_title():
    led = LISTS.format(first="Together we will", second="And then we will", one="• ", two="• ")
    assert read_plan(led.encode(), "plan.txt").plan.priorities == ()
