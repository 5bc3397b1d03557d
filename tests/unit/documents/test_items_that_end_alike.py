"""Plans in plain text whose items all end alike: who and when behind dashes, in brackets, after semicolons."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_ITEMS = (
    ("Plant an orchard behind the library", "Tree Wardens", "May 2031"),
    ("Mend the path to the ferry", "Roads Service", "31 October 2031"),
    ("Ring those who live alone", "Befrienders Ullsay", "as required"),
    ("Train drivers to help people on board", "Ferry Crew and Harbour Master", "Ongoing"),
)
_ENDINGS = {
    "dashes": "* {what} - {who} - {when}",
    "long dashes in a list to tick": "[ ] {what} — {who} — due {when}",
    "brackets": "- {what} ({who}; {when})",
    "a bracket and what follows it": "  a) {what} [{who}] {when}",
    "semicolons": "- {what}; {who}; {when}.",
}


def _plan(text: str):
    return to_corpus(read_plan(text.encode(), "plan.txt"))


@pytest.mark.parametrize("ending", _ENDINGS)
def test_reads_who_and_when_where_items_end_alike(ending):
    lines = [_ENDINGS[ending].format(what=what, who=who, when=when) for what, who, when in _ITEMS]
    text = "\n".join(
        [
            "Island Plan",
            "",
            "Getting about",
            "-------------",
            "",
            *lines[:2],
            "",
            "Company",
            "-------",
            "",
            *lines[2:],
        ]
    )

    plan = _plan(text)

    assert [(one["text"], one["deadline"]) for one in plan["actions"]] == [
        ("Plant an orchard behind the library", "2031-05"),
        ("Mend the path to the ferry", "2031-10-31"),
        ("Ring those who live alone", None),
        ("Train drivers to help people on board", "ongoing"),
    ]
    assert [one["owners"][0] for one in plan["actions"][:3]] == [
        "Tree Wardens",
        "Roads Service",
        "Befrienders Ullsay",
    ]
    assert plan["actions"][2]["deadline_text"] == "as required"
    assert [one["title"] for one in plan["priorities"]] == ["Getting about", "Company"]


def test_a_dash_after_a_label_does_for_a_colon_in_plain_text():
    records = [
        f"Action {area}.{number} – {what}\nLead – {who}\nTimescale – {when}\nPosition – On track\n"
        for area, number, (what, who, when) in zip("AABB", (1, 2, 1, 2), _ITEMS, strict=True)
    ]
    text = "Island Plan\n\nPRIORITY A – Getting about\n\n{}\n{}\nPRIORITY B – Company\n\n{}\n{}".format(*records)

    plan = _plan(text)

    assert [(one["ref"], one["text"], one["priority_ref"]) for one in plan["actions"]] == [
        ("A.1", "Plant an orchard behind the library", "A"),
        ("A.2", "Mend the path to the ferry", "A"),
        ("B.1", "Ring those who live alone", "B"),
        ("B.2", "Train drivers to help people on board", "B"),
    ]
    assert plan["actions"][0]["owners"] == ["Tree Wardens"]


def test_titles_among_cells_on_lines_of_their_own_name_priorities():
    cells = [f"{what}\n\n{who}\n\n{when}\n\nNot begun\n" for what, who, when in _ITEMS]
    text = "Island Plan\n\nAction\nLead\nTarget date\nComment\n\nGetting about\n\n{}\n{}\nCompany\n\n{}\n{}"

    plan = _plan(text.format(*cells))

    assert [one["title"] for one in plan["priorities"]] == ["Getting about", "Company"]
    assert [(one["text"], one["priority_ref"]) for one in plan["actions"]] == [
        ("Plant an orchard behind the library", "1"),
        ("Mend the path to the ferry", "1"),
        ("Ring those who live alone", "2"),
        ("Train drivers to help people on board", "2"),
    ]


def test_a_number_of_the_page_is_no_priority():
    row = "{what:<42}{who:<22}{when}"
    head = row.format(what="Action", who="Lead", when="Deadline")
    rows = [row.format(what=what, who=who.split(" and ")[0], when=when) + "\n" for what, who, when in _ITEMS]
    text = "\n".join(["Island Plan", "", head, *rows[:2], "      Page 1 of 2", "\f" + head, *rows[2:]])

    plan = _plan(text)

    assert [one["text"] for one in plan["actions"]] == [what for what, _, _ in _ITEMS]
    assert {one["title"] for one in plan["priorities"]}.isdisjoint({"Page 1 of 2"})
