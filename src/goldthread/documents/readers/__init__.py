"""One file in, one ``Document`` out; what the file is, is told from its bytes and never from its name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from goldthread.documents.model import Document
from goldthread.documents.readers import limits
from goldthread.documents.readers.limits import too_large, unreadable
from goldthread.documents.readers.progress import Progress, unwatched
from goldthread.documents.readers.sniff import Kind, kind_of, mismatch


def read_document(source: str | Path | bytes, name: str | None = None, progress: Progress = unwatched) -> Document:
    """Reads a paper from a path or from its bytes; ``name`` is what the user calls it.

    ``progress`` is told of each page of a PDF and of each sheet of a workbook as it is done.

    Raises InputError, naming the file, when it is missing, empty, locked, damaged, too large or of no known kind.
    """
    name = name or (Path(source).name if not isinstance(source, bytes) else "the file")
    data = source if isinstance(source, bytes) else _bytes(Path(source), name)
    if not data.strip():
        raise unreadable(name, "This file is empty.", "Check that it was saved or uploaded whole.")
    if len(data) > limits.MAX_BYTES:
        raise too_large(name, f"{len(data) / 1_000_000:,.0f} MB", f"{limits.MAX_BYTES // 1_000_000} MB")
    kind = kind_of(data, name)
    document = _reader(kind, progress)(data, name)
    notice = mismatch(kind, name)
    return replace(document, notices=(notice, *document.notices)) if notice else document


def _bytes(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > limits.MAX_BYTES:
            raise too_large(name, f"{path.stat().st_size / 1_000_000:,.0f} MB", f"{limits.MAX_BYTES // 1_000_000} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise unreadable(name, "There is no such file.", "Check the path.") from error
    except IsADirectoryError as error:
        raise unreadable(name, "This is a folder, not a file.", "Name the paper inside it.") from error
    except OSError as error:
        raise unreadable(
            name, f"This file cannot be opened ({error.strerror}).", "Check that you may read it."
        ) from error


def _reader(kind: Kind, progress: Progress) -> Callable[[bytes, str], Document]:
    """The reader of one kind, loaded only when such a file comes."""
    match kind:
        case "pdf":
            from goldthread.documents.readers.pdf import read_pdf

            return partial(read_pdf, progress=progress)
        case "docx":
            from goldthread.documents.readers.docx import read_docx as reader
        case "xlsx":
            from goldthread.documents.readers.xlsx import read_xlsx

            return partial(read_xlsx, progress=progress)
        case "odt":
            from goldthread.documents.readers.odf import read_odt as reader
        case "ods":
            from goldthread.documents.readers.odf import read_ods as reader
        case "html":
            from goldthread.documents.readers.html import read_html as reader
        case "markdown":
            from goldthread.documents.readers.markdown import read_markdown as reader
        case "text":
            from goldthread.documents.readers.text import read_text as reader
    return reader
