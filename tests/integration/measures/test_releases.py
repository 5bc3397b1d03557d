"""What may leave: small counts hidden, never told by a later table, and everything that left kept."""

from __future__ import annotations

import csv
import re

import numpy as np
import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories import people
from factories.browsing import HOME, error_summary, page_of, words
from goldthread.analysis.disclosure.attack import Attacker
from goldthread.analysis.disclosure.cells import Dimension, tabulate
from goldthread.analysis.disclosure.ledger import Entry, Ledger
from goldthread.core.policies import NotAllowed
from goldthread.kernel.errors import InputError
from goldthread.measures import writes as measure_writes
from goldthread.measures.models import Release, ReleasedCell
from goldthread.measures.releases import reads, writes
from goldthread.measures.releases.rules import HIDDEN, Asked, Rounding, Years, cells_of
from goldthread.measures.sheets import table_of_paste
from integration.measures.conftest import monthly

pytestmark = pytest.mark.django_db
NEW = f"{HOME}/measures/releases/new/"
ROWS = """area,sex,count
North,Female,3
North,Male,14
South,Female,12
South,Male,21
East,Female,17
East,Male,9
"""


def asked(*apart, over="", threshold=5, **more):
    return Asked("count", over, apart or ("area", "sex"), threshold, **more)


def release(indicator, rows, by, *apart, **how):
    return writes.release_table(
        indicator=indicator,
        table=table_of_paste(rows),
        asked=asked(*apart, **how),
        name="By area",
        given_to="All",
        by=by,
    )


def shown(indicator, rows, **how):
    return {line[:-1]: line[-1] for line in reads.proposed(indicator, table_of_paste(rows), asked(**how)).lines}


def test_a_small_count_and_what_would_tell_it_are_hidden(exits):
    cells = shown(exits, ROWS)
    assert cells["North", "Female"] == HIDDEN
    assert cells["Total", "Total"] == "76"
    row = [cells["North", "Male"], cells["North", "Total"]]
    column = [cells["South", "Female"], cells["East", "Female"], cells["Total", "Female"]]
    assert HIDDEN in row
    assert HIDDEN in column


def test_a_later_table_does_not_tell_what_an_earlier_one_hid(exits, coordinator):
    first = release(exits, ROWS, coordinator)
    hidden = set(first.cells.filter(is_published=False).values_list("count", flat=True))
    assert 3 in hidden
    again = shown(exits, ROWS)
    assert again == {line[:-1]: line[-1] for line in reads.released_lines(first)[1]}
    with pytest.raises(InputError, match="released as another count"):
        release(exits, ROWS.replace("Male,21", "Male,22"), coordinator)
    with pytest.raises(InputError, match="earlier release"):
        release(exits, "area,count\nNorth,17\nSouth,33\nEast,26\n", coordinator, "area")


def test_each_period_is_protected_by_itself(exits, coordinator):
    rows = "year,area,count\n2024,North,2\n2024,South,30\n2024,East,8\n2025,North,20\n2025,South,31\n2025,East,9\n"
    made = release(exits, rows, coordinator, "area", over="year")
    hidden = made.cells.filter(is_published=False)
    assert set(hidden.values_list("over", flat=True)) == {"2024"}
    assert not made.cells.filter(over="").exists()


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("area,count\nNorth,3\nTotal,9\n", "row 3.*total|total.*row 3"),
        ("area,count\nNorth,many\n", "no whole count"),
        ("area,count\n,3\n", "Nothing stands here"),
        ("area,number\nNorth,3\n", "no column “count”"),
        ("count,area\n3,\n", "Nothing stands here"),
    ],
)
def test_a_bad_row_is_named(exits, rows, message):
    with pytest.raises(InputError) as refused:
        reads.proposed(exits, table_of_paste(rows), asked("area"))
    assert re.search(message, str(refused.value), re.IGNORECASE)


