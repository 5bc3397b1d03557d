"""The worker that reads papers from strangers: same answer, and only it can be brought down."""

from __future__ import annotations

import pytest

from goldthread.documents import worker
from goldthread.documents.reading import read_plan
from goldthread.documents.worker import read_plan_isolated
from goldthread.kernel.errors import InputError
from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.writers import as_docx


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(as_docx(LAYOUTS["section_rows"]().paper))
    return path


def test_it_reads_what_is_read_without_it(paper):
    assert read_plan_isolated(paper, "Our plan.docx") == read_plan(paper, "Our plan.docx")


def test_faults_of_the_file_cross_over_with_their_place(tmp_path):
    path = tmp_path / "empty.docx"
    path.write_bytes(b"")
    with pytest.raises(InputError) as caught:
        read_plan_isolated(path)
    assert str(caught.value) == "empty.docx: This file is empty. Check that it was saved or uploaded whole."
    assert caught.value.place.file == "empty.docx"


def test_it_is_ended_when_its_time_is_up(paper):
    with pytest.raises(InputError, match=r"plan.docx: This file took longer than 0.01 seconds to read."):
        read_plan_isolated(paper, seconds=0.01)


def test_a_worker_that_is_brought_down_is_a_fault_of_the_file(paper, monkeypatch):
    monkeypatch.setattr(worker.sys, "executable", "/bin/false")
    with pytest.raises(InputError, match="brought the reader down"):
        read_plan_isolated(paper)


def test_a_file_that_needs_too_much_memory_is_refused(paper, monkeypatch):
    real = worker.subprocess.run

    def greedy(command, **options):
        script = (
            "import sys; from goldthread.documents import reading, worker\n"
            "reading.read_plan = lambda *_: bytearray(2 * worker.MAX_MEMORY)\n"
            "sys.stdout.write(worker.json.dumps(worker._child(sys.argv[1], sys.argv[2], 60)))"
        )
        return real([command[0], "-c", script, *command[3:5]], **options)

    monkeypatch.setattr(worker.subprocess, "run", greedy)
    with pytest.raises(InputError, match=r"plan\.docx: This file needs more memory than any honest paper"):
        read_plan_isolated(paper)


def test_it_sees_no_settings_of_the_server(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not for the worker")
    assert "SECRET_KEY" not in worker._environment()
