"""Tables of one cell a line whose rows are counted, whose cells go on for lines, or which have many columns."""

from __future__ import annotations

from goldthread.documents.corpus_schema import to_corpus
from goldthread.documents.reading import read_plan

_COUNTED = """Orchard Action Plan for Wexley: May 2031 - March 2034

Appendix 2: Summary of actions

Issues

Actions

Outcome

Lead organisation(s)

Supporting network(s)

Performance indicator(s)

Timescale(s)

Planting

Trees are planted in one half of the town and hardly any in the other. Only two wards have a keeper of trees.

1. Each ward will have a keeper of trees, who calls together all who own an orchard at least twice in a year.

Old trees bear fruit for longer in all parts of the town and young ones are planted beside them.

Ward Councils

Orchard Keepers Network

Keepers in post.

All keepers in place by 2032.

2.The Fruit Trust ( FT) will write down which kinds of apple grow in the town and where to find them.

Fruit Trust

Apple Growers Network

List printed.

List of all the kinds printed by 2033.
"""

_LONG_CELLS = """THE CLEAN RIVER: ACTION PLAN

KEY ACTIONS

OUTCOME

RESPONSIBILITY

TIMESCALE

Promoting clean water

To set up a circle of anglers that walks the banks each week and tells the town what it has seen.

To see more people care for the river and its fish.

River Trust

From May 2031

A choice of places to swim, with tested water and safe banks, must be open in each part of the town.

To see more people swim in the river on warm days.

Local swimming clubs

Local bathing wardens

Town lifeguards

From June 2031

Closer work of mills and boat yards with the trust, so that nothing harmful is let into the river by night.

To see more fish come back to the upper river.

Local mill owners

Town boat builders

From July 2031
"""

_MANY_COLUMNS = """Lantern Action Plan in Wexley: December 2030 to March 2034

Appendix Four: Lantern Action Plan Responsibilities

Action

Lead Responsibility

Other Key
Agencies

Performance
Indicators

Short Term Milestones

Medium Term Milestones

Long Term Milestones

Outcomes

1. A workshop that serves all of the wards will be set up to share tools and to teach how lanterns are hung.

Lantern Boards

Lamp Trust

Town Lighting Service

Ward workshops opened

Guidance on ward workshops issued by the Lamp Trust by January 2031.

Ward workshops staffed by July 2031.

All ward workshops visited by August 2031.

The first two actions will, by sharing tools and teachers, make the streets of all the wards safe after dark.

2. Standards for lanterns will be written and kept.

Lamp Institute.

Lantern Boards

Standards for hanging and mending printed

Draft standards sent out by October 2031
"""

_CHAPTER = """Quiet Streets: A Noise Action Plan

A noise Action Plan

SUMMARY OF ACTIONS

Action

Delivery Lead

Timescale

Chapter 3: Night and Morning

1. To bring quieter bins to the High Street through a Better Bins Act, written with those who empty them.

Cleansing Service/Town Traders

Ongoing

2. To teach drivers to wait with their engines off, also at the Old Market Place and in the lanes behind it.

Roads Service

2031/32

3. To ask bell ringers which hours they could do without.

Bell Ringers

2032/33
"""


def _read(text: str) -> dict:
    return to_corpus(read_plan(text.encode(), "plan.txt"))


def test_numbers_that_count_the_rows_tell_where_each_begins():
    first, second = _read(_COUNTED)["actions"]
    assert (first["ref"], first["text"][:30]) == ("1", "Each ward will have a keeper o")
    assert first["deadline"] == "2032"
    assert (second["ref"], second["text"][:30], second["deadline"]) == ("2", "The Fruit Trust ( FT) will wri", "2033")
    assert "Ward Councils" in first["owners"]
    assert "Fruit Trust" in second["owners"]


def test_an_owner_cell_may_hold_several_lines():
    actions = _read(_LONG_CELLS)["actions"]
    assert [action["deadline"] for action in actions] == ["2031-05", "2031-06", "2031-07"]
    assert actions[1]["owners"] == ["Local swimming clubs", "Local bathing wardens", "Town lifeguards"]
    assert "Local mill owners" in actions[2]["owners"]


def test_a_long_row_of_headings_without_a_date_heads_a_plan():
    first, second = _read(_MANY_COLUMNS)["actions"]
    assert first["text"].startswith("A workshop that serves")
    assert first["owners"][0] == "Lantern Boards"
    assert second["text"] == "Standards for lanterns will be written and kept."
    assert second["owners"][0] == "Lamp Institute"


def test_a_chapter_under_the_headings_is_none_of_them():
    plan = _read(_CHAPTER)
    assert [action["text"][:13] for action in plan["actions"]] == ["To bring quie", "To teach driv", "To ask bell r"]
    assert plan["actions"][0]["text"].endswith("with those who empty them.")
    assert [priority["title"] for priority in plan["priorities"]] == ["Night and Morning"]
