"""A heading that names a priority, a line that only announces its actions, and titles inside the table below."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_GROUPS = (
    (
        "Mend what is broken",
        (("On the quay", "Mend the bell", "Harbour Trust"), ("", "Paint the slip", "Slip Guild")),
    ),
    (
        "Teach all who ask",
        (("", "Hold a class on the ferry", "Ferry Company"), ("In winter", "Lend skates", "Ice Club")),
    ),
    ("Feed those who come late", (("", "Keep the soup warm", "Kitchen Team"), ("", "Leave a lamp", "Kitchen Team"))),
)


def _paper(label: str, announced: str) -> Paper:
    blocks: list[Line | Ruled] = [Line("Elmsay Isle Plan 2031", 1)]
    for number, (title, rows) in enumerate(_GROUPS, 1):
        blocks += [
            Line(f"{label} {number}: {title}", 2),
            Line("Lead: Harbour Trust. We have waited long enough for this."),
            Line(announced.format(label=label, number=number), 3),
        ]
        ruled = [boxes("Action", "Who", "By when", bold=True)]
        for over, what, who in rows:
            ruled += [[Box(over, across=3)]] if over else []
            ruled.append(boxes(what, who, f"May 203{number}"))
        blocks.append(Ruled(ruled, (4, 2, 2), header_rows=1))
    return Paper(blocks)


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
@pytest.mark.parametrize(
    ("label", "announced"), [("Priority", "{label} {number} actions"), ("Theme", "What we will do")]
)
def test_the_heading_names_the_priority_and_titles_in_the_table_its_parts(kind, label, announced):
    plan = to_corpus(read_plan(WRITERS[kind](_paper(label, announced)), f"isle.{kind}"))

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        (str(number), title) for number, (title, _) in enumerate(_GROUPS, 1)
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2", "3", "3"]
    assert [one["sub_priority"] for one in plan["actions"]] == [
        "On the quay", "On the quay", None, "In winter", None, None
    ]  # fmt: skip


def test_who_leads_a_priority_ends_with_the_sentence():
    plan = to_corpus(read_plan(WRITERS["html"](_paper("Priority", "Priority {number} actions")), "isle.html"))

    assert [one["owners"] for one in plan["priorities"]] == [["Harbour Trust"]] * 3


def test_who_sponsors_a_table_does_not_make_it_another_plan():
    blocks: list[Line | Ruled] = [Line("Elmsay Isle Plan 2031", 1), Line("Open shores", 2)]
    first = ("Priority", "Action", "Who", "By when")
    rows = [
        boxes(*first, bold=True),
        [Box("Safe shores", down=2), *boxes("Mend the bell", "Harbour Trust", "May 2031")],
    ]
    rows.append(boxes("Paint the slip", "Slip Guild", "June 2031"))
    blocks.append(Ruled(rows, (2, 4, 2, 2), header_rows=1))
    for title, sponsor, what in (
        ("Warm hearths", "Chair of the Harbour Planning Board", "Sweep each chimney"),
        ("Full plates", "Head of Strategy", "Keep the soup warm"),
    ):
        ruled = [boxes("No", "Who leads", "What we will do", "Timescale", "Measure of success", bold=True)]
        ruled += [
            boxes(str(number), "Kitchen Team", f"{what}, {number}", "May 2032", "It is so") for number in (1, 2)
        ]
        blocks += [Line(title, 2), Line(f"Sponsor: {sponsor}"), Ruled(ruled, (1, 2, 4, 2, 2), header_rows=1)]
    plan = to_corpus(read_plan(WRITERS["docx"](Paper(blocks)), "isle.docx"))

    assert [one["text"] for one in plan["actions"]] == [
        "Mend the bell", "Paint the slip", "Sweep each chimney, 1", "Sweep each chimney, 2",
        "Keep the soup warm, 1", "Keep the soup warm, 2",
    ]  # fmt: skip


_WHO = ("Ice Club", "Harbour Trust", "Slip Guild")
_WHEN = ("May", "June", "July", "August")


def _one_table(lines: list[str], heads: list[str] | None = None) -> dict:
    """A plan of the titles and actions given, a new table under each of ``heads``; "> " marks an action."""
    blocks: list[Line | Ruled] = [Line("Elmsay Isle Plan 2031", 1)]
    for head in heads or [""]:
        ruled = [boxes("Action", "Who", "By when", bold=True)]
        for line in lines:
            ruled.append(
                boxes(f"{line[2:]} {len(blocks)}", _WHO[len(ruled) % 3], f"{_WHEN[len(ruled) % 4]} 2031")
                if line.startswith("> ")
                else [Box(line, across=3)]
            )
        blocks += [Line(head, 2)] if head else []
        blocks.append(Ruled(ruled, (4, 2, 2), header_rows=1))
    return to_corpus(read_plan(WRITERS["docx"](Paper(blocks)), "isle.docx"))


@pytest.mark.parametrize("label", ["Aim", "Our goal", "Outcome", "What we want to see"])
def test_the_one_line_under_a_title_says_what_is_to_come_of_it(label):
    plan = _one_table([
        "Theme A: Mend what is broken", f"{label}: 1,200 boats float without a leak",
        "> Mend the bell on the quay", "> Paint the slip before the regatta", "Theme B: Teach all who ask",
        f"{label}: nobody on the isle is afraid of ice",
        "> Lend skates to every child", "> Hold a class on the ferry",
    ])  # fmt: skip

    assert [(one["ref"], one["title"], one["outcomes"]) for one in plan["priorities"]] == [
        ("A", "Mend what is broken", ["1,200 boats float without a leak"]),
        ("B", "Teach all who ask", ["nobody on the isle is afraid of ice"]),
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["A", "A", "B", "B"]
    assert not any(one.get("sub_priority") for one in plan["actions"])


def test_several_such_lines_name_the_parts_of_a_priority():
    plan = _one_table([
        "Theme A: Mend what is broken", "Outcome: every boat floats by the spring", "> Mend the bell",
        "Outcome: every bell can be heard", "> Paint the slip",
    ])  # fmt: skip

    assert [one["title"] for one in plan["priorities"]] == ["Mend what is broken"]
    assert [one["sub_priority"] for one in plan["actions"]] == [
        "every boat floats by the spring",
        "every bell can be heard",
    ]


@pytest.mark.parametrize("label", ["Objective", "Outcome", "Aim"])
def test_titles_that_call_themselves_something_else_are_parts_of_the_priority_over_the_table(label):
    heads = ["Strategic Priority 1: Mend what is broken", "Strategic Priority 2: Teach all who ask"]
    titles = [
        f"{label}: Boats", "> Mend the bell on the quay", "> Paint the slip before the regatta",
        f"{label}: Bells and lamps", "> Lend skates to every child",
    ]  # fmt: skip
    plan = _one_table(titles, heads)

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("1", "Mend what is broken"),
        ("2", "Teach all who ask"),
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1"] * 3 + ["2"] * 3
    assert [one["sub_priority"] for one in plan["actions"]] == ["Boats", "Boats", "Bells and lamps"] * 2
