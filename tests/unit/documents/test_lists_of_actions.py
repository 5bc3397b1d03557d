"""Plans that are lists of bullets with labelled bullets under each."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

_PAGE = """<html><body><h1>Brackley Suicide Prevention Plan 2031 to 2033</h1>
<h2>Priority 1: Ask early</h2><p>{lead_in}</p>
<ul><li>Train barbers to listen<ul><li>Lead: Listening Network</li><li>Timescale: May 2031</li></ul></li>
<li>Print a card with numbers to ring<ul><li>Lead: Print Service</li><li>Timescale: June 2031</li></ul></li></ul>
<h2>Priority 2: Stay near</h2><p>{lead_in}</p>
<ul><li>Visit each family within a week<ul><li>Lead: Visiting Team</li><li>Timescale: ongoing</li></ul></li></ul>
</body></html>"""


@pytest.mark.parametrize("lead_in", ["What we will do:", "Actions:", "Our commitments"])
def test_a_label_over_a_list_is_no_action(lead_in):
    plan = to_corpus(read_plan(_PAGE.format(lead_in=lead_in).encode(), "page.html"))

    assert [(one["text"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Train barbers to listen", ["Listening Network"], "2031-05", "1"),
        ("Print a card with numbers to ring", ["Print Service"], "2031-06", "1"),
        ("Visit each family within a week", ["Visiting Team"], "ongoing", "2"),
    ]
    assert plan["plan"]["area"] == "Brackley"


def test_labelled_bullets_under_bullets_belong_to_them_in_plain_text():
    text = """# Brackley Suicide Prevention Plan 2031 to 2033

What we will do:

- Train barbers to listen
  - **Lead:** Listening Network
  - **Timescale:** May 2031
- Print a card with numbers to ring
  - **Lead:** Print Service
  - **Timescale:** June 2031
"""
    plan = to_corpus(read_plan(text.encode(), "page.md"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Train barbers to listen", ["Listening Network"], "2031-05"),
        ("Print a card with numbers to ring", ["Print Service"], "2031-06"),
    ]


def test_a_dash_after_a_label_and_a_number_on_its_own_line():
    page = """<html><body><h1>Brackley Homes Strategy 2031 to 2034</h1><h2>Priority 2: Prevent</h2>
    <h3>2.1</h3><p>Action - keep working with landlords so that fewer tenancies end</p>
    <ul><li>target / outcome - fewer tenancies end</li><li>year - ongoing</li></ul>
    <h3>2.2</h3><p>Action - write to each tenant before an eviction</p>
    <ul><li>target / outcome - nobody is taken by surprise</li><li>year - 2032</li></ul></body></html>"""
    plan = to_corpus(read_plan(page.encode(), "page.html"))

    assert [(one["ref"], one["text"], one["outcomes"], one["deadline"]) for one in plan["actions"]] == [
        ("2.1", "keep working with landlords so that fewer tenancies end", ["fewer tenancies end"], "ongoing"),
        ("2.2", "write to each tenant before an eviction", ["nobody is taken by surprise"], "2032"),
    ]


def test_ordered_lists_keep_the_numbers_a_reader_sees():
    page = """<html><body><h1>Brackley Homes Action Plan 2031</h1><h2>Actions</h2>
    <ol start="4"><li>Repair the hostel roof (Property Service, May 2031)</li>
    <li value="7">The Housing Team will open a day centre by June 2031</li>
    <li>The Housing Team will visit each camp by July 2031</li></ol></body></html>"""
    plan = to_corpus(read_plan(page.encode(), "page.html"))

    assert [one["ref"] for one in plan["actions"]][-2:] == ["7", "8"]


def test_a_heading_over_several_statements_is_no_label_of_the_first():
    themes = (
        ("Ask early", ("Train barbers to listen", "Print a card")),
        ("Stay near", ("Visit each family", "Write to all")),
    )
    page = "<html><body><h1>Brackley Plan 2031</h1><p>Signed off by the Board on 3 May 2030.</p>"
    for theme, actions in themes:
        page += f"<h2>{theme}</h2><h3>Actions</h3>" + "".join(
            f"<p><b>{number}. We will {text[0].lower()}{text[1:]}.</b></p><p>Lead officer: Visiting Team</p>"
            "<p>Target date: May 2031</p>"
            for number, text in enumerate(actions, 1)
        )

    plan = to_corpus(read_plan(page.encode(), "page.html"))

    titles = {one["ref"]: one["title"] for one in plan["priorities"]}
    assert [(titles[one["priority_ref"]], one["text"], one["owners"]) for one in plan["actions"]] == [
        (theme, f"We will {text[0].lower()}{text[1:]}.", ["Visiting Team"])
        for theme, actions in themes
        for text in actions
    ]


@pytest.mark.parametrize("behind", ["[{who}: {when}]", "({who}: {when})"])
def test_who_and_when_behind_a_statement_parted_by_a_colon(behind):
    told = (("Train barbers to listen", "Visiting Team", "May 2031"), ("Print a card", "Print Service", "Ongoing"))
    page = "<html><body><h1>Brackley Plan 2031</h1><h2>Priority 1: Ask early</h2><ul>"
    page += "".join(f"<li>{text} {behind.format(who=who, when=when)}</li>" for text, who, when in told)

    plan = to_corpus(read_plan(f"{page}</ul></body></html>".encode(), "page.html"))

    assert [(one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (text, [who], when) for text, who, when in told
    ]


def test_lists_of_things_to_do_in_a_paper_that_calls_itself_a_plan():
    text = """Harbour Welcome Action Plan

