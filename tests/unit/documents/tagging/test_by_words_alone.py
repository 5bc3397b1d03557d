"""Texts whose layout is lost: what the words alone tell, said to be unsure."""

from __future__ import annotations

import io

import docx
import openpyxl
import pytest

from goldthread.documents.reading import read_plan
from goldthread.documents.sureness import MOST
from goldthread.documents.tagging.drafting import tagged_plan
from goldthread.kernel.errors import InputError
from unit.documents.tagging.lost_layouts import MINUTES, NEWS, ONE_PARAGRAPH, SCATTERED


def _said(reading) -> str:
    return " ".join(" ".join([action.text, *action.parts]) for action in reading.plan.actions)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SCATTERED, ["timetable for the night buses to be agreed", "Write to every school about the new clinic"]),
        (ONE_PARAGRAPH, ["Turn the street lamps down after ten", "Print a leaflet about naps in two languages"]),
    ],
)
def test_statements_are_told_by_their_words_and_said_to_be_unsure(text, told):
    reading = read_plan(text.encode(), "follow-up.txt")

    assert [words for words in told if words not in _said(reading)] == []
    assert any("Check each" in notice for notice in reading.notices)
    evidence = [action.evidence["text"] for action in reading.plan.actions]
    assert max(one.confidence for one in evidence) < MOST
    assert all(one.source.quote in " ".join(text.split()) for one in evidence)
    assert all("words around it" in " ".join(one.why) for one in evidence)


def test_a_paper_of_any_kind_is_read_by_its_words_where_nothing_else_tells_a_plan():
    paper = docx.Document()
    for line in SCATTERED.splitlines():
        paper.add_paragraph(line)
    held = io.BytesIO()
    paper.save(held)
    reading = read_plan(held.getvalue(), "follow-up.docx")
    assert "Write to every school about the new clinic" in _said(reading)


def test_a_field_names_the_sheet_it_was_read_on():
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active.append(["Kept for the board"])
    sheet = book.create_sheet("Follow-up")
    for line in SCATTERED.splitlines():
        sheet.append([line])
    held = io.BytesIO()
    book.save(held)
    reading = read_plan(held.getvalue(), "follow-up.xlsx")
    assert {action.evidence["text"].source.page for action in reading.plan.actions} == {"Follow-up"}


@pytest.mark.parametrize("text", [NEWS, MINUTES])
def test_news_and_minutes_under_like_words_are_no_plan(text):
    with pytest.raises(InputError, match="No table of actions"):
        read_plan(text.encode(), "gazette.txt")


def test_what_rules_are_sure_of_is_not_asked_of_the_network():
    rows = "Ref | Action | Lead | By when\n" + "".join(
        f"1.{number} | Mend gate number {number} | Parks Team | March 2031\n" for number in range(1, 5)
    )
    reading = read_plan(rows.encode(), "gates.txt")
    assert len(reading.plan.actions) == 4
    assert not any("Check each" in notice for notice in reading.notices)
    assert not any("words around it" in why for one in reading.plan.actions for why in one.evidence["text"].why)


def test_the_text_itself_is_not_kept_with_the_reading():
    reading = read_plan(SCATTERED.encode(), "follow-up.txt")
    assert reading.document.as_printed == ""
    assert reading.document.untabled == ()


def test_who_and_when_are_told_without_the_bracket_they_stand_in():
    listed = "\n".join(
        f"{deed} {place} (Harbour Board, {month} 2031)"
        for deed in ("Open a shop", "Mend the steps", "Light the way")
        for place, month in (("on the old pier", "May"), ("by the ferry", "June"))
    )
    plan = tagged_plan(f"Harbour action plan\n{listed}\n", (), None)
    told = [owner.name for action in plan.actions for owner in action.owners]
    assert told
    assert not [name for name in told if set("()") & set(name)]
    assert not [one.timescale.printed for one in plan.actions if one.timescale and ")" in one.timescale.printed]
