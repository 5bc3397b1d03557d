"""Records whose labels face their values over a gap."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.readers.text import read_text
from goldthread.documents.reading import read_plan

_FIRST_PAGE = """Brackley Cycling Delivery Plan 2031

Theme 1: Safer streets
Action            Paint a lane on the bridge and keep it swept, with:
                  • signs at both ends;
                  • a count of riders each May
Lead officer      Roads Service
Timescale         October 2031
Progress          Paint ordered



Action            Teach every pupil in year six to ride on roads, and lend a bicycle to those who have
                  none of their own
Lead officer      Schools Team; Parents Forum
Timescale         June 2032
Progress          Two schools begun
"""
_SECOND_PAGE = """
Theme 2: Parking
Action         Put a rack at each library.
Lead officer   Libraries Service
Timescale      Ongoing
Progress       Four racks stand
"""


def _read(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "paper.txt"))


def test_each_record_is_an_action_with_its_facts() -> None:
    plan = _read(f"{_FIRST_PAGE}\f{_SECOND_PAGE}")
    actions = plan["actions"]
    assert [action["deadline"] for action in actions] == ["2031-10", "2032-06", "ongoing"]
    assert actions[0]["parts"] == ["signs at both ends;", "a count of riders each May"]
    assert actions[1]["owners"] == ["Schools Team", "Parents Forum"]
    assert actions[1]["text"].endswith("a bicycle to those who have none of their own")
    assert [priority["title"] for priority in plan["priorities"]] == ["Safer streets", "Parking"]


def test_a_record_that_a_page_cuts_is_one_action() -> None:
    above, below = _FIRST_PAGE.split("                  none of")
    plan = _read(f"{above}\f                  none of{below}\f{_SECOND_PAGE}")
    assert len(plan["actions"]) == 3
    assert plan["actions"][1]["text"].endswith("a bicycle to those who have none of their own")
    assert plan["actions"][1]["owners"] == ["Schools Team", "Parents Forum"]


def test_a_table_whose_first_column_names_outcomes_is_no_run_of_records() -> None:
    plan = _read(
        "Outcome          Action               Lead              Timescale     Progress\n"
        "Safer streets    Paint a lane         Roads Service     May 2031      Paint ordered\n"
        "Parking          Put up a rack        Libraries         June 2031     Begun\n"
        "More riders      Teach the pupils     Schools Team      July 2031     Begun\n"
    )
    assert [action["text"] for action in plan["actions"]] == ["Paint a lane", "Put up a rack", "Teach the pupils"]


def test_lines_of_cells_side_by_side_are_no_running_text() -> None:
    rows = [
        "1.1      Paint a lane on the bridge      Roads Service      May 2031      Begun",
        "1.2      Put up a rack by the bank       Libraries          June 2031     Begun",
        "1.3      Teach the pupils to ride        Schools Team       July 2031     Begun",
    ]
    document = read_text("\n".join(["Riding plan", "", *rows, "", "It was agreed."]).encode(), "paper.txt")
    said = [block.text for page in document.untabled for block in page.blocks]
    assert said == ["Riding plan", "It was agreed."]
