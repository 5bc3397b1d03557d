"""Who and when in sentences of their own behind a statement, or in words at the head of it."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.documents.running.lines.dates import behind_leading_date
from goldthread.documents.running.lines.sentences import told_behind
from goldthread.documents.tables.columns import Role


@pytest.mark.parametrize(
    ("sentences", "owner", "when"),
    [
        ("This is ongoing.", None, "ongoing"),
        ("It is due in May 2031. The Pier Company will lead on this.", "Pier Company", "in May 2031"),
        ("Led by the Pier Company.", "Pier Company", None),
        ("This work will be led by the Pier Company.", "Pier Company", None),
        ("The lead is the Harbour Master.", "Harbour Master", None),
        ("Responsibility rests with the Pier Company. Work will begin in June 2031.", "Pier Company", "in June 2031"),
        ("The work is expected to be complete by the end of May 2031.", None, "by the end of May 2031"),
        ("Target date: May 2031.", None, "May 2031"),
        ("A date has yet to be set.", None, "To be agreed"),
    ],
)
def test_sentences_that_only_say_who_or_when(sentences, owner, when):
    rest, facts = told_behind(f"Mend the steps of both piers. {sentences}")

    said = {fact.role: fact.value for fact in facts}
    assert (rest, said.get(Role.OWNER), said.get(Role.TIMESCALE)) == ("Mend the steps of both piers.", owner, when)


@pytest.mark.parametrize(
    "sentence",
    ["It was done in May 2031.", "It works well.", "Each says who leads on it.", "The steps are steep in winter."],
)
def test_other_sentences_stay_with_the_statement(sentence):
    text = f"Mend the steps of both piers. {sentence}"

    assert told_behind(text) == (text, ())


def test_a_date_at_the_head_of_a_sentence_is_no_part_of_its_subject():
    assert behind_leading_date("By 31 May 2031 the Pier Company will") == "the Pier Company will"
    assert behind_leading_date("By Q4 2031/32, the Board will") == "the Board will"
    assert behind_leading_date("By and large the Board will") == "By and large the Board will"


def test_paragraphs_of_a_report():
    report = """Elmsay Piers Plan 2031-2033

2. Safer piers

2.1 Nobody falls is the aim of this strand.

2.2 By 31 May 2031 the Pier Company and Harbour Trust will mend the steps of both piers.

2.3 The Lighting Service will light the way from the ferry to the market. This will be complete by June 2032.

3. Warmer rooms

3.1 The Kiosk Network will open on winter mornings. This is ongoing.
"""
    plan = to_corpus(read_plan(report.encode(), "report.txt"))

    assert [(one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        (
            "By 31 May 2031 the Pier Company and Harbour Trust will mend the steps of both piers.",
            ["Pier Company", "Harbour Trust"],
            "2031-05-31",
        ),
        ("The Lighting Service will light the way from the ferry to the market.", ["Lighting Service"], "2032-06"),
        ("The Kiosk Network will open on winter mornings.", ["Kiosk Network"], "ongoing"),
    ]


def test_bullets_with_sentences_and_a_label_behind_them():
    bullets = """Elmsay Piers Plan 2031

* Mend the steps of both piers. Pier Company will lead this work. Target date: May 2031.
* Light the way from the ferry. Lighting Service will lead this work. This is ongoing.
* Open the kiosk on winter mornings. Kiosk Network will lead this work. Target date: June 2031.
"""
    plan = to_corpus(read_plan(bullets.encode(), "bullets.txt"))

    assert [(one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        ("Mend the steps of both piers.", ["Pier Company"], "May 2031"),
        ("Light the way from the ferry.", ["Lighting Service"], "ongoing"),
        ("Open the kiosk on winter mornings.", ["Kiosk Network"], "June 2031"),
    ]


def test_an_action_that_is_asked_for_asks_nothing_of_the_reader():
    paper = """Elmsay Piers Plan 2031

Action 1: Mend the steps on the day it is asked for. (Lead: Pier Company, by May 2031)

Action 2: Light the way from the ferry to the market. (Lead: Lighting Service, by June 2031)
"""
    plan = to_corpus(read_plan(paper.encode(), "paper.txt"))

    assert [one["owners"] for one in plan["actions"]] == [["Pier Company"], ["Lighting Service"]]


def test_arrows_and_stars_of_an_e_mail():
    mail = """Subject: Elmsay Piers Plan 2031

Dear all,

** Safer piers **

1) Mend the steps of both piers and paint an edge on each so that
   they are seen
   -> Pier Company, Harbour
   Trust; May 2031

2) Light the way from the ferry to the market
   -> Lighting Service; Monthly

** Warmer rooms **

1) Open the kiosk on winter mornings
   -> Kiosk Network; June 2031
"""
    plan = to_corpus(read_plan(mail.encode(), "mail.txt"))

    assert [(one["owners"], one["deadline_text"], one["priority_ref"]) for one in plan["actions"]] == [
        (["Pier Company", "Harbour Trust"], "May 2031", "1"),
        (["Lighting Service"], "Monthly", "1"),
        (["Kiosk Network"], "June 2031", "2"),
    ]
    assert [one["title"] for one in plan["priorities"]] == ["Safer piers", "Warmer rooms"]
