"""Tables without a column of actions: each action stands across the table over its row of who and when."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_THEMES = {
    "Safer piers": (("4.1", "Mend the steps of both piers", "Pier Company", "May 2031"),),
    "Warmer rooms": (
        ("4.2", "Put a stove into the waiting room", "Ferry Company", "June 2031"),
        ("4.3", "Open the kiosk on winter mornings", "Kiosk Network", "Autumn 2031"),
    ),
}
_SAID = [(ref, text, [owner], when) for rows in _THEMES.values() for ref, text, owner, when in rows]


def _told(plan: dict) -> list[tuple]:
    return [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]]


@pytest.mark.parametrize("kind", WRITERS)
def test_the_action_stands_across_the_table_over_its_facts(kind):
    rows = [boxes("Lead agency", "By when", "What success looks like")]
    for number, (theme, actions) in enumerate(_THEMES.items(), 1):
        rows.append([Box(f"Priority {number}: {theme}", across=3, bold=True)])
        for ref, text, owner, when in actions:
            rows += [[Box(f"Action {ref}: {text}", across=3)], boxes(owner, when, "Nobody falls")]
    paper = Paper([Line("Elmsay Piers Plan 2031", 1), Ruled(rows, (3, 2, 3))])

    plan = to_corpus(read_plan(WRITERS[kind](paper), f"piers.{kind}"))

    assert _told(plan) == _SAID
    assert [one["title"] for one in plan["priorities"]] == list(_THEMES)
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "2", "2"]


def test_titles_in_text_over_headings_printed_again_each_time():
    lines = ["Elmsay Piers Plan 2031"]
    for theme, actions in _THEMES.items():
        lines.append(theme)
        for ref, text, owner, when in actions:
            lines += [
                f"{ref}. {text}",
                f"{'Lead':30}{'Timescale':20}Measure",
                f"{owner:30}{when:20}Nobody falls",
                "",
                "",
            ]

    plan = to_corpus(read_plan("\n".join(lines).encode(), "piers.txt"))

    assert _told(plan) == _SAID
    assert [one["title"] for one in plan["priorities"]] == list(_THEMES)


def test_titles_in_text_over_labels_with_their_values_beside_them():
    lines = ["Elmsay Piers Plan 2031"]
    for number, (theme, actions) in enumerate(_THEMES.items(), 1):
        lines.append(f"Objective {number}: {theme}")
        for ref, text, owner, when in actions:
            lines += [f"{ref} {text}", f"{'Lead':12}{owner:30}{'Timescale':14}{when}"]
            lines += [f"{'Measure':12}{'Nobody falls':30}{'Status':14}On track", ""]

    plan = to_corpus(read_plan("\n".join(lines).encode(), "piers.txt"))

    assert _told(plan) == _SAID
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "2", "2"]


def test_banners_over_several_rows_name_groups_and_no_actions():
    rows = [boxes("Milestone", "Lead agency", "By when")]
    for theme, actions in _THEMES.items():
        rows.append([Box(theme, across=3)])
        rows += [boxes(text, owner, when) for _, text, owner, when in actions]
    paper = Paper([Line("Elmsay Piers Plan 2031", 1), Ruled(rows, (4, 3, 2))])

    plan = to_corpus(read_plan(WRITERS["docx"](paper), "piers.docx"))

    assert [one["text"] for one in plan["actions"]] == [text for _, text, _, _ in _SAID]


@pytest.mark.parametrize(
    ("section", "titles"), [("Safer water", ["Safer water"]), ("Action plan", []), ("1. Overview", [])]
)
def test_the_heading_right_over_the_only_table_is_its_priority_where_it_says_what_it_is_about(section, titles):
    table = "| Action | Lead | By when |\n|---|---|---|\n"
    rows = "| Mend the pier | Harbour Office | May 2031 |\n| Train the guards | Beach Team | June 2031 |\n"
    paper = f"# Larchmoor swimming action plan\n\nAgreed by the board.\n\n## {section}\n\n{table}{rows}"
    plan = read_plan(paper.encode(), "swimming.md").plan
    assert [priority.title for priority in plan.priorities] == titles
