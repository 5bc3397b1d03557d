"""CSV written by ourselves is what Python's own module writes, whatever stands in a cell."""

from __future__ import annotations

import csv
import io
from datetime import date

from hypothesis import example, given
from hypothesis import strategies as st

from goldthread.core.tables import cell, line, lines

TEXTS = st.text(st.characters() | st.sampled_from(',"\r\n;\t '))
CELLS = st.one_of(TEXTS, st.integers(), st.floats(), st.none(), st.dates())


def written_by_python(rows) -> str:
    kept = io.StringIO(newline="")
    csv.writer(kept).writerows(rows)
    return kept.getvalue()


@given(st.lists(CELLS, min_size=1))
@example([None])
@example(['He said "no", then\r\nleft', date(2026, 4, 30), 1.5, ""])
def test_a_line_is_the_one_that_python_writes(row):
    assert line(map(cell, row)) == written_by_python([row])


def test_a_long_file_comes_in_pieces_and_whole():
    rows = [(n, f"Action, {n}") for n in range(1_000)]
    pieces = list(lines(("No", "What"), iter(rows)))
    assert "".join(pieces) == written_by_python([("No", "What"), *rows])
    assert len(pieces) > 10
