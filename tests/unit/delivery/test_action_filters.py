"""The address of a list of actions keeps everything, and never breaks on what somebody typed into it."""

from __future__ import annotations

from datetime import date
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.delivery.filters import (
    COLUMNS,
    GROUPED_BY,
    LACKING,
    LARGEST_KEY,
    MOST_ROWS,
    NO_RAG,
    OWNER_KINDS,
    SORTS,
    USUAL_COLUMNS,
    ActionFilters,
    OwnerKey,
)
from goldthread.delivery.rules import Status
from goldthread.kernel.rag import Rag

keys = st.none() | st.integers(0, LARGEST_KEY)
words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=40).map(str.strip)


def some_of(values):
    return st.sets(st.sampled_from(values)).map(lambda chosen: tuple(v for v in values if v in chosen))


filters = st.builds(
    ActionFilters,
    text=words,
    plan=st.from_regex(r"[a-z0-9-]{0,20}", fullmatch=True),
    priority=keys,
    status=some_of([s.value for s in Status]),
    rag=some_of([*(r.value for r in Rag), NO_RAG]),
    owner=st.none() | st.builds(OwnerKey, st.sampled_from(OWNER_KINDS), st.integers(0, LARGEST_KEY)),
    also=st.lists(st.builds(OwnerKey, st.sampled_from(OWNER_KINDS), st.integers(0, 9)), max_size=4, unique=True).map(
        tuple
    ),
    without=some_of(LACKING),
    recommendation=keys,
    outcome=keys,
    due_from=st.none() | st.dates(),
    due_to=st.none() | st.dates(),
    open=st.booleans(),
    overdue=st.booleans(),
    undated=st.booleans(),
    new=st.booleans(),
    assessed=some_of([*(r.value for r in Rag), NO_RAG]),
    differs=st.booleans(),
    silent=st.booleans(),
    moved=st.booleans(),
    group_by=st.sampled_from(GROUPED_BY),
    across=st.just(""),
    columns=some_of(COLUMNS).filter(lambda chosen: chosen != USUAL_COLUMNS),
    sort=st.sampled_from(SORTS),
    descending=st.booleans(),
    page=st.integers(1, 1000),
    size=st.integers(1, MOST_ROWS),
)


@given(filters)
def test_an_address_gives_the_same_list_again(asked):
    again = ActionFilters.from_query(parse_qs(asked.to_query()))
    assert again == asked
    assert again.problems == ()


@given(
    st.dictionaries(st.sampled_from([*ActionFilters.__slots__, "other"]), st.lists(st.text(max_size=30), max_size=3))
)
def test_whatever_is_typed_gives_a_list(query):
    asked = ActionFilters.from_query(query)
    assert 1 <= asked.size <= MOST_ROWS
    assert asked.page >= 1
    assert ActionFilters.from_query(parse_qs(asked.to_query())) == asked


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"sort": "colour"}, "Nothing can be sorted by “colour”"),
        ({"status": "late"}, "“late” is no status here"),
        ({"rag": ["red", "pink"]}, "“pink” is no rag here"),
        ({"priority": "seven"}, "“seven” is no number for priority"),
        ({"recommendation": "9" * 25}, "is no number for recommendation"),
        ({"owner": "nobody:5"}, "“nobody:5” is no owner"),
        ({"due_from": "30 April"}, "“30 April” is no day. Write it as 2026-04-30."),
        ({"size": "5000"}, "Size must be between 1 and 200."),
        ({"page": "0"}, "Page must be between 1 and 100,000."),
    ],
)
def test_what_makes_no_sense_is_said_and_left_out(query, words):
    asked = ActionFilters.from_query(query)
    assert [words in problem for problem in asked.problems] == [True]
    assert asked.but(rag=()) == ActionFilters()


def test_a_page_of_an_order_is_not_a_narrower_list():
    assert not ActionFilters(page=3, sort="ref", size=100).narrows
    assert ActionFilters(due_to=date(2026, 4, 30)).narrows
    assert ActionFilters().to_query() == ""
