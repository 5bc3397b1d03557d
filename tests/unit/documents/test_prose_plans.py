"""Plans without a table: what running text promises, and what only looks like it."""

from __future__ import annotations

import pytest

from goldthread.documents.model import DraftAction, PlanDraft
from goldthread.documents.prose import read_prose_plan
from goldthread.documents.readers.text import read_text
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError


def read(text: str) -> PlanDraft:
    return read_plan(text.encode(), "paper.txt").plan


def told(plan: PlanDraft) -> list[tuple[str, list[str], str | None]]:
    """Statement, owners and the day by which, for each action."""
    return [
        (action.text, [owner.name for owner in action.owners],
         str(action.timescale.end) if action.timescale and action.timescale.end else None)
        for action in plan.actions
    ]  # fmt: skip


UNDER_BODIES = """7. Summary of actions

7.1 The actions of the chapters above are listed here.

Northland Government

• By Oct 2036: Money for two years will go to the health protection agency. [Section 4, action 2]
• By Dec 2036: Boards will be asked if each service opens at weekends. [Section 2, action 2 and Section 3, action 1]

Local councils

• By Sep 2037: Councils will make sure that school staff are trained. [Section 6, action 3]
"""


def test_bullets_with_their_date_in_front_belong_to_the_body_they_stand_under():
    plan = read(UNDER_BODIES)

    assert told(plan) == [
        ("Money for two years will go to the health protection agency.", ["Northland Government"], "2036-10-31"),
        ("Boards will be asked if each service opens at weekends.", ["Northland Government"], "2036-12-31"),
        ("Councils will make sure that school staff are trained.", ["Local councils"], "2037-09-30"),
    ]
    assert plan.actions[1].recommendations == ("Section 2, action 2", "Section 3, action 1")
    assert plan.priorities == ()


NUMBERED = """Harbour Action Plan 2030-2033

Priority 1: Safer nights out

Action 1: the Licensing Board to agree a new policy on late opening by March 2031.

Action 2: Harbour Council will light the path between the station and the quay by the end of June 2031.

Action 3: Street pastors to walk the High Street at weekends. (Ongoing)

Priority 2: Help early

Action 4: The Youth Service will open a drop-in for under-18s by October 2031.
Action 5: NHS Harbour to train all school nurses by 31 December 2031 (Recommendations 3 and 7).
"""


def test_numbered_actions_name_their_owner_and_date_in_the_sentence():
    plan = read(NUMBERED)

    assert [action.ref for action in plan.actions] == ["1", "2", "3", "4", "5"]
    assert [action.priority_ref for action in plan.actions] == ["1", "1", "1", "2", "2"]
    assert [owners for _, owners, _ in told(plan)] == [
        ["Licensing Board"], ["Harbour Council"], [], ["Youth Service"], ["NHS Harbour"],
    ]  # fmt: skip
    assert [end for *_, end in told(plan)] == ["2031-03-31", "2031-06-30", None, "2031-10-31", "2031-12-31"]
    assert plan.actions[4].recommendations == ("3", "7")
    assert [priority.title for priority in plan.priorities] == ["Safer nights out", "Help early"]


IN_BRACKETS = """2. Recommendations
2.1 The Committee is asked to:
(a) note the progress made since March 2029;
(b) agree that the Partnership will bring a further report by December 2030.

3. What we will do

3.1 Stigma

- The Partnership will publish a guide to language by June 2030 (Lead: Communications Group)
- Each member body will hold two learning sessions (Lead: Workforce Group; Timescale: September 2030)
- Run a poster campaign in surgeries [Lead: NHS Castlemoor. By: Spring 2031]

3.2 Data

- Agree what is counted at every service (Lead: Information Team, by November 2030)
"""


def test_owner_and_date_in_brackets_behind_an_item():
    assert told(read(IN_BRACKETS)) == [
        ("The Partnership will publish a guide to language by June 2030", ["Communications Group"], "2030-06-30"),
        ("Each member body will hold two learning sessions", ["Workforce Group"], "2030-09-30"),
        ("Run a poster campaign in surgeries", ["NHS Castlemoor"], "2031-05-31"),
        ("Agree what is counted at every service", ["Information Team"], "2030-11-30"),
    ]


