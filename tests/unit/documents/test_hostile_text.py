"""Whatever bytes come, the reader answers in time, with a document or a sentence a person can act on."""

from __future__ import annotations

from contextlib import suppress
from cProfile import Profile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.long_texts import LONG_TEXTS
from goldthread.documents.facts import read_facts
from goldthread.documents.prose import read_prose_plan
from goldthread.documents.readers.text import read_text
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

TIMES = 6  # the work on a text a quarter as long: 4 in step with it, 16 where each line is compared with all others
START = 20_000  # calls, whatever the length: short texts are not asked all that longer ones are


def read_all(data: bytes) -> None:
    """Every door a text goes through; only InputError may come out."""
    with suppress(InputError):
        document = read_text(data, "hostile.txt")
        read_prose_plan(document)
        read_facts(document)
        read_plan(data, "hostile.txt")


def work(data: bytes) -> int:
    """How many calls it takes to read: the same on every machine, unlike seconds."""
    with Profile() as profile, suppress(InputError):
        read_plan(data, "hostile.txt")
    return sum(entry.callcount for entry in profile.getstats())


PIECES = [
    "\t", "|", "--", "||", "---|---", "+--+--+", "<ul>", "<p>", "</p>", "<li", "•", "-", "1.1",
    "Action", "Lead:", "(", ")", "Timescale:", "Action:", "March", "2031", "by", "Ongoing", "Theme",
    "Board", "“", "&amp;", "\f", "\x00", "\u202e", "🙂", "مرحبا", "A", "open", "clinic", "2,3,4", "R",
    "See", "above", "Recommendation", "1:", "TBC", "31/12/2031", "\n", "\n\n", "  ", "   ",
    "Action\tLead\tDate\n", "| Action | Lead | Date |\n", "Action  Lead  Date\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), max_size=120).map("".join))
def test_any_text_is_read_or_refused(text):
    read_all(text.encode("utf-8", "surrogatepass"))


@settings(max_examples=80, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data):
    read_all(data)


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_work_grows_with_the_length_of_a_text_and_no_faster(name):
    """Of whatever there is much; seconds on a quiet machine: ``benchmarks/reading_long_texts.py``."""
    text = LONG_TEXTS[name]
    short, long = (work(text[: len(text) // part].encode()) for part in (16, 4))

    assert long < TIMES * short + START


def test_a_cell_of_endless_digits_is_told_from_a_list_of_recommendations_at_once():
    """Found by damaged papers: every way of parting the digits was tried."""
    table = "Action | Lead | By when\n" + f"Open a clinic | {'9' * 400}</w:tc> | March 2024\n" * 3
    assert read_plan(table.encode(), "plan.txt").plan.actions
