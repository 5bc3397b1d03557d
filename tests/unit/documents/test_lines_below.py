"""Plans in plain text that name who and when on two lines of their own under each action."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError
from unit.documents.sleep_plan import sleep_plan

_ITEMS = (
    ("Open a room for naps in each library", "Libraries Service", "31/03/2031"),
    ("Ask drivers on the night shift what would help them to rest", "Health Board and Ferry Trust", "Summer 2031"),
    ("Train families of people who work at night", "Family Support Service", "Ongoing"),
    ("Review the lamps near the quay every quarter", "Roads Manager", "March 2032"),
)
_READ = [
    ("Open a room for naps in each library", ["Libraries Service"], "2031-03-31"),
    ("Ask drivers on the night shift what would help them to rest", ["Health Board", "Ferry Trust"], "2031-summer"),
    ("Train families of people who work at night", ["Family Support Service"], "ongoing"),
    ("Review the lamps near the quay every quarter", ["Roads Manager"], "2032-03"),
]
_MARKS = {
    "bullets": "• {what}",
    "dashes": "- {what}",
    "letters": "{letter}) {what}",
    "actions": "Action {count}: {what}",
    "nothing": "{what}",
}


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "plan.txt"))


def _text(mark: str, below: str, between: str) -> str:
    items = [
        "\n".join((mark.format(what=what, count=count, letter="abab"[count - 1]), below.format(who=who, when=when)))
        for count, (what, who, when) in enumerate(_ITEMS, 1)
    ]
    return sleep_plan(items, between)


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["close", "with blank lines"])
@pytest.mark.parametrize("below", ["{who}\n{when}", "{when}\n{who}"], ids=["who first", "when first"])
@pytest.mark.parametrize("mark", _MARKS)
def test_the_lines_under_a_statement_say_who_and_when(mark, below, between):
    plan = _plan(_text(_MARKS[mark], below, between))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == _READ
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2"]


@pytest.mark.parametrize("below", ["{who} | {when}", "{who}, {when}"], ids=["a bar", "a comma"])
@pytest.mark.parametrize("mark", _MARKS)
def test_one_line_that_holds_both_stands_alone_however_full_the_line_above_is(mark, below):
    plan = _plan(_text(_MARKS[mark], below, "\n"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == _READ


def test_lines_that_hold_both_are_told_from_lines_that_hold_one():
    items = "\n".join(f"{what}\n{who} | {when}" for what, who, when in _ITEMS)
    plan = _plan(f"Larchmoor Sleep Plan\n\n{items}\n")

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == _READ


def test_a_name_and_a_day_under_what_no_list_holds_are_no_action():
    text = """The sleep forum met again

Minutes of the evening in the library
Larchmoor Sleep Forum
March 2031

A word of thanks to those who came
Ferry Trust
April 2031
"""
    with pytest.raises(InputError):
        _plan(text)


def test_counted_titles_over_counted_statements_are_told_apart_by_the_lines_below():
    items = [f"{count}. {what}\n{who}\n{when}" for count, (what, who, when) in enumerate(_ITEMS, 1)]
    work, home = "\n".join(items[:2]), "\n".join(items[2:])
    plan = _plan(f"Larchmoor Sleep Plan\n\n1. Rest at work\n{work}\n\n2. Rest at home\n{home}\n")

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == _READ
    assert [one["title"] for one in plan["priorities"]] == ["Rest at work", "Rest at home"]
