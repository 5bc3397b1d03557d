"""Small tables that say who leads a priority and what is to come of it, before the table of its actions."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PRIORITIES = (
    (
        "Safer ponds",
        "Parks Service",
        ("Nobody falls through the ice.", "Wardens are near."),
        (("Fence the north pond", "June 2031"), ("Buy two ladders", "May 2031")),
    ),
    (
        "Cleaner paths",
        "Litter Trust",
        ("Paths are swept.",),
        (("Sweep the towpath each week", "July 2031"), ("Empty all bins by noon", "April 2031")),
    ),
)


def _paper(label: str, lead: str, outcome: str) -> bytes:
    blocks = ["<h1>Pondside Delivery Plan 2031</h1>"]
    for number, (title, who, outcomes, actions) in enumerate(_PRIORITIES, 1):
        hoped = "".join(f"<p>{line}</p>" for line in outcomes)
        rows = "".join(f"<tr><td>{when}</td><td>{what}</td><td>Warden {number}</td></tr>" for what, when in actions)
        blocks.append(
            f"<h2>{label} {number}: {title}</h2>"
            f"<table><tr><td>{lead}</td><td>{who}</td></tr><tr><td>{outcome}</td><td>{hoped}</td></tr></table>"
            f"<h2>Rating</h2><table><tr><th>By when</th><th>Action</th><th>Owner</th></tr>{rows}</table>"
        )
    return f"<html><body>{''.join(blocks)}</body></html>".encode()


@pytest.mark.parametrize(
    ("label", "lead", "outcome"),
    [("Priority", "Lead", "Outcomes"), ("Theme", "Lead agency", "Outcome"), ("Objective", "Owner:", "Outcomes:")],
)
def test_a_small_table_under_the_name_of_a_priority_tells_of_it(label, lead, outcome):
    plan = to_corpus(read_plan(_paper(label, lead, outcome), "ponds.html"))

    assert [(one["title"], one["owners"], one["outcomes"]) for one in plan["priorities"]] == [
        (title, [who], list(outcomes)) for title, who, outcomes, _ in _PRIORITIES
    ]
    assert [(one["priority_ref"], one["text"]) for one in plan["actions"]] == [
        (str(number), what) for number, (*_, actions) in enumerate(_PRIORITIES, 1) for what, _ in actions
    ]
