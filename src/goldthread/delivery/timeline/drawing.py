"""A timeline as SVG: one drawing for the screen, the file and the paper.

Everything is said by shape and by words as well as by colour, and nothing in it is refused by a strict content
policy: no style, no script. What was first promised is a ring, what is now agreed a bar or a diamond; a dotted line
joins the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from html import escape

from goldthread.delivery.timeline.reads import Bar, Timeline
from goldthread.delivery.timeline.shown import description, name_of, stands
from goldthread.delivery.timeline.spans import Stretch, comes_again, span, ticks
from goldthread.kernel.phrasing import MONTHS, day_short

WIDTH, LEFT, RIGHT, TOP, LINE = 1200, 330, 240, 58, 26
KEY_ROOM, NAME_ROOM, WORDS_ROOM = 66, 46, 31  # the last two in letters
INK, QUIET, RULE, PAPER = "#12333c", "#505a5f", "#d6d3ca", "#f7f5f0"
OPEN, DONE, LATE, GOLD = "#0f5766", "#1f7a4d", "#b3261e", "#8a6100"
FONT = "font-family=\"'Source Sans 3', arial, sans-serif\""


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to points across the page."""

    shown: Stretch

    def at(self, day: date, *, end: bool = False) -> float:
        """Where a day begins, or where it ends; what lies outside stands at the edge."""
        days = (self.shown.last - self.shown.first).days + 1
        place = (day - self.shown.first).days + end
        return round(LEFT + (WIDTH - LEFT - RIGHT) * min(max(place, 0), days) / days, 1)

    @property
    def edge(self) -> int:
        return WIDTH - RIGHT


def svg(seen: Timeline, *, with_title: bool = False) -> str:
    """The page of the timeline as one SVG element. A file of its own holds its title too."""
    lines = list(_lines(seen))
    top = TOP + (30 if with_title else 0)
    foot = top + LINE * len(lines)
    height, title = foot + KEY_ROOM, f"{seen.plan.title}, {seen.stretch.words}"
    scale = _Scale(seen.stretch)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-timeline" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-labelledby="timeline-name timeline-desc" {FONT} font-size="14" fill="{INK}">',
        f'<title id="timeline-name">Timeline of {escape(title)}</title>',
        f'<desc id="timeline-desc">{escape(description(seen))}</desc>',
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
    ]
    if with_title:
        parts.append(_text(8, 24, title, size=18, bold=True))
    parts += _axis(scale, top, foot)
    for number, line in enumerate(lines):
        parts += _line(line, scale, top + LINE * number)
    parts += [*_today(seen, scale, top, foot), *_key(foot + 24), "</svg>"]
    return "".join(parts)


def _lines(seen: Timeline) -> Iterator[Bar | str]:
    """The bars, each priority named above its own."""
    above: int | None = -1
    for bar in seen.bars:
        if bar.row.priority_id != above:
            above = bar.row.priority_id
            yield f"{bar.row.priority_ref} {bar.row.priority_title}".strip() or "Under no priority"
        yield bar


def _axis(scale: _Scale, top: int, foot: int) -> Iterator[str]:
    marks = ticks(scale.shown)
    is_years = len(marks) > 1 and (marks[1] - marks[0]).days > 300
    for number, day in enumerate(marks):
        x = scale.at(day)
        yield _rule(x, top - 22, x, foot, RULE)
        with_year = number == 0 or day.year != marks[number - 1].year
        name = str(day.year) if is_years else MONTHS[day.month - 1][:3]
        yield _text(x + 4, top - 8, f"{name} {day.year}" if with_year and not is_years else name, fill=QUIET)
    yield _rule(LEFT, top - 2, scale.edge, top - 2, QUIET)


