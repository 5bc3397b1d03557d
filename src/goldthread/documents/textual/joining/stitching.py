"""Pages of one table laid end to end: headings once, rows and cells that a page broke put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Paragraph
from goldthread.documents.textual.cells.expectations import Column
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.wrapping import goes_on, join

Paragraphs = tuple[Paragraph, ...]

_JOIN_OVER_PAGE = 2.0  # evidence that makes the first row of a page the rest of the last one
_JOIN_INSIDE = 3.5  # the same where no page ends
_FARTHEST = 8  # rows a merged cell may have begun above
_NEARLY_ALWAYS = 0.8  # of the rows: a column that is filled so often


@dataclass
class Line:
    """One row: its cells as paragraphs, the page it starts on, and what it is."""

    cells: list[Paragraphs]
    page: str | None = None
    heading: bool = False
    banner: bool = False
    first_of_page: bool = False

    def text(self, col: int) -> str:
        return " ".join(paragraph.text for paragraph in self.cells[col])

    @property
    def filled(self) -> list[int]:
        return [col for col, cell in enumerate(self.cells) if cell]


def stitch(lines: Sequence[Line], columns: Sequence[Column]) -> list[Line]:
    """The lines of all pages as one table: a heading and a banner once, cut rows whole."""
    often = _often_filled(lines, len(columns))
    out: list[Line] = []
    banner: str | None = None
    headed = False
    for line in lines:
        if line.heading:
            if not headed:
                out.insert(_place_of_heading(out), line)
            headed = True
        elif line.banner:
            if line.text(0) != banner:
                out.append(line)
            banner = line.text(0)
        else:
            taken = bool(out) and _is_rest(out[-1], line, often)
            _carry_cells(out, line, taken=taken)
            if taken:
                _take_up(out[-1], line)
            elif line.filled:
                out.append(line)
    return out


def _place_of_heading(lines: Sequence[Line]) -> int:
    """Above the banners that stand over it: they part the rows below it."""
    place = len(lines)
    while place and lines[place - 1].banner:
        place -= 1
    return place


def _often_filled(lines: Sequence[Line], width: int) -> set[int]:
    body = [line for line in lines if not line.heading and not line.banner]
    whole = [line for line in body if not line.first_of_page]
    body = whole if len(whole) >= 3 else body
    if len(body) < 3:
        return set()
    return {col for col in range(width) if sum(bool(line.cells[col]) for line in body) >= _NEARLY_ALWAYS * len(body)}


def _is_rest(above: Line, line: Line, often: set[int]) -> bool:
    """Whether a line is the rest of the one above."""
    if above.heading or above.banner:
        return False
    return _rest_score(above, line, often) >= (_JOIN_OVER_PAGE if line.first_of_page else _JOIN_INSIDE)


def _take_up(above: Line, line: Line) -> None:
    above.cells = [
        _joined(one, other) if one and other else one or other
        for one, other in zip(above.cells, line.cells, strict=True)
    ]


def _rest_score(above: Line, line: Line, often: set[int]) -> float:
    """Evidence from blanks in columns that are hardly ever blank, and from how the words go on."""
    score = 0.0
    for col in often:
        here, there = bool(line.cells[col]), bool(above.cells[col])
        if not here:
            score += 1.5 if there else 0.5
        elif not there:
            score += 1.5
        elif kind_of(line.text(col)) is Kind.NUMBER:
            score -= 3.0
        elif not _reads_on(above, line, col):
            score -= 1.5 if above.cells[col][-1].text[-1] in ".;)" or line.first_of_page is False else 0.5
    for col in line.filled:
        if above.cells[col]:
            score += _reading(above, line, col)
    return score


def _reads_on(above: Line, line: Line, col: int) -> bool:
    return bool(above.cells[col]) and goes_on(above.cells[col][-1].text, line.cells[col][0].text)


def _reading(above: Line, line: Line, col: int) -> float:
    before, after = above.cells[col][-1].text, line.cells[col][0].text
    if goes_on(before, after):
        return 1.5
    if before[-1] in ".;:)" and after[0].isupper() and line.cells[col][0].bullet is None:
        return -0.7
    return 0.0


def _carry_cells(above: Sequence[Line], line: Line, *, taken: bool) -> None:
    """A merged cell that the page cut goes on beside other rows: its words go back to where it began."""
    if not line.first_of_page:
        return
    for col in line.filled:
        begun = _begun(above, col)
        if begun is None or (taken and begun is above[-1]):
            continue
        if line.cells[col][0].text[0].islower() and _reads_on(begun, line, col):
            begun.cells[col] = _joined(begun.cells[col], line.cells[col])
            line.cells[col] = ()


def _begun(above: Sequence[Line], col: int) -> Line | None:
    """The nearest line with words in a column, unless another group of rows began after it."""
    for line in reversed(above[-_FARTHEST:]):
        if line.banner or line.heading:
            return None
        if line.cells[col]:
            return line
        if line.cells[0]:
            return None
    return None


def _joined(above: Paragraphs, below: Paragraphs) -> Paragraphs:
    """Two pieces of a cell; the sentence that was cut becomes one again."""
    last, first = above[-1], below[0]
    if first.bullet is not None and not first.text[0].islower():
        return (*above, *below)
    if goes_on(last.text, first.text) or (first.bullet is None and _short_rest(last.text, first.text)):
        return (*above[:-1], replace(last, text=join(last.text, first.text)), *below[1:])
    return (*above, *below)


def _short_rest(before: str, after: str) -> bool:
    """Names and phrases cut in the middle: nothing ended, and little follows."""
    return before[-1] not in ".;:)" and len(after.split()) <= 4