def test_a_measure_that_names_no_smallest_count_hides_by_the_usual_one(browser, exits, coordinator):
    measure_writes.edit_indicator(indicator=exits, changes={"disclosure_threshold": 0}, by=coordinator)
    sent = {"indicator": exits.pk, "name": "By area", "given_to": "The public", "pasted": ROWS, "count": "count"}
    browser.post(NEW, {**sent, "release": "yes"})
    made = Release.objects.get()
    assert (made.threshold, made.cells.get(count=3).is_published) == (5, False)


def test_what_has_left_cannot_be_changed(exits, coordinator):
    made = release(exits, ROWS, coordinator)
    for model in (Release, ReleasedCell):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all()._raw_delete("default")
    assert made.cells.count() == 12


def test_only_those_who_keep_measures_release(exits):
    with pytest.raises(NotAllowed):
        release(exits, ROWS, people.person(exits.partnership, role="lead"))


def test_a_table_is_seen_before_it_leaves(browser, exits):
    sent = {"indicator": exits.pk, "name": "By area", "given_to": "The public", "pasted": ROWS, "count": "count"}
    said = words(browser.post(NEW, sent))
    assert "What may be shown" in said
    assert "hidden ( [c] )" in said or "hidden ([c])" in said
    assert not Release.objects.exists()
    answer = browser.post(NEW, {**sent, "release": "yes"})
    made = Release.objects.get()
    assert answer["Location"].endswith(f"/measures/releases/{made.pk}/")
    assert "By area" in words(browser.get(f"{HOME}/measures/releases/"))
    rows = list(csv.reader(browser.get(f"{answer['Location']}table.csv").content.decode().splitlines()))
    assert ["North", "Female", HIDDEN] in rows
    assert "3" not in {row[-1] for row in rows}


def test_a_refused_table_says_why_and_keeps_what_was_said(browser, exits):
    page = browser.post(
        NEW, {"indicator": exits.pk, "name": "By area", "given_to": "All", "pasted": ROWS, "count": "n"}
    )
    assert "There is no column “n”" in error_summary(page)
    assert page_of(page, 422).xpath("string(//input[@name='name']/@value)") == "By area"


def test_the_counts_of_a_measure_are_there_to_start_from(browser, partnership, coordinator):
    row = measure_writes.add_indicator(
        partnership=partnership, name="Referrals", key="referrals", kind="count", by=coordinator
    )
    for code in ("S12000042", "S12000041"):
        monthly(row, [3, 8], by=coordinator, area_code=code)
    assert reads.counts_to_release(row).splitlines()[0].split("\t") == ["period", "area", "count"]
    page = page_of(browser.get(f"{NEW}?measure=referrals"))
    assert "\t8" in page.xpath("string(//textarea[@name='pasted'])")


QUARTERS = ("2024-Q1", "2024-Q2", "2024-Q3", "2024-Q4")


def by_quarter(counts: dict[str, list[int]]) -> str:
    lines = [
        f"{quarter},{area},{n}" for area, row in counts.items() for quarter, n in zip(QUARTERS, row, strict=True)
    ]
    return "quarter,area,count\n" + "\n".join(lines) + "\n"


def test_a_year_does_not_tell_its_quarter(exits):
    rows = by_quarter({"North": [3, 20, 30, 25], "South": [40, 50, 60, 70]})
    lines = reads.proposed(exits, table_of_paste(rows), asked("area", over="quarter", years=Years.CALENDAR)).lines
    cells = {line[:-1]: line[-1] for line in lines}
    assert cells["2024-Q1", "North"] == HIDDEN
    north = [cells[quarter, "North"] for quarter in (*QUARTERS[1:], "2024")]
    assert HIDDEN in north
    assert cells["2024", "Total"] == "298"


def test_periods_that_share_days_are_released_only_together(exits, coordinator):
    rows = by_quarter({"North": [3, 20, 30, 25], "South": [40, 50, 60, 70]})
    release(exits, rows, coordinator, "area", over="quarter")
    with pytest.raises(InputError, match="shares days with 2024-Q"):
        release(exits, "year,area,count\n2024,North,78\n2024,South,220\n", coordinator, "area", over="year")
    made = release(exits, rows, coordinator, "area", over="quarter", years=Years.CALENDAR)
    assert made.cells.filter(over="2024").exists()
    with pytest.raises(InputError, match="shares days with 2024"):
        release(exits, rows, coordinator, "area", over="quarter")
    with pytest.raises(InputError, match="is no period"):
        release(exits, "year,area,count\nsoon,North,78\nlater,North,9\n", coordinator, "area", over="year")


