"""Words of a picture by Tesseract, a program of its own that may or may not be installed."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from statistics import median

from lxml import etree, html

from goldthread.documents.readers.pdf.marks import Word
from goldthread.documents.readers.pdf.scanned.picture import Picture

SECONDS_A_PAGE = 60
SPARSE = "11"  # words wherever they stand: the order of a table's cells is ours to find
AS_LINES = "6"  # one block of lines
_TITLE = re.compile(r"(\w+) (-?[\d. -]+)")
_LEAST_SURE = 25  # of 100
_NOISE = re.compile(r"[^\w]{1,3}")
_LINES = {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}
_REACHES_BELOW = re.compile(r"[gjpqyQJ,;()\[\]/|@_]")
_LIKE_BULLETS = frozenset("e«»°¢©®*•¢+~")


class NoTesseract(Exception):  # noqa: N818 - says what is missing
    """Tesseract is not installed on this machine."""


class RecognitionFailed(Exception):  # noqa: N818 - says what happened
    """Tesseract could not make anything of a page, or took too long."""


def is_installed() -> bool:
    """Whether this machine can recognise the words of a picture."""
    return shutil.which("tesseract") is not None


def recognised_lines(picture: Picture, layout: str = SPARSE) -> list[list[Word]]:
    """The words of a picture in points, line by line; a gap between columns ends a line.

    ``layout`` is one of Tesseract's page segmentation modes.

    Raises NoTesseract, RecognitionFailed.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise NoTesseract
    seen = io.BytesIO()
    picture.image.convert("L").save(seen, "PPM")
    dpi = str(round(picture.scale * 72))
    command = [
        program,
        "stdin",
        "stdout",
        "--psm",
        layout,
        "--dpi",
        dpi,
        "-l",
        "eng",
        "-c",
        "tessedit_create_hocr=1",
    ]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # several get into each other's way
    try:
        done = subprocess.run(  # noqa: S603 - a fixed command; the picture goes in as data
            command, input=seen.getvalue(), capture_output=True, timeout=SECONDS_A_PAGE, check=True, env=one_thread
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise RecognitionFailed from error
    return _evenly_set(list(_lines(done.stdout, picture.scale)))


def _evenly_set(lines: list[list[Word]]) -> list[list[Word]]:
    """Words with the size of most where theirs is near it: a line without tall letters only looks smaller."""
    usual = median(word.size for line in lines for word in line) if lines else 1.0
    return [[replace(word, size=usual) if 0.7 < word.size / usual < 1.3 else word for word in line] for line in lines]


def _lines(hocr: bytes, scale: float) -> Iterator[list[Word]]:
    try:
        root = html.document_fromstring(hocr, parser=html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise RecognitionFailed from error
    for line in root.iter("span"):
        if line.get("class") in _LINES and (words := _words(line)):
            baseline = _baseline(line, words)
            size = max((_numbers(line).get("x_size") or [0.0])[0] / scale, 4.0)
            yield [
                Word(_bullet(text) if not place else text, x0 / scale, x1 / scale, baseline / scale, size)
                for place, (text, (x0, _, x1, _)) in enumerate(words)
            ]


def _words(line: html.HtmlElement) -> list[tuple[str, list[float]]]:
    """The texts of a line with their boxes in pixels, specks left out."""
    size = (_numbers(line).get("x_size") or [0.0])[0]
    found = []
    for word in line.iterfind("span"):
        said, text = _numbers(word), "".join(word.itertext()).strip()
        if text and len(said.get("bbox", ())) == 4 and not _is_noise(text, said, size):
            found.append((text, said["bbox"]))
    return found


def _baseline(line: html.HtmlElement, words: list[tuple[str, list[float]]]) -> float:
    """Where the letters of a line stand, in pixels: words that reach below it do not count."""
    standing = [box[3] for text, box in words if not _REACHES_BELOW.search(text) and any(map(str.isalnum, text))]
    if standing:
        return median(standing)
    said = _numbers(line)
    lift = (said.get("baseline") or [0.0, 0.0])[-1]
    return (said.get("bbox") or words[0][1])[3] + lift


def _numbers(node: html.HtmlElement) -> dict[str, list[float]]:
    """What hOCR keeps in an element's title: "bbox 10 20 30 40; baseline 0.01 -5; x_wconf 93"."""
    found = {}
    for part in (node.get("title") or "").split(";"):
        if match := _TITLE.fullmatch(part.strip()):
            found[match[1]] = [float(number) for number in match[2].split()]
    return found


def _is_noise(text: str, said: dict[str, list[float]], size: float) -> bool:
    """Specks and remains of lines that were taken for marks."""
    if (said.get("x_wconf") or [100.0])[0] < _LEAST_SURE:
        return True
    x0, top, x1, bottom = said["bbox"]
    speck = max(x1 - x0, bottom - top) < 0.12 * size
    return bool(_NOISE.fullmatch(text)) and text not in _LIKE_BULLETS and speck


def _bullet(text: str) -> str:
    """A bullet comes as whatever letter looks most like a round mark."""
    return "•" if text in _LIKE_BULLETS else text
