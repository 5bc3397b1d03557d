"""One plan in a dozen layouts and in every format: whatever the paper prints is read as it was meant."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.content import PROMISES, Promise
from unit.documents.papers.layouts import LAYOUTS, theme_of
from unit.documents.papers.writers import WRITERS


def _read(layout: str, kind: str) -> dict:
    made = LAYOUTS[layout]()
    return to_corpus(read_plan(WRITERS[kind](made.paper), f"{layout}.{kind}"))


def _meant(promise: Promise, fields: frozenset[str]) -> dict:
    """What a right reading of one printed promise holds."""
    whole = {
        "ref": promise.ref,
        "priority": theme_of(promise).title,
        "owners": list(promise.owners),
        "deadline": promise.deadline,
        "measure": [promise.measure],
        "progress": promise.progress,
        "rag": promise.rag[0],
        "parts": list(promise.parts),
    }
    return {"text": promise.text} | {name: value for name, value in whole.items() if name in fields}


def _said(action: dict, titles: dict[str, str], fields: frozenset[str]) -> dict:
    whole = {
        "ref": action["ref"],
        "priority": titles.get(action["priority_ref"]),
        "owners": action["owners"],
        "deadline": action["deadline"],
        "measure": action["outcomes"],
        "progress": action["progress"],
        "rag": (action["rag"] or "")[:1],
        "parts": action["parts"],
    }
    return {"text": action["text"]} | {name: value for name, value in whole.items() if name in fields}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_in_every_format(layout, kind):
    fields = LAYOUTS[layout]().fields
    read = _read(layout, kind)
    titles = {priority["ref"]: priority["title"] for priority in read["priorities"]}
    assert [_said(action, titles, fields) for action in read["actions"]] == [_meant(one, fields) for one in PROMISES]


def test_outcomes_printed_once_belong_to_the_priority():
    read = _read("merged_first_column", "docx")
    assert [priority["outcomes"] for priority in read["priorities"]] == [
        list(theme_of(promise).outcomes) for promise in (PROMISES[0], PROMISES[3], PROMISES[6])
    ]
    assert all(action["outcomes"] == [] for action in read["actions"])


def test_partners_are_kept_apart_from_the_lead():
    first = _read("two_line_header", "html")["actions"][0]
    assert (first["owners"], first["support"]) == (["Education Service"], ["Larchmoor Youth Forum"])


def test_what_has_no_place_of_its_own_is_kept_as_a_comment():
    assert _read("owner_first_and_colour_only", "xlsx")["actions"][0]["comments"] == "Resources: Within budget"


@pytest.mark.parametrize("kind", WRITERS)
def test_other_tables_are_left_out_and_named(kind):
    reading = read_plan(WRITERS[kind](LAYOUTS["among_other_tables"]().paper), f"paper.{kind}")
    assert [table.why for table in reading.other_tables] == [
        "the front matter of the report",
        "a history of the document",
        "a register of risks",
        "a table of measures",
    ]
    assert reading.other_plans == ()


@pytest.mark.parametrize("kind", WRITERS)
def test_every_field_knows_where_it_stands(kind):
    reading = read_plan(WRITERS[kind](LAYOUTS["section_rows"]().paper), f"paper.{kind}")
    for action in reading.plan.actions:
        for name in ("text", "owners", "timescale", "outcomes", "ref"):
            found = action.evidence[name]
            assert 0 < found.confidence <= 1
            assert found.source.table == 1
            assert found.source.row
            assert found.source.col
            assert found.why
        assert action.text in action.evidence["text"].source.quote
    # The workbook's own counting: title, blank row, headings in row 3, banner in row 4.
    row = reading.plan.actions[0].evidence["text"].source.row
    assert row == (5 if kind in {"xlsx", "ods"} else 3)
