"""Numbered statements with a line of labels under each, under priorities that have lines of their own."""

from __future__ import annotations

from typing import Any

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_FACTS = "Lead: {} Timescale: {} Status: {}"
_RUN = (
    (1, "Teach every ferry crew to ask how people are", (), "Harbour Trust", "May 2031", "Green"),
    (2, "Print cards with", ("a number to ring", "a map of the pier"), "Print Team (Harbour)", "June 2031", "Amber"),
    (3, "Light the steps (north, south) and test them twice", (), "Estates Service", "Autumn 2031", "Red"),
    (4, "Open a room on the quay at night.", (), "Night Team (Volunteers)", "March 2032", "Green"),
    (5, "Ask visitors what they saw.", (), "Listening Panel (Harbour)", "Quarterly", "Green"),
)


def _paper(theme: str, led: str, promised: str) -> str:
    blocks = ["<h1>Harbour Safety Plan 2031</h1>", "<h2>About this plan</h2>", "<p>It was made in one year.</p>"]
    for number, text, parts, owner, when, colour in _RUN:
        if number in (1, 4):
            title = "Ask early" if number == 1 else "Stay near"
            blocks += [f"<h2>{theme} {1 + number // 4}: {title}</h2>", f"<p>{led}: Harbour Officer</p>"]
            blocks += ["<p>Three in ten never spoke to anybody of it.</p>", f"<p>{promised}</p>"]
            blocks += ["<ul><li>Fewer people are hurt.</li></ul>"]
        if number in (1, 3):
            blocks.append("<h3>Speaking</h3>" if number == 1 else "<h3>Seeing</h3>")
        bullets = "".join(f"<li>{part}</li>" for part in parts)
        blocks += [f"<p>{number}. {text}</p>", f"<ul>{bullets}</ul>" if parts else ""]
        blocks.append(f"<p>{_FACTS.format(owner, when, colour)}</p>")
    return "<html><body>" + "".join(blocks) + "</body></html>"


def _read(paper: str) -> dict[str, Any]:
    return to_corpus(read_plan(paper.encode(), "harbour.html"))


@pytest.mark.parametrize(
    ("theme", "led", "promised"),
    [
        ("Priority", "Priority lead", "Outcomes"),
        ("Aim", "Senior sponsor", "Outcomes"),
        ("Theme", "Owner", "Measures"),
    ],
)
def test_each_statement_keeps_its_own_words_bullets_and_facts(theme, led, promised):
    plan = _read(_paper(theme, led, promised))

    assert [(one["ref"], one["text"], tuple(one["parts"])) for one in plan["actions"]] == [
        (str(number), text, parts) for number, text, parts, *_ in _RUN
    ]
    assert [(one["owner_text"], one["deadline_text"], one["rag"]) for one in plan["actions"]] == [
        facts for *_, _, owner, when, colour in _RUN for facts in [(owner, when, colour)]
    ]


@pytest.mark.parametrize(("theme", "led"), [("Priority", "Priority lead"), ("Aim", "Senior sponsor")])
def test_headings_inside_a_priority_name_its_parts_and_what_is_told_of_it_stays_with_it(theme, led):
    plan = _read(_paper(theme, led, "Outcomes"))

    assert [(one["ref"], one["title"], one["owners"], one["outcomes"]) for one in plan["priorities"]] == [
        ("1", "Ask early", ["Harbour Officer"], ["Fewer people are hurt."]),
        ("2", "Stay near", ["Harbour Officer"], ["Fewer people are hurt."]),
    ]
    assert [(one["priority_ref"], one.get("sub_priority")) for one in plan["actions"]] == [
        ("1", "Speaking"), ("1", "Speaking"), ("1", "Seeing"), ("2", None), ("2", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "when", "marks"), [("Lead", "By", "[]"), ("Owner", "Due", "()"), ("Lead", "When", "[]")]
)
def test_labels_in_a_bracket_part_it_whatever_marks_stand_between_them(who, when, marks):
    items = (
        ("Paint the ferry", "Harbour Trust, Deck Crew", "May 2031"),
        ("Mend the pier", "Pier Company / Harbour Trust", "Autumn 2031"),
        ("Light the steps", "Night Team (volunteers)", "June – July 2031"),
        ("Ring the bell", "Listening Panel", "Ongoing"),
    )
    said = [
        f"<p>1.{number} {text}. {marks[0]}{who}: {owner}. {when}: {due}.{marks[1]}</p>"
        for number, (text, owner, due) in enumerate(items, 1)
    ]
    said[2:2] = ["<h2>Priority 2: Stay near</h2><p>Champion: Harbour Nurse</p>"]
    top = "<h1>Harbour Plan 2031</h1><p>Report of: Harbour Officer</p><p>Streets: All</p><p>Secret details: None</p>"
    plan = _read(f"{top}<h2>Priority 1: Ask early</h2><p>Champion: Harbour Officer</p>{''.join(said)}")

    assert [(one["text"].rstrip("."), one["owner_text"], one["deadline_text"]) for one in plan["actions"]] == [
        (text, owner, due) for text, owner, due in items
    ]
    assert [(one["title"], one["owners"]) for one in plan["priorities"]] == [
        ("Ask early", ["Harbour Officer"]),
        ("Stay near", ["Harbour Nurse"]),
    ]


