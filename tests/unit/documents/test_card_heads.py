"""The head of a card: a number, a title, how the action stands, and labels that still say what is to be done."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.model import Paragraph
from goldthread.documents.readers import read_document
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS, as_html

_NAMES = ("An orchard for all", "A brighter room", "Saturday garden")
_WHAT = (
    "Plant an orchard behind the clinic",
    "Paint the waiting room with its visitors",
    "Open the garden on Saturdays",
)
_WHO = ("Grounds Team", "Estates Service", "Volunteer Network")
_WHEN = ("March 2031", "June 2031", "Autumn 2031")
_COLOURS = ("Green", "Amber", "Red")
_FILLS = ("70AD47", "FFC000", "FF4B4B")
_WRITTEN = ["docx", "html", "pdf", "odt"]


def _read(paper: Paper, kind: str) -> dict:
    return to_corpus(read_plan(WRITERS[kind](paper), f"garden.{kind}"))


def _paper(cards: list[list[Row]], widths: tuple[int, ...]) -> Paper:
    blocks: list[Line | Ruled] = [Line("Clinic Garden Action Plan 2031", 1), Line("Aim 1: A garden for everyone", 2)]
    for rows in cards:
        blocks += [Ruled(rows, widths, 0), Line(" ")]
    return Paper(blocks)


def _facts(number: int, act: str, across: int) -> list[Row]:
    pairs = ((act, _WHAT[number]), ("Lead", _WHO[number]), ("By when", _WHEN[number]))
    return [[Box(label), Box(value, across=across)] for label, value in pairs]


def _said(plan: dict) -> list[tuple]:
    return [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]]


def _expected(ref: str) -> list[tuple]:
    return [
        (ref.format(number), what, [who], when)
        for number, (what, who, when) in enumerate(zip(_WHAT, _WHO, _WHEN, strict=True), 1)
    ]


@pytest.mark.parametrize("kind", _WRITTEN)
@pytest.mark.parametrize("act", ["Action", "What we will do", "Agreed action"])
@pytest.mark.parametrize("code", ["GH-0{}", "T{}", "Task {}", "1.{}"])
def test_a_title_beside_the_number_leaves_the_action_to_its_label(kind, act, code):
    cards = [
        [[Box(code.format(number + 1)), Box(_NAMES[number], across=3)],
         *_facts(number, act, 3)[:1],
         boxes("Lead", _WHO[number], "RAG", _COLOURS[number]),
         [Box("By when"), Box(_WHEN[number], across=3)]]
        for number in range(3)
    ]  # fmt: skip

    plan = _read(_paper(cards, (3, 5, 2, 3)), kind)

    assert _said(plan) == _expected(code.removeprefix("Task "))
    assert [one["rag"] for one in plan["actions"]] == list(_COLOURS)
    assert [one["comments"] for one in plan["actions"]] == list(_NAMES)
    assert [one["title"] for one in plan["priorities"]] == ["A garden for everyone"]


_STANDING = {
    "a fill": lambda at: Box("", fill=_FILLS[at]),
    "a word": lambda at: Box(_COLOURS[at]),
    "a label and a word": lambda at: Box(f"RAG: {_COLOURS[at]}"),
}


@pytest.mark.parametrize("kind", _WRITTEN)
@pytest.mark.parametrize("standing", _STANDING)
def test_how_an_action_stands_may_be_a_cell_of_its_head(kind, standing):
    cards = [
        [
            [Box(f"Action 1.{number + 1}", across=2), _STANDING[standing](number)],
            *_facts(number, "What we will do", 2),
        ]
        for number in range(3)
    ]

    plan = _read(_paper(cards, (3, 7, 2)), kind)

    assert _said(plan) == _expected("1.{}")
    assert [one["rag"] for one in plan["actions"]] == list(_COLOURS)


@pytest.mark.parametrize("kind", _WRITTEN)
def test_number_title_and_colour_may_stand_in_three_cells(kind):
    cards = [
        [boxes(f"GH{number + 1}", _NAMES[number], _COLOURS[number]), *_facts(number, "Action", 2)]
        for number in range(3)
    ]

    plan = _read(_paper(cards, (3, 7, 2)), kind)

    assert _said(plan) == _expected("GH{}")
    assert [one["rag"] for one in plan["actions"]] == list(_COLOURS)


@pytest.mark.parametrize("kind", _WRITTEN)
def test_labels_may_stand_above_their_values_further_down_a_card(kind):
    cards = [
        [[Box(f"Action {number + 1}: {_WHAT[number]}", across=3)],
         boxes("Lead", "Supported by", "By when"), boxes(_WHO[number], "The neighbours", _WHEN[number]),
         boxes("Measure", "Latest position", "RAG"), boxes("It is seen", "Begun in May", _COLOURS[number])]
        for number in range(3)
    ]  # fmt: skip

    plan = _read(_paper(cards, (4, 4, 4)), kind)

    assert [(one["ref"], one["text"], one["owners"]) for one in plan["actions"]] == [
        (str(number), what, [who]) for number, (what, who) in enumerate(zip(_WHAT, _WHO, strict=True), 1)
    ]
    assert [(one["deadline_text"], one["rag"], one["progress"]) for one in plan["actions"]] == [
        (when, colour, "Begun in May") for when, colour in zip(_WHEN, _COLOURS, strict=True)
    ]


def test_a_title_across_a_table_of_several_actions_stands_over_them():
    rows = [[Box("Growing things", across=2)], *_facts(0, "Action", 1), *_facts(1, "Action", 1)]
    more = [[Box("Letting people in", across=2)], *_facts(2, "Action", 1)]

    plan = _read(_paper([[*rows, *more]], (3, 8)), "html")

    assert [one["text"] for one in plan["actions"]] == list(_WHAT)
    assert [one["title"] for one in plan["priorities"]] == ["Growing things", "Letting people in"]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2"]


def test_a_number_on_the_left_of_a_whole_card_is_its_reference():
    cards = [_facts(number, "Action", 1) for number in range(3)]
    for number, rows in enumerate(cards, 1):
        rows[0].insert(0, Box(f"2.{number}", down=3))

    plan = to_corpus(read_plan(as_html(_paper(cards, (1, 3, 8))), "garden.html"))

    assert _said(plan) == _expected("2.{}")


def test_figures_beside_their_names_are_no_cards():
    rows = [[Box("Measure 1"), Box("Visits", across=2)], boxes("2029", "2030", "2031"), boxes("14", "15", "19")]
    plan = Ruled([boxes("Action", "Lead", "By when"), *(boxes(*one) for one in zip(_WHAT, _WHO, _WHEN, strict=True))])

    read = _read(Paper([Line("Garden Plan", 1), Ruled(rows), Line("Actions", 2), plan]), "html")

    assert [one["text"] for one in read["actions"]] == list(_WHAT)


_DRESSES = {
    "a heading with a tag": (
        "<h3>{code} {name} <b class='tag'>{colour}</b></h3><dl><dt>Action</dt><dd>{what}</dd>"
        "<dt>Lead</dt><dd>{who}</dd><dt>By when</dt><dd>{when}</dd></dl>",
        False,
    ),
    "a heading and a tag below": (
        "<header><h3><span>{code}</span> {name}</h3><span>{colour}</span></header><dl><div><dt>What we will do</dt>"
        "<dd><p>{what}</p></dd></div><div><dt>Accountable</dt><dd>{who}</dd></div><div><dt>Target date</dt>"
        "<dd>{when}</dd></div><div><dt>Measure</dt><dd>It is seen</dd></div></dl>",
        True,
    ),
    "a number with a tag": (
        "<h3>Action {code} <b>{colour}</b></h3><dl><dt>Agreed action:</dt><dd>{what}</dd>"
        "<dt>Officer responsible:</dt><dd>{who}</dd><dt>Due:</dt><dd>{when}</dd></dl>",
        True,
    ),
    "a row of the list": (
        "<dl><dt>Ref</dt><dd>{code}</dd><dt>Task</dt><dd>{what}</dd><dt>RAG</dt><dd>{colour}</dd>"
        "<dt>Owner</dt><dd>{who}</dd><dt>Deadline</dt><dd>{when}</dd></dl>",
        True,
    ),
}


@pytest.mark.parametrize("dress", _DRESSES)
@pytest.mark.parametrize("code", ["GH-0{}", "T{}", "1.{}"])
def test_lists_of_terms_that_come_again_are_cards(dress, code):
    written, coloured = _DRESSES[dress]
    told = enumerate(zip(_NAMES, _COLOURS, _WHAT, _WHO, _WHEN, strict=True), 1)
    names = ("name", "colour", "what", "who", "when")
    cards = [written.format(code=code.format(at), **dict(zip(names, one, strict=True))) for at, one in told]
    title = "<h1>Clinic Garden Action Plan 2031</h1><h2>Aim 1: A garden for everyone</h2>"
    page = f"<html><body>{title}{''.join(cards)}</body></html>"

    plan = to_corpus(read_plan(page.encode(), "garden.html"))

    assert _said(plan) == _expected(code)
    assert [one["title"] for one in plan["priorities"]] == ["A garden for everyone"]
    if coloured:
        assert [one["rag"] for one in plan["actions"]] == list(_COLOURS)


def test_a_card_without_who_or_when_is_one_among_others():
    card = "<h3>Action 1.{at}</h3><dl><dt>Action</dt><dd>{what}</dd>{who}<dt>Update</dt><dd>Begun in May</dd></dl>"
    cards = "".join(
        card.format(at=at, what=what, who="" if at == 2 else "<dt>Lead</dt><dd>Grounds Team</dd>")
        for at, what in enumerate((*_WHAT, "Mend the gate by the road"), 1)
    )
    page = f"<html><body><h1>Clinic Garden Action Plan 2031</h1>{cards}</body></html>"

    plan = to_corpus(read_plan(page.encode(), "garden.html"))

    assert [(one["ref"], one["text"], bool(one["owners"])) for one in plan["actions"]] == [
        ("1.1", _WHAT[0], True),
        ("1.2", _WHAT[1], False),
        ("1.3", _WHAT[2], True),
        ("1.4", "Mend the gate by the road", True),
    ]


def test_terms_that_are_told_once_stay_words_of_the_page():
    words = "<dl><dt>Orchard</dt><dd>A wood of fruit</dd><dt>Gate</dt><dd>A door</dd></dl>"
    page = f"<html><body><h1>Words</h1>{words}</body></html>"

    blocks = read_document(page.encode(), "words.html").pages[0].blocks

    assert [block.text for block in blocks if isinstance(block, Paragraph)] == [
        "Words",
        "Orchard",
        "A wood of fruit",
        "Gate",
        "A door",
    ]


def test_a_colon_in_a_title_makes_no_label_of_what_stands_before_it():
    what = ("Help all who visit: a bench, shade and a tap", "Lead walks: one in each season", _WHAT[2])
    cards = [
        [[Box(f"GH {number + 1}"), Box(what[number], across=3)], boxes("Lead", _WHO[number], "Due", _WHEN[number])]
        for number in range(3)
    ]

    plan = _read(_paper([[row for card in cards for row in card]], (2, 4, 2, 3)), "html")

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == [
        (f"GH{at}", text) for at, text in enumerate(what, 1)
    ]


def test_what_is_told_of_a_priority_is_no_card():
    blocks: list[Line | Ruled] = [Line("Clinic Garden Action Plan 2031", 1)]
    for number in range(3):
        facts = [[Box(f"Priority {number + 1}: {_NAMES[number]}", across=2)], boxes("Lead", _WHO[number])]
        head = boxes("Action", "Owner", "By when", "Update")
        row = boxes(_WHAT[number], _WHO[number], _WHEN[number], "Begun in May")
        blocks += [Ruled([*facts, boxes("Outcomes", "People come")], (2, 5), 1), Ruled([head, row], (5, 2, 2, 2))]

    plan = _read(Paper(blocks), "docx")

    assert [one["text"] for one in plan["actions"]] == list(_WHAT)