def test_what_the_committee_is_asked_to_decide_is_no_action():
    texts = [action.text for action in read(IN_BRACKETS).actions]

    assert not [text for text in texts if "note the progress" in text or "further report" in text]


UNDER_DATES = """Hillfoot drugs strategy: what happens next

By spring 2037
* NHS Hillfoot will open a second clinic
* Hillfoot Council will name a lead officer for housing

By the end of 2037
* every prison leaver will be met at the gate
"""


def test_a_list_under_a_date_is_due_then():
    assert told(read(UNDER_DATES)) == [
        ("NHS Hillfoot will open a second clinic", ["NHS Hillfoot"], "2037-05-31"),
        ("Hillfoot Council will name a lead officer for housing", ["Hillfoot Council"], "2037-05-31"),
        ("every prison leaver will be met at the gate", [], "2037-12-31"),
    ]


MINUTES = """Meeting of the Harm Reduction Group, 3 February 2032

Naloxone
The group heard that kits had run out in two pharmacies in January 2032.
Action Point 1
Write to every pharmacy to ask for its stock.
Owner: Pharmacy Lead
Due: 20 February 2032

Action Point 2
Put the new opening hours on the website.
Owner: Communications Officer
Due: 1 March 2032
"""


def test_action_points_of_minutes():
    assert told(read(MINUTES)) == [
        ("Write to every pharmacy to ask for its stock.", ["Pharmacy Lead"], "2032-02-20"),
        ("Put the new opening hours on the website.", ["Communications Officer"], "2032-03-01"),
    ]


LABELS_IN_LINE = """Delivery plan

Objective 1 - Reduce harm

1.1 Give naloxone to taxi drivers. Responsible: Harm Reduction Team. Timescale: March 2039. Measure: kits supplied.
1.2 Offer tests in every service. Responsible: NHS Riverside. Timescale: June 2039. Measure: tests carried out.
"""


def test_labels_inside_one_line():
    plan = read(LABELS_IN_LINE)

    assert told(plan) == [
        ("Give naloxone to taxi drivers.", ["Harm Reduction Team"], "2039-03-31"),
        ("Offer tests in every service.", ["NHS Riverside"], "2039-06-30"),
    ]
    assert [action.ref for action in plan.actions] == ["1.1", "1.2"]
    assert [action.outcomes for action in plan.actions] == [("kits supplied",), ("tests carried out",)]


RESPONSE = """Commission on homelessness: our response

Recommendation 1: Every person who sleeps rough should be offered a room within 24 hours.
Response: Accepted.
Action: Lease twelve more rooms.
Lead: Housing Options Team
Timescale: September 2033

Recommendation 2: Staff should be able to prescribe on the street.
Response: Accepted in part.
Action: Train two nurse prescribers and give them a van.
Lead: Street Medicine Team
Timescale: January 2034
"""


def test_an_action_keeps_the_recommendation_it_answers():
    plan = read(RESPONSE)

    assert [(each.ref, each.text.split()[0]) for each in plan.recommendations] == [("1", "Every"), ("2", "Staff")]
    assert [action.recommendations for action in plan.actions] == [("1",), ("2",)]
    assert told(plan)[0] == ("Lease twelve more rooms.", ["Housing Options Team"], "2033-09-30")


NEWS = """Council backs plan to help people into recovery

A plan to help more people into recovery was agreed by councillors last night.

The convener said: “We will open a new hub in the town by 2031. I am proud of what has been done.”

The plan's key priorities are:

  1. Open a recovery hub
  2. Train more volunteers
  3. Listen to families

The partnership was set up in March 2019 and has met every month. By 2025 it had helped 400 people.
"""


@pytest.mark.parametrize(
    "text", [NEWS, "Nothing here.", "Minutes\n\nPresent: eleven members.\n\nBy 2025 it had closed."]
)
def test_text_without_promises_gives_no_plan_and_says_so(text):
    assert read_prose_plan(read_text(text.encode(), "news.txt")) is None
    with pytest.raises(InputError, match="No table of actions was found"):
        read(text)


