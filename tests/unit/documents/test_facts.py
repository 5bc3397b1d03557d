"""What a paper says about its plan as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from goldthread.documents.facts import date_of_paper, read_facts
from goldthread.documents.model import Grid, PlanDraft
from goldthread.documents.readers.text import read_text
from goldthread.documents.reading import read_plan

TABLE = (
    "Action\tLead\tTimescale\n"
    "Open a clinic in the old school\tHealth Board\tJune 2031\n"
    "Train the staff\tTraining Team\tMay 2032\n"
)


def facts(text: str) -> PlanDraft:
    document = read_text(text.encode(), "paper.txt")
    grids = tuple(block for page in document.pages for block in page.blocks if isinstance(block, Grid))
    return read_facts(document, grids[-1:])


COMMITTEE_PAPER = f"""REPORT TO: POLICY COMMITTEE - 13 JANUARY 2031

REPORT ON: NORTHMOOR ALCOHOL AND DRUG PARTNERSHIP

DATE: 20 December 2030

1.0 PURPOSE

1.1 To present the recommendations of the Commission and the plan of the Northmoor Alcohol and Drug Partnership.

2.0 RECOMMENDATIONS

2.1 Committee is asked to:
1. endorse the plan;
2. appoint two members;
3. ask for a report each year.

APPENDIX 1: RECOMMENDATIONS OF THE COMMISSION

A. CULTURE

1. Treat everyone with respect.
2. Listen to families.

B. CARE

3. Offer a choice of treatment close to home.
4. Join up care of the mind with care for drug use.

Northmoor Partnership: Action Plan for Change 2031-2034

The Northmoor Alcohol and Drug Partnership will oversee this plan on behalf of the Northmoor Partnership.

{TABLE}"""


def test_title_area_lead_body_and_period_of_a_committee_paper():
    found = facts(COMMITTEE_PAPER)

    assert found.title == "Northmoor Partnership: Action Plan for Change 2031-2034"
    assert found.area == "Northmoor"
    assert found.lead_body in ("Northmoor Alcohol and Drug Partnership", "Northmoor Partnership")
    assert found.period == "2031-2034"


def test_recommendations_answered_are_told_from_those_put_to_the_committee():
    found = facts(COMMITTEE_PAPER).recommendations

    assert [(each.ref, each.section) for each in found] == [
        ("1", "A. CULTURE"), ("2", "A. CULTURE"), ("3", "B. CARE"), ("4", "B. CARE"),
    ]  # fmt: skip
    assert found[2].text == "Offer a choice of treatment close to home."


@pytest.mark.parametrize("letter", ["R", "Q", ""])
def test_recommendations_may_be_counted_behind_a_letter(letter):
    said = ("Open the hall at night.", "Ask those who stay away.", "Print each answer.")
    stop = "" if letter else "."
    listed = "\n\n".join(f"{letter}{number}{stop} {text}" for number, text in enumerate(said, 1))
    found = facts(f"A plan for the hall\n\n## Our recommendations\n\n{listed}\n\n{TABLE}").recommendations

    assert [(each.ref, each.text) for each in found] == [
        (f"{letter}{number}", text) for number, text in enumerate(said, 1)
    ]


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Appendix 2: Westshire Substance Use Delivery Plan", "Westshire Substance Use Delivery Plan"),
        ("Annex B - Community Safety Action Plan 2030/31", "Community Safety Action Plan 2030/31"),
        ("HOMELESSNESS IMPROVEMENT PLAN", "HOMELESSNESS IMPROVEMENT PLAN"),
    ],
)
def test_the_title_loses_the_name_of_its_appendix(heading, title):
    assert facts(f"A paper\n\n{heading}\n\nThis was drawn up by partners.\n\n{TABLE}").title == title


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Drug Action Plan 2030/31", "2030/31"),
        ("Delivery plan 2030 to 2033", "2030 to 2033"),
        ("Hepatitis Action Plan - Phase 1: September 2030 - August 2032", "September 2030 - August 2032"),
        ("Substance Use Action Plan", None),
        ("Substance Use Action Plan\n\nPeriod covered: July 2030 to March 2032", "July 2030 to March 2032"),
    ],
)
def test_the_period_is_printed_with_the_title(title, period):
    assert facts(f"{title}\n\n{TABLE}").period == period


def test_the_period_of_another_plan_is_not_taken():
    text = f"Drug Action Plan\n\nOur Local Outcomes Improvement Plan 2017 - 2022 names three priorities.\n\n{TABLE}"

    assert facts(text).period is None


def test_a_national_plan_is_for_the_nation():
    text = f"National action plan\n\nThe Scottish Government will lead. People in Scotland deserve it.\n\n{TABLE}"

    assert facts(text).area == "Scotland"


def test_a_place_named_by_its_council():
    text = f"Action plan\n\nThe London Borough of Tidewater agreed this. Tidewater Council will report.\n\n{TABLE}"

    assert facts(text).area == "Tidewater"


def test_a_fire_service_names_its_area_and_leads_its_plan():
    said = "Tidewater Fire and Rescue Service will carry out the plan. It stands in Appendix Council papers."
    found = facts(f"Improvement plan\n\n{said} Tidewater Fire and Rescue Service reports to members.\n\n{TABLE}")

    assert (found.area, found.lead_body) == ("Tidewater", "Tidewater Fire and Rescue Service")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("REPORT TO: COMMITTEE - 13 JANUARY 2031\n\nText.", date(2031, 1, 13)),
        ("Report\n\nDate: 16 March 2031\n\nText of 1 May 2029.", date(2031, 3, 16)),
        ("Plan\n\nRevision history\n\n1. Draft (22/11/30)\n2. Amended after the board (28/05/31)", date(2031, 5, 28)),
        ("A plan without a date.", None),
    ],
)
def test_the_date_of_the_paper(text, day):
    assert date_of_paper(read_text(text.encode(), "paper.txt")) == day


def test_facts_name_the_line_they_were_read_from():
    plan = read_plan(COMMITTEE_PAPER.encode(), "paper.txt").plan

    assert plan.evidence["title"].source.quote == "Northmoor Partnership: Action Plan for Change 2031-2034"
    assert 0 < plan.evidence["area"].confidence < 1


def test_who_is_asked_to_act_is_neither_the_area_nor_the_lead_of_the_plan():
    paper = TABLE.replace("Training Team", "Enterprise Partnership").replace("Health Board", "Public Health England")
    found = facts(f"Action plan\n\n{paper}")
    assert (found.area, found.lead_body) == (None, None)


@pytest.mark.parametrize(
    "title",
    ["Modern Slavery Partnership Action Plan", "Revised Race Equality Action Plan", "Plan for Cleaner Beaches"],
)
def test_what_a_plan_is_about_is_no_place(title):
    assert facts(f"{title}\n\n{TABLE}").area is None


def test_a_post_leads_no_plan():
    assert facts(f"Directorate: Assistant Chief Executive\n\nAction plan\n\n{TABLE}").lead_body is None


@pytest.mark.parametrize("title", ["Board action tracker", "Kinder streets for everybody"])
def test_a_paper_that_names_no_plan_is_called_by_what_it_begins_with(title):
    assert read_plan(f"# {title}\n\n{TABLE}".encode(), "paper.md").plan.title == title