def _under_numbered_headings(title: str) -> str:
    blocks = ["<h1>Harbour Safety Plan 2031</h1>", "<h2>1. Purpose</h2>"]
    blocks += ["<p>1.1 This paper lays the plan before members, who asked for it on 27 July 2030.</p>"]
    for number, text, parts, owner, when, colour in _RUN:
        if number in (1, 4):
            blocks.append(f"<h2>Theme {1 + number // 4}: {'Ask early' if number == 1 else 'Stay near'}</h2>")
        bullets = "".join(f"<li>{part}</li>" for part in parts)
        blocks += [f"<h3>{title.format(number)}{text}{':' if parts else ''}</h3>", f"<ul>{bullets}</ul>"]
        blocks += [f"<p>Lead: {owner}</p>", f"<p>Timescale: {when}</p>", "<p>Measure of success: Fewer falls</p>"]
        blocks += [f"<p>Position at September 2031: Step {number} is under way.</p>", f"<p>RAG status: {colour}</p>"]
    return "<html><body>" + "".join(blocks) + "</body></html>"


@pytest.mark.parametrize("title", ["1.{} ", "A{}. "])
def test_numbered_headings_with_bullets_and_a_label_that_names_a_day_are_the_actions(title):
    plan = _read(_under_numbered_headings(title))

    assert [(one["text"].rstrip(":"), tuple(one["parts"])) for one in plan["actions"]] == [
        (text, parts) for _, text, parts, *_ in _RUN
    ]
    assert [one["progress"] for one in plan["actions"]] == [f"Step {number} is under way." for number, *_ in _RUN]
    assert [(one["owner_text"], one["deadline_text"], one["rag"]) for one in plan["actions"]] == [
        (owner, when, colour) for *_, owner, when, colour in _RUN
    ]


_CLERK = """<html><body><nav><h2>Coming up</h2><p>16 January: Planning</p></nav>
<h1>Harbour Safety Plan 2031</h1><p>Meeting: Tuesday 9 January 2031, Village Hall</p><p>Agenda item: 8</p>
<p>From: Parish Clerk</p><h2>Purpose</h2><p>To lay the plan before the council.</p>
{themes}<h2>Appendix 1</h2><p>For information: what the county does itself</p>
<table><tr><th>County action</th><th>County officer</th><th>When</th></tr>
<tr><td>Model the whole bay and its tides</td><td>Flood Manager</td><td>July 2031</td></tr>
<tr><td>Decide whether a wall is to be built</td><td>Flood Manager</td><td>May 2032</td></tr></table></body></html>"""


def test_neither_the_front_of_a_paper_nor_anothers_table_behind_it_takes_the_place_of_the_records():
    themes = ""
    for number, text, _, owner, when, _ in _RUN:
        if number in (1, 4):
            themes += f"<h2>Improvement Area {1 + number // 4}: {'Ask early' if number == 1 else 'Stay near'}</h2>"
        themes += f"<p>A{number} {text.rstrip('.')}.</p><p>Who: {owner} When: {when}</p>"

    plan = _read(_CLERK.format(themes=themes))

    assert [(one["ref"], one["text"].rstrip(".")) for one in plan["actions"]] == [
        (f"A{number}", text.rstrip(".")) for number, text, *_ in _RUN
    ]
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [("1", "Ask early"), ("2", "Stay near")]


def test_a_plain_text_keeps_its_themes_and_the_parts_that_lost_their_bullets():
    blocks = ["Harbour Safety Plan 2031", ""]
    for number, text, parts, owner, when, colour in _RUN:
        if number in (1, 3, 5):
            blocks += [f"Aim {'ABC'[number // 2]}: {('Ask early', 'Stay near', 'Look back')[number // 2]}"]
            blocks += ["Three in ten never spoke to anybody of it, and two in ten did so late.", "What we will do"]
        blocks += [f"A{number} {text.rstrip('.')}{':' if parts else '.'}", *parts]
        blocks.append(f"Lead: {owner} | Due: {when} | Status: {colour}")

    plan = to_corpus(read_plan("\n".join(blocks).encode(), "harbour.txt"))

    assert [(one["ref"], one["text"].rstrip(".:"), tuple(one["parts"])) for one in plan["actions"]] == [
        (f"A{number}", text.rstrip("."), parts) for number, text, parts, *_ in _RUN
    ]
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("A", "Ask early"),
        ("B", "Stay near"),
        ("C", "Look back"),
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["A", "A", "B", "B", "C"]
