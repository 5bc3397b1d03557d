"""Records whose statements were cut into lines, with names in lists under labels and titles over some of them."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PAPER = """Harbour Plan for 2031
Aims
{titles[0]}
{action}: Open a shop for repairs at
every quay of the harbour, in which half of the traders or more
take part.
-
{lead}
- Ann Reed
-
{others}
- Bo Larsen
- Cy Marsh
{action}: Study and try shorter
days for the pilots.
-
{lead}
- Dee Moss
-
{others}
- Ed Norris
{titles[1]}
{action}: Make the two
markets feel as one, by a
bridge between them.
-
{lead}
- Flo Hart
- Gus Webb
-
{others}
- Hal Frost
"""
_SENTENCES = ("Let more people live from what they make and mend here.", "Change how the harbour meets its guests.")
_NAMES = ("Work for all who live here", "Guests of the harbour")


@pytest.mark.parametrize("titles", [_SENTENCES, _NAMES])
@pytest.mark.parametrize(
    ("action", "lead", "others"),
    [("Initiative", "Sponsors", "Facilitators"), ("Task", "Lead", "Leads"), ("Action", "Owner", "Responsible")],
)
def test_a_statement_goes_on_in_small_letters_and_titles_stand_between_records(titles, action, lead, others):
    text = _PAPER.format(titles=titles, action=action, lead=lead, others=others)
    plan = to_corpus(read_plan(text.encode(), "plan.txt"))

    assert [(one["text"], one["owners"], one["priority_ref"]) for one in plan["actions"]] == [
        (
            "Open a shop for repairs at every quay of the harbour, in which half of the traders or more take part.",
            ["Ann Reed", "Bo Larsen", "Cy Marsh"],
            "1",
        ),
        ("Study and try shorter days for the pilots.", ["Dee Moss", "Ed Norris"], "1"),
        ("Make the two markets feel as one, by a bridge between them.", ["Flo Hart", "Gus Webb", "Hal Frost"], "2"),
    ]
    assert [priority["title"] for priority in plan["priorities"]] == list(titles)


def test_what_stands_before_every_record_is_no_title():
    text = """Harbour Plan for 2031
We spoke with many of those who trade here.
Task: Open a shop for repairs
Owner: Ann Reed
Thanks go to all who wrote to us
Task: Study shorter days for the pilots
Owner: Dee Moss
"""
    assert to_corpus(read_plan(text.encode(), "plan.txt"))["priorities"] == []
