"""The door to the pictures of a paper's pages: drawn when first asked for, kept in a folder nobody is served from."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from django.conf import settings

from goldthread.documents.pictures import page_picture
from goldthread.kernel.errors import InputError, Place
from goldthread.plans.models import Paper


def picture_of(paper: Paper, number: int) -> Path:
    """The PNG of one page, counted from 1. Raises InputError for a paper without pages, or without this one."""
    if paper.kind != "pdf":
        raise InputError("Only the pages of a PDF can be shown.", place=Place(file=paper.name))
    kept = Path(settings.PICTURES) / str(paper.partnership_id) / paper.sha256 / f"{number}.png"
    if not kept.exists():
        _keep(kept, _drawn(paper, number))
    return kept


def _drawn(paper: Paper, number: int) -> bytes:
    with TemporaryDirectory(prefix="goldthread-picture-") as folder:
        copy = Path(folder) / "paper.pdf"
        with paper.file.open("rb") as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target)
        return page_picture(copy, number)


def _keep(place: Path, picture: bytes) -> None:
    """All of it or nothing: two may ask for the same page at once."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as file:
        file.write(picture)
    os.replace(file.name, place)
