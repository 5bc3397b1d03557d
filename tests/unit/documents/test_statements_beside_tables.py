"""What is to be done stands in running text, and a small table right by it says who, when and what it costs."""

from __future__ import annotations

import pytest
import typst

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Line, Paper, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_THEMES = {
    "Quiet nights": (
        ("We will close the quay to lorries after ten.", "Harbour Board", "May 2031", "£400", "Fewer calls at night"),
        (
            "Tyres are to be hung along the ferry berth.",
            "Lead Officer, Piers",
            "June 2031",
            "£90",
            "The berth is still",
        ),
    ),
    "Clean water": (
        (
            "Nets will be mended indoors in the winter.",
            "Net Makers Guild",
            "2031/32",
            "None",
            "No twine on the beach",
        ),
        ("We will sift the sand before each regatta.", "Beach Wardens", "Ongoing", "£1,200", "Bags of litter"),
        ("Every mooring will be given a bin with a lid.", "Harbour Board", "July 2031", "£650", "Bins that are full"),
    ),
}
_LABELS = ("Who", "When", "Cost", "How we will know")
_SAID = [
    (text, [owner], when, [known], str(number))
    for number, actions in enumerate(_THEMES.values(), 1)
    for text, owner, when, _, known in actions
]


def _read(blocks, kind, **how):
    plan = to_corpus(read_plan(WRITERS[kind](Paper(blocks), **how), f"quay.{kind}"))
    assert [one["title"] for one in plan["priorities"]] == list(_THEMES)
    return plan


def _told(plan):
    return [
        (one["text"], one["owners"], one["deadline_text"], one["outcomes"], one["priority_ref"])
        for one in plan["actions"]
    ]


def _beside(facts):
    return Ruled([boxes(label, fact) for label, fact in zip(_LABELS, facts, strict=True)], (1, 3), 0)


def _under(facts):
    return Ruled([boxes(*_LABELS), boxes(*facts)], (2, 2, 1, 3))


@pytest.mark.parametrize("kind", ["docx", "html", "odt", "pdf"])
@pytest.mark.parametrize("table", [_beside, _under])
def test_a_sentence_is_the_action_of_the_table_below_it(kind, table):
    blocks = [Line("Elmsay Quay Action Plan 2031", 1)]
    for theme, actions in _THEMES.items():
        blocks += [Line(theme, 2), Line("Boat owners asked for what stands here.")]
        for text, *facts in actions:
            blocks += [Line(text), table(facts)]

    assert _told(_read(blocks, kind)) == _SAID


@pytest.mark.parametrize("kind", ["docx", "html"])
@pytest.mark.parametrize("table", [_beside, _under])
def test_a_numbered_heading_is_the_action_of_the_table_under_what_is_said_of_it(kind, table):
    blocks = [Line("Elmsay Quay Action Plan 2031", 1)]
    for number, (theme, actions) in enumerate(_THEMES.items(), 1):
        blocks.append(Line(f"Theme {number}: {theme}", 2))
        for place, (text, *facts) in enumerate(actions, 1):
            blocks += [Line(f"{number}.{place} {text}", 3), Line("Boat owners asked for it."), table(facts)]

    plan = _read(blocks, kind)

    assert _told(plan) == _SAID
    assert [one["ref"] for one in plan["actions"]] == ["1.1", "1.2", "2.1", "2.2", "2.3"]
    assert {one["comments"].split("\n")[0] for one in plan["actions"]} == {"Boat owners asked for it."}


def test_what_calls_itself_a_commitment_and_says_what_will_be_done_is_the_action_and_no_priority():
    blocks = [Line("Elmsay Quay Action Plan 2031", 1)]
    count = 0
    for theme, actions in _THEMES.items():
        blocks += [Line(theme, 2), Line("Boat owners asked for what stands here.")]
        for text, *facts in actions:
            count += 1
            blocks += [Line(f"Commitment {count}. {text}"), _under(facts)]

    plan = _read(blocks, "docx")

    assert _told(plan) == _SAID
    assert [one["ref"] for one in plan["actions"]] == ["1", "2", "3", "4", "5"]


def test_a_statement_may_stand_behind_the_table_that_floats_beside_it():
    blocks = [Line("Elmsay Quay Action Plan 2031", 1)]
    for theme, actions in _THEMES.items():
        blocks.append(Line(theme, 2))
        for text, *facts in actions:
            blocks += [_beside(facts), Line(text)]
    blocks += [Line("Consultation", 2), Line("The Board met all boat owners in March.")]

    assert _told(_read(blocks, "html")) == _SAID


