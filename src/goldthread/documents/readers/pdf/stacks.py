"""Shades that touch, as one box: a bar with a title and what lies right under it, or the two sides of one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldthread.documents.readers.pdf.marks import Box, Fill

_TOUCH = 1.5  # points by which shades that touch may miss each other
_ACROSS = 2  # shades side by side are a label and its value; more are the columns of a table


def stacked(fills: Iterable[Fill]) -> list[Fill]:
    """The shades, one for those that stand right under each other and are as wide, in the colour of the topmost.

    Where that colour comes again, the next one begins.
    """
    stacks: list[list[Fill]] = []
    for fill in sorted(_rows(fills), key=lambda one: (one.box[1], one.box[0])):
        home = next((stack for stack in reversed(stacks) if _goes_on(stack, fill)), None)
        if home is None:
            stacks.append([fill])
        else:
            home.append(fill)
    return [Fill(_around(stack), stack[0].colour) for stack in stacks]


def _goes_on(stack: Sequence[Fill], below: Fill) -> bool:
    last = stack[-1].box
    touches = abs(below.box[1] - last[3]) <= _TOUCH and _near(below.box, last, 0) and _near(below.box, last, 2)
    return touches and (len(stack) == 1 or below.colour != stack[0].colour)


def _rows(fills: Iterable[Fill]) -> list[Fill]:
    """The shades with those of one row as one, in the colour of the first."""
    rows: list[list[Fill]] = []
    for fill in sorted(fills, key=lambda one: (round(one.box[1]), round(one.box[3]), one.box[0])):
        last = rows[-1][-1].box if rows else None
        level = last is not None and _near(last, fill.box, 1) and _near(last, fill.box, 3)
        if last is not None and level and abs(fill.box[0] - last[2]) <= _TOUCH:
            rows[-1].append(fill)
        else:
            rows.append([fill])
    return [one for row in rows for one in ([Fill(_around(row), row[0].colour)] if 1 < len(row) <= _ACROSS else row)]


def _near(one: Box, other: Box, side: int) -> bool:
    return abs(one[side] - other[side]) <= _TOUCH


def _around(fills: Sequence[Fill]) -> Box:
    boxes = [fill.box for fill in fills]
    return (
        min(box[0] for box in boxes), min(box[1] for box in boxes),
        max(box[2] for box in boxes), max(box[3] for box in boxes),
    )  # fmt: skip
