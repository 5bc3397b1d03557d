"""Pipe tables with a rule under their headings, as programs draw them that take the text out of web pages."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan


def _plan(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "page.txt"))


def test_headings_and_cells_on_lines_of_their_own():
    plan = _plan("""How we work together
We report twice a year on what is done.
Action 4 – A forum that meets
Deliverable |
Timeline |
Responsibility
|
Remarks |
---|---|---|---|
4.1 Keep tenants among the members of the forum |
June, annually |
Head of Housing |
Written down in the rules |
4.2 Look over the rules of the forum |
June 2031 |
Head of Housing |
Written down in the rules |
Action 5 – Money for the work
Deliverable |
Timeline |
Responsibility
|
Remarks |
---|---|---|---|
5.1 Set aside what the work needs |
March 2032 |
Treasurer |
Each spring |
5.2 Tell the forum what was spent |
May 2032 |
Treasurer |
Each spring |
""")

    assert [(one["ref"], one["title"]) for one in plan["priorities"]] == [
        ("4", "A forum that meets"),
        ("5", "Money for the work"),
    ]
    assert [(one["ref"], one["priority_ref"], one["owners"], one["deadline"]) for one in plan["actions"]] == [
        ("4.1", "4", ["Head of Housing"], "ongoing"),
        ("4.2", "4", ["Head of Housing"], "2031-06"),
        ("5.1", "5", ["Treasurer"], "2032-03"),
        ("5.2", "5", ["Treasurer"], "2032-05"),
    ]


def test_rows_under_a_merged_cell_move_up_though_the_text_ends_inside_the_last():
    plan = _plan("""Harbour Homes Delivery Plan - Action Plan
What will we do | How will we do it | Responsibilities and timescales |
---|---|---|
We will make sure that nobody sleeps rough in winter. | We will open the chapel on cold nights, with \
volunteers from the town. | Harbour Shelter Group - March 2031 |
We will ask the station for a warm room. | Harbour Shelter Group - March 2032 | |
We will help people to keep their homes | We will visit each family that is behind with the rent. | Tenants, \
Advice. Young People and Families Group - March 2031 |
We will write a guide to what help there is. | Tenants, Advice. Young People and Families Group - June 2030 | |
We will train those who answer the telephone. | Tenants, Advice. Young People and Families Group - May 2031 | |
We will build more homes. | We will ask the council for three plots of land. | Building Trust - March 2032 |
We will look for empty houses with the
""")

    assert [(one["text"], one["deadline"]) for one in plan["actions"]] == [
        ("We will open the chapel on cold nights, with volunteers from the town.", "2031-03"),
        ("We will ask the station for a warm room.", "2032-03"),
        ("We will visit each family that is behind with the rent.", "2031-03"),
        ("We will write a guide to what help there is.", "2030-06"),
        ("We will train those who answer the telephone.", "2031-05"),
        ("We will ask the council for three plots of land.", "2032-03"),
        ("We will look for empty houses with the", None),
    ]


def test_a_sentence_behind_the_table_is_no_row():
    plan = _plan("""Harbour Homes Plan
Action | Lead | By when |
---|---|---|
Open the advice room on three evenings a week | Housing Team | March 2031 |
Bring landlords and tenants to one table | Tenants Forum | June 2031 |
This plan was agreed by the council.
""")

    assert len(plan["actions"]) == 2
