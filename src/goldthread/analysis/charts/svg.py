"""A chart as SVG: title and description for those who hear it, shapes beside colours, nothing inline that a strict
content policy would refuse (no style, no script).

Colours are those of Public Health Scotland's chart guidance that reach 4.5 to 1 on white; the dashes are at most two.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from html import escape
from math import ceil

from goldthread.analysis.charts.scales import Scale, digits, scale
from goldthread.analysis.charts.specification import Chart, Line, Look, Mark, Point, Role, written

WIDTH, HEIGHT = 880, 420
LEFT, RIGHT, TOP, BOTTOM = 64, 40, 56, 70
INK, GREY, PURPLE, BLUE, RUST, MAGENTA = "#222222", "#bebebe", "#3f3685", "#0071c5", "#c73918", "#9b4393"
FONT = """font-family="'Source Sans 3', 'Source Sans Pro', Arial, sans-serif\""""
LABEL_ROOM = 62  # points of width that a label along the bottom takes

STROKES = {
    Role.VALUE: f'stroke="{PURPLE}" stroke-width="2"',
    Role.CENTRE: f'stroke="{INK}" stroke-width="1.5"',
    Role.LIMIT: f'stroke="{INK}" stroke-width="1.25" stroke-dasharray="7 4"',
    Role.INNER_LIMIT: 'stroke="#6b6b6b" stroke-width="1.25" stroke-dasharray="2 3"',
    Role.TARGET: f'stroke="{RUST}" stroke-width="1.5" stroke-dasharray="2 3"',
    Role.EXPECTED: f'stroke="{MAGENTA}" stroke-width="2" stroke-dasharray="7 4"',
}


def svg(chart: Chart, *, with_title: bool = False) -> str:
    """The chart as one SVG element. On a page its title stands above it as text; a file of its own holds it."""
    top = TOP + (28 if with_title else 0)
    across = _across(chart)
    up = scale(chart.figures, HEIGHT - BOTTOM, top, from_nought=chart.from_nought)
    name = "chart-" + blake2b(f"{chart.title}{chart.table}".encode(), digest_size=5).hexdigest()
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="{name}-title {name}-desc" {FONT} font-size="14" fill="{INK}">',
        f'<title id="{name}-title">{escape(chart.title)}</title>',
        f'<desc id="{name}-desc">{escape(chart.description)}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    if with_title:
        below = " ".join([*chart.notes, f"Source: {chart.source}." if chart.source else ""]).strip()
        parts.append(f'<text x="{LEFT}" y="24" font-size="17" font-weight="600">{escape(chart.title)}</text>')
        parts.append(f'<text x="{LEFT}" y="{HEIGHT - 8}" font-size="12">{escape(below)}</text>')
    parts += [*_axes(chart, across, up), *_marks(chart.marks, across, top), *_lines(chart, across, up)]
    parts += [*_points(chart.points, across, up), *_key(chart, top), "</svg>"]
    return "".join(parts)


def _across(chart: Chart) -> Scale:
    if chart.at is not None:
        return scale([*chart.at, 0.0], LEFT, WIDTH - RIGHT)
    last = max(len(chart.labels) - 1, 1)
    return Scale(-0.5, last + 0.5, LEFT, WIDTH - RIGHT, tuple(float(place) for place in range(len(chart.labels))))


