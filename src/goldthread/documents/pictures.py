"""A page of a PDF as a picture, drawn in a process of its own: a hostile file brings that down, never the server."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pypdfium2

from goldthread.documents.worker import _environment, _limit
from goldthread.kernel.errors import InputError, Place

SCALE = 2.0  # dots for each point: small print of a wide table can be read on a sharp screen
LONGEST = 2_400  # dots on the longer side; a poster is drawn smaller
_PNG = b"\x89PNG\r\n\x1a\n"


def page_picture(path: str | Path, number: int, *, seconds: float = 20) -> bytes:
    """One page (counted from 1) as PNG.

    Raises InputError for a file that is no PDF, has no such page, or takes too long to draw.
    """
    command = [sys.executable, "-m", "goldthread.documents.pictures", str(path), str(number), str(int(seconds))]
    try:
        done = subprocess.run(command, capture_output=True, timeout=seconds, check=False, env=_environment())  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise _cannot(path, number) from error
    if done.returncode or not done.stdout.startswith(_PNG):
        raise _cannot(path, number)
    return done.stdout


def _cannot(path: str | Path, number: int) -> InputError:
    return InputError(f"Page {number} cannot be drawn.", place=Place(file=Path(path).name, page=str(number)))


def draw(path: str | Path, number: int) -> bytes:
    """``page_picture`` in this very process: for the worker. Raises IndexError, PdfiumError."""
    document = pypdfium2.PdfDocument(str(path))
    try:
        if not 1 <= number <= len(document):
            raise IndexError(f"There are {len(document)} pages.")
        page = document[number - 1]
        scale = min(SCALE, LONGEST / max(page.get_size()))
        return _png(page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False))
    finally:
        document.close()


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """The bitmap (red, green, blue) as a PNG: no filter, as text on white is packed well without."""
    line = bitmap.width * 3
    pixels = memoryview(bitmap.buffer).cast("B")
    rows = b"".join(
        b"\0" + bytes(pixels[start : start + line])
        for start in range(0, bitmap.stride * bitmap.height, bitmap.stride)
    )
    header = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, 2, 0, 0, 0)
    return _PNG + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows, 6)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    _limit(int(sys.argv[3]))
    sys.stdout.buffer.write(draw(sys.argv[1], int(sys.argv[2])))