def test_a_bullet_of_its_own_is_the_action_whatever_stands_over_it():
    page = "<h1>Elmsay Quay Action Plan 2031</h1>"
    for theme, actions in _THEMES.items():
        page += f"<h2>{theme}</h2><p>The Board and boat owners have agreed on this.</p>"
        for text, *facts in actions:
            rows = "".join(
                f"<tr><th>{label}</th><td>{fact}</td></tr>" for label, fact in zip(_LABELS, facts, strict=True)
            )
            page += f"<ul><li>{text}</li></ul><table>{rows}</table>"

    plan = to_corpus(read_plan(page.encode(), "quay.html"))

    assert _told(plan) == _SAID
    assert not any(one["parts"] for one in plan["actions"])


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_small_tables_over_those_of_the_actions_tell_of_no_action(kind):
    blocks = [Line("Elmsay Quay Action Plan 2031", 1)]
    for theme, actions in _THEMES.items():
        blocks += [
            Line(theme, 2),
            Line("This is what boat owners want."),
            Ruled([boxes("Lead", "Harbour Board"), boxes("Review by", "May 2032")], (1, 3), 0),
        ]
        rows = [
            boxes("Action", "Who", "When", "How we will know"),
            *(boxes(text, owner, when, known) for text, owner, when, _, known in actions),
        ]
        blocks.append(Ruled(rows, (3, 2, 1, 3)))

    plan = to_corpus(read_plan(WRITERS[kind](Paper(blocks)), f"quay.{kind}"))

    assert [one["text"] for one in plan["actions"]] == [text for actions in _THEMES.values() for text, *_ in actions]


@pytest.mark.parametrize("share", ["1fr", "1.6fr"])
@pytest.mark.parametrize("size", [9, 10, 11])
def test_a_table_may_stand_right_of_its_statement_on_the_page(share, size):
    source = f'#set page(paper: "a4", margin: 2cm)\n#set text(size: {size}pt, font: "DejaVu Sans")\n'
    source += "= Elmsay Quay Action Plan 2031\n" + 12 * "Boat owners have met the Board in each month of the year. "
    for theme, actions in _THEMES.items():
        source += f"\n== {theme}\n"
        for text, *facts in actions:
            cells = "".join(f"[{label}], [{fact}]," for label, fact in zip(_LABELS, facts, strict=True))
            table = f"table(columns: (auto, 1fr), inset: 3pt, stroke: 0.5pt, {cells})"
            source += f"#grid(columns: ({share}, 1fr), gutter: 10pt, [{text}], {table})\n#v(4pt)\n"

    plan = to_corpus(read_plan(typst.compile(source.encode()), "quay.pdf"))

    assert _told(plan) == _SAID


def test_bullets_that_a_numbered_statement_leads_in_are_its_parts():
    page = "<h1>Elmsay Quay Action Plan 2031</h1><h2>Quiet nights</h2>"
    for number, what in enumerate(("lorries", "ferries", "trawlers"), 1):
        page += f"<p>1.{number} Write rules for {what} that say:</p>"
        page += "<ul><li>when they may berth</li><li>how long</li></ul>"
        page += "<table><tr><th>Who</th><th>When</th></tr><tr><td>Harbour Board</td><td>May 2031</td></tr></table>"

    plan = to_corpus(read_plan(page.encode(), "quay.html"))

    assert [(one["ref"], one["text"], one["parts"]) for one in plan["actions"]] == [
        (f"1.{number}", f"Write rules for {what} that say:", ["when they may berth", "how long"])
        for number, what in enumerate(("lorries", "ferries", "trawlers"), 1)
    ]


def test_of_two_paragraphs_the_statement_is_the_one_that_says_what_to_do_before_most_tables():
    blocks = [Line("Elmsay Quay Action Plan 2031", 1)]
    for theme, actions in _THEMES.items():
        blocks.append(Line(theme, 2))
        for text, *facts in actions:
            said = text.replace("Nets will be mended", "Nets mended").replace("Every mooring will be given", "Given")
            blocks += [Line("Eleven boat owners wrote to the Board."), Line(said), _under(facts)]

    plan = to_corpus(read_plan(WRITERS["docx"](Paper(blocks)), "quay.docx"))

    assert not any("Eleven" in one["text"] for one in plan["actions"])
    assert all(one["comments"].startswith("Eleven") for one in plan["actions"])


def test_bullets_led_in_by_a_numbered_heading_are_parts_of_its_action():
    page = "<h1>Elmsay Quay Action Plan 2031</h1>"
    for number, (theme, actions) in enumerate(_THEMES.items(), 1):
        page += f"<h2>Theme {number}: {theme}</h2>"
        for place, (text, *facts) in enumerate(actions, 1):
            pairs = zip(_LABELS, facts, strict=True)
            rows = "".join(f"<tr><th>{label}</th><td>{fact}</td></tr>" for label, fact in pairs)
            bullets = "<ul><li>by the pier</li><li>by the slip</li></ul>" if place == 1 else ""
            end = ":" if place == 1 else ""
            page += f"<h3>{number}.{place} {text.rstrip('.')}{end}</h3>{bullets}<table>{rows}</table>"

    plan = to_corpus(read_plan(page.encode(), "quay.html"))

    assert [one["ref"] for one in plan["actions"]] == ["1.1", "1.2", "2.1", "2.2", "2.3"]
    assert [one["parts"] for one in plan["actions"]] == [
        ["by the pier", "by the slip"],
        [],
        ["by the pier", "by the slip"],
        [],
        [],
    ]
