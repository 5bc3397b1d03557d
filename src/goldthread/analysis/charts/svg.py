"""A chart as SVG: title and description for those who hear it, shapes beside colours, nothing inline that a strict
content policy would refuse (no style, no script).

Colours are those of Public Health Scotland's chart guidance that reach 4.5 to 1 on white; the dashes are at most two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from html import escape
from math import ceil

from goldthread.analysis.charts.scales import Scale, digits, scale
from goldthread.analysis.charts.specification import Chart, Line, Look, Point, Role, written

INK, GREY, PURPLE, BLUE, RUST, MAGENTA = "#222222", "#bebebe", "#3f3685", "#0071c5", "#c73918", "#9b4393"
FONT = """font-family="'Source Sans 3', 'Source Sans Pro', Arial, sans-serif\""""
LABEL_ROOM = 62  # points of width that a label along the bottom takes
TITLE_ROOM = 28

STROKES = {
    Role.VALUE: f'stroke="{PURPLE}" stroke-width="2"',
    Role.CENTRE: f'stroke="{INK}" stroke-width="1.5"',
    Role.LIMIT: f'stroke="{INK}" stroke-width="1.25" stroke-dasharray="7 4"',
    Role.INNER_LIMIT: 'stroke="#6b6b6b" stroke-width="1.25" stroke-dasharray="2 3"',
    Role.TARGET: f'stroke="{RUST}" stroke-width="1.5" stroke-dasharray="2 3"',
    Role.EXPECTED: f'stroke="{MAGENTA}" stroke-width="2" stroke-dasharray="7 4"',
}


