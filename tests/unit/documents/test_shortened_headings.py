"""Headings on a line each, the first of them shortened ("No."), over rows whose cells were run together."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_ROWS = (
    ("Open a shop in town for all who make things at home.", "Moorings Officer", "High", "2031/32"),
    ("Print a map of all moorings and bring it up to date each year.", "Harbour Master", "Low", "2032/33"),
    ("Paint the quay, the north end of it first.", "Pilots Forum", "Very High", "2031/32"),
    ("Mend both cranes before the fair begins.", "Moorings Officer", "Medium", "2031/32"),
)


@pytest.mark.parametrize("number", ["No.", "Ref.", "No"])
@pytest.mark.parametrize("grade", ["Priority", "Priority level", None])
def test_shortened_headings_and_grades_beside_names(number, grade):
    heads = [number, "Action", "Responsible Officer", *([grade] if grade else []), "Timeframe"]
    rows = [
        f"{count}. {text} {who} {f'{how} ' if grade else ''}{when}"
        for count, (text, who, how, when) in enumerate(_ROWS, 1)
    ]
    text = "\n".join(["HARBOUR PLAN 2031/32", "", "It is looked at again each quarter.", "", *heads, *rows])

    actions = to_corpus(read_plan(text.encode(), "plan.txt"))["actions"]

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in actions] == [
        (str(count), text, [who], when) for count, (text, who, _, when) in enumerate(_ROWS, 1)
    ]