def test_groups_are_added_up_and_do_not_tell_their_parts(exits, coordinator):
    rows = "area,board,count\nNorth,Tay,3\nSouth,Tay,30\nEast,Esk,17\nWest,Esk,25\n"
    made = release(exits, rows, coordinator, "area", groups={"area": ("board",)})
    _, lines = reads.released_lines(made)
    cells = dict(lines)
    assert cells["North"] == HIDDEN
    assert HIDDEN in (cells["South"], cells["Tay"])
    assert cells["Esk"] == "42"


@pytest.mark.parametrize(
    ("rounding", "base"), [(Rounding.TO_FIVE, 5), (Rounding.TO_THREE, 3), (Rounding.BY_CHANCE, 5)]
)
def test_what_is_shown_can_be_rounded_and_stays_so(exits, coordinator, rounding, base):
    made = release(exits, ROWS, coordinator, "area", "sex", rounding=rounding)
    again = reads.proposed(exits, table_of_paste(ROWS), asked(rounding=rounding))
    _, lines = reads.released_lines(made)
    assert again.lines == lines
    counts = [int(line[-1].replace(",", "")) for line in lines if line[-1] != HIDDEN]
    assert counts
    assert all(count % base == 0 for count in counts)
    assert {line[:-1]: line[-1] for line in lines}["North", "Female"] == HIDDEN


def _ledgers(cells):
    found = {}
    for cell in cells:
        key = frozenset(cell.labels)
        found.setdefault(cell.over, {})[key] = Entry(key, cell.count, cell.is_published, "before")
    return {over: Ledger(entries) for over, entries in found.items()}


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 14), min_size=24, max_size=24))
def test_no_attacker_with_every_released_table_narrows_a_small_count(counts):
    """Quarters with their year and boards of areas first, then sexes as well: one attack over all that left."""
    rows, left = [], list(counts)
    for quarter in QUARTERS:
        for area, board in (("A", "North"), ("B", "North"), ("C", "South")):
            rows += [(quarter, area, board, sex, left.pop()) for sex in ("F", "M")]
    together = {"over": "q", "years": Years.CALENDAR, "groups": {"area": ("board",)}, "threshold": 3}
    sums = {}
    for quarter, area, board, _, count in rows:
        sums[quarter, area, board] = sums.get((quarter, area, board), 0) + count
    coarse = [(n, [*map(str, (*key, count))]) for n, (key, count) in enumerate(sums.items(), 2)]
    first = cells_of(["q", "area", "board", "count"], coarse, Asked("count", apart=("area",), **together), {})
    fine = [(n, [*map(str, row)]) for n, row in enumerate(rows, 2)]
    heads = ["q", "area", "board", "sex", "count"]
    second = cells_of(heads, fine, Asked("count", apart=("area", "sex"), **together), _ledgers(first))
    when = Dimension("q", QUARTERS, {"2024": frozenset(QUARTERS)})
    area = Dimension("area", ("A", "B", "C"), {"North": frozenset("AB"), "South": frozenset("C")})
    whole = tabulate(
        [{"q": q, "area": a, "sex": s, "count": n} for q, a, _, s, n in rows],
        [when, area, Dimension("sex", ("F", "M"))],
    )
    public = {frozenset({*cell.labels, ("q", cell.over)}) for cell in (*first, *second) if cell.is_published}
    released = {frozenset({*cell.labels, ("q", cell.over)}) for cell in (*first, *second)}
    # totals over all quarters never left, and are the attacker's to wonder about
    hidden = [cell.key not in public for cell in whole.cells]
    attacker = Attacker(whole, np.array(hidden))
    for place, cell in enumerate(whole.cells):
        if cell.key in released and hidden[place] and 0 < whole.counts[place] <= 3:
            assert attacker.interval(place).width >= 3, (str(cell), whole.counts[place])
