"""The pure decisions of the room, on values alone."""

from __future__ import annotations

import pytest

from goldthread.kernel.errors import InputError
from goldthread.kernel.rag import Rag
from goldthread.plans.rules import states
from goldthread.plans.rules.dependencies import circle
from goldthread.plans.rules.excerpts import excerpt
from goldthread.plans.rules.owners import Candidate, alike, guess_kind
from goldthread.plans.rules.recommendation_refs import means_all, ref_key, unprinted
from goldthread.plans.rules.slugs import free_slug, slug_of
from goldthread.plans.rules.standings import rag_of, status_of
from goldthread.plans.rules.texts import required, tidy, tidy_line, within


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Harbour Trust", "body"),
        ("Glen Orrin Council", "body"),
        ("Prevention workgroup", "group"),
        ("Justice Committee", "group"),
        ("Lead Pharmacist", "post"),
        ("Service Manager, Communications", "post"),
        ("Chair of the Prevention Group", "post"),
        ("Head of Housing", "post"),
    ],
)
def test_the_kind_of_an_owner_is_guessed(name, kind):
    assert guess_kind(name) == kind
    assert guess_kind(name, person=True) == "person"


def test_likely_owners_come_best_first_and_strangers_not_at_all():
    known = [
        Candidate("body", 1, ("Harbour Trust", "HT")),
        Candidate("body", 2, ("Harbour Housing Trust", "")),
        Candidate("group", 3, ("Treatment Group",)),
    ]
    found = alike("harbour trust", known)
    assert [each.candidate.id for each in found] == [1, 2]
    assert (found[0].is_exact, found[1].is_exact) == (True, False)
    assert alike("HT", known)[0].candidate.id == 1
    assert alike("Somebody else entirely", known) == []


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Dearg Action Plan 2026/27", "dearg-action-plan-2026-27"),
        ("Cèilidh's plan", "ceilidhs-plan"),
        ("***", "plan"),
        ("new", "new-plan"),
        ("x" * 80, "x" * 60),
    ],
)
def test_an_address_is_made_of_a_title(title, slug):
    assert slug_of(title) == slug


def test_an_address_that_is_taken_gets_a_number():
    assert free_slug("A plan", {"a-plan", "a-plan-2"}) == "a-plan-3"
    assert len(free_slug("x" * 80, {"x" * 60})) == 60


def test_a_circle_is_found_and_named():
    edges = [("a", "b"), ("b", "c"), ("d", "c")]
    assert circle(edges, ("c", "a")) == ["c", "a", "b", "c"]
    assert circle(edges, ("a", "a")) == ["a", "a"]
    assert circle(edges, ("d", "a")) == []


@pytest.mark.parametrize(
    ("printed", "rag"),
    [("G", Rag.GREEN), ("Amber", Rag.AMBER), ("G/A", Rag.AMBER), ("b", Rag.BLUE), ("", None), ("On track", None)],
)
def test_a_printed_rag_is_the_worst_it_says(printed, rag):
    assert rag_of(printed) is rag


def test_a_status_is_what_the_paper_says_or_nothing():
    assert status_of("Complete", None, "") == "complete"
    assert status_of("", Rag.BLUE, "") == "complete"
    assert status_of("", Rag.GREY, "") == "not_started"
    assert status_of("", None, "Begun") == "in_progress"
    assert status_of("", None, "") is None


def test_references_that_mean_the_same():
    assert {ref_key(each) for each in ("9", "Rec 9", "Recommendation 9", "R9", "Rec. 9")} == {"9"}
    assert means_all("All")
    assert unprinted(["Rec 1", "2", "All", "2"], ["1"]) == ["2"]


def test_text_is_made_fit_to_keep():
    assert tidy(" a\x00\r\nb\ud800 ") == "a\nb"
    assert tidy_line(" a \n b ") == "a b"
    assert tidy("Write \u202eevil\u202c \u2067words\u2069") == "Write evil words"
    assert tidy("a \u200fb \u200dc") == "a \u200fb \u200dc"
    for wrong in (lambda: required(" ", "text"), lambda: within("x" * 31, "ref", limit=30)):
        with pytest.raises(InputError):
            wrong()


def test_states_move_only_as_their_table_says():
    states.check_move(states.READING_MOVES, "in_review", "accepted", what="The reading")
    with pytest.raises(InputError, match="The reading is accepted; it cannot become in review"):
        states.check_move(states.READING_MOVES, "accepted", "in_review", what="The reading")
    for moves in states.MACHINES.values():
        assert {state for targets in moves.values() for state in targets} <= set(moves)


def paper(rows: int):
    cells = [[{"row": row, "col": 1, "text": f"Row number {row}"}] for row in range(1, rows + 1)]
    cells[0][0]["rowspan"] = rows
    return {"pages": [{"label": "4", "blocks": [{"table": 1, "name": "", "rows": cells}]}]}


def test_an_excerpt_shows_the_rows_around_and_marks_the_place():
    shown = excerpt(paper(30), {"text": {"table": 1, "row": 20, "col": 1, "quote": "Row number 20", "page": "4"}})
    table = shown.blocks[0]
    assert [row.number for row in table.rows] == [1, 17, 18, 19, 20, 21, 22, 23]
    assert [row.number for row in table.rows if row.here] == [20]
    assert (table.rows[1].gap, table.left_out) == (15, 7)


def test_a_place_that_is_counted_wrongly_is_found_by_its_words():
    wrong = {"table": 9, "row": 1, "col": 1, "quote": "Row number 5", "page": "4"}
    assert [row.number for row in excerpt(paper(6), {"text": wrong}).blocks[0].rows if row.here] == [5]
    assert not excerpt(paper(6), {"text": {**wrong, "quote": "not in it"}})
