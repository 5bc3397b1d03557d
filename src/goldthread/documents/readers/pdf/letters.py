"""The letters of a page, as pdfium gives them, gathered to words."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from goldthread.documents.readers.pdf.marks import Box, Word
from goldthread.documents.readers.pdf.turning import View

MAX_LETTERS = 200_000  # of one page
# What pdfium makes of a hyphen at the end of a line, ligatures, and what nobody sees.
_REPLACED = {
    0x02: "-", 0xFFFE: "-", 0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st",
    0xFB06: "st", 0xAD: "", 0x200B: "", 0x200C: "", 0x200D: "", 0xFEFF: "", 0x00: "",
}  # fmt: skip
_BLANKS = frozenset({0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000})
_GAP = 0.28  # of the font size; a wider one parts words that have no blank between them
_SHIFT = 0.5  # of the font size, up or down
_ASCENT = 1.15  # a letter's box is as much higher than its font size


class _Letter(NamedTuple):
    text: str
    box: Box
    place: int  # in the file's own order


def words_of(text_page: Any, view: View) -> list[Word]:
    """The words of a page in the order of the file."""
    words: list[Word] = []
    run: list[_Letter] = []
    blank = True
    loose = pdfium.FS_RECTF()  # as wide as the letter advances, whatever its ink
    around = ctypes.byref(loose)
    for index in range(min(pdfium.FPDFText_CountChars(text_page), MAX_LETTERS)):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code in _BLANKS:
            if run:
                words.append(_word(text_page, run, view, blank))
            run, blank = [], True
            continue
        text = _REPLACED.get(code)
        if text is None:
            text = chr(code) if code < 0xD800 or 0xE000 <= code < 0x110000 else ""
        if not text or not pdfium.FPDFText_GetLooseCharBox(text_page, index, around):
            continue
        if not math.isfinite(loose.left + loose.bottom + loose.right + loose.top):
            continue  # a damaged file places it nowhere
        letter = _Letter(text, view.box(loose.left, loose.bottom, loose.right, loose.top), index)
        if run and _parts(run[-1].box, letter.box) and not _both_turned(text_page, run[-1], letter, view):
            words.append(_word(text_page, run, view, blank))
            run, blank = [], False
        run.append(letter)
    if run:
        words.append(_word(text_page, run, view, blank))
    return words


def _parts(before: Box, letter: Box) -> bool:
    """Whether two letters stand too far apart for one word. Those of one sign, as "ffi", have the same box."""
    if before == letter:
        return False
    size = max(before[3] - before[1], letter[3] - letter[1]) / _ASCENT
    gap = letter[0] - before[2]
    return gap > _GAP * size or gap < -size or abs(letter[3] - before[3]) > _SHIFT * size


def _both_turned(text_page: Any, before: _Letter, letter: _Letter, view: View) -> bool:
    """Letters that stand above each other are one word where the text runs up or down the page."""
    if not (_is_turned(text_page, before.place, view) and _is_turned(text_page, letter.place, view)):
        return False
    width = max(letter.box[2] - letter.box[0], before.box[2] - before.box[0])
    between = max(letter.box[1] - before.box[3], before.box[1] - letter.box[3])
    return abs(letter.box[0] - before.box[0]) < 0.5 * width and between < _GAP * width


def _is_turned(text_page: Any, index: int, view: View) -> bool:
    angle = pdfium.FPDFText_GetCharAngle(text_page, index) + view.turns * math.pi / 2
    return abs(math.sin(angle)) > 0.7


def _word(text_page: Any, run: list[_Letter], view: View, blank: bool) -> Word:
    first = run[0].place
    turned = _is_turned(text_page, first, view)
    bottom = max(letter.box[3] for letter in run)
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text_page, first, ctypes.byref(x), ctypes.byref(y))
    return Word(
        "".join(letter.text for letter in run),
        min(letter.box[0] for letter in run),
        max(letter.box[2] for letter in run),
        bottom if turned else view.point(x.value, y.value)[1],
        font_size(_size_said(text_page, first), [_height(letter.box, turned=turned) for letter in run]),
        bold=_is_bold(text_page, first),
        turned=turned,
        blank_before=blank,
    )


def _size_said(text_page: Any, index: int) -> float:
    """The font size that a file gives a letter, drawn as large or small as it draws all that stands around it."""
    said: float = pdfium.FPDFText_GetFontSize(text_page, index)
    drawn = pdfium.FS_MATRIX()
    return said * math.hypot(drawn.c, drawn.d) if pdfium.FPDFText_GetMatrix(text_page, index, drawn) else said


def _height(box: Box, *, turned: bool) -> float:
    return box[2] - box[0] if turned else box[3] - box[1]


def font_size(said: float, heights: Sequence[float]) -> float:
    """The font size a file gives, or what its letters' heights say where it scales its fonts by other means.

    Some fonts have no line height; the boxes of their letters hold the ink alone, half as high in "across".
    """
    tallest = max(heights)
    return said if tallest * 0.6 <= said <= tallest * 2.6 else max(tallest / _ASCENT, 1.0)


def _is_bold(text_page: Any, index: int) -> bool:
    if pdfium.FPDFText_GetFontWeight(text_page, index) >= 600:
        return True
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, buffer, 128, ctypes.byref(flags))
    name = buffer.value.lower()
    return b"bold" in name or b"black" in name or b"heavy" in name