def _line(line: Bar | str, scale: _Scale, y: int) -> Iterator[str]:
    if isinstance(line, str):
        yield f'<rect x="0" y="{y + 2}" width="{WIDTH}" height="{LINE - 4}" fill="{PAPER}"/>'
        yield _text(8, y + 18, _cut(line, 150), bold=True)
        return
    indent = 8 if line.kind == "action" else 26
    yield _text(indent, y + 18, _cut(name_of(line), NAME_ROOM - indent // 8), fill=INK if indent == 8 else QUIET)
    words = "; ".join(stands(line))
    yield _text(scale.edge + 10, y + 18, _cut(words, WORDS_ROOM), fill=LATE if line.days_late else QUIET)
    yield f"<g><title>{escape(f'{name_of(line)}: {line.said.printed or day_short(line.said.ends)}. {words}')}</title>"
    yield from _promise(line, scale, y + LINE // 2)
    yield "</g>"


def _promise(bar: Bar, scale: _Scale, y: int) -> Iterator[str]:
    if bar.said.ends is None:
        return
    begin, end = span(bar.said.starts, bar.said.ends, bar.said.precision)
    if bar.said.first_ends and bar.said.first_ends != end:
        first, now = scale.at(bar.said.first_ends, end=True), scale.at(end, end=True)
        yield _rule(first, y, now, y, GOLD, width=2, dashes="2 3")
        if bar.said.first_ends in scale.shown:
            yield f'<circle cx="{first}" cy="{y}" r="5" fill="#ffffff" stroke="{GOLD}" stroke-width="2"/>'
    if bar.days_late:
        since, until = scale.at(end, end=True), scale.at(bar.on)
        if until > since:
            yield _rule(since, y, until, y, LATE, width=4, dashes="7 3")
    for day in comes_again(end, bar.said.recurrence, scale.shown) if bar.state == "open" else ():
        x = scale.at(day, end=True)
        yield f'<path d="M{x - 4:.1f} {y - 4}v8h8v-8z" fill="#ffffff" stroke="{OPEN}" stroke-width="1.5"/>'
    yield from (_bar(bar, begin, end, scale, y) if bar.kind == "action" else _diamond(bar, end, scale, y))
    if bar.state == "done" and bar.ended_on and bar.ended_on in scale.shown:
        x = scale.at(bar.ended_on, end=True)
        yield f'<path d="M{x - 5:.1f} {y}l4 5l7 -11" fill="none" stroke="#ffffff" stroke-width="6"/>'
        yield f'<path d="M{x - 5:.1f} {y}l4 5l7 -11" fill="none" stroke="{DONE}" stroke-width="3"/>'


_FILL = {"open": (OPEN, "#cfe3e7"), "done": (DONE, "#cfe8da"), "closed": (QUIET, "#ffffff")}


def _bar(bar: Bar, begin: date, end: date, scale: _Scale, y: int) -> Iterator[str]:
    """From start to end; with a broken outline where no start was given or a condition hangs on it."""
    if begin > scale.shown.last or end < scale.shown.first:
        return
    stroke, fill = _FILL[bar.state]
    left, right = scale.at(begin), scale.at(end, end=True)
    broken = ' stroke-dasharray="4 2"' if bar.said.starts is None or bar.said.condition else ""
    size = f'x="{left}" y="{y - 7}" width="{max(right - left, 3):.1f}" height="14"'
    yield f'<rect {size} fill="{fill}" stroke="{stroke}" stroke-width="1.5"{broken}/>'
    if end in scale.shown:
        yield _rule(right, y - 10, right, y + 10, stroke, width=3)
    if bar.state == "closed":
        yield _rule(left, y, right, y, QUIET, width=2)
    for is_beyond, x, way in ((begin < scale.shown.first, left, 1), (end > scale.shown.last, right, -1)):
        if is_beyond:
            arrow = f"M{x + 9 * way:.1f} {y - 5}l{-6 * way} 5l{6 * way} 5"
            yield f'<path d="{arrow}" fill="none" stroke="{stroke}" stroke-width="2"/>'


def _diamond(bar: Bar, end: date, scale: _Scale, y: int) -> Iterator[str]:
    if end not in scale.shown:
        return
    stroke, fill = _FILL[bar.state]
    x = scale.at(end, end=True)
    yield f'<path d="M{x} {y - 8}l8 8l-8 8l-8 -8z" fill="{fill}" stroke="{stroke}" stroke-width="2"/>'


def _today(seen: Timeline, scale: _Scale, top: int, foot: int) -> Iterator[str]:
    if seen.on not in scale.shown:
        return
    x = scale.at(seen.on)
    yield _rule(x, top - 22, x, foot, INK, width=2)
    is_right = x > scale.edge - 110
    words = f"Today, {day_short(seen.on)}"
    yield _text(x + (-5 if is_right else 5), top - 28, words, bold=True, anchor="end" if is_right else "start")


def _key(y: int) -> Iterator[str]:
    """Every shape once, with its word."""
    bar = f'<rect x="0" y="-11" width="30" height="14" fill="#cfe3e7" stroke="{OPEN}" stroke-width="1.5"'
    step = f'<path d="M15 -12l8 8l-8 8l-8 -8z" fill="#cfe3e7" stroke="{OPEN}" stroke-width="2"/>'
    again = f'<path d="M11 -8v8h8v-8z" fill="#ffffff" stroke="{OPEN}" stroke-width="1.5"/>'
    shapes = (
        (f"{bar}/>", "Action"),
        (f'{bar} stroke-dasharray="4 2"/>', "No start given, or conditional"),
        (step, "Milestone"),
        (f'<circle cx="15" cy="-4" r="5" fill="#ffffff" stroke="{GOLD}" stroke-width="2"/>', "First promised"),
        (_rule(0, -4, 30, -4, GOLD, width=2, dashes="2 3"), "Moved"),
        (_rule(0, -4, 30, -4, LATE, width=4, dashes="7 3"), "Late"),
        (f'<path d="M10 -4l4 5l7 -11" fill="none" stroke="{DONE}" stroke-width="3"/>', "Done"),
        (again, "Due again"),
    )
    x = 8.0
    for shape, words in shapes:
        yield f'<g transform="translate({x:.0f} {y})">{shape}{_text(38, 1, words)}</g>'
        x += 62 + 7.2 * len(words)


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip(' ,;:.')}…"


def _rule(x1: float, y1: float, x2: float, y2: float, stroke: str, *, width: float = 1, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{width}"{dashed}/>'


def _text(
    x: float, y: float, words: str, *, fill: str = INK, size: int = 14, bold: bool = False, anchor: str = "start"
) -> str:
    looks = f'font-size="{size}" fill="{fill}" text-anchor="{anchor}"' + (' font-weight="700"' if bold else "")
    return f'<text x="{x}" y="{y}" {looks}>{escape(words)}</text>'
