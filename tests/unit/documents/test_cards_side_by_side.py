"""Cards set beside each other on a page, each of which tells one action by itself."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Ruled
from unit.documents.papers.writers import WRITERS, as_pdf

_TITLE = "Staithby Harbour Action Plan 2031"
_AIMS = {"1": "A safe harbour", "2": "A proud harbour"}
_ACTIONS = (
    ("1.1", "Amber", "Mend the lamps on the quay", ("the north steps", "the slip"), "Harbour Team", "May 2031",
     "No dark berth left", "Half the lamps are lit."),
    ("1.2", "Green", "Teach every skipper to use the new radio", (), "Coastguard", "Summer 2032",
     "Forty skippers taught", None),
    ("1.3", "Red", "Buy a second lifeboat tractor with the trust", (), "Sea Trust", "June 2031",
     "Tractor on the slip", "No bid came."),
    ("2.1", "Green", "Open the net loft on winter evenings", (), "Quay Museum", "31 October 2031",
     "Ten evenings held", "Roof mended."),
    ("2.2", "Blue", "Print a map of the old smokehouses", (), "Tourism Officer", "March 2031",
     None, "All 500 are given out."),
    ("2.3", "Amber", "Hold a herring fair", (), "Town Council", "Every September", "Six stalls each year", None),
)  # fmt: skip
_LABELS = ("Who", "By when", "How we will know", "So far")
_OTHERS = ("Lead", "Deadline", "Measure of success", "Latest position")


def _told(action, labels=_LABELS):
    return [f"{label}: {value}" for label, value in zip(labels, action[4:], strict=True) if value]


def _card(action, labels=_LABELS, head="{ref} {rag}\n{text}"):
    over = head.format(ref=action[0], rag=action[1], text=action[2])
    return Box("\n".join([over, *(f"* {part}" for part in action[3]), *_told(action, labels)]))


def _set(actions, cols, labels=_LABELS, head="{ref} {rag}\n{text}", banner=None):
    cards = [_card(action, labels, head) for action in actions]
    cards += [Box()] * (-len(cards) % cols)
    rows = [cards[at : at + cols] for at in range(0, len(cards), cols)]
    return Ruled([*([[Box(banner, across=cols)]] if banner else []), *rows], (1,) * cols, 0)


def _of(aim):
    return [action for action in _ACTIONS if action[0].startswith(aim)]


def _read(data, kind):
    return to_corpus(read_plan(data, f"harbour.{kind}"))


def _is_whole(plan, *, rag=True, ref=True):
    """Whether the plan says all that the cards do."""
    assert [
        (one["ref"], one["rag"], one["text"], tuple(one["parts"]), one["owners"], one["deadline_text"])
        for one in plan["actions"]
    ] == [
        (action[0] if ref else None, action[1] if rag else None, action[2], action[3], [action[4]], action[5])
        for action in _ACTIONS
    ]
    assert [(one["outcomes"], one["progress"]) for one in plan["actions"]] == [
        ([action[6]] if action[6] else [], action[7]) for action in _ACTIONS
    ]
    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [*_AIMS.items()]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1"] * 3 + ["2"] * 3
    return True


@pytest.mark.parametrize("kind", ["docx", "html", "odt", "pdf"])
@pytest.mark.parametrize(("cols", "labels"), [(1, _LABELS), (2, _LABELS), (3, _OTHERS)])
def test_cards_in_the_cells_of_a_table_under_a_banner(kind, cols, labels):
    banners = {aim: f"Aim {aim}: {title}\nNobody need fear the water." for aim, title in _AIMS.items()}
    blocks = [
        block for aim in _AIMS for block in (_set(_of(aim), cols, labels, banner=banners[aim]), Line(" "))
    ]  # fmt: skip
    assert _is_whole(_read(WRITERS[kind](Paper([Line(_TITLE, 1), *blocks])), kind))


@pytest.mark.parametrize(
    "head",
    ["{ref}\n{rag}\n{text}", "{rag}\n{ref}\n{text}", "Action {ref} – {rag}\n{text}", "{ref} {text}\nRAG: {rag}"],
)
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_number_and_standing_stand_at_the_head_of_a_card(kind, head):
    blocks: list[Line | Ruled] = [Line(_TITLE, 1)]
    for aim, title in _AIMS.items():
        blocks += [Line(f"Aim {aim}: {title}", 2), _set(_of(aim), 2, _OTHERS, head)]
    assert _is_whole(_read(WRITERS[kind](Paper(blocks)), kind))


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_cards_are_read_down_columns_that_have_titles(kind):
    safe, proud = ([_card(action) for action in _of(aim)] for aim in _AIMS)
    titles = [Box(f"Aim {aim}: {title}") for aim, title in _AIMS.items()]
    table = Ruled([titles, *map(list, zip(safe, proud, strict=True))], (1, 1))
    assert _is_whole(_read(WRITERS[kind](Paper([Line(_TITLE, 1), table])), kind))


def test_a_card_that_a_page_break_cuts_is_one():
    blocks = [Line(_TITLE, 1)]
    for aim, title in _AIMS.items():
        blocks += [Line(f"Aim {aim}: {title}", 2), _set(_of(aim), 2), Line(" ")]
    for size in (9, 10, 11, 12, 13):
        assert _is_whole(_read(as_pdf(Paper(blocks), size=size), "pdf"))


@pytest.mark.parametrize("kind", ["docx", "html", "pdf"])
def test_a_table_whose_columns_have_headings_is_no_set_of_cards(kind):
    fills = {"Amber": "FFC000", "Green": "70AD47", "Red": "FF4B4B", "Blue": "4472C4"}
    rows = [[_card(action, head="{ref} {text}"), Box(fill=fills[action[1]])] for action in _ACTIONS]
    paper = Paper([Line(_TITLE, 1), Ruled([[Box("Action"), Box("RAG")], *rows], (4, 1))])
    plan = _read(WRITERS[kind](paper), kind)
    assert [(one["ref"], one["rag"], one["owners"]) for one in plan["actions"]] == [
        (action[0], action[1], [action[4]]) for action in _ACTIONS
    ]


def test_bullets_under_a_statement_are_its_parts_before_labelled_lines():
    body = [f"<h1>{_TITLE}</h1>"]
    for action in _ACTIONS:
        parts = "".join(f"<li>{part}</li>" for part in action[3])
        told = "".join(f"<p>{line}</p>" for line in _told(action))
        body.append(f"<p>{action[2]}</p><ul>{parts}</ul>{told}")
    plan = _read(f"<html><body>{''.join(body)}</body></html>".encode(), "html")
    assert [(one["text"], tuple(one["parts"])) for one in plan["actions"]] == [
        (action[2], action[3]) for action in _ACTIONS
    ]


_FRAMES = {
    "rounded": "fill: luma(245), radius: 8pt, stroke: 1pt + navy",
    "outlined": "radius: 8pt, stroke: 1pt + navy",
    "ruled": "stroke: 1pt + navy",
    "shaded": "fill: luma(240)",
}


def _drawn(cols, frame, *, in_columns=False):
    """A page with a box drawn around each card, a badge with its number and a coloured pill at its head."""
    source = [
        '#set page(paper: "a4", margin: 2cm)\n#set text(size: 9pt, font: "DejaVu Sans")\n'
        f"#text(size: 20pt)[*{_TITLE}*]\n"
    ]
    for aim, title in _AIMS.items():
        source.append(
            f"#block(fill: navy, radius: 5pt, width: 100%, inset: 8pt)[#text(fill: white, size: 14pt)[*Aim {aim}: "
            f"{title}*]]\n\n_Nobody need fear the water._\n"
        )
        cards = [
            f"rect({frame}, width: 100%, inset: 8pt)[#box(fill: navy, radius: 50%, inset: 4pt)[#text(fill: white)"
            f"[{action[0]}]] #h(1fr) #box(fill: gray, radius: 6pt, inset: 4pt)[{action[1]}]\n\n*{action[2]}*\n\n"
            + "\n".join(f"- {part}" for part in action[3]) + "\n\n" + "\n\n".join(_told(action)) + "]"
            for action in _of(aim)
        ]  # fmt: skip
        if in_columns:
            blocks = "\n".join(f"#block(breakable: false)[#{card}]" for card in cards)
            source.append(f"#columns({cols})[{blocks}]\n")
        else:
            source.append(f"#grid(columns: ({'1fr,' * cols}), gutter: 10pt, {', '.join(cards)})\n")
    return typst.compile("\n".join(source).encode())


@pytest.mark.parametrize("frame", _FRAMES.values(), ids=_FRAMES)
@pytest.mark.parametrize("cols", [1, 2, 3])
def test_cards_in_boxes_that_a_page_draws(cols, frame):
    assert _is_whole(_read(_drawn(cols, frame), "pdf"))


def test_cards_in_boxes_down_the_columns_of_a_page():
    assert _is_whole(_read(_drawn(2, _FRAMES["rounded"], in_columns=True), "pdf"))


@pytest.mark.parametrize(
    ("style", "top"),
    [
        (".top{display:flex}", '<div class="top"><span>{ref}</span><span>{rag}</span></div>'),
        (".n{padding:3px}", '<p><span class="n">{ref}</span><span>{rag}</span></p>'),
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_badge_beside_a_number_on_a_web_page(style, top, listed):
    body = [f"<style>{style}</style><h1>{_TITLE}</h1>"]
    for aim, title in _AIMS.items():
        body.append(f"<h2>Aim {aim}: {title}</h2><p>Nobody need fear the water.</p>")
        for action in _of(aim):
            pairs = [told.split(": ", 1) for told in _told(action)]
            facts = (
                "<dl>" + "".join(f"<dt>{label}</dt><dd>{value}</dd>" for label, value in pairs) + "</dl>"
                if listed
                else "".join(f"<p><b>{label}:</b> {value}</p>" for label, value in pairs)
            )
            parts = "<ul>" + "".join(f"<li>{part}</li>" for part in action[3]) + "</ul>" if action[3] else ""
            head = top.format(ref=action[0], rag=action[1])
            body.append(f"<div>{head}<p><strong>{action[2]}</strong></p>{parts}{facts}</div>")
    assert _is_whole(_read(f"<html><body>{''.join(body)}</body></html>".encode(), "html"))
