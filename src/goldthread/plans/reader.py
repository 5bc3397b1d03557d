"""The door to the room that reads papers."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from goldthread.documents.model import Document, PlanDraft, Reading
from goldthread.documents.readers import read_document
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.documents.reading import read_plan
from goldthread.documents.worker import read_document_isolated, read_plan_isolated
from goldthread.kernel.errors import InputError, Place


def read(data: bytes, name: str, progress: Progress = unwatched) -> Reading:
    """What the paper says, read in a process of its own. Raises InputError for a paper that cannot be read.

    ``progress`` is told of pages that are done; what it raises stops the reading.
    """
    if not settings.READ_PAPERS_APART:
        return read_plan(data, name, progress)
    with TemporaryDirectory(prefix="goldthread-paper-") as folder:
        paper = Path(folder) / "paper"
        paper.write_bytes(data)
        return read_plan_isolated(paper, name, seconds=settings.READING_SECONDS, progress=progress)


def read_text(data: bytes, name: str) -> Document:
    """What stands in a file that holds no plan, read in a process of its own. Raises InputError as ``read`` does."""
    if not settings.READ_PAPERS_APART:
        return read_document(data, name)
    with TemporaryDirectory(prefix="goldthread-paper-") as folder:
        paper = Path(folder) / "paper"
        paper.write_bytes(data)
        return read_document_isolated(paper, name, seconds=settings.READING_SECONDS)


def plan_in(reading: Reading, number: int) -> PlanDraft:
    """The main plan of the paper (0) or a further one in it. Raises InputError when there is none of that number."""
    plans = [reading.plan, *reading.other_plans]
    if not 0 <= number < len(plans):
        raise InputError(
            f"The paper holds {len(plans)} plan{'s' if len(plans) > 1 else ''}; there is no number {number + 1}.",
            place=Place(file=reading.document.name),
        )
    return plans[number]
