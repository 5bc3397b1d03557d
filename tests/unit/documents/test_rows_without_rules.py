"""Plans without a table whose actions are lines of several facts: by one mark, in any order, headed or not."""

from __future__ import annotations

import html

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_THEMES = {
    "Fewer slips": [
        ("Grit the steps of the ferry pier", "Harbour Crew", "November 2031", "Green"),
        ("Lend ice grips to whoever asks", "Library Service", "ongoing", "Amber"),
        ("Mend the rails – both of them – at the mill", "Roads Team", "by 31 March 2032", "Red"),
    ],
    "Warmer halls": [
        ("Hang curtains in the drill hall", "Hall Keepers", "October 2031", "Green"),
        ("Share one boiler among three huts", "Scouts and Guides Trust", "2032/33", "Amber"),
    ],
}
_ROWS = [row for rows in _THEMES.values() for row in rows]
_LINES = {
    "middle dots": "{what} · {who} · {when} · {rag}",
    "pipes, who first": "{who} | {what} | {when} | {rag}",
    "slashes": "{what} / {who} / {when} / {rag}",
    "dashes, when first": "{when} – {who} – {rag} – {what}",
    "semicolons": "{rag}; {what}; {who}; {when}",
    "arrows": "{what} → {when} → {who} → {rag}",
    "a colour in brackets": "[{rag}] | {what} | {who} | {when}",
}
_LED_IN = {
    "a name and a time": "{who}, {when}: {what}",
    "a time and a name": "{when} ({who}): {what}",
    "both in brackets": "[{who} | {when}] {what}",
    "both in brackets and a dash": "({when}, {who}) – {what}",
}


def _plan(line: str, *, head: str = "", block: str = "<ul>{}</ul>", item: str = "<li>{}</li>", title: str = "h2"):
    parts = ["<h1>Winter Plan</h1><p>Ullsay Community Board</p>"]
    if head:
        parts.append(f"<p>{html.escape(head)}</p>")
    for theme, rows in _THEMES.items():
        said = [line.format(what=what, who=who, when=when, rag=rag) for what, who, when, rag in rows]
        parts.append(f"<{title}>{theme}</{title}>")
        parts.append(block.format("".join(item.format(html.escape(each)) for each in said)))
    parts.append("<h2>Money</h2><p>Grit costs £400 a year; the rest is paid by the trust.</p>")
    return to_corpus(read_plan(f"<html><body>{''.join(parts)}</body></html>".encode(), "page.html"))


def _told(plan):
    return [(one["text"], one["owner_text"], one["deadline_text"]) for one in plan["actions"]]


_EXPECTED = [(what, who, when) for what, who, when, _ in _ROWS]


@pytest.mark.parametrize("line", _LINES)
def test_each_place_is_learned_from_all_lines_alike(line):
    plan = _plan(_LINES[line])

    assert _told(plan) == _EXPECTED
    assert [one["rag"] for one in plan["actions"]] == ["Green", "Amber", "Red", "Green", "Amber"]
    assert [one["title"] for one in plan["priorities"]] == list(_THEMES)


@pytest.mark.parametrize("line", _LED_IN)
def test_who_and_when_lead_in_what_is_to_be_done(line):
    plan = _plan(_LED_IN[line], block="{}", item="<p>{}</p>")

    assert _told(plan) == _EXPECTED
    assert [one["title"] for one in plan["priorities"]] == list(_THEMES)


def test_a_line_that_names_the_facts_is_no_action():
    plan = _plan("{what} · {who} · {when} · {rag}", head="Each line gives the action · who leads · when · RAG")

    assert _told(plan) == _EXPECTED


def test_a_head_tells_what_no_look_at_the_lines_could():
    plan = _plan("A{rag} | {what} | {who} | {when} | {what}", head="Ref | Action | Lead | Due | Measure of success")

    assert [one["outcomes"] for one in plan["actions"]] == [[what] for what, *_ in _ROWS]
    assert _told(plan) == _EXPECTED


def test_plain_lines_over_rows_are_their_themes():
    plan = _plan("{what} / {who} / {when}", title="p")

    assert _told(plan) == _EXPECTED
    assert [one["title"] for one in plan["priorities"]] == list(_THEMES)


def test_bullets_under_a_row_are_its_parts_and_a_missing_fact_moves_no_other():
    page = """<h1>Harbour Plan</h1>
    <p>1.1 Open the slip to all · Harbour Crew · May 2031 · Green</p><ul><li>a ramp</li><li>a rail</li></ul>
    <p>1.2 Paint the bollards · Harbour Crew · June 2031</p>
    <p>1.3 Dredge the channel · Moorings Office · 2032 · Red</p>
    <p>1.4 Teach children to row · Rowing Club · ongoing · Amber</p>"""

    actions = to_corpus(read_plan(page.encode(), "page.html"))["actions"]

    assert [(one["ref"], one["text"], one["parts"], one["deadline"], one["rag"]) for one in actions] == [
        ("1.1", "Open the slip to all", ["a ramp", "a rail"], "2031-05", "Green"),
        ("1.2", "Paint the bollards", [], "2031-06", None),
        ("1.3", "Dredge the channel", [], "2032", "Red"),
        ("1.4", "Teach children to row", [], "ongoing", "Amber"),
    ]


def test_what_a_paper_says_of_itself_in_labels_is_no_action():
    page = """<h1>Pupils First</h1><p>Report by: Head of Schools; Date: 9 March 2031</p><p>Action; Lead; Due</p>
    <ul><li>Feed all pupils breakfast; Catering Service; May 2031</li><li>Open the gym; Sports Trust; June 2031</li>
    <li>Hire a nurse; Health Board; July 2031</li></ul>"""

    plan = to_corpus(read_plan(page.encode(), "page.html"))

    assert [one["text"] for one in plan["actions"]] == ["Feed all pupils breakfast", "Open the gym", "Hire a nurse"]
    assert plan["plan"]["title"] == "Pupils First"


def test_sentences_with_marks_are_no_rows():
    page = """<h1>Harbour news</h1><p>The quay is long – too long, some say – and cold.</p>
    <p>It was built by monks – or so we were told – in 1310.</p>
    <p>The boats are blue – the nets are green – and May is wet.</p>
    <p>Home | About us | Contact the team</p><p>Boats | Crews | Tides</p><p>Maps | News | Jobs</p>"""

    with pytest.raises(Exception, match="No table of actions"):
        read_plan(page.encode(), "page.html")
