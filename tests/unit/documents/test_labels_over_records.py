"""Labelled lines over several records: they name the priority of those that follow."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PAPER = """Harbour Equality Plan 2031
It was written with those who live by the water.

{issue}: 1. Make room for all at the quay
{wanted}: Everybody can reach a boat.
{leading}
• Build two ramps.
Timescale: 2031
Responsibility: Quay Works
• Put up signs that can be felt.
Timescale: 2032
Responsibility: Moorings Office / Quay Works
{issue}: 2. Hear those who are seldom heard
{wanted}: Meetings look like the town.
{leading}
• Hold one meeting a year on each island.
Timescale: 2033
Responsibility: Ferry Trust
• Pay for childcare.
Timescale: 2031
Responsibility: Ferry Trust
"""


@pytest.mark.parametrize("leading", ["Actions embedding:", "What we will do:"])
@pytest.mark.parametrize(
    ("issue", "wanted"),
    [("Issue Identified", "Desired outcome(s)"), ("Context", "Outcome"), ("Issue", "How we will know")],
)
def test_labels_over_statements_name_their_priority(issue, wanted, leading):
    text = _PAPER.format(issue=issue, wanted=wanted, leading=leading)
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["text"], one["priority_ref"], one["deadline"], one["owners"]) for one in plan["actions"]] == [
        ("Build two ramps.", "1", "2031", ["Quay Works"]),
        ("Put up signs that can be felt.", "1", "2032", ["Moorings Office", "Quay Works"]),
        ("Hold one meeting a year on each island.", "2", "2033", ["Ferry Trust"]),
        ("Pay for childcare.", "2", "2031", ["Ferry Trust"]),
    ]
    assert [(one["ref"], one["title"], one["outcomes"]) for one in plan["priorities"]] == [
        ("1", "Make room for all at the quay", ["Everybody can reach a boat."]),
        ("2", "Hear those who are seldom heard", ["Meetings look like the town."]),
    ]


def test_what_is_told_under_a_named_priority_stays_with_it_where_another_tells_outcomes_alone():
    def priority(number, title, lead):
        records = "".join(
            f"{number}.{place}. {what}\n\nLead: {who}\n\nTimescale: {when}\n\n"
            for place, (what, who, when) in enumerate(
                [
                    ("Mend the lamps by the pier", "Roads Service", "May 2031"),
                    ("Paint the crossing", "Works Team", "June 2031"),
                ],
                1,
            )
        )
        led = f"Priority lead: {lead}\n\n" if lead else ""
        return f"## Priority {number}: {title}\n\n{led}Outcomes: {title} for all\n\n### First steps\n\n{records}"

    plan = to_corpus(
        read_plan(
            "\n".join(
                [
                    "# Harbour plan\n",
                    priority(1, "Safer streets", "Town Clerk"),
                    priority(2, "Kinder services", None),
                    priority(3, "Dry homes", "Head of Works"),
                ]
            ).encode(),
            "plan.md",
        )
    )
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("1", "Safer streets"), ("2", "Kinder services"), ("3", "Dry homes"),
    ]  # fmt: skip
    assert [action["priority_ref"] for action in plan["actions"]] == ["1"] * 2 + ["2"] * 2 + ["3"] * 2
