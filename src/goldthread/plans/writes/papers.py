"""Bringing a paper in: kept as it came, once."""

from __future__ import annotations

import hashlib
from functools import partial

from django.conf import settings
from django.core.files.base import ContentFile

from goldthread.core import history, recorder
from goldthread.core.history import recorded
from goldthread.documents.readers.sniff import kind_of
from goldthread.kernel.errors import InputError, Place
from goldthread.partnership.models import Partnership, Person
from goldthread.plans.models import Paper
from goldthread.plans.policies import check_can_edit
from goldthread.plans.rules.texts import tidy_line

LONGEST_NAME = 255


class PaperAlreadyHere(InputError):  # noqa: N818 - a sentence
    """The same file was brought in before; ``paper`` is the one that is kept."""

    def __init__(self, name: str, paper: Paper) -> None:
        super().__init__(
            f"This paper was brought in on {paper.brought_at:%-d %B %Y} as “{paper.name}”.",
            advice="Open that one to see what was read in it.",
            place=Place(file=name),
        )
        self.paper = paper


@recorded
def bring_paper(*, partnership: Partnership, name: str, data: bytes, by: Person) -> Paper:
    """Keep one paper as it came; what it is, is told from its content.

    Raises InputError for an empty, enormous or unreadable file, PaperAlreadyHere for one that is kept already.
    """
    check_can_edit(by, partnership)
    name = file_name(name)
    check_size(name, len(data))
    digest = hashlib.sha256(data).hexdigest()
    check_is_new(partnership, name, digest)
    kind = kind_of(data, name)
    paper = history.create(
        Paper,
        "paper.brought",
        partnership=partnership,
        name=name,
        sha256=digest,
        size=len(data),
        kind=kind,
        file=ContentFile(data, name=f"{digest[:24]}.{kind}"),
        brought_by=by,
    )
    recorder.on_failure(partial(paper.file.storage.delete, str(paper.file.name)))
    return paper


def file_name(name: str) -> str:
    """The last part of what a browser sent as the name of a file, fit to keep and to show."""
    last = tidy_line(name.replace("\\", "/")).rpartition("/")[2].strip()
    if len(last) <= LONGEST_NAME:
        return last or "paper"
    stem, dot, ending = last.rpartition(".")
    return f"{stem[: LONGEST_NAME - 11]}{dot}{ending[:10]}"


def check_size(name: str, size: int) -> None:
    """Raises InputError for a file that is empty or larger than this installation takes."""
    if size == 0:
        raise InputError("The file is empty.", advice="Choose the paper again.", place=Place(file=name))
    if size > settings.MAX_PAPER_BYTES:
        raise InputError(
            f"The file has {_megabytes(size)}; this installation takes up to {_megabytes(settings.MAX_PAPER_BYTES)}.",
            advice="Bring in only the pages that hold the plan.",
            place=Place(file=name),
        )


def check_is_new(partnership: Partnership, name: str, digest: str) -> None:
    """Raises PaperAlreadyHere when this partnership keeps the very same file."""
    if earlier := Paper.objects.of(partnership).filter(sha256=digest).first():
        raise PaperAlreadyHere(name, earlier)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"
