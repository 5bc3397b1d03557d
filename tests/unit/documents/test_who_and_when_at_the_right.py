"""Minutes with who and when in a column at the right, and items that end in two brackets."""

from __future__ import annotations

import pytest

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan
from goldthread.kernel.errors import InputError

_MINUTES = """Brackley Cycling Group: note of the meeting

                                                  Action by

1. SAFER STREETS

The bridge was discussed, and nobody spoke against
a lane that is swept each week.

Paint a lane on the bridge, and keep it swept all  Roads Service
winter.                                            October 2031

Teach every pupil in year six to ride on roads.    Schools Team
                                                   Parents Forum
                                                   June 2032

2. PARKING

Put a rack at each library.                        Libraries Service
                                                   Ongoing
"""
_BRACKETS = """Brackley Cycling Delivery Plan 2031

1) Paint a lane on the bridge and keep it swept [Roads Service] (October 2031)

2) Teach every pupil in year six to ride on roads [Schools Team, Parents Forum] (June 2032)

3) Put a rack at each library and see that it is lit all night and swept in the morning [Libraries
Service] (ongoing)
"""


def _read(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "paper.txt"))


def test_each_paragraph_beside_names_is_an_action() -> None:
    plan = _read(_MINUTES)
    actions = plan["actions"]
    assert [action["text"].split()[0] for action in actions] == ["Paint", "Teach", "Put"]
    assert actions[0]["text"].endswith("swept all winter.")
    assert actions[1]["owners"] == ["Schools Team", "Parents Forum"]
    assert [action["deadline"] for action in actions] == ["2031-10", "2032-06", "ongoing"]
    assert [priority["title"] for priority in plan["priorities"]] == ["SAFER STREETS", "PARKING"]


def test_minutes_whose_column_stays_empty_are_no_plan() -> None:
    kept = "\n".join(line[:50].rstrip() if "Action by" not in line else line for line in _MINUTES.split("\n"))
    with pytest.raises(InputError):
        _read(kept.replace("Paint", "We painted").replace("Teach", "We taught").replace("Put", "There is"))


def test_names_in_one_bracket_and_the_date_in_another() -> None:
    actions = _read(_BRACKETS)["actions"]
    assert [action["owners"] for action in actions] == [
        ["Roads Service"],
        ["Schools Team", "Parents Forum"],
        ["Libraries Service"],
    ]
    assert [action["deadline"] for action in actions] == ["2031-10", "2032-06", "ongoing"]
