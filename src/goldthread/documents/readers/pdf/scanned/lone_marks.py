"""Cells that seem empty and are not: a single figure or letter is often passed over, so such cells are read again.

They are pasted under each other on a white strip, as lines of a text, and recognised in one go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PIL import Image, ImageOps

from goldthread.documents.readers.pdf.marks import Box, Word, inside
from goldthread.documents.readers.pdf.scanned.picture import Picture
from goldthread.documents.readers.pdf.scanned.tesseract import AS_LINES, recognised_lines

_INSET = 2.5  # points inside a cell's walls
_WIDEST = 90.0  # points of a mark; a longer text would have been seen
_LOWEST, _HIGHEST = 4.0, 22.0  # points of a mark
_DARK = 128  # of 255
_MARGIN = 40  # pixels around each mark on the strip
_MOST = 60  # cells of one page


@dataclass(frozen=True)
class _Mark:
    """The ink of one cell, and where it stands on the page in points."""

    image: Image.Image
    x0: float
    top: float


def lone_words(picture: Picture, cells: Sequence[Box], words: Sequence[Word]) -> list[Word]:
    """The words of cells in which none was found. Raises NoTesseract, RecognitionFailed."""
    empty = [cell for cell in cells if not any(inside(word.middle, cell) for word in words)]
    marks = [mark for cell in empty if (mark := _mark_in(cell, picture))][:_MOST]
    if not marks:
        return []
    strip, tops = _strip(marks)
    found = []
    for line in recognised_lines(Picture(strip, picture.scale), AS_LINES):
        for word in line:
            at = sum(top <= word.baseline * picture.scale for top in tops) - 1
            if at < 0:
                continue
            mark = marks[at]
            right, down = mark.x0 - _MARGIN / picture.scale, mark.top - tops[at] / picture.scale
            found.append(replace(word, x0=word.x0 + right, x1=word.x1 + right, baseline=word.baseline + down))
    return found


def _mark_in(cell: Box, picture: Picture) -> _Mark | None:
    edges = (cell[0] + _INSET, cell[1] + _INSET, cell[2] - _INSET, cell[3] - _INSET)
    if edges[2] - edges[0] < _LOWEST or edges[3] - edges[1] < _LOWEST:
        return None
    left, top, right, bottom = (round(edge * picture.scale) for edge in edges)
    grey = ImageOps.autocontrast(picture.image.crop((left, top, right, bottom)).convert("L"), cutoff=(0.1, 40))
    box = grey.point([255 if value < _DARK else 0 for value in range(256)]).getbbox()
    if box is None:
        return None
    wide, high = (box[2] - box[0]) / picture.scale, (box[3] - box[1]) / picture.scale
    if wide > _WIDEST or not _LOWEST <= high <= _HIGHEST:
        return None
    return _Mark(grey.crop(box), (left + box[0]) / picture.scale, (top + box[1]) / picture.scale)


def _strip(marks: Sequence[_Mark]) -> tuple[Image.Image, list[int]]:
    """The marks under each other, and where each begins."""
    width = max(mark.image.width for mark in marks) + 2 * _MARGIN
    strip = Image.new("L", (width, sum(mark.image.height + _MARGIN for mark in marks) + _MARGIN), 255)
    tops, at = [], _MARGIN
    for mark in marks:
        strip.paste(mark.image, (_MARGIN, at))
        tops.append(at)
        at += mark.image.height + _MARGIN
    return strip, tops
