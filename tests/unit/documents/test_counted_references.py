"""Numbers before the words of actions with nothing that parts them from the words."""

from __future__ import annotations

from goldthread.documents.finishing.numbering import with_counted_references
from goldthread.documents.model import PlanDraft
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS


def _plan_of(*texts: str) -> PlanDraft:
    rows = [boxes("Action", "Lead", "Timescale"), *[boxes(text, "Pier Company", "May 2031") for text in texts]]
    return read_plan(WRITERS["html"](Paper([Ruled(rows)])), "paper.html").plan


def test_numbers_that_count_the_actions_are_their_references():
    plan = _plan_of("1 Mend the steps", "2 Light the way", "3 Open the kiosk")

    assert [(one.ref, one.text) for one in plan.actions] == [
        ("1", "Mend the steps"),
        ("2", "Light the way"),
        ("3", "Open the kiosk"),
    ]
    assert all("the actions are counted" in one.evidence["ref"].why for one in plan.actions)


def test_numbers_that_do_not_count_belong_to_the_words():
    texts = ("20 Pier wardens to be taught", "Light the way", "7 Kiosks to open in winter")

    plan = _plan_of(*texts)

    assert [one.text for one in plan.actions] == list(texts)
    assert with_counted_references(plan) is plan
