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
    plan = to_corpus(read_plan(WRITERS["html"](Paper(blocks)), "isle.html"))

    assert [one["text"] for one in plan["actions"]] == [
        "Mend the bell", "Paint the slip", "Sweep each chimney, 1", "Sweep each chimney, 2",
        "Keep the soup warm, 1", "Keep the soup warm, 2",
    ]  # fmt: skip
