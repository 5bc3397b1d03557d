"""Ruling lines of a picture: thin, long, and darker than what lies on both sides of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw

from goldthread.documents.readers.pdf.marks import Rule
from goldthread.documents.readers.pdf.scanned.picture import Picture

_THICKEST = 3.2  # points
_DARKER = 45  # of 255, than both sides
_SHORTEST_ACROSS = 18.0  # points; letters are shorter
_SHORTEST_DOWN = 9.0
_TALLER_THAN_LETTERS = 18.0
_MEETS = 3.5  # points that crossing rules may miss each other by
_GAP = 1.2  # points that a worn line may miss
_DENSE = 0.85  # of a line's length is dark
_START = 3.0  # points without a gap, somewhere in every line
_ROW = 0.8  # points beside a rule that are painted out with it


def rules_of(picture: Picture) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """Horizontal and vertical rules in points."""
    red, green, blue = picture.image.split()
    light = ImageChops.lighter(ImageChops.lighter(red, green), blue)  # colour behind words is no line
    across = _lines(light, picture.scale, _SHORTEST_ACROSS)
    down = _lines(light.transpose(Image.Transpose.TRANSPOSE), picture.scale, _SHORTEST_DOWN)
    return across, tuple(rule for rule in down if _is_wall(rule, across))


def _is_wall(rule: Rule, across: Sequence[Rule]) -> bool:
    """Whether an upright line is no letter: it is taller than any, or stands between two rules."""
    if rule.stop - rule.start >= _TALLER_THAN_LETTERS:
        return True
    crossing = [one.at for one in across if one.start - _MEETS <= rule.at <= one.stop + _MEETS]
    return all(any(abs(at - end) <= _MEETS for at in crossing) for end in (rule.start, rule.stop))


def painted_out(picture: Picture, across: Sequence[Rule], down: Sequence[Rule]) -> Picture:
    """The picture without its rules, which would be taken for letters."""
    image = picture.image.copy()
    draw = ImageDraw.Draw(image)
    for rule in across:
        box = (rule.start - _ROW, rule.at - _ROW, rule.stop + _ROW, rule.at + _ROW)
        draw.rectangle([edge * picture.scale for edge in box], fill="white")
    for rule in down:
        box = (rule.at - _ROW, rule.start - _ROW, rule.at + _ROW, rule.stop + _ROW)
        draw.rectangle([edge * picture.scale for edge in box], fill="white")
    return Picture(image, picture.scale)


def _lines(light: Image.Image, scale: float, shortest: float) -> tuple[Rule, ...]:
    """The rules that run along the rows of a picture."""
    width = light.width
    mask = _thin(light, max(2, round(_THICKEST * scale))).tobytes()
    start, gap = max(3, round(_START * scale)), max(1, round(_GAP * scale))
    line = re.compile(rb"\xff{%d,}(?:\x00{1,%d}\xff+)*" % (start, gap))
    found: list[Rule] = []
    for row in range(light.height):
        pixels = mask[row * width : (row + 1) * width]
        for run in line.finditer(pixels):
            length = run.end() - run.start()
            if length >= shortest * scale and run.group().count(b"\xff") >= _DENSE * length:
                found.append(Rule((row + 0.5) / scale, run.start() / scale, run.end() / scale))
    return tuple(found)


def _thin(light: Image.Image, reach: int) -> Image.Image:
    """White where a picture is darker than a little above and a little below; one row thicker on each side."""
    sides = ImageChops.darker(ImageChops.offset(light, 0, reach), ImageChops.offset(light, 0, -reach))
    mask = ImageChops.subtract(sides, light).point([255 if value > _DARKER else 0 for value in range(256)])
    mask.paste(0, (0, 0, mask.width, reach))  # offsets come round at the edges
    mask.paste(0, (0, mask.height - reach, mask.width, mask.height))
    return ImageChops.lighter(mask, ImageChops.lighter(ImageChops.offset(mask, 0, 1), ImageChops.offset(mask, 0, -1)))
