"""The worker that reads papers from strangers: same answer, and only it can be brought down."""

from __future__ import annotations

import pytest

from goldthread.documents import worker
from goldthread.documents.reading import read_plan
from goldthread.documents.worker import read_document_isolated, read_plan_isolated
from goldthread.kernel.errors import InputError
from unit.documents.papers.layouts import LAYOUTS
from unit.documents.papers.writers import as_docx, as_pdf


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "plan.docx"
    path.write_bytes(as_docx(LAYOUTS["section_rows"]().paper))
    return path


def test_it_reads_what_is_read_without_it(paper):
    assert read_plan_isolated(paper, "Our plan.docx") == read_plan(paper, "Our plan.docx")


def test_a_file_without_a_plan_can_be_read_apart_too(tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("Dear colleague,\n\nThank you.\n")
    document = read_document_isolated(path)
    assert "Thank you." in [block.text for page in document.pages for block in page.blocks]
    with pytest.raises(InputError, match="No table of actions"):
        read_plan_isolated(path)


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


def _instead(monkeypatch, script: str) -> None:
    """Lets the worker run another program; its arguments are the same."""
    real = worker.subprocess.Popen
    monkeypatch.setattr(
        worker.subprocess,
        "Popen",
        lambda command, **options: real([command[0], "-c", script, *command[3:]], **options),
    )


def test_a_file_that_needs_too_much_memory_is_refused(paper, monkeypatch):
    _instead(
        monkeypatch,
        "import sys; from goldthread.documents import reading, worker\n"
        "reading.read_plan = lambda *_: bytearray(2 * worker.MAX_MEMORY)\n"
        "sys.stdout.write(worker.json.dumps(worker._child(sys.argv[1], sys.argv[2], 60)))",
    )
    with pytest.raises(InputError, match=r"plan\.docx: This file needs more memory than any honest paper"):
        read_plan_isolated(paper)


def test_progress_is_told_page_by_page(tmp_path):
    path = tmp_path / "plan.pdf"
    path.write_bytes(as_pdf(LAYOUTS["section_rows"]().paper, size=14))
    told: list[tuple[int, int]] = []
    reading = read_plan_isolated(path, progress=lambda done, of: told.append((done, of)))
    pages = len(reading.document.pages)
    assert pages > 1
    assert told[0] == (0, 0)
    assert told[-1] == (pages, pages)


def test_whoever_waits_can_stop_it(paper, monkeypatch):
    _instead(monkeypatch, "import time; print('1 of 9', flush=True); time.sleep(60)")
    seen: list[int] = []

    def stop_at_first_page(done: int, of: int) -> None:
        seen.append(done)
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read_plan_isolated(paper, progress=stop_at_first_page)
    assert seen[-1] == 1


def test_a_page_gives_more_time_but_never_for_ever(paper, monkeypatch):
    _instead(
        monkeypatch,
        "import time\nfor page in range(999): print(page, 'of 999', flush=True); time.sleep(0.02)",
    )
    monkeypatch.setattr(worker, "_LONGEST", 4)
    with pytest.raises(InputError, match="took longer than"):
        read_plan_isolated(paper, seconds=0.4)


def test_the_plan_of_a_long_paper_may_be_put_together_in_peace(monkeypatch):
    clock = [0.0]
    monkeypatch.setattr(worker.time, "monotonic", lambda: clock[0])
    patience = worker.Patience(60)
    clock[0] = 55
    patience.renew()
    clock[0] = 74
    patience.check()
    patience.renew(is_last=True)
    clock[0] = 133
    patience.check()
    clock[0] = 135
    with pytest.raises(worker.OutOfPatience):
        patience.check()


def test_it_sees_no_settings_of_the_server(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "not for the worker")
    assert "SECRET_KEY" not in worker._environment()