def test_each_action_knows_why_it_was_taken_for_one():
    action = read(NUMBERED).actions[0]

    assert action.evidence["text"].source.quote.startswith("Action 1: the Licensing Board")
    assert "it calls itself an action" in action.evidence["text"].why
    assert 0.5 < action.evidence["text"].confidence < 1


def test_a_list_under_the_name_of_a_body_is_what_it_will_do():
    items = "- By May 2031: open a clinic.\n- By June 2031: train the staff."
    text = f"Action plan\n\nActions agreed\nHarbour Health Board\n{items}"
    plan = read_plan(text.encode(), "paper.txt").plan
    assert [[owner.name for owner in action.owners] for action in plan.actions] == [["Harbour Health Board"]] * 2


@pytest.mark.parametrize(
    ("section", "titles"), [("1. Warmer homes", ["Warmer homes"]), ("Summary of actions", []), ("Overview", [])]
)
def test_the_only_section_of_a_plan_is_its_priority_where_it_says_what_the_actions_are_about(section, titles):
    paper = f"""# Larchmoor action plan

## {section}

- The Housing Team will visit every cold home by June 2031.
- The Advice Centre will write to every tenant by May 2032.
"""
    plan = read_plan(paper.encode(), "plan.md").plan
    assert [priority.title for priority in plan.priorities] == titles
    assert len(plan.actions) == 2


LABELLED_UNDER_NUMBERS = """Larchmoor beaches: deliverables

No 1

Deliverable: Set up a group of walkers to watch over the dunes and their birds.

It will take in those who fish from the pier.

Timescale: October 2031

No 12

Deliverable: Support workers to learn how oil is cleared from a beach.

Timescale: April 2032
"""


def test_a_number_on_a_line_of_its_own_is_that_of_the_record_below_it():
    plan = read_plan(LABELLED_UNDER_NUMBERS.encode(), "beaches.txt").plan
    assert not plan.priorities
    assert [(action.ref, action.text, action.owner_text) for action in plan.actions] == [
        (
            "1",
            "Set up a group of walkers to watch over the dunes and their birds. It will take in those who fish from "
            "the pier.",
            None,
        ),
        ("12", "Support workers to learn how oil is cleared from a beach.", "Support workers"),
    ]


def test_numbered_statements_under_a_heading_for_actions_are_actions_though_few_begin_with_a_verb():
    paper = """Larchmoor libraries review

2.0 Table of actions

Buildings

1

We will mend the roof as the review says.

2

The lift of the old hall will be looked at by an engineer.

Books

1

We will write a guide to large print.

2

What readers told us in the spring will be used to choose new books.
"""
    plan = read_plan(paper.encode(), "libraries.txt").plan
    assert [(action.ref, priority_title(plan, action)) for action in plan.actions] == [
        ("1", "Buildings"),
        ("2", "Buildings"),
        ("1", "Books"),
        ("2", "Books"),
    ]


def priority_title(plan: PlanDraft, action: DraftAction) -> str | None:
    return next((one.title for one in plan.priorities if one.ref == action.priority_ref), None)


ASKED_OF_OTHERS = """Harbour pilots' plan

What the plan calls short and longer term is to be read thus:

- Short term: up to twelve months
- Longer term: three years or more

What is asked

- The Harbour Board must, together with the Pilots Forum, train two more pilots. (Timescale: Longer)
- The Quay Office will, by way of a new rota, open the slip every night. (Timescale: Short)
- The Ferry Company should, with due care, sell the old boats. (Timescale: Short)
"""


def test_what_is_put_in_behind_will_or_should_parts_nobody_from_the_deed():
    plan = read(ASKED_OF_OTHERS)

    assert [owners for _, owners, _ in told(plan)] == [["Harbour Board"], ["Quay Office"], ["Ferry Company"]]


def test_what_short_and_long_term_mean_is_no_deadline_of_anything():
    plan = read(ASKED_OF_OTHERS)

    assert not any("read thus" in action.text or "months" in action.text for action in plan.actions)
