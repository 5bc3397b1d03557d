"""A chapter for each priority: its aims, why it matters, a table of what will be done, and how it will be known."""

from __future__ import annotations

from typing import Any

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from unit.documents.papers.sheet import Box, Line, Paper, Row, Ruled, boxes
from unit.documents.papers.writers import WRITERS

_CHAPTERS = {
    "Kinder nights": (
        ("Walk the quay each night in pairs", "Night Team", "May 2031"),
        ("Open a warm room behind the chapel", "Chapel Trust", "June 2031"),
    ),
    "Cleaner water": (
        ("Sift the sand before each regatta", "Beach Wardens", "July 2031"),
        ("Give every mooring a bin with a lid", "Harbour Board", "August 2031"),
    ),
}
_KNOWN = {
    "Kinder nights": ["Fewer calls after ten", "More people say they feel safe"],
    "Cleaner water": ["No twine found"],
}
_DATA = Ruled(
    [boxes("Year", "Calls", "Answered", bold=True), boxes("2029", "611", "74%"), boxes("2030", "588", "80%")]
)


def _table(actions: tuple[tuple[str, str, str], ...]) -> Ruled:
    return Ruled([boxes("Action", "Who", "When", bold=True), *(boxes(*one) for one in actions)], (6, 3, 2))


def _read(blocks: list[Line | Ruled], kind: str = "docx") -> dict[str, Any]:
    paper = Paper([Line("Elmsay Quay Strategy 2031", 1), *blocks])
    return to_corpus(read_plan(WRITERS[kind](paper), f"quay.{kind}"))


def _chapter(number: int, title: str, *, word: str, do: str, know: str) -> list[Line | Ruled]:
    blocks = [Line(f"{word} {number}: {title}", 2), Line("Board sponsor: Harbour Officer"), Line("Our aims", 3)]
    blocks += [Line("* Nobody waits alone."), Line("Why this matters", 3), Line("Two in three never told anybody.")]
    more: list[Line | Ruled] = [_DATA] if number == 2 else []
    told = [Line(f"* {each}") for each in _KNOWN[title]]
    return [*blocks, *more, Line(do, 3), _table(_CHAPTERS[title]), Line(know, 3), *told]


@pytest.mark.parametrize("kind", ["docx", "html", "odt"])
@pytest.mark.parametrize("word", ["Priority", "Workstream", "Improvement aim"])
@pytest.mark.parametrize(
    ("do", "know"), [("What we will do", "How we will know"), ("Our promise", "Signs of success")]
)
def test_a_table_belongs_to_the_priority_of_its_chapter_which_lists_its_outcomes(kind, word, do, know):
    blocks = [
        block
        for number, title in enumerate(_CHAPTERS, 1)
        for block in _chapter(number, title, word=word, do=do, know=know)
    ]

    plan = _read(blocks, kind)

    assert [(one["ref"], one["title"], one["outcomes"]) for one in plan["priorities"]] == [
        (str(number), title, _KNOWN[title]) for number, title in enumerate(_CHAPTERS, 1)
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2"]
    assert not any(one["outcomes"] for one in plan["actions"])


def test_what_a_chapter_knows_already_is_no_outcome():
    blocks: list[Line | Ruled] = []
    for number, (title, actions) in enumerate(_CHAPTERS.items(), 1):
        blocks += [Line(f"Aim {number}: {title}", 2), Line("What we know"), Line("* Waits run to eleven weeks")]
        blocks += [Line("What we will do"), _table(actions), Line("How we will know it has worked")]
        blocks += [Line(f"* {each}") for each in _KNOWN[title]]

    assert [one["outcomes"] for one in _read(blocks)["priorities"]] == list(_KNOWN.values())


def _differing() -> list[Line | Ruled]:
    """Three chapters whose tables differ, one of them with what inspectors found in its first column."""
    found = "Too few are trained. (Recommendations 3 and 4)"
    first, second = (boxes(*one) for one in _CHAPTERS["Cleaner water"])
    rows: list[Row] = [[Box(found, down=2), *first], second]
    last = boxes("Count the lamps on both piers", "Works Team; May 2032")
    return [
        Line("Chapter 1: Kinder nights", 2),
        _table(_CHAPTERS["Kinder nights"]),
        Line("Chapter 2: Cleaner water", 2),
        Ruled([boxes("What inspectors found", "Our action", "Officer", "Finish by", bold=True), *rows]),
        Line("Chapter 3: Better light", 2),
        Ruled([boxes("Task", "Lead and date", bold=True), last, boxes("Mend the bell", "Chapel Trust; June 2032")]),
    ]


def test_chapters_name_the_priorities_where_one_table_alone_has_findings():
    plan = _read(_differing())

    assert [one["title"] for one in plan["priorities"]] == ["Kinder nights", "Cleaner water", "Better light"]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2", "3", "3"]
    assert [one["recommendations"] for one in plan["actions"]][2:4] == [["3", "4"]] * 2


def test_a_table_of_an_appendix_does_not_go_on_with_the_plan_for_having_as_many_columns():
    streets = Ruled(
        [boxes("Street", "Homes", "Kind"), boxes("Alder Row", "64", "Terrace"), boxes("Quay", "9", "Flats")]
    )
    blocks = [Line("Actions", 2), _table(_CHAPTERS["Kinder nights"]), Line("Appendix 1: Homes to be lit", 2), streets]

    assert len(_read(blocks, "pdf")["actions"]) == 2
