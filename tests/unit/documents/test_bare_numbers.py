"""Statements in running text whose numbers no mark parts from their words, and who is told to do them."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.documents.running.lines.subjects import subject_of
from goldthread.kernel.errors import InputError


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.replace("\n", "\n\n").encode(), "page.txt"))


_ROWS = """8 Open the advice room on the quay on three evenings a week Harbour and Families
9 Train everybody who works at night in what to do when somebody falls ill. Harbour and Families
{between}10 Work with the taxi owners to make the way home safe for everybody. People at Night
12 Write to each bar about the new rooms and ask what it needs. People at Night
"""


def test_rows_without_who_or_when_that_count_up_and_say_what_to_do():
    plan = _plan(f"""Harbour safety: second progress report
Annex C: Actions of the harbour plan
Harbour Plan Action Section of the Town Plan
{_ROWS.format(between="")}""")

    assert [one["ref"] for one in plan["actions"]] == ["8", "9", "10", "12"]
    assert plan["actions"][0]["text"].startswith("Open the advice room on the quay")
    assert [one["owners"] for one in plan["actions"]] == [[], [], [], []]


def test_a_few_words_between_such_rows_name_what_comes():
    plan = _plan(f"""Harbour safety: second progress report
Annex C: Actions of the harbour plan
A quay for families
{_ROWS.format(between="A quay at night" + chr(10))}""")

    titles = {one["ref"]: one["title"] for one in plan["priorities"]}
    assert [titles[one["priority_ref"]] for one in plan["actions"]] == [
        "A quay for families",
        "A quay for families",
        "A quay at night",
        "A quay at night",
    ]


def test_numbers_that_count_nothing_to_do_are_left_alone():
    with pytest.raises(InputError):
        _plan("""Harbour safety plan: what we found
3 Bars on the quay were closed when the inspectors came that night
4 Lamps between the ferry and the market had no light at all
5 Guests said that nobody helped them when they fell ill there
6 Doormen had never heard that there is a quiet room to use
""")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Work with partners to develop a way home", None),
        ("Set up a group for the Harbour Board to review the lamps", None),
        ("Support Team to review the lamps", "Support Team"),
        ("Harbour Board to review the lamps", "Harbour Board"),
    ],
)
def test_what_is_to_be_done_with_somebody_has_no_owner(sentence, who):
    assert subject_of(sentence) == who
