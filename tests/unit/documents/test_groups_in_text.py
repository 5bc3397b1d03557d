"""Plain text that says something of a group of actions, or sets the page in two columns."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_THEMES = (
    (
        "Ask early",
        "Harbour Nurse",
        (("Train barbers to listen", "May 2031"), ("Print a card for night", "June 2031")),
    ),
    ("Stay near", "Harbour Vicar", (("Visit each family in a week", "July 2031"), ("Open the garden", "May 2032"))),
)


def _told(text: str):
    plan = to_corpus(read_plan(text.encode(), "paper.txt"))
    titles = {one["ref"]: one["title"] for one in plan["priorities"]}
    return plan, [(titles.get(one["priority_ref"]), one["text"], one["deadline_text"]) for one in plan["actions"]]


_EXPECTED = [(title, text, when) for title, _, actions in _THEMES for text, when in actions]


def test_who_leads_a_group_makes_no_action_of_its_title():
    lines = ["Harbour Plan 2031", "=================", ""]
    for number, (title, lead, actions) in enumerate(_THEMES, 1):
        lines += [f"{number}) {title}", f"Lead officer: {lead}", ""]
        for text, when in actions:
            lines += [f"  * {text}", f"      Who: Visiting Team   By when: {when}"]
        lines.append("")

    plan, told = _told("\n".join(lines))

    assert told == _EXPECTED
    assert [one["owners"] for one in plan["priorities"]] == [["Harbour Nurse"], ["Harbour Vicar"]]


def test_the_outcome_under_the_name_of_a_priority_is_its_own():
    lines = ["Harbour Plan 2031", ""]
    for number, (title, lead, actions) in enumerate(_THEMES, 1):
        lines += [f"Priority {number}: {title}", "", f"Outcome: People trust the {lead.lower()}", "", "Actions:", ""]
        lines += [f"• {text} (Lead: Visiting Team; timescale: {when})" for text, when in actions] + [""]

    plan, told = _told("\n".join(lines))

    assert told == _EXPECTED
    assert [one["outcomes"] for one in plan["priorities"]] == [
        ["People trust the harbour nurse"],
        ["People trust the harbour vicar"],
    ]


def test_cells_below_each_other_are_told_from_the_names_of_their_groups():
    lines = ["Harbour Plan 2031", ""]
    for number, (title, lead, actions) in enumerate(_THEMES, 1):
        lines += [f"Strategic Objective: {number} – {title}", "", f"People trust the {lead.lower()}", ""]
        lines += ["Lead", "", "Action", "", "Timescale", ""]
        for text, when in actions:
            lines += ["Visiting Team", "", text, "", when, ""]

    _, told = _told("\n".join(lines))

    assert [(text, when) for _, text, when in told] == [(text, when) for _, text, when in _EXPECTED]


def test_a_line_after_a_row_that_ends_in_its_colour_is_a_title():
    lines = ["Ref\tTask\tResponsible\tCompletion date\tRAG"]
    for title, _, actions in _THEMES:
        lines.append(title)
        lines += [f"{at}\t{text.replace(' ', chr(10), 1)}\tVisiting Team\t{when}\tGreen" for at, (text, when) in
                  enumerate(actions, 1)]  # fmt: skip

    _, told = _told("\n".join(lines))

    assert [(title, " ".join(text.split()), when) for title, text, when in told] == _EXPECTED


@pytest.mark.parametrize("apart", [0, 1])
def test_two_columns_of_a_page_are_read_one_after_the_other(apart):
    columns = []
    for number, (title, _, actions) in enumerate(_THEMES, 1):
        column = [
            f"{number}. {title}",
            "We asked all who live by the water what",
            "they would do, and wrote it down.",
        ]
        for at, (text, when) in enumerate(actions, 1):
            column += [f"Action {number}.{at} {text} with all who", "live there and all who come by boat"]
            column += ["Who: Visiting Team", f"When: {when}", "Measure of success: ten of them"]
        columns.append(column)
    left, right = columns[0], [""] * apart + columns[1]
    lines = [f"{one:58}{other}".rstrip() for one, other in zip_longest(left, right, fillvalue="")]

    plan, told = _told("Harbour Plan 2031\n\n" + "\n".join(lines))

    assert [one["ref"] for one in plan["actions"]] == ["1.1", "1.2", "2.1", "2.2"]
    assert [(title, when) for title, _, when in told] == [(title, when) for title, _, when in _EXPECTED]
    assert all(text.endswith("with all who live there and all who come by boat") for _, text, _ in told)
