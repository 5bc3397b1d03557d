"""Charts as SVG: one drawing for the screen, the file and the paper, with a title and a description for readers.

Everything is said by shape and word as well as by colour; no style sheet is needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import escape

from markupsafe import Markup

from goldthread.measures.presenters.chart import ChartSpec, LimitLine, Point

_INK, _LINE, _QUIET, _TARGET = "#12333c", "#d6d3ca", "#505a5f", "#8a1c4a"
_FILLS = {"usual": "#5f676b", "better": "#1f5fa8", "worse": "#b84a00", "changed": "#5a3f99"}
_FONT = 'font-family="arial, sans-serif"'


@dataclass(frozen=True)
class Frame:
    """How large a drawing is and what it has room for."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    has_words: bool = True
    radius: float = 5


FULL = Frame(960, 400, 62, 24, 34, 56)
SMALL = Frame(320, 120, 8, 8, 10, 10, has_words=False, radius=3)


@dataclass(frozen=True)
class _Drawing:
    spec: ChartSpec
    frame: Frame

    @cached_property
    def ticks(self) -> list[float]:
        """Round figures that hold everything that is drawn; from nought where that costs little."""
        low, high = _extent(self.spec)
        if 0 <= low < 0.6 * high:
            low = 0
        step = _round_step((high - low) / 5 or 1)
        first = math.floor(low / step)
        last = max(math.ceil(high / step), first + 1)
        return [number * step for number in range(first, last + 1)]

    def x(self, place: float) -> float:
        room = self.frame.width - self.frame.left - self.frame.right
        return round(self.frame.left + room * (place + 0.5) / max(self.spec.places, 1), 1)

    def y(self, value: float) -> float:
        room = self.frame.height - self.frame.top - self.frame.bottom
        low, high = self.ticks[0], self.ticks[-1]
        return round(self.frame.top + room * (high - value) / (high - low), 1)

    @property
    def end(self) -> int:
        return self.frame.width - self.frame.right

    @property
    def foot(self) -> int:
        return self.frame.height - self.frame.bottom


def svg(spec: ChartSpec, *, key: str, frame: Frame = FULL) -> Markup:
    """The drawing. ``key`` makes the names of its parts its own where a page has several."""
    drawing = _Drawing(spec, frame)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart" viewBox="0 0 {frame.width} {frame.height}" '
        f'role="img" aria-labelledby="{key}-title {key}-desc">',
        f'<title id="{key}-title">{escape(spec.title)}</title>',
        f'<desc id="{key}-desc">{escape(spec.description)}</desc>',
        f'<rect width="{frame.width}" height="{frame.height}" fill="#ffffff"/>',
    ]
    if spec.points:
        for layer in (_grid, _target, _limits, _marks, _line, _points):
            parts += layer(drawing)
    return Markup("".join([*parts, "</svg>"]))  # noqa: S704 - every word in it was escaped above


def _grid(drawing: _Drawing) -> Iterator[str]:
    if not drawing.frame.has_words:
        return
    step = drawing.ticks[1] - drawing.ticks[0]
    decimals = max(0, -math.floor(math.log10(step))) if step < 1 else 0
    for tick in drawing.ticks:
        y = drawing.y(tick)
        yield _rule(drawing.frame.left, y, drawing.end, y, _LINE)
        yield _text(drawing.frame.left - 8, y + 4, f"{tick:,.{decimals}f}", anchor="end")
    yield _text(8, 18, drawing.spec.unit)
    every = max(1, math.ceil(drawing.spec.places / (10 if len(drawing.spec.labels[0]) < 8 else 7)))
    for place in range(0, drawing.spec.places, every):
        yield _text(drawing.x(place), drawing.foot + 20, drawing.spec.labels[place], anchor="middle")


def _target(drawing: _Drawing) -> Iterator[str]:
    target = drawing.spec.target
    if target is None:
        return
    y = drawing.y(target)
    yield _rule(drawing.frame.left, y, drawing.end, y, _TARGET, width=2, dashes="2 5")
    if drawing.frame.has_words:
        words = f"Target {target:,.{drawing.spec.precision}f}".removesuffix(".0")
        yield _text(drawing.end, y - 6, words, anchor="end", fill=_TARGET)


