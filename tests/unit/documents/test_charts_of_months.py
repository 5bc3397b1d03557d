"""Letters, bars and ticks under months and quarters say when an action begins and ends."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_MONTHS = ("Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb", "Mar")
_WHAT = (
    "Build a footbridge over the mill stream",
    "Plant an orchard behind the school",
    "Count the bats in every barn",
    "Train walk leaders in each village",
    "Mend the gates on the ridge path",
)
_WHO = ("Roads Team", "School Council", "Wildlife Trust", "Ramblers Guild", "Parish Clerk")
_CHART = ("S--F        ", "  S---F     ", "F  F  F  F  ", "    SSSS    ", "         S-F")
_ENDS = ["2032-07", "2032-10", "2033-01", "2032-11", "2033-03"]
_TWO_LINES = [
    "<td rowspan=2>Task</td><td rowspan=2>Lead</td><td colspan=9>2032</td><td colspan=3>2033</td>",
    "".join(f"<td>{month}</td>" for month in _MONTHS),
]


def _line(cells: Sequence[str]) -> str:
    return "".join(cell if cell.startswith("<td") else f"<td>{cell}</td>" for cell in cells)


def _rows(chart: Sequence[str]) -> list[str]:
    return [_line([what, who, *marks]) for what, who, marks in zip(_WHAT, _WHO, chart, strict=False)]


def _read(heads: list[str], rows: list[str]) -> list[dict]:
    table = "".join(f"<tr>{line}</tr>" for line in (*heads, *rows))
    page = f"<h1>Alderby Paths Action Plan 2032/33</h1><table>{table}</table>"
    actions = to_corpus(read_plan(page.encode(), "page.html"))["actions"]
    assert [one["text"] for one in actions] == list(_WHAT[: len(rows)])
    assert not any(one["milestones"] for one in actions)
    return actions


@pytest.mark.parametrize(
    "heads",
    [
        _TWO_LINES,
        [_line(["Action", "Lead", *_MONTHS])],
        [_line(["Action", "Lead", *(f"{one} {32 if at < 9 else 33}" for at, one in enumerate(_MONTHS))])],
    ],
)
@pytest.mark.parametrize("letters", [("S", "–", "F"), ("B", "→", "E"), ("P", "D", "P/D")])
def test_the_last_letter_under_months_is_the_deadline(heads, letters):
    said = str.maketrans({"S": f"{letters[0]};", "-": f"{letters[1]};", "F": f"{letters[2]};", " ": ";"})
    actions = _read(heads, _rows([one.translate(said).split(";")[:-1] for one in _CHART]))

    assert [one["deadline"] for one in actions] == _ENDS
    assert [one["owners"] for one in actions] == [[who] for who in _WHO]


def test_quarters_without_a_year_are_those_of_the_plan():
    heads = [_line(["Action", "Lead", "Q1", "Q2", "Q3", "Q4"])]
    actions = _read(heads, _rows(["PD  ", "PPD ", " PPD", "  D ", "D   "]))

    assert [one["deadline"] for one in actions] == [f"2032/33-Q{quarter}" for quarter in (2, 3, 4, 3, 1)]


def test_a_dash_is_a_blank_where_no_cell_is_blank():
    chart = [one.replace("-", "S").replace(" ", "–") for one in _CHART]

    assert [one["deadline"] for one in _read(_TWO_LINES, _rows(chart))] == _ENDS


def test_words_over_all_months_say_when_instead():
    rows = _rows(_CHART)
    rows[0] = _line([_WHAT[0], _WHO[0], "<td colspan=12>throughout the year</td>"])
    rows[4] = _line([_WHAT[4], _WHO[4], "<td colspan=12>not before the land is bought</td>"])
    actions = _read(_TWO_LINES, rows)

    assert [one["deadline"] for one in actions] == ["ongoing", *_ENDS[1:4], None]
    assert actions[4]["deadline_text"] == "not before the land is bought"
