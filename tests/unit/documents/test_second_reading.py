"""What the words alone say for or against what the layout of a text told."""

from __future__ import annotations

from itertools import product

import pytest

from goldthread.documents.model import Document, DraftAction, DraftOwner, Evidence, PlanDraft, Reading, Source
from goldthread.documents.reading import read_plan
from goldthread.documents.second_reading import with_second_reading
from goldthread.documents.sureness import LEAST
from goldthread.documents.timescales import parse_timescale


def _action(text: str, who: str = "", when: str = "", sure: float = 0.9) -> DraftAction:
    told = {"text": text, "owners": who, "timescale": when}
    return DraftAction(
        text,
        owners=(DraftOwner(who),) if who else (),
        timescale=parse_timescale(when) if when else None,
        evidence={name: Evidence(Source(quote=said), sure, ("a column",)) for name, said in told.items() if said},
    )


def _reading(*actions: DraftAction) -> Reading:
    return Reading(Document("plan.txt", "text", "", ()), PlanDraft(actions=actions))


def _sure(reading: Reading) -> dict[str, float]:
    return {name: evidence.confidence for name, evidence in reading.plan.actions[0].evidence.items()}


FIRST = _reading(_action("Open a shop in the market hall", "Trade Team", "May 2031"))


@pytest.mark.parametrize(
    ("second", "doubted"),
    [
        (_action("Open a shop in the market hall", "The Trade Team", "May 2031"), set()),
        (_action("Open a shop in the market hall", "Harbour Board", "May 2031"), {"owners"}),
        (_action("Open a shop in the market hall", "Trade Team", "June 2033"), {"timescale"}),
        (_action("Open a shop in the market hall"), set()),  # silent, which says nothing
        (_action("Mend the pier", "Works", "May 2031"), {"text"}),
    ],
)
def test_what_the_words_alone_say_otherwise_is_doubted(second, doubted):
    compared = _sure(with_second_reading(FIRST, _reading(second)))
    assert {name for name, sure in compared.items() if sure < 0.6} == doubted


def test_a_reason_says_what_the_second_reading_found():
    compared = with_second_reading(FIRST, _reading(_action("Open a shop in the market hall", "Harbour Board")))
    evidence = compared.plan.actions[0].evidence
    assert evidence["owners"].why == ("a column", "read by its words alone it names others")
    assert evidence["timescale"].why == ("a column",)  # the other reading sets no time


def test_doubt_never_goes_below_the_least():
    unsure = _reading(_action("Open a shop", "Trade Team", sure=LEAST))
    compared = with_second_reading(unsure, _reading(_action("Open a shop", "Harbour Board")))
    assert _sure(compared)["owners"] == LEAST


DEEDS = ("Open a shop", "Mend the steps", "Light the way", "Paint a bench")
PLACES = ("on the pier", "in town", "by the ferry")
LISTED = (
    "Harbour action plan",
    *(
        f"{number}. {deed} {place} (Trade Team, May 2031)"
        for number, (deed, place) in enumerate(product(DEEDS, PLACES), start=1)
    ),
)


@pytest.mark.parametrize(
    ("paper", "name", "twice"),
    [
        ("\n\n".join(LISTED), "plan.txt", True),
        (f"<html><body>{''.join(f'<p>{line}</p>' for line in LISTED)}</body></html>", "plan.html", False),
    ],
)
def test_a_plain_text_is_read_twice_and_a_paper_with_its_layout_once(paper, name, twice):
    actions = read_plan(paper.encode(), name).plan.actions
    assert len(actions) == 12
    assert any("words alone" in why for one in actions for why in one.evidence["text"].why) is twice
