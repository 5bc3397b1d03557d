"""Markdown: pipe tables, headings and nested lists; a text with stray marks stays a text."""

from __future__ import annotations

import pytest

from goldthread.documents.model import Grid
from goldthread.documents.readers import read_document
from goldthread.documents.reading import read_plan

PLAN = """# Larchmoor Partnership delivery plan

- one
  - two

## Priority 1: Reduce harm

| Ref | Action | Lead | By when | RAG |
|:---|---|---|---:|---|
| 1.1 | Open a **clinic** by bus \\| on foot | Health Board | March 2024 | G |
| 1.2 | Train staff<br>- of hostels<br>- of shelters | Third Sector Forum | 2024/25 |

## Priority 2: Recovery

Ref | Action | Lead | By when
---|---|---|---
2.1 | Fund a recovery café 😀 | Council | June 2024
"""


def test_a_plan_is_read_with_its_headings_as_priorities():
    plan = read_plan(PLAN.encode(), "plan.md").plan
    assert plan.title == "Larchmoor Partnership delivery plan"
    assert [priority.title for priority in plan.priorities] == ["Reduce harm", "Recovery"]
    assert [(one.ref, one.text, one.parts, one.timescale.printed) for one in plan.actions] == [
        ("1.1", "Open a clinic by bus | on foot", (), "March 2024"),
        ("1.2", "Train staff", ("of hostels", "of shelters"), "2024/25"),
        ("2.1", "Fund a recovery café 😀", (), "June 2024"),
    ]


def test_lists_keep_their_levels():
    blocks = read_document(PLAN.encode(), "plan.md").pages[0].blocks
    assert [(one.text, one.bullet) for one in blocks if not isinstance(one, Grid) and one.bullet is not None] == [
        ("one", 0), ("two", 1)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PLAN, "markdown"),
        ("# One\n\ntext\n\n# Two\n", "markdown"),
        ("Action | Lead\n---|---\nOpen a clinic,\nlate | Board\n", "text"),  # a row broken over lines
        ("words before\nAction | Lead\n---|---\na | b\n", "text"),  # no blank line: an extraction
        ("Action\tLead\nOpen\tBoard\n", "text"),
        ("# one heading\nonly\n", "text"),
    ],
)
def test_markdown_is_told_from_other_text_by_what_is_in_it(text, kind):
    document = read_document(text.encode(), "plan.txt")
    assert document.kind == kind
    assert document.notices == ()


def test_the_page_it_stands_for_cannot_smuggle_a_script_in():
    document = read_document(PLAN.encode() + b"\n\n<script>alert(1)</script>\n", "plan.md")
    assert not any("alert" in getattr(block, "text", "") for block in document.pages[0].blocks)
