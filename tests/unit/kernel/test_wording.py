"""Stigmatising words are pointed out, with the wording preferred."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.kernel.wording import Term, shipped_terms, stigmatising_terms

TERMS = (
    Term("addict", "person with a dependence", titles=("Addict House",)),
    Term("drug addict", "person with a dependence on drugs"),
    Term("hard to reach", "under-served"),
    Term("ex-user", "person with lived experience"),
)


def _written(text: str) -> list[str]:
    return [hit.written for hit in stigmatising_terms(text, TERMS)]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Support every addict.", ["addict"]),
        ("Support addicts", ["addicts"]),
        ("ADDICT", ["ADDICT"]),
        ("a drug addict and an addict", ["drug addict", "addict"]),
        ("a drug\naddict", ["drug\naddict"]),
        ("hard-to-reach and hard to reach groups", ["hard-to-reach", "hard to reach"]),
        ("an ex user or ex-user", ["ex user", "ex-user"]),
        ("addictive, addiction, readdict", []),
        ("She said “I was an addict” at the panel", []),
        ('She said "I was an addict" to an addict', ["addict"]),
        ("‘I’m an addict’ he said of addicts", ["addicts"]),
        ("'I'm an addict' he said of addicts", ["addicts"]),
        ("the addict's family and people's views", ["addict"]),
        ('a 5" board for an addict', ["addict"]),
        ('an open " mark\nan addict and another "', ["addict"]),
        ("Addict House opened", []),
        ("", []),
    ],
)
def test_terms_are_found_as_whole_words_outside_quotations(text: str, written: list[str]) -> None:
    assert _written(text) == written


def test_a_hit_carries_place_and_preferred_wording() -> None:
    text = "Help each drug addict"
    (hit,) = stigmatising_terms(text, TERMS)
    assert text[hit.start : hit.stop] == hit.written == "drug addict"
    assert hit.term.preferred == "person with a dependence on drugs"


@given(st.text())
def test_any_text_is_read_and_every_hit_stands_where_it_says(text: str) -> None:
    for hit in stigmatising_terms(text, shipped_terms()):
        assert text[hit.start : hit.stop] == hit.written


def test_the_shipped_list_is_whole() -> None:
    terms = shipped_terms()
    assert len(terms) > 90
    assert len({term.term.lower() for term in terms}) == len(terms)
    assert all(term.preferred and term.why and term.source for term in terms)


@pytest.mark.parametrize("term", shipped_terms(), ids=lambda term: term.term)
def test_every_shipped_term_is_found_in_a_sentence(term: Term) -> None:
    assert term in [hit.term for hit in stigmatising_terms(f"We said {term.term} here.", shipped_terms())]


def test_no_preferred_wording_is_pointed_out_itself() -> None:
    caught = {
        term.preferred: hit.written
        for term in shipped_terms()
        for hit in stigmatising_terms(term.preferred, shipped_terms())
        if not hit.term.sense
    }
    assert caught == {}


def test_official_titles_keep_their_words() -> None:
    titles = "The Misuse of Drugs Act and drug misuse deaths"
    assert stigmatising_terms(titles, shipped_terms()) == []


def test_no_terms_find_nothing() -> None:
    assert stigmatising_terms("addict", ()) == []


@pytest.mark.parametrize("piece", ["“", '"', "' ", "'a", "drug ", "addict", "‘"])
def test_hostile_text_is_read_in_time_in_proportion_to_its_length(piece: str) -> None:
    began = time.process_time()
    stigmatising_terms(piece * (50_000 // len(piece)), shipped_terms())
    assert time.process_time() - began < 1
