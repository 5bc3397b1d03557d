"""A paper is read in a process of its own: one that brings its reader down leaves the server and the database be."""

from __future__ import annotations

import pytest

from goldthread.kernel.errors import InputError
from goldthread.plans import reader, writes
from goldthread.plans.models import Paper

PAPER = b"""<table><tr><th>Action</th><th>Lead</th><th>Timescale</th></tr>
<tr><td>Open an evening clinic</td><td>Harbour Trust</td><td>March 2027</td></tr>
<tr><td>Ask families what would have helped</td><td>Family Forum</td><td>Summer 2027</td></tr></table>"""


@pytest.fixture(autouse=True)
def _apart(settings):
    settings.READ_PAPERS_APART = True


def test_the_same_is_read_apart(partnership, coordinator, settings):
    apart = reader.read(PAPER, "plan.html")
    settings.READ_PAPERS_APART = False
    assert reader.read(PAPER, "plan.html") == apart
    settings.READ_PAPERS_APART = True
    reading = writes.bring_in(partnership=partnership, name="plan.html", data=PAPER, by=coordinator)
    assert reading.items.filter(kind="action").count() == 2


def test_a_reader_out_of_time_leaves_nothing_behind(partnership, coordinator, settings):
    settings.READING_SECONDS = 0.01
    with pytest.raises(InputError, match=r"plan\.html.*longer than"):
        writes.bring_in(partnership=partnership, name="plan.html", data=PAPER, by=coordinator)
    assert not Paper.objects.exists()
