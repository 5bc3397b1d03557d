"""Statements in running text that say when, with who is to do it before or behind them."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "page.txt"))


def _told(plan: dict) -> list[tuple[str | None, str, list[str], str | None]]:
    return [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]]


@pytest.mark.parametrize("between", ["", "\n"])
def test_short_counted_statements_that_say_when_are_no_headings(between):
    plan = _plan(f"""Elmsay Piers Plan 2031

Priority 1: Safer piers

1. Pier Company to mend the steps by May 2031
{between}2. Lighting Service to repair the lamps by 30 June 2031
{between}
Priority 2: Warmer rooms

3. Kiosk Network to open in winter by 2032
""")

    assert _told(plan) == [
        ("1", "Pier Company to mend the steps by May 2031", ["Pier Company"], "2031-05"),
        ("2", "Lighting Service to repair the lamps by 30 June 2031", ["Lighting Service"], "2031-06-30"),
        ("3", "Kiosk Network to open in winter by 2032", ["Kiosk Network"], "2032"),
    ]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2"]


def test_a_counted_line_with_bullets_under_it_stays_a_heading():
    plan = _plan("""Elmsay Piers Plan 2031

1. Mend both piers by 2033

• Pier Company to mend the steps by May 2031
• Lighting Service to light the way by June 2031

2. Warm every room by 2034

• Kiosk Network to open in winter by December 2031
""")

    assert [one["title"] for one in plan["priorities"]] == ["Mend both piers by 2033", "Warm every room by 2034"]
    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2"]


@pytest.mark.parametrize("mark", ["{n}. ", "1.{n} "])
def test_days_in_brackets_behind_counted_statements_are_no_column(mark):
    said = [
        ("Mend the steps of both piers", "May 2031"),
        ("Light the way from the ferry to the market", "June 2031"),
        ("Open the kiosk on winter mornings", "December 2031"),
    ]
    lines = [mark.format(n=n) + f"{text} ({when})" for n, (text, when) in enumerate(said, 1)]
    plan = _plan("\n".join(["Elmsay Piers Plan 2031", "", *lines]))

    assert [(one["text"], one["deadline_text"]) for one in plan["actions"]] == said


_SIGNED = """Elmsay Piers Plan 2031

Priority 1: Safer piers
{m}Mend the steps of both piers by 31/05/2031 (Pier Company and Harbour Trust)
{m}By Q2 2031: light the way from the ferry to the market (Lighting Service).

Priority 2: Warmer rooms
{m}Open the kiosk on cold mornings from December 2031 [Kiosk Network]
"""


@pytest.mark.parametrize("mark", ["• ", "- ", "a) ", "1. ", "Action 1: "])
def test_names_alone_in_brackets_behind_dated_statements(mark):
    plan = _plan(_SIGNED.format(m=mark))

    assert [(one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        ("Mend the steps of both piers by 31/05/2031", ["Pier Company", "Harbour Trust"], "by 31/05/2031"),
        ("light the way from the ferry to the market", ["Lighting Service"], "By Q2 2031"),
        ("Open the kiosk on cold mornings from December 2031", ["Kiosk Network"], "from December 2031"),
    ]


def test_a_body_behind_one_dated_statement_among_others():
    plan = _plan("""Elmsay Piers Plan 2031

• Mend the steps of both piers by May 2031 (Pier Company)
• Train each steward in the Safe Pier Standard (SPS) by June 2031
• Write to the owners of the kiosks by July 2031
• Review the Coastal Lighting Standards by August 2031 (CLS)
""")

    assert [(one["text"][-9:], one["owners"]) for one in plan["actions"]] == [
        (" May 2031", ["Pier Company"]),
        ("June 2031", []),
        ("July 2031", []),
        ("031 (CLS)", []),
    ]