@dataclass(frozen=True)
class Frame:
    """How large a drawing is, in points, and whether it has room for words."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    has_words: bool = True
    dot: float = 4
    mark: float = 6.5

    @property
    def end(self) -> int:
        return self.width - self.right

    @property
    def foot(self) -> int:
        return self.height - self.bottom


FULL = Frame(880, 420, 64, 40, 56, 70)
HALO = 'stroke="#fff" stroke-width="4" stroke-linejoin="round" paint-order="stroke"'  # words are read over lines
SMALL = Frame(320, 120, 8, 8, 10, 10, has_words=False, dot=2.5, mark=5)


def svg(chart: Chart, *, with_title: bool = False, frame: Frame = FULL) -> str:
    """The chart as one SVG element. On a page its title stands above it as text; a file of its own holds it."""
    return "".join(_Drawing(chart, frame, with_title).parts())


@dataclass(frozen=True)
class _Drawing:
    chart: Chart
    frame: Frame
    with_title: bool

    @property
    def top(self) -> int:
        return self.frame.top + (TITLE_ROOM if self.with_title else 0)

    @cached_property
    def across(self) -> Scale:
        chart, frame = self.chart, self.frame
        if chart.at is not None:
            return scale([*chart.at, 0.0], frame.left, frame.end)
        places = tuple(float(place) for place in range(len(chart.labels)))
        return Scale(-0.5, max(len(places) - 1, 1) + 0.5, frame.left, frame.end, places)

    @cached_property
    def up(self) -> Scale:
        return scale(self.chart.figures, self.frame.foot, self.top, from_nought=self.chart.from_nought)

    def parts(self) -> Iterator[str]:
        yield from self._head()
        if self.frame.has_words:
            yield from self._axes()
        yield from self._marks()
        yield from self._lines()
        yield from self._points()
        if self.frame.has_words:
            yield from self._words_of_marks()
            yield from self._key()
        yield "</svg>"

    def _head(self) -> Iterator[str]:
        chart, frame = self.chart, self.frame
        name = "chart-" + blake2b(f"{chart.title}{chart.table}".encode(), digest_size=5).hexdigest()
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {frame.width} {frame.height}" role="img" '
            f'aria-labelledby="{name}-title {name}-desc" {FONT} font-size="14" fill="{INK}">'
        )
        yield f'<title id="{name}-title">{escape(chart.title)}</title>'
        yield f'<desc id="{name}-desc">{escape(chart.description)}</desc>'
        yield f'<rect width="{frame.width}" height="{frame.height}" fill="#ffffff"/>'
        if self.with_title:
            below = " ".join([*chart.notes, f"Source: {chart.source}." if chart.source else ""]).strip()
            yield f'<text x="{frame.left}" y="24" font-size="17" font-weight="600">{escape(chart.title)}</text>'
            yield f'<text x="{frame.left}" y="{frame.height - 8}" font-size="12">{escape(below)}</text>'

    def _axes(self) -> Iterator[str]:
        chart, frame, up = self.chart, self.frame, self.up
        places = digits(up.ticks)
        for tick in up.ticks:
            y = up.at(tick)
            yield f'<line x1="{frame.left}" x2="{frame.end}" y1="{y:.1f}" y2="{y:.1f}" stroke="{GREY}"/>'
            yield f'<text x="{frame.left - 8}" y="{y + 5:.1f}" text-anchor="end">{written(tick, places)}</text>'
        if chart.unit:
            yield f'<text x="{frame.left}" y="{up.end - 10:.1f}">{escape(chart.unit)}</text>'
        for place, label in self._bottom_labels():
            x = self.across.at(place)
            yield f'<text x="{x:.1f}" y="{frame.foot + 22}" text-anchor="middle">{escape(label)}</text>'
        if chart.along:
            x, y = frame.width / 2, frame.height - 28
            yield f'<text x="{x}" y="{y}" text-anchor="middle">{escape(chart.along)}</text>'

    def _bottom_labels(self) -> Iterator[tuple[float, str]]:
        """Labels that have room, level, never turned."""
        if self.chart.at is not None:
            yield from ((tick, written(tick, 0)) for tick in self.across.ticks)
            return
        labels = self.chart.labels
        widest = max((len(label) for label in labels), default=1)
        room = (self.frame.end - self.frame.left) / max(LABEL_ROOM, widest * 8)
        every = max(1, ceil(len(labels) / room))
        yield from ((float(place), label) for place, label in enumerate(labels) if place % every == 0)

    def _lines(self) -> Iterator[str]:
        for line in self.chart.lines:
            for piece in _pieces(self.chart, line):
                at = " ".join(f"{self.across.at(place):.1f},{self.up.at(value):.1f}" for place, value in piece)
                yield f'<polyline points="{at}" fill="none" {STROKES[line.role]}/>'

    def _marks(self) -> Iterator[str]:
        for mark in self.chart.marks:
            x, dash = self.across.at(mark.place), "" if mark.is_break else ' stroke-dasharray="2 3"'
            yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{self.top}" y2="{self.frame.foot}" stroke="#6b6b6b"{dash}/>'

    def _words_of_marks(self) -> Iterator[str]:
        """Over the lines, with a rim of white."""
        for number, mark in enumerate(self.chart.marks):
            x, y = self.across.at(mark.place), self.top + 14 + 16 * (number % 3)
            turned = x > self.frame.width * 0.7
            yield (
                f'<text x="{x + (-6 if turned else 6):.1f}" y="{y}" font-size="13" {HALO} '
                f'text-anchor="{"end" if turned else "start"}">{escape(mark.label)}</text>'
            )

    def _points(self) -> Iterator[str]:
        for point in self.chart.points:
            x, y = self.across.at(point.place), self.up.at(point.value)
            if point.low is not None and point.high is not None:
                ends = f'y1="{self.up.at(point.low):.1f}" y2="{self.up.at(point.high):.1f}"'
                yield f'<line x1="{x:.1f}" x2="{x:.1f}" {ends} stroke="{PURPLE}" stroke-width="1.5"/>'
            yield self._shown(point, x, y)

    def _shown(self, point: Point, x: float, y: float) -> str:
        shape = _shape(point.look, x, y, self.frame.mark, self.frame.dot)
        return f"<g><title>{escape(point.words)}</title>{shape}</g>" if self.frame.has_words else shape

    def _key(self) -> Iterator[str]:
        """Every look and line on the chart, once, above it."""
        x, y = float(self.frame.left), self.top - 18 - (18 if self.chart.unit else 0)
        for line in {line.name: line for line in self.chart.lines}.values():
            yield f'<line x1="{x}" x2="{x + 24}" y1="{y - 4}" y2="{y - 4}" {STROKES[line.role]}/>'
            yield f'<text x="{x + 30}" y="{y}" font-size="13">{escape(line.name)}</text>'
            x += 46 + 7 * len(line.name)
        for look in Look:
            if look is not Look.PLAIN and any(point.look is look for point in self.chart.points):
                yield _shape(look, x + 8, y - 4, 6)
                yield f'<text x="{x + 20}" y="{y}" font-size="13">{escape(look.capitalize())}</text>'
                x += 36 + 7 * len(look)


def _pieces(chart: Chart, line: Line) -> Iterator[list[tuple[float, float]]]:
    """Stretches without a gap and without a cut."""
    piece: list[tuple[float, float]] = []
    for number, (place, value) in enumerate(zip(chart.places, line.values, strict=True)):
        if value is None or (number in chart.cuts and line.role is not Role.TARGET):
            if len(piece) > 1:
                yield piece
            piece = []
        if value is not None:
            piece.append((place, value))
    if len(piece) > 1:
        yield piece


def _shape(look: Look, x: float, y: float, size: float = 6.5, dot: float = 4) -> str:
    """A dot as usual; a triangle up, a square and a diamond for what stands out, so that no colour is needed."""
    if look is Look.PLAIN:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{dot:g}" fill="{PURPLE}"/>'
    if look is Look.WORSE:
        corner = f'x="{x - size + 1:.1f}" y="{y - size + 1:.1f}" width="{2 * size - 2:g}" height="{2 * size - 2:g}"'
        return f'<rect {corner} fill="{RUST}"/>'
    if look is Look.BETTER:
        corners = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
    else:
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    at = " ".join(f"{one:.1f},{other:.1f}" for one, other in corners)
    return f'<polygon points="{at}" fill="{BLUE if look is Look.BETTER else MAGENTA}"/>'