def _axes(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    places = digits(up.ticks)
    for tick in up.ticks:
        y = up.at(tick)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="{GREY}"/>'
        yield f'<text x="{LEFT - 8}" y="{y + 5:.1f}" text-anchor="end">{written(tick, places)}</text>'
    if chart.unit:
        yield f'<text x="{LEFT}" y="{up.end - 10:.1f}">{escape(chart.unit)}</text>'
    for place, label in _bottom_labels(chart, across):
        yield (
            f'<text x="{across.at(place):.1f}" y="{HEIGHT - BOTTOM + 22}" text-anchor="middle">{escape(label)}</text>'
        )
    if chart.along:
        yield f'<text x="{WIDTH / 2}" y="{HEIGHT - 28}" text-anchor="middle">{escape(chart.along)}</text>'


def _bottom_labels(chart: Chart, across: Scale) -> Iterator[tuple[float, str]]:
    """Labels that have room, level, never turned."""
    if chart.at is not None:
        yield from ((tick, written(tick, 0)) for tick in across.ticks)
        return
    widest = max((len(label) for label in chart.labels), default=1)
    room = (WIDTH - LEFT - RIGHT) / max(LABEL_ROOM, widest * 8)
    every = max(1, ceil(len(chart.labels) / room))
    yield from ((float(place), label) for place, label in enumerate(chart.labels) if place % every == 0)


def _lines(chart: Chart, across: Scale, up: Scale) -> Iterator[str]:
    for line in chart.lines:
        for piece in _pieces(chart, line):
            at = " ".join(f"{across.at(place):.1f},{up.at(value):.1f}" for place, value in piece)
            yield f'<polyline points="{at}" fill="none" {STROKES[line.role]}/>'


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


def _marks(marks: tuple[Mark, ...], across: Scale, top: float) -> Iterator[str]:
    for number, mark in enumerate(marks):
        x, y = across.at(mark.place), top + 14 + 16 * (number % 3)
        dash = "" if mark.is_break else ' stroke-dasharray="2 3"'
        turned = x > WIDTH * 0.7
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{top}" y2="{HEIGHT - BOTTOM}" stroke="#6b6b6b"{dash}/>'
        yield (
            f'<text x="{x + (-6 if turned else 6):.1f}" y="{y}" font-size="13" '
            f'text-anchor="{"end" if turned else "start"}">{escape(mark.label)}</text>'
        )


def _points(points: tuple[Point, ...], across: Scale, up: Scale) -> Iterator[str]:
    for point in points:
        x, y = across.at(point.place), up.at(point.value)
        if point.low is not None and point.high is not None:
            ends = f'y1="{up.at(point.low):.1f}" y2="{up.at(point.high):.1f}"'
            yield f'<line x1="{x:.1f}" x2="{x:.1f}" {ends} stroke="{PURPLE}" stroke-width="1.5"/>'
        yield f"<g><title>{escape(point.words)}</title>{_shape(point.look, x, y)}</g>"


def _shape(look: Look, x: float, y: float, size: float = 6.5) -> str:
    """A dot as usual; a triangle up, a square and a diamond for what stands out, so that no colour is needed."""
    if look is Look.PLAIN:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{PURPLE}"/>'
    if look is Look.WORSE:
        corner = f'x="{x - size + 1:.1f}" y="{y - size + 1:.1f}" width="{2 * size - 2}" height="{2 * size - 2}"'
        return f'<rect {corner} fill="{RUST}"/>'
    if look is Look.BETTER:
        corners = [(x, y - size), (x + size, y + size * 0.8), (x - size, y + size * 0.8)]
    else:
        corners = [(x, y - size), (x + size, y), (x, y + size), (x - size, y)]
    at = " ".join(f"{one:.1f},{other:.1f}" for one, other in corners)
    return f'<polygon points="{at}" fill="{BLUE if look is Look.BETTER else MAGENTA}"/>'


def _key(chart: Chart, top: float) -> Iterator[str]:
    """Every look and line on the chart, once, above it."""
    x, y = float(LEFT), top - 18 - (18 if chart.unit else 0)
    for line in {line.name: line for line in chart.lines}.values():
        yield f'<line x1="{x}" x2="{x + 24}" y1="{y - 4}" y2="{y - 4}" {STROKES[line.role]}/>'
        yield f'<text x="{x + 30}" y="{y}" font-size="13">{escape(line.name)}</text>'
        x += 46 + 7 * len(line.name)
    for look in (
        look for look in Look if look is not Look.PLAIN and any(point.look is look for point in chart.points)
    ):
        yield _shape(look, x + 8, y - 4, 6)
        yield f'<text x="{x + 20}" y="{y}" font-size="13">{escape(look.capitalize())}</text>'
        x += 36 + 7 * len(look)
