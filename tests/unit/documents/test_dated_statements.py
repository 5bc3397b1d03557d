"""Statements in running text that say when, with who is to do it before or behind them."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError


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


_FRONTED = """Elmsay Piers Plan 2031

Priority 1: Safer piers
{m}Pier Company and Harbour Trust: Mend the steps of both piers (31/05/2031)
{m}Public Health – tell each visitor how to get down to the beach and up again on the steps at low water (Ongoing)

Priority 2: Warmer rooms
{m}Catering Officer: Open the kiosk on cold mornings (Q2 2031)
{m}Jane Muir: Write to each cook by June 2031
"""


@pytest.mark.parametrize("mark", ["• ", "a) ", "1. ", "1.1 ", "Action 1: ", ""])
def test_names_in_front_of_dated_statements(mark):
    plan = _plan(_FRONTED.format(m=mark))

    assert [
        (one["owners"], one["deadline_text"], one["text"][:9], one["priority_ref"]) for one in plan["actions"]
    ] == [
        (["Pier Company", "Harbour Trust"], "31/05/2031", "Mend the ", "1"),
        (["Public Health"], "Ongoing", "tell each", "1"),
        (["Catering Officer"], "Q2 2031", "Open the ", "2"),
        (["Jane Muir"], "by June 2031", "Write to ", "2"),
    ]


def test_the_words_of_the_paper_hold_the_name_in_front():
    reading = read_plan(_FRONTED.format(m="• ").encode(), "page.txt")

    assert reading.plan.actions[3].evidence["owners"].source.quote == "Jane Muir: Write to each cook by June 2031"


def test_labels_of_who_and_titles_over_bullets_are_no_names_in_front():
    plan = _plan("""Elmsay Piers Plan 2031

Pier Services: Mend the steps

1. Open a room for the stewards
Lead officer: Support Services Manager
Delivery team: Train crews and cooks
Due: March 2031

Kiosk Services: Warm every room

2. Visit every bar on the quay
Lead officer: Harbour Master
Delivery team: Harbour Trust
Due: June 2031
""")

    assert [(one["ref"], one["text"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "Open a room for the stewards", "2031-03"),
        ("2", "Visit every bar on the quay", "2031-06"),
    ]
    assert "Support Services Manager" in plan["actions"][0]["owners"]


def test_a_day_or_a_name_alone_in_a_bracket_beside_those_that_say_both():
    plan = _plan("""Elmsay Piers Plan 2031

1. Mend the steps (Pier Company, Ongoing)
2. Light the way from the ferry (Lighting Service, 31/05/2031)
3. Review the plan (Q2 2031)
4. Open the kiosk (Kiosk Network)
""")

    assert _told(plan) == [
        ("1", "Mend the steps", ["Pier Company"], "ongoing"),
        ("2", "Light the way from the ferry", ["Lighting Service"], "2031-05-31"),
        ("3", "Review the plan", [], "2031/32-Q1"),
        ("4", "Open the kiosk", ["Kiosk Network"], None),
    ]


def test_an_item_that_says_who_but_not_when_beside_those_that_say_both():
    plan = _plan("""Elmsay Piers Plan 2031

2.1 The Pier Company will mend the steps on the pier in May 2031.
2.2 The Harbour Trust will visit each kiosk on the quay by June 2031.
2.3 The Kiosk Network will open on cold mornings.
""")

    assert [(one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (["Pier Company"], "in May 2031"),
        (["Harbour Trust"], "by June 2031"),
        (["Kiosk Network"], None),
    ]


def test_what_a_body_should_do_is_no_action_beside_a_list_of_things_to_do():
    plan = _plan("""Elmsay Piers Action Plan

a) The Elmsay Harbour Trust should assure itself that every pier is safe in a storm at any time of the year.

b) This should include that those who work on a pier are trained and use the list of checks for storms.

1. Ensure that each pier has a policy for storms
2. Write to every kiosk on the quay about the policy
3. Review the list of checks for storms each year
""")

    assert [one["ref"] for one in plan["actions"]] == ["1", "2", "3"]


def test_a_body_named_behind_its_actions_does_not_lead_the_plan():
    reading = read_plan(
        b"""Elmsay Piers
Action Plan 2031

Priority 1: Safer piers
- Mend the steps of both piers (Harbour Board, May 2031)
- Light the way from the ferry to the market (Harbour Board, June 2031)
- Open the kiosk on cold mornings (Kiosk Network, Ongoing)
""",
        "page.txt",
    )

    assert reading.plan.lead_body is None
    quote = reading.plan.actions[0].evidence["text"].source.quote
    assert quote == "Mend the steps of both piers (Harbour Board, May 2031)"


def test_names_in_front_of_what_a_newsletter_says_make_no_plan():
    with pytest.raises(InputError):
        _plan("""Elmsay Town Newsletter

Library Service: Open every day from nine to five, and closed on Sundays.

Health Board: Get your jab by October 2031 and tell us how it went.
""")


def test_who_and_when_told_in_several_manners_in_one_list():
    plan = _plan("""Elmsay Piers Plan 2031

1. Mend the steps by May 2031 (Harbour Trust)
2. Light the way from the ferry (Lighting Service, June 2031)
3. Trade Team to write to every kiosk by May 2031
4. Review the list of checks for storms (Ongoing)
""")

    assert _told(plan) == [
        ("1", "Mend the steps by May 2031", ["Harbour Trust"], "2031-05"),
        ("2", "Light the way from the ferry", ["Lighting Service"], "2031-06"),
        ("3", "Trade Team to write to every kiosk by May 2031", ["Trade Team"], "2031-05"),
        ("4", "Review the list of checks for storms", [], "ongoing"),
    ]


def test_unmarked_lines_with_names_in_front_are_not_run_together():
    plan = _plan("""Elmsay Piers Plan 2031

Priority 1: Safer piers
Pier Company: Mend the steps on both sides of the long pier (May 2031)
Lighting Group: Agree where to set each new lamp with all partners (June 2031)
Harbour Board: Review every lamp on the quay each quarter (July 2031)
""")

    assert [one["owners"] for one in plan["actions"]] == [["Pier Company"], ["Lighting Group"], ["Harbour Board"]]
