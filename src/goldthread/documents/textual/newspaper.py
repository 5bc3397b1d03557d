"""Pages set in two columns of running text, as text: the left one is read before the right one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from goldthread.documents.textual.blanks.layout_rows import segments

_MIDDLE = (0.35, 0.65)  # of the width: where the gutter may lie
_NARROWEST = 30  # characters of a column
_CLEAR = 0.94  # of the lines leave the gutter free
_BESIDE = 0.15  # of the lines have words on both sides
_RIGHT = 0.25  # of the lines have words on the right
_FLUSH = 0.8  # of them begin at the gutter
_WHOLE = 0.9  # of the halves are one run of words
_LEAST = 12  # lines


def in_reading_order(lines: Sequence[str]) -> list[str]:
    """The lines of a page, those of two columns one after the other; as they are where the page has no two."""
    gutter = gutter_of(lines)
    if gutter is None:
        return list(lines)
    out: list[str] = []
    for across, group in groupby(lines, key=lambda line: bool(line[gutter - 2 : gutter].strip())):
        part = list(group)
        out += part if across else _one_after_the_other(part, gutter)
    return out


def _one_after_the_other(lines: Sequence[str], gutter: int) -> Iterator[str]:
    yield from _without_single_blanks([line[:gutter].rstrip() for line in lines])
    yield ""
    yield from _without_single_blanks([line[gutter:].strip() for line in lines])


def _without_single_blanks(lines: Sequence[str]) -> Iterator[str]:
    """Without the blank lines that the other column made; two together part paragraphs."""
    for place, line in enumerate(lines):
        if line.strip() or (place and not lines[place - 1].strip()):
            yield line


def gutter_of(lines: Sequence[str]) -> int | None:
    """Where the right column begins."""
    worded = [line for line in lines if line.strip()]
    width = max(map(len, worded), default=0)
    if len(worded) < _LEAST or width < 2 * _NARROWEST:
        return None
    places = range(max(_NARROWEST, int(width * _MIDDLE[0])), int(width * _MIDDLE[1]) + 1)
    clear = [place for place in places if _is_clear(worded, place)]
    # the last place of the run is where the right column begins
    return next((place for place in reversed(clear) if _holds(worded, place)), None)


def _is_clear(lines: Sequence[str], place: int) -> bool:
    free = sum(not line[place - 2 : place].strip() for line in lines)
    return free >= _CLEAR * len(lines)


def _holds(lines: Sequence[str], gutter: int) -> bool:
    """Whether words stand on both sides again and again, each side one run of them."""
    halves = [(line[:gutter].strip(), line[gutter:].strip()) for line in lines]
    both = sum(bool(left and right) for left, right in halves)
    right = sum(bool(side) for _, side in halves)
    flush = sum(bool(line[gutter : gutter + 1].strip()) for line in lines)
    if both < _BESIDE * len(lines) or right < _RIGHT * len(lines) or flush < _FLUSH * right:
        return False
    sides = [side for pair in halves for side in pair if side]
    return sum(len(segments(side)) == 1 for side in sides) >= _WHOLE * len(sides)
