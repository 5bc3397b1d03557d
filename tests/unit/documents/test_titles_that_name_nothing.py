"""Lines that stand where the names of priorities stand and name nothing."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TABLE = """Harbour Homes Plan
Action | Lead | By when |
Priority 1: Ask early | | |
Open the advice room on three evenings a week | Housing Team | September 2031 |
{line} | | |
Bring landlords and tenants to one table | Tenants Forum | June 2031 |
Write to everybody whose tenancy is about to end | Housing Team | May 2032 |
"""


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "plan.txt"))


@pytest.mark.parametrize("line", ["August 2031", "Complete", "2.0", "Action Status", "Page 4 - Harbour Homes Plan"])
def test_what_breaks_in_between_rows_parts_no_actions(line):
    plan = _plan(_TABLE.format(line=line))

    assert [priority["title"] for priority in plan["priorities"]] == ["Ask early"]
    assert {action["priority_ref"] for action in plan["actions"]} == {"1"}


@pytest.mark.parametrize("line", ["Summer 2031", "On track", "Page 7 of 9"])
def test_nor_does_it_over_statements_in_running_text(line):
    plan = _plan(f"""Harbour Homes Plan

Letting homes

- The Housing Team will open the advice room by September 2031.
- The Tenants Forum will bring landlords to one table by June 2031.

{line}

- The Housing Team will write to everybody whose tenancy ends by May 2032.
- The Repairs Service will visit each home by July 2032.
""")

    assert line not in [priority["title"] for priority in plan["priorities"]]
    assert len(plan["actions"]) == 4


@pytest.mark.parametrize("line", ["Leadership", "Time for change", "Homes 2031"])
def test_a_few_words_that_say_what_actions_are_about_do(line):
    assert line in [priority["title"] for priority in _plan(_TABLE.format(line=f"Theme: {line}"))["priorities"]]
