"""Actions that stand once beside their deliverables: they group what has its own owner and date."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


@pytest.mark.parametrize("heads", [("Action", "Deliverable"), ("Activity", "Actions"), ("Initiative", "Tasks")])
def test_a_second_column_of_actions_names_the_priority_of_its_rows(heads):
    left, right = heads
    plan = to_corpus(
        read_plan(
            f"""Harbour Homes Plan
{left} | {right} | Timeline | Responsibility |
1. Let no home stand empty while people wait for one | Write a list of empty homes | July 2031 | Housing Team |
Visit each of them twice a year | May 2032 | Wardens | |
Write to their owners | June 2031 | Housing Team | |
2. Hear those who rent | Bring landlords and tenants to one table | August 2031 | Tenants Forum |
Print what they agreed | December 2031 | Print Service | |
""".encode(),
            "plan.txt",
        )
    )

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("1", "Let no home stand empty while people wait for one"),
        ("2", "Hear those who rent"),
    ]
    assert [(one["text"], one["priority_ref"], one["deadline"], one["owners"]) for one in plan["actions"]] == [
        ("Write a list of empty homes", "1", "2031-07", ["Housing Team"]),
        ("Visit each of them twice a year", "1", "2032-05", ["Wardens"]),
        ("Write to their owners", "1", "2031-06", ["Housing Team"]),
        ("Bring landlords and tenants to one table", "2", "2031-08", ["Tenants Forum"]),
        ("Print what they agreed", "2", "2031-12", ["Print Service"]),
    ]
