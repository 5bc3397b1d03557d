"""Plans set as running text: what is told of priorities, of parts and of all actions, and plans that are over."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

BEGINNING = """<h1>Brackley Alcohol Plan 2031 to 2034</h1>
<p>Alcohol Board – 4 May 2031</p><p>Report of: Head of Public Health</p>"""
FIRST = [
    "<h2>Priority 1: Fewer people drink too much</h2><p>Answers to: A1</p><p>“We wait too long for help.”</p>",
    "<h3>What good will look like</h3><ul><li>Fewer falls at night</li><li>Shorter waits</li></ul>",
    "<h3>What we will do</h3>",
]
ACTIONS = [
    ("1.1 Open a shop in town", "Lead: Trade Team | With: Night Service | By when: May 2032 | RAG: Green"),
    ("1.2 Print the leaflet anew", "Lead: Press Office | By when: June 2032 | RAG: Amber"),
    ("2.1 Train the wardens", "Lead: Training Team | With: Wardens | By when: July 2033 | RAG: Red"),
    ("2.2 Visit each family", "Lead: Family Service | By when: August 2033 | RAG: Green"),
]
SECOND = [
    "<h2>Priority 2: Families are looked after</h2><p>Why this matters: One child in nine is worried.</p>",
    "<h3>What good will look like</h3><ul><li>Children sleep well</li></ul><h3>What we will do</h3>",
]


def plan_of(page: str, name: str = "page.html") -> dict:
    return to_corpus(read_plan(f"<html><body>{page}</body></html>".encode(), name))


def paper(record: str) -> str:
    told = [record.format(text=text, facts=facts) for text, facts in ACTIONS]
    return "".join([BEGINNING, *FIRST, *told[:2], *SECOND, *told[2:]])


RECORDS = {
    "paragraphs": "<p>{text}</p><p>{facts}</p>",
    "items of a list without numbers": ('<ol style="list-style: none"><li><p>{text}</p><p>{facts}</p></li></ol>'),
    "a line break in an item": "<ul><li>{text}<br>{facts}</li></ul>",
    "an update of a day under each": (
        "<p>{text}</p><p>{facts}</p><p>Update, April 2031: We have begun at the market.</p>"
    ),
}


@pytest.mark.parametrize("record", RECORDS)
def test_what_is_told_of_a_priority_is_no_action(record):
    plan = plan_of(paper(RECORDS[record]))

    assert [(one["ref"], one["priority_ref"], one["rag"]) for one in plan["actions"]] == [
        ("1.1", "1", "Green"), ("1.2", "1", "Amber"), ("2.1", "2", "Red"), ("2.2", "2", "Green")
    ]  # fmt: skip
    assert [(one["title"], one["outcomes"]) for one in plan["priorities"]] == [
        ("Fewer people drink too much", ["Fewer falls at night", "Shorter waits"]),
        ("Families are looked after", ["Children sleep well"]),
    ]
    assert plan["priorities"][0]["recommendations"] == ["A1"]
    assert plan["actions"][0]["support"] == ["Night Service"]


@pytest.mark.parametrize("label", ["Update, April 2031", "Progress (April 2031)", "Position at 30 April 2031"])
def test_labels_that_say_as_of_when(label):
    plan = plan_of(paper(f"<p>{{text}}</p><p>{{facts}}</p><p>{label}: Two of three halls are let.</p>"))

    assert {one["progress"] for one in plan["actions"]} == {"Two of three halls are let."}


PARTS = ["cover at weekends", "a rota for leave"]


@pytest.mark.parametrize("marks", ["(a) (b)", "a. b.", "(i) (ii)", "a) b)"])
def test_lettered_lines_are_parts(marks):
    lettered = "".join(f"<p>{mark} {part}</p>" for mark, part in zip(marks.split(), PARTS, strict=True))
    page = paper("<p>{text}</p><p>{facts}</p>").replace("wardens</p>", f"wardens, and agree:</p>{lettered}")

    action = plan_of(page)["actions"][2]

    assert (action["text"], action["parts"]) == ("Train the wardens, and agree:", PARTS)


def test_letters_with_an_owner_each_are_actions():
    told = [f"<p>({mark}) {text}</p><p>Lead: {who}. By when: May 2033</p>" for mark, text, who in
            [("a", "hire a clerk", "Trade Team"), ("b", "buy a van", "Fleet Team")]]  # fmt: skip
    page = paper("<p>{text}</p><p>{facts}</p>") + "<p>2.3 Night transport:</p>" + "".join(told)

    actions = plan_of(page)["actions"][-2:]

    assert [(one["ref"], one["text"]) for one in actions] == [("2.3a", "hire a clerk"), ("2.3b", "buy a van")]


def test_labels_of_one_meaning_in_parts_that_others_wrote():
    page = paper("<p>{text}</p><p>{facts}</p>")
    first, second = page.split("<h2>Priority 2", 1)
    second = second.replace("Lead:", "Owner:").replace("By when:", "Deadline:").replace("RAG:", "Rating:")

    actions = plan_of(f"{first}<h2>Priority 2{second}")["actions"]

    assert [(one["owners"], one["deadline"], one["rag"]) for one in actions[2:]] == [
        (["Training Team"], "2033-07", "Red"), (["Family Service"], "2033-08", "Green")
    ]  # fmt: skip


OBJECTIVES = {
    "counted on": ("Objective 1.1 Ask early", "Objective 1.2 Stay near"),
    "lettered": ("Aim A: Ask early", "Aim B: Stay near"),
}


@pytest.mark.parametrize("named", OBJECTIVES)
def test_objectives_inside_priorities(named):
    first, second = OBJECTIVES[named]
    page = paper("<p>{text}</p><p>{facts}</p>").replace("<h3>What we will do</h3>", "")
    page = page.replace("<p>1.1", f"<h3>{first}</h3><p>1.1").replace("<p>1.2", f"<h3>{second}</h3><p>1.2")

    plan = plan_of(page)

    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2", "2"]
    assert [one["sub_priority"] for one in plan["actions"][:2]] == ["Ask early", "Stay near"]


def test_who_leads_all_actions_under_a_heading():
    page = paper("<p>{text}</p><p>{facts}</p>")
    first, second = page.split("<p>2.1", 1)
    second = second.replace("Lead: Training Team | ", "").replace("Lead: Family Service | ", "")

    actions = plan_of(f"{first}<p>Lead for all actions in this priority: Care Team</p><p>2.1{second}")["actions"]

    assert [one["owners"] for one in actions] == [["Trade Team"], ["Press Office"], ["Care Team"], ["Care Team"]]


CLOSED = (
    "<h2>{title}</h2><table><tr><th>Action</th><th>Lead</th><th>Due</th><th>Result</th></tr>"
    + "".join(f"<tr><td>Write guide {at}</td><td>Trade Team</td><td>May 20{20 + at}</td><td>Done</td></tr>"
              for at in range(7)) + "</table>"
)  # fmt: skip


@pytest.mark.parametrize(
    "title",
    ["Annex A: Closing position on the plan of 2020", "Annex A. The 2020–2026 plan: where we got to",
     "Annex A: what was done"],
)  # fmt: skip
def test_a_table_of_a_plan_that_is_over_stands_beside_the_running_one(title):
    plan = plan_of(paper("<p>{text}</p><p>{facts}</p>") + CLOSED.format(title=title))

    assert [one["ref"] for one in plan["actions"]] == ["1.1", "1.2", "2.1", "2.2"]
    assert len(plan["other_plans"][0]["actions"]) == 7
    assert plan["plan"]["title"] == "Brackley Alcohol Plan 2031 to 2034"


def test_dates_that_all_lie_behind_the_paper_tell_of_a_plan_that_is_over():
    plan = plan_of(paper("<p>{text}</p><p>{facts}</p>") + CLOSED.format(title="Annex A"))

    assert [one["ref"] for one in plan["actions"]] == ["1.1", "1.2", "2.1", "2.2"]


def test_sources_behind_a_glossary_are_no_actions():
    sources = "".join(f"<p>{at}. Office for Sleep ({2020 + at}). A study of sleep {at}.</p>" for at in (1, 2, 3))
    page = (
        f"<h2>Appendix B: Glossary and references</h2><table><tr><th>Term</th><th>Meaning</th></tr></table>{sources}"
    )

    assert len(plan_of(paper("<p>{text}</p><p>{facts}</p>") + page)["actions"]) == 4


def test_a_colour_before_what_is_told():
    page = paper("<p>{text}</p><p>{facts}</p>").replace(" | RAG: Amber", "</p><p>Status: Amber Printers were late.")

    action = plan_of(page)["actions"][1]

    assert (action["rag"], action["progress"]) == ("Amber", "Printers were late.")


def test_the_years_under_the_title():
    page = paper("<p>{text}</p><p>{facts}</p>").replace(
        "Plan 2031 to 2034</h1>", "Plan</h1><p>July 2031 to March 2034. Version 2</p>"
    )

    assert plan_of(page)["plan"]["period"] == "July 2031 to March 2034"


def test_what_the_plan_says_it_answers_is_listed_in_a_table_under_any_name():
    rows = "".join(f"<tr><td>A{at}</td><td>The waits of group {at} are long</td></tr>" for at in (1, 2, 3))
    table = f"<table><tr><th>Area</th><th>What has to change</th></tr>{rows}</table>"
    page = paper("<p>{text}</p><p>{facts}</p>").replace("Answers to: A1", "Answers to: A1, A2 and A3")

    plan = plan_of(page.replace("<h2>Priority 1", f"{table}<h2>Priority 1"))

    assert [one["ref"] for one in plan["recommendations"]] == ["A1", "A2", "A3"]
    assert plan["recommendations"][2]["text"] == "The waits of group 3 are long"


def test_the_area_behind_a_curly_apostrophe_and_before_two_subjects():
    page = paper("<p>{text}</p><p>{facts}</p>")

    for name in ("Bracklow Women’s Services Improvement Plan", "Bracklow Suicide Prevention Partnership Plan"):
        assert plan_of(page.replace("Brackley Alcohol Plan", name))["plan"]["area"] == "Bracklow"


def test_a_plan_to_close_a_gap_is_not_over():
    rows = "".join(f"<tr><td>Open shop {at}</td><td>Trade Team</td><td>May 2033</td></tr>" for at in range(3))
    heads = "<h2>Actions on Closing the Gap</h2><table><tr><th>Action</th><th>Lead</th><th>Due</th></tr>"
    letter = "".join(f"<p>{at}. Write letter {at} (Lead: Press Office; by May 2032)</p>" for at in (1, 2))

    assert len(plan_of(f"{BEGINNING}{heads}{rows}</table><h2>In short</h2>{letter}")["actions"]) == 3
