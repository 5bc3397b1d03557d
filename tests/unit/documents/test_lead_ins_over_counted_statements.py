"""Lines that say who and when for all counted statements under them: "By May 2031 the Harbour Board will:"."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


@pytest.mark.parametrize(
    ("first", "who", "when"),
    [
        ("By May 2031, the Harbour Board will:", "Harbour Board", "2031-05"),
        ("Before the end of 2032 Island Ferries and Moorings must:", "Island Ferries and Moorings", "2032"),
        ("The Trade Team has agreed to:", "Trade Team", None),
        ("By June 2031 the Pilots Forum is to:", "Pilots Forum", "2031-06"),
    ],
)
@pytest.mark.parametrize("mark", ["{}. ", "{}\n", "A{}: "])
def test_who_and_when_stand_once_over_counted_statements(first, who, when, mark):
    said = ["Open a shop in town", "Print a map of all moorings", "Paint the quay by March 2030", "Mend both cranes"]
    counted = "\n\n".join(mark.format(number) + text for number, text in enumerate(said, 4))
    text = f"Harbour Action Plan 2031\n\n{first}\n\n{counted}\n"

    actions = to_corpus(read_plan(text.encode(), "plan.txt"))["actions"]

    assert [one["text"] for one in actions] == said
    assert {owner for one in actions for owner in one["owners"]} == {who}
    assert [one["deadline"] for one in actions] == [when, when, "2030-03", when]


def test_what_follows_the_statements_is_not_led_in():
    text = """Harbour Action Plan 2031

By May 2031 the Harbour Board will:

1. Open a shop in town
2. Print a map of all moorings

Other work

3. The Pilots Forum will paint the quay by June 2032.
4. The Trade Team will mend both cranes by July 2032.
"""
    actions = to_corpus(read_plan(text.encode(), "plan.txt"))["actions"]

    assert [(one["owners"], one["deadline"]) for one in actions] == [
        (["Harbour Board"], "2031-05"),
        (["Harbour Board"], "2031-05"),
        (["Pilots Forum"], "2032-06"),
        (["Trade Team"], "2032-07"),
    ]
