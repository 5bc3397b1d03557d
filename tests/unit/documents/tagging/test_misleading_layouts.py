"""Texts that look like a table or a list, but not like the one they were: the words alone are nearer to the plan."""

from __future__ import annotations

import pytest

from goldthread.documents.comparing import tells_otherwise
from goldthread.documents.model import Document, DraftAction, DraftOwner, PlanDraft, Reading
from goldthread.documents.reading import read_plan
from goldthread.documents.timescales import parse_timescale
from goldthread.kernel.errors import InputError

RESPONSE = """Management Response and Action Plan: Harbour Meals

Findings Management Response Management Action Plan Deliverables Date Responsibility
1 Meals are chosen by chance. Agree - Write a guide for all kitchens - Guide September 30, 2031 Head of Kitchens
- Train the cooks of every kitchen in the guide - Training given March 31, 2032
- Ask guests twice a year what they think of the meals - Survey of guests June 30, 2032
2 Too much is wasted. Agree - Weigh what is left over every day - Weekly figures July 6, 2031 Head of Kitchens
- Publish what was left over every month - Page on the web March 31, 2032
"""


def _reading(*told: tuple[str, str | None, str | None], parts: tuple[str, ...] = ()) -> Reading:
    actions = tuple(
        DraftAction(
            text,
            owners=(DraftOwner(who),) if who else (),
            timescale=parse_timescale(when) if when else None,
            parts=parts,
        )
        for text, who, when in told
    )
    return Reading(Document("plan.txt", "text", "", ()), PlanDraft(actions=actions))


def test_rows_that_hold_several_actions_are_read_by_their_words():
    reading = read_plan(RESPONSE.encode(), "response.txt")

    said = [action.text for action in reading.plan.actions]
    assert any(text.startswith("Train the cooks") for text in said)
    assert any("Check each" in notice for notice in reading.notices)


def test_a_reading_is_contradicted_by_one_that_tells_of_other_actions_and_not_of_far_fewer():
    misled = _reading(("Budget and owner of the works", "Works", None), ("Harbour and town and pier", None, None))
    by_words = _reading(
        ("Open a shop in the market hall", "Trade Team", "May 2031"), ("Mend the pier", None, "June 2031")
    )
    assert tells_otherwise(misled, by_words)
    assert not tells_otherwise(by_words, _reading(("Harbour and town and pier", None, None)))  # it tells far less
    assert not tells_otherwise(by_words, by_words)


def test_parts_told_apart_in_one_reading_alone_are_no_contradiction():
    with_parts = _reading(("Open a shop", None, None), parts=("in the market hall by the old pier", "with two rooms"))
    without = _reading(("Open a shop", "Trade Team", "May 2031"))
    assert not tells_otherwise(with_parts, without)


def test_a_table_of_members_is_no_plan():
    table = """Steering committee

| Name | Handle | Body | Since |
|---|---|---|---|
| A. Reed | @areed | University of Hale | 2031-03 |
| B. Shaw | @bshaw | University of Corran | 2031-05 |
| C. Dunn | @cdunn | Marsh Libraries | 2032-01 |
"""
    with pytest.raises(InputError, match="hardly a row says what is to be done"):
        read_plan(table.encode(), "members.md")
