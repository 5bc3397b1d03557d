"""Plain text of a page whose full cells leave a single blank before the next column."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_PAGE = """Harbour Alcohol and Drug Partnership Plan 2031

What we will do                               By whom                       By when        Progress                       Status
Priority 1: Ask early (Sponsor: Harbour Chief Officer)
Teach the crews of all ferries to carry       Harbour Trust and Ferry       May 2031       Two crews have been taught     On track
naloxone                                      Service
Print a card with the numbers to ring at      Print Service                 30 September Drafts were shown to the panel   Delayed
night                                                                       2031           in May
Priority 2: Stay near (Sponsor: Harbour Nurse)
Visit each family within a week of a death Visiting Team                    Ongoing        Nine visits                    On track
and again after a month
Open the garden on two evenings in the week   Volunteer Network             Autumn 2031    Fence repaired                 On track
"""  # noqa: E501 - as wide as the page was


def test_cells_that_touch_are_told_apart():
    plan = to_corpus(read_plan(_PAGE.encode(), "paper.txt"))

    assert [(one["text"], one["owners"], one["deadline"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Teach the crews of all ferries to carry naloxone", ["Harbour Trust", "Ferry Service"], "2031-05", "1"),
        ("Print a card with the numbers to ring at night", ["Print Service"], "2031-09-30", "1"),
        ("Visit each family within a week of a death and again after a month", ["Visiting Team"], "ongoing", "2"),
        ("Open the garden on two evenings in the week", ["Volunteer Network"], "2031-autumn", "2"),
    ]


def test_numbers_that_count_on_begin_rows():
    lines = ["Priority          Ref   Action                          Lead              Timescale"]
    for number, text in enumerate(("Paint the ferry", "Mend the pier", "Light the steps"), 4):
        lines.append(f"{'Safer harbour' if number == 4 else '':18}{number:<6}{text:32}Harbour Trust     May 2031")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [(one["ref"], one["text"]) for one in plan["actions"]] == [
        ("4", "Paint the ferry"),
        ("5", "Mend the pier"),
        ("6", "Light the steps"),
    ]


def test_a_colour_under_a_colour_begins_a_row():
    rows = (
        ("Paint the ferry from bow to stern, and then", "Harbour Trust", "May 2031", "G"),
        ("Mend the pier", "Pier Company", "Ongoing", "G"),
        ("Light the steps", "Pier Company", "June 2031", "A"),
    )
    lines = [f"{'Action':46}{'Lead':16}{'Timescale':12}RAG"]
    lines += [f"{text:46}{owner:16}{when:12}{colour}" for text, owner, when, colour in rows]
    lines.insert(2, "the boats of all who fish")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [(one["owners"], one["deadline_text"], one["rag"]) for one in plan["actions"]] == [
        ([owner], when, colour) for _, owner, when, colour in rows
    ]


def test_lines_of_a_divided_row_lose_the_reference_of_their_action():
    page = """Objective       Actions                                         Responsibility              Timeframe
Safer harbour   A.1 Paint the ferry from bow to stern, and      A.1 Harbour Trust           A.1 May 2031
                then the boats of all who fish
                                                                A.2 Pier Company            A.2 Ongoing
                A.2 Mend the pier
"""
    plan = to_corpus(read_plan(page.encode(), "paper.txt"))

    assert [(one["ref"], one["text"], one["owners"], one["deadline_text"]) for one in plan["actions"]] == [
        (
            "A.1",
            "Paint the ferry from bow to stern, and then the boats of all who fish",
            ["Harbour Trust"],
            "May 2031",
        ),
        ("A.2", "Mend the pier", ["Pier Company"], "Ongoing"),
    ]


def test_a_narrow_column_of_numbers_stays_apart_from_the_wide_one_beside_it():
    heads = ("What we will do", "By whom", "By when", "What will be different?")
    lines = [f"{'Theme':14}{'No':6}{heads[0]:35}{heads[1]:17}{heads[2]:13}{heads[3]}"]
    for number, text in enumerate(("Paint the whole ferry in two coats", "Mend the pier", "Light the steps"), 4):
        theme = "Safety" if number == 4 else ""
        lines.append(f"{theme:14}{number:<6}{text:34} Harbour Trust    May 2031     Fewer falls")

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert [one["ref"] for one in plan["actions"]] == ["4", "5", "6"]
    assert plan["actions"][0]["owners"] == ["Harbour Trust"]
    assert plan["actions"][0]["outcomes"] == ["Fewer falls"]


def test_numbered_titles_across_the_columns_are_what_is_done_in_the_row_below():
    lines = ["          Responsible body            By when         Outcome measure"]
    titles = (
        "Paint the whole ferry in two coats of red and blue",
        "Mend the pier",
        "Light the steps so that nobody falls on them at night",
        "Visit every family within a week of a death at sea",
    )
    for number, text in enumerate(titles, 1):
        lines += [f"{number:<10}{text}", "          Harbour Trust               May 2031        Fewer falls"]

    plan = to_corpus(read_plan("\n".join(lines).encode(), "paper.txt"))

    assert tuple(one["text"] for one in plan["actions"]) == titles
    assert plan["actions"][1]["deadline"] == "2031-05"
