"""The drawn parts of a page: ruling lines, thin bars that serve as lines, coloured areas, and dots."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from goldthread.documents.readers.colours import hex_colour
from goldthread.documents.readers.pdf.marks import Box, Fill, Rule, area
from goldthread.documents.readers.pdf.turning import IDENTITY, Matrix, View, applied, combined

MAX_OBJECTS = 60_000  # of one page
_MAX_DEPTH = 8  # forms within forms
_THIN = 2.6  # points; a filled bar no thicker is a ruling line
_STRAIGHT = 0.8  # points that a line may lean
_SHORTEST = 3.0  # points; anything shorter is a dot
_SMALLEST_FILL = 12.0  # square points
_LARGEST_DOT = 12.0  # points
_FLAT = 0.5  # of each side of a box with rounded corners is straight at least
_ON_EDGE = 0.3  # points


@dataclass
class Drawings:
    """Rules, fills and small shapes as they are found."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    dots: list[Box] = field(default_factory=list)
    pictures: int = 0
    _seen: int = 0

    def bar(self, box: Box) -> None:
        """A thin box as a rule."""
        if box[2] - box[0] >= box[3] - box[1]:
            self.across.append(Rule((box[1] + box[3]) / 2, box[0], box[2]))
        else:
            self.down.append(Rule((box[0] + box[2]) / 2, box[1], box[3]))

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A drawn line, if it runs straight across or down."""
        if abs(y1 - y0) <= _STRAIGHT and abs(x1 - x0) >= _SHORTEST:
            self.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x1 - x0) <= _STRAIGHT and abs(y1 - y0) >= _SHORTEST:
            self.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def fill(self, box: Box, colour: str | None) -> None:
        """A coloured area, kept once however often it is painted."""
        if colour is None or area(box) < _SMALLEST_FILL:
            return
        found = Fill(tuple(round(edge, 1) for edge in box), colour)  # type: ignore[arg-type]
        if not self.fills or found not in self.fills[-40:]:
            self.fills.append(found)


def drawings_of(page: Any, view: View) -> Drawings:
    """Everything drawn on a page, in the order it is painted."""
    found = Drawings()
    _objects(_on_page(page), view, IDENTITY, found, 0)
    return found


def _on_page(page: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        yield pdfium.FPDFPage_GetObject(page, index)


def _in_form(form: Any) -> Iterator[Any]:
    for index in range(pdfium.FPDFFormObj_CountObjects(form)):
        yield pdfium.FPDFFormObj_GetObject(form, index)


def _objects(objects: Iterator[Any], view: View, matrix: Matrix, found: Drawings, depth: int) -> None:
    for item in objects:
        found._seen += 1
        if found._seen > MAX_OBJECTS:
            return
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _path(item, view, combined(_matrix(item), matrix), found)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            found.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            _objects(_in_form(item), view, combined(_matrix(item), matrix), found, depth + 1)


def _matrix(item: Any) -> Matrix:
    read = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(read)):
        return IDENTITY
    return (read.a, read.b, read.c, read.d, read.e, read.f)


def _path(path: Any, view: View, matrix: Matrix, found: Drawings) -> None:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroked))
    filled = mode.value != 0
    colour = _colour(path) if filled else None
    pieces = list(_pieces(path, view, matrix))
    rounded = [box for points, curved in pieces if curved and _is_rounded_box(points, box := _around(points))]
    if rounded:
        _rounded(rounded, colour if filled else None, stroked=bool(stroked.value), found=found)
    for points, curved in pieces:
        box = _around(points)
        if len(points) > 2 and max(box[2] - box[0], box[3] - box[1]) <= _LARGEST_DOT and (colour or stroked.value):
            found.dots.append(box)
        if curved or len(points) < 2:
            continue
        thin = min(box[2] - box[0], box[3] - box[1]) <= _THIN
        if filled and thin and max(box[2] - box[0], box[3] - box[1]) >= _SHORTEST:
            if colour is not None or not stroked.value:
                found.bar(box)
        elif filled and _is_box(points, box):
            found.fill(box, colour)
        if stroked.value:
            for start, stop in pairwise(points):
                found.line(*start, *stop)


def _rounded(boxes: Sequence[Box], colour: str | None, *, stroked: bool, found: Drawings) -> None:
    """Boxes with rounded corners, drawn by one path: two of them, one in the other, are the line around a box."""
    outer = max(boxes, key=area)
    if len(boxes) == 1:
        found.fill(outer, colour)
    if stroked or len(boxes) > 1:
        left, top, right, bottom = outer
        for at in (top, bottom):
            found.line(left, at, right, at)
        for at in (left, right):
            found.line(at, top, at, bottom)


def _pieces(path: Any, view: View, matrix: Matrix) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """The strokes of a path, each with its corner points and whether it bends."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    curved = False
    for index in range(min(pdfium.FPDFPath_CountSegments(path), 2000)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points, curved
            points, curved = [], False
        curved = curved or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(view.point(*applied(matrix, x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment) and points[0] != points[-1]:
            points.append(points[0])
    if points:
        yield points, curved


def _around(points: list[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _is_box(points: list[tuple[float, float]], box: Box) -> bool:
    """Whether all corners lie on the edges of the box around them."""
    return 4 <= len(points) <= 6 and all(
        min(abs(x - box[0]), abs(x - box[2])) < 1 and min(abs(y - box[1]), abs(y - box[3])) < 1 for x, y in points
    )


def _is_rounded_box(points: list[tuple[float, float]], box: Box) -> bool:
    """Whether most of each side of the box around a path is drawn as a straight line."""
    straight = [0.0] * 4
    for (x0, y0), (x1, y1) in pairwise([*points, points[0]]):
        for side, at in enumerate(box):
            one, other = ((x0, x1), (y0, y1))[side % 2]
            if abs(one - at) <= _ON_EDGE and abs(other - at) <= _ON_EDGE:
                straight[side] += abs(y1 - y0) if side % 2 == 0 else abs(x1 - x0)
    width, height = box[2] - box[0], box[3] - box[1]
    sizes = (height, width, height, width)
    return min(sizes) > _LARGEST_DOT and all(
        length >= _FLAT * size for length, size in zip(straight, sizes, strict=True)
    )


def _colour(item: Any) -> str | None:
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *(ctypes.byref(part) for part in parts)):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return hex_colour(red, green, blue) if alpha > 20 else None