The Welcome Group has written this plan for 2031/32.

Priority 1 - Prepare

Outcome 1: Everybody at the desk knows how to welcome people

Actions

  • Train all who work at the desk.
  • Ensure managers know what the plan asks of them.
  • Course for new staff to be written and printed.

Outcome 2: People who are new in town find us

Actions

  • Invite newcomers to a meal.
  • Create a map of the places that help.
"""
    plan = to_corpus(read_plan(text.encode(), "page.txt"))

    assert [one["text"] for one in plan["actions"]] == [
        "Train all who work at the desk.",
        "Ensure managers know what the plan asks of them.",
        "Course for new staff to be written and printed.",
        "Invite newcomers to a meal.",
        "Create a map of the places that help.",
    ]
    assert {one["priority_ref"] for one in plan["actions"]} == {"1", "2"}
    assert [one["title"] for one in plan["priorities"]] == [
        "Everybody at the desk knows how to welcome people",
        "People who are new in town find us",
    ]


def test_the_lines_over_lists_are_their_priorities():
    text = """Harbour Council's open doors action plan 2031 to 2034: milestones
What we mean to do in the first year.
Make it easier to read our budget
- publish the budget in plain words, with a page for each village
- set up a panel of readers who test each page
Listen more
- review how other towns ask people what they think
"""
    plan = to_corpus(read_plan(text.encode(), "page.txt"))

    titles = {one["ref"]: one["title"] for one in plan["priorities"]}
    assert [titles[one["priority_ref"]] for one in plan["actions"]] == [
        "Make it easier to read our budget",
        "Make it easier to read our budget",
        "Listen more",
    ]


def test_lists_of_things_to_do_elsewhere_are_no_plan():
    text = """How to bake bread

  • Mix the flour and the water.
  • Leave the dough to rise.
  • Bake it for forty minutes.
  • Share it while it is warm.
"""
    with pytest.raises(InputError):
        read_plan(text.encode(), "page.txt")


def test_numbered_items_like_those_with_a_date_are_actions_too():
    text = """Harbour Plan for Fair Work

1.1 Asking employers

1.11 Visiting every employer in the harbour by the end of 2031.

1.12 Working with unions to ensure that complaints are heard.

1.2 Training

1.21 Creation of a course for people who run small firms

1.22 Training all inspectors by the end of 2032.
"""
    plan = to_corpus(read_plan(text.encode(), "page.txt"))

    assert [(one["ref"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1.11", [], "2031"),
        ("1.12", [], None),
        ("1.21", [], None),
        ("1.22", [], "2032"),
    ]


_LIST = """# Brackley Drugs Plan 2031

{over}

- Tackle what puts people at risk
- Improve the way into treatment
- Train everybody who meets families
"""


@pytest.mark.parametrize("named", ["priorities", "recommendations"])
def test_what_a_page_lists_as_something_else_is_no_list_of_actions(named):
    with pytest.raises(InputError, match="No table of actions was found"):
        read_plan(_LIST.format(over=f"The twelve {named} of the plan are:").encode(), "page.md")


def test_a_plan_may_be_a_list_of_things_to_do():
    plan = to_corpus(read_plan(_LIST.format(over="What we will do:").encode(), "page.md"))
    assert [one["text"] for one in plan["actions"]] == [
        "Tackle what puts people at risk",
        "Improve the way into treatment",
        "Train everybody who meets families",
    ]


def test_a_page_that_tells_of_actions_under_way_does_not_call_itself_a_plan():
    page = """Brackley acts on its commission

Wide-ranging actions are under way in the city, and a plan has been agreed by all partners.

  1. Tackle what puts people at risk
  2. Urgently increase what the specialist services can do for everyone who comes to them
  3. Improve the way into treatment
  4. Win the trust of all families by what the partners do and by how they say it to them
  5. Train everybody who meets families in listening, so that nobody is sent away unheard
"""
    with pytest.raises(InputError, match="No table of actions was found"):
        read_plan(page.encode(), "page.txt")
    plan = read_plan(page.replace("acts on its commission", "Action Plan 2031").encode(), "page.txt")
    assert to_corpus(plan)["actions"]


def test_counted_items_with_lettered_parts_under_priorities_told_in_sentences():
    text = """Quiet Streets strategy and action plan 2031 to 2034

Action Plan

Priority 1: Go on widening what the town knows of noise and of those whom it keeps awake at night.

1. Provide lessons for schools, traders and drivers that build on the leaflets already printed. Our lessons will:

a. Tell what noise does to sleep

b. Show how a lorry is unloaded quietly

c. Ask drivers to wait with their engines off.

2. Look for places where quiet hours can be tried in:

a. The market and the lanes behind it

b. Both ends of the High Street

Priority 2: Go on building quiet places in every ward of the town.

1. Work with gardeners to plant hedges beside the noisiest roads and keep them.
"""
    plan = to_corpus(read_plan(text.encode(), "page.txt"))

    assert [(one["ref"], one["priority_ref"], len(one["parts"])) for one in plan["actions"]] == [
        ("1", "1", 3),
        ("2", "1", 2),
        ("1", "2", 0),
    ]
    assert plan["actions"][0]["text"].endswith("Our lessons will:")
    assert plan["actions"][1]["parts"] == ["The market and the lanes behind it", "Both ends of the High Street"]