def _limits(drawing: _Drawing) -> Iterator[str]:
    for each in drawing.spec.limits:
        first, last = drawing.x(each.first - 0.4), drawing.x(each.last + 0.4)
        yield _rule(first, drawing.y(each.mean), last, drawing.y(each.mean), _INK, width=1.5)
        for limit in (each.lower, each.upper):
            if limit is not None:
                y = drawing.y(limit)
                yield _rule(first, y, last, y, _QUIET, dashes="7 5")
    if drawing.frame.has_words and drawing.spec.limits:
        yield from _limit_words(drawing, drawing.spec.limits[-1])


def _limit_words(drawing: _Drawing, last: LimitLine) -> Iterator[str]:
    """Said once, at the latest limits, over their left end."""
    x = drawing.x(last.first - 0.4) + 2
    yield _text(x, drawing.y(last.mean) - 5, "Mean")
    if last.upper is not None:
        yield _text(x, drawing.y(last.upper) - 5, "Upper limit")
    if last.lower is not None:
        yield _text(x, drawing.y(last.lower) + 15, "Lower limit")


def _marks(drawing: _Drawing) -> Iterator[str]:
    for mark in drawing.spec.marks:
        x, top = drawing.x(mark.place), drawing.frame.top
        dashes = "" if mark.is_break else "3 3"
        yield _rule(x, top, x, drawing.foot, _INK, dashes=dashes)
        if mark.letter and drawing.frame.has_words:
            yield f'<circle cx="{x}" cy="{top - 10}" r="10" fill="{_INK}"/>'
            yield _text(x, top - 6, mark.letter, anchor="middle", fill="#ffffff")


def _line(drawing: _Drawing) -> Iterator[str]:
    """Neighbours are joined; nothing is joined across a missing figure or a break."""
    runs: list[list[Point]] = []
    for point in drawing.spec.points:
        last = runs[-1][-1] if runs else None
        if last is None or point.place != last.place + 1 or point.stretch != last.stretch:
            runs.append([])
        runs[-1].append(point)
    for run in runs:
        if len(run) > 1:
            path = " ".join(f"{drawing.x(point.place)},{drawing.y(point.value)}" for point in run)
            yield f'<polyline points="{path}" fill="none" stroke="{_FILLS["usual"]}" stroke-width="1.5"/>'


def _points(drawing: _Drawing) -> Iterator[str]:
    for point in drawing.spec.points:
        title = f"<title>{escape(point.words)}</title>" if drawing.frame.has_words else ""
        shape = _shape(point, drawing.x(point.place), drawing.y(point.value), drawing.frame.radius)
        yield f'<g fill="{_FILLS[point.tone]}">{title}{shape}</g>'


def _shape(point: Point, x: float, y: float, radius: float) -> str:
    """Usual: a dot. Better: a square. Worse: a diamond. Changed: a triangle."""
    big = radius * 1.35
    if point.tone == "better":
        return f'<rect x="{x - big:.1f}" y="{y - big:.1f}" width="{2 * big:.1f}" height="{2 * big:.1f}"/>'
    corners = {
        "worse": ((0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)),
        "changed": ((0, -1), (1, 0.8), (-1, 0.8)),
    }.get(point.tone)
    if corners:
        path = " ".join(f"{x + big * dx:.1f},{y + big * dy:.1f}" for dx, dy in corners)
        return f'<polygon points="{path}"/>'
    return f'<circle cx="{x}" cy="{y}" r="{radius}"/>'


def _rule(x1: float, y1: float, x2: float, y2: float, stroke: str, *, width: float = 1, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{width}"{dashed}/>'


def _text(x: float, y: float, words: str, *, anchor: str = "start", fill: str = _QUIET) -> str:
    return f'<text x="{x}" y="{y}" text-anchor="{anchor}" font-size="13" fill="{fill}" {_FONT}>{escape(words)}</text>'


def _extent(spec: ChartSpec) -> tuple[float, float]:
    values = [point.value for point in spec.points]
    for each in spec.limits:
        values += [limit for limit in (each.lower, each.upper) if limit is not None]
    values += [spec.target] if spec.target is not None else []
    return min(values), max(values)


def _round_step(step: float) -> float:
    """The next of 1, 2, 2.5, 5 and 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return power * next(each for each in (1, 2, 2.5, 5, 10) if each * power >= step * 0.999)
