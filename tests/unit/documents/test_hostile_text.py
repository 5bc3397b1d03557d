"""Whatever bytes come, the reader answers in time, with a document or a sentence a person can act on."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.documents.facts import read_facts
from goldthread.documents.prose import read_prose_plan
from goldthread.documents.readers.text import read_text
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

SECONDS = 8  # of the processor; far above what is needed


def read_all(data: bytes) -> None:
    """Every door a text goes through; only InputError may come out."""
    with suppress(InputError):
        document = read_text(data, "hostile.txt")
        read_prose_plan(document)
        read_facts(document)
        read_plan(data, "hostile.txt")


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


LONG = {
    "one line": "word " * 10_000,
    "one word": "x" * 50_000,
    "capitals": "A" * 50_000,
    "tabs": "\t" * 50_000,
    "pipes": "|" * 50_000,
    "cells": "cell\t" * 10_000,
    "dashes": "-" * 50_000,
    "dashes and pipes": "-|" * 25_000,
    "open tags": "<ul>" * 12_000,
    "half tags": "<p " * 16_000,
    "brackets": "(" * 50_000,
    "stars": "*" * 50_000,
    "colons": "a: " * 16_000,
    "bullets": "• " * 25_000,
    "by": "by " * 16_000,
    "years": "2031 " * 10_000,
    "dotted": "1.1 A " * 8_000,
    "blanks": "a" + " " * 50_000 + "b",
    "apart": "a   b   c\n" * 5_000,
    "line feeds": "\n" * 50_000,
    "form feeds": "\f" * 5_000,
    "headings": "Action\tLead\tDate\n" * 3_000,
    "short lines": "Action\nLead\nDate\n" + "a\n" * 20_000,
    "short lines, then blanks": "Action\nLead\nDate\na\n" * 6 + "\n\nb" * 10_000,
    "labels": "Action: a\nLead: b\nDate: c\n" * 2_000,
    "labels facing values": "Lead        Trade Team\nWhat we will do    Open a shop\nWhen   May 2031\n\n" * 500,
    "headings with no table": "Action\nLead\nDate\nThis is prose that goes on and on without an end.\n" * 350,
    "rows run together": "Action Lead Deadline\nOpen a room Trade Team May 2031\n" * 900,
    "rules": "+--+--+\n" * 5_000,
    "semicolons": "<ul>" + "A b; " * 10_000,
    "capital words": "<ul> " + "Review it " * 5_000,
    "names": "The Board of " * 4_000 + "will act",
    "right to left": "مرحبا بالعالم " * 4_000,
    "emoji": "🙂" * 12_000,
    "nulls": "a\x00" * 20_000,
}  # fmt: skip


@pytest.mark.parametrize("name", LONG)
def test_tens_of_kilobytes_of_one_thing_take_seconds_at_most(name):
    begun = time.process_time()
    read_all(LONG[name].encode())

    assert time.process_time() - begun < SECONDS


def test_a_cell_of_endless_digits_is_told_from_a_list_of_recommendations_at_once():
    """Found by damaged papers: every way of parting the digits was tried."""
    table = "Action | Lead | By when\n" + f"Open a clinic | {'9' * 400}</w:tc> | March 2024\n" * 3
    assert read_plan(table.encode(), "plan.txt").plan.actions
