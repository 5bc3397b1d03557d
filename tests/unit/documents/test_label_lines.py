"""Records whose labels stand on lines of their own."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_TEXT = """Brackley Cycling Delivery Plan 2031

Theme 1: Safer streets
No. 1
Deliverable
Paint a lane on the bridge and keep it swept.
Lead
Roads Service
Timescale
October
2031
Opened
First edition
No. 4
Deliverable
Teach every pupil in year six to ride on roads.
Lead
Schools Team
Parents Forum
Timescale
June 2032
Opened
First edition
Theme 2: Parking
No. 5
Deliverable
Put a rack at each library.
Lead
Libraries Service
Timescale
Ongoing
Opened
Second edition

The next update will be given in spring.
"""


def test_labels_on_lines_of_their_own_are_columns():
    plan = to_corpus(read_plan(_TEXT.encode(), "cycling.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("1", "Paint a lane on the bridge and keep it swept.", ["Roads Service"], "2031-10"),
        ("4", "Teach every pupil in year six to ride on roads.", ["Schools Team", "Parents Forum"], "2032-06"),
        ("5", "Put a rack at each library.", ["Libraries Service"], "ongoing"),
    ]


def test_a_theme_between_two_records_is_a_priority():
    plan = to_corpus(read_plan(_TEXT.encode(), "cycling.txt"))

    assert [one["priority_ref"] for one in plan["actions"]] == ["1", "1", "2"]


def test_records_that_only_say_how_they_stand_are_actions_with_a_status():
    record = "Work Theme\n\nTheme 2: Safe Harbours\n\nOur Action\n\n{}\n\nSee Charter Aim\n\n{}\n\n{}\n\n"
    text = "Safe Harbours Plan: review 2032\n\nHow each action stands is told here.\n\n" + "".join(
        record.format(*each)
        for each in (
            ("Action #: 2 A new charter for night workers", "2", "On track"),
            (
                "Action #: 7 Lamps along the quays, put up with the help of those who walk there at night",
                "4",
                "Complete",
            ),
            ("Action #: 9 A count of near misses", "Section 3", "To be Actioned"),
            ("Action #: 11 Lessons in first aid for skippers", "4 & 5", "On track"),
        )
    )
    plan = to_corpus(read_plan(text.encode(), "page.txt"))

    assert [(one["priority_ref"], one["status"]) for one in plan["actions"]] == [
        ("2", "in progress"),
        ("2", "complete"),
        ("2", "To be Actioned"),
        ("2", "in progress"),
    ]
    assert plan["actions"][0]["text"].endswith("A new charter for night workers")
    assert [one["title"] for one in plan["priorities"]] == ["Safe Harbours"]


_CARDS = """Brackley Cycling Delivery Plan 2031

Action

Paint a lane on the bridge and keep it swept.

Lead

Roads Service

Deadline

October 2031

Action

Mend the signs at both ends.

Lead

Signs Team

Deadline

May 2032

Action

Teach every pupil in year six to ride on roads.
\f
Lead

Schools Team

Deadline

June 2032

Action

Put a rack at each library.

Lead

Libraries Service

Deadline

Ongoing

Action

Lend out helmets at the pool.

Lead

Leisure Service

Deadline

April 2033
"""


def test_deadline_is_a_label_and_a_page_may_end_inside_a_record():
    plan = to_corpus(read_plan(_CARDS.encode(), "paper.txt"))

    assert [(one["text"].split()[0], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("Paint", ["Roads Service"], "2031-10"),
        ("Mend", ["Signs Team"], "2032-05"),
        ("Teach", ["Schools Team"], "2032-06"),
        ("Put", ["Libraries Service"], "ongoing"),
        ("Lend", ["Leisure Service"], "2033-04"),
    ]
