"""The letters of a page, as pdfium gives them, gathered to words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

from goldthread.documents.readers.pdf.marks import Word
from goldthread.documents.readers.pdf.turning import View

MAX_LETTERS = 200_000  # of one page
_LINE_END_HYPHENS = {0x02, 0xFFFE}  # what pdfium makes of a hyphen at the end of a line
_UNSEEN = {0x00AD, 0x200B, 0x200C, 0x200D, 0xFEFF, 0x00}
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_GAP = 0.28  # of the font size; a wider one parts words that have no blank between them
_SHIFT = 0.5  # of the font size, up or down


@dataclass(slots=True)
class _Letter:
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    index: int
    turned: bool


def words_of(text_page: Any, view: View) -> list[Word]:
    """The words of a page in the order of the file."""
    words: list[Word] = []
    run: list[_Letter] = []
    blank = True
    for letter in _letters(text_page, view):
        if letter is None:
            _close(text_page, run, words, blank)
            run, blank = [], True
        elif run and _parts(run[-1], letter):
            _close(text_page, run, words, blank)
            run, blank = [letter], True
        else:
            run.append(letter)
    _close(text_page, run, words, blank)
    return words


def _letters(text_page: Any, view: View) -> Iterator[_Letter | None]:
    """Letters; None for each blank."""
    x, y = ctypes.c_double(), ctypes.c_double()
    loose = pdfium.FS_RECTF()  # as wide as the letter advances, whatever its ink
    around = ctypes.byref(loose)
    origin = ctypes.byref(x), ctypes.byref(y)
    for index in range(min(pdfium.FPDFText_CountChars(text_page), MAX_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        text = "-" if code in _LINE_END_HYPHENS else _LIGATURES.get(code) or chr(code if code < 0x110000 else 0)
        if text.isspace() or code == 0xA0:
            yield None
            continue
        if code in _UNSEEN or 0xD800 <= code <= 0xDFFF:
            continue
        if not pdfium.FPDFText_GetLooseCharBox(text_page, index, around):
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, *origin)
        box = view.box(loose.left, loose.bottom, loose.right, loose.top)
        angle = pdfium.FPDFText_GetCharAngle(text_page, index) + view.turns * math.pi / 2
        turned = abs(math.sin(angle)) > 0.7
        baseline = box[3] if turned else view.point(x.value, y.value)[1]
        size = pdfium.FPDFText_GetFontSize(text_page, index)
        yield _Letter(text, box[0], box[2], baseline, _seen_size(size, box, turned), index, turned)


def _seen_size(size: float, box: tuple[float, float, float, float], turned: bool) -> float:
    """The font size, or the height of the letter where the file scales its fonts by other means."""
    height = (box[2] - box[0]) if turned else (box[3] - box[1])
    return size if height * 0.8 <= size <= max(height, 1.0) * 8 and size < 200 else max(height * 1.3, 1.0)


def _parts(before: _Letter, letter: _Letter) -> bool:
    if before.turned != letter.turned:
        return True
    size = max(before.size, letter.size)
    if letter.turned:
        return abs(letter.x0 - before.x0) > size
    if abs(letter.baseline - before.baseline) > _SHIFT * size:
        return True
    gap = letter.x0 - before.x1
    return gap > _GAP * size or gap < -size


def _close(text_page: Any, run: list[_Letter], words: list[Word], blank: bool) -> None:
    if not run:
        return
    first = max(run, key=lambda letter: letter.size)
    weight = pdfium.FPDFText_GetFontWeight(text_page, first.index)
    words.append(
        Word(
            "".join(letter.text for letter in run),
            min(letter.x0 for letter in run),
            max(letter.x1 for letter in run),
            first.baseline if not first.turned else max(letter.baseline for letter in run),
            first.size,
            bold=weight >= 600 or _is_bold_name(text_page, first.index),
            turned=first.turned,
            blank_before=blank,
        )
    )


def _is_bold_name(text_page: Any, index: int) -> bool:
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.lower()
    return b"bold" in name or b"black" in name or b"heavy" in name
