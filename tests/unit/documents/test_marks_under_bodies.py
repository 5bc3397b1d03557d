"""Tables with a column for each body and a mark in the rows that are its."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


def _owners(heads: list[str], rows: list[list[str]]) -> list[list[str]]:
    lines = [
        ["Deliverable", "Complete by", *heads, "RAG"],
        *([text, "June 2031", *marks, "G"] for text, marks in zip(_TEXTS, rows, strict=False)),
    ]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    plan = to_corpus(read_plan(f"<h1>Harbour Homes Plan</h1><table>{table}</table>".encode(), "page.html"))
    assert [one["rag"] for one in plan["actions"]] == ["G"] * len(rows)
    return [one["owners"] for one in plan["actions"]]


_TEXTS = (
    "Open the advice room on three evenings a week",
    "Bring landlords and tenants to one table",
    "Write to everybody whose tenancy is about to end",
    "Visit each family that is behind with the rent",
)


def test_those_that_lead_own_an_action_and_those_that_support_do_not():
    assert _owners(
        ["HT", "POL", "Tenants Forum", "NHS"],
        [["L", "S", "", ""], ["", "", "L", "S"], ["L", "", "L", ""], ["S", "", "", "L1"]],
    ) == [["HT"], ["Tenants Forum"], ["HT", "Tenants Forum"], ["NHS"]]


def test_whoever_is_responsible_or_accountable_owns_an_action():
    assert _owners(
        ["Housing Team", "Police", "Tenants Forum"],
        [["A/R", "C", "I"], ["I", "R", "A"], ["R", "I", "I"], ["C", "C", "A"]],
    ) == [["Housing Team"], ["Police", "Tenants Forum"], ["Housing Team"], ["Tenants Forum"]]


@pytest.mark.parametrize("mark", ["✓", "X", "●"])
def test_whoever_is_ticked_owns_an_action(mark):
    assert _owners(
        ["Housing Team", "Police", "Tenants Forum"],
        [[mark, "", ""], ["", mark, mark], ["", "", mark], [mark, "", ""]],
    ) == [["Housing Team"], ["Police", "Tenants Forum"], ["Tenants Forum"], ["Housing Team"]]


def test_ticks_beside_a_column_of_leads_say_who_helps():
    rows = [("Tenancy Lead", "✓", "", "✓"), ("Debt Adviser", "", "✓", "✓"), ("", "✓", "✓", "")]
    table = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>"
        for line in (
            ("Housing", "Police", "Tenants Forum"),
            *((text, *marks, "June 2031") for text, marks in zip(_TEXTS, rows, strict=False)),
        )
    )
    head = (
        "<tr><td rowspan=2>Action</td><td rowspan=2>Lead</td><td colspan=3>Partners taking part</td>"
        "<td rowspan=2>By when</td></tr>"
    )
    reading = read_plan(f"<h1>Harbour Homes Plan</h1><table>{head}{table}</table>".encode(), "page.html")
    owners = [[(one.name, one.support) for one in action.owners] for action in reading.plan.actions]
    assert owners == [
        [("Tenancy Lead", False), ("Housing", True), ("Tenants Forum", True)],
        [("Debt Adviser", False), ("Police", True), ("Tenants Forum", True)],
        [("Housing", True), ("Police", True)],
    ]
