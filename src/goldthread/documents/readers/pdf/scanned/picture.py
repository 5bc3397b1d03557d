"""The picture of a page: rendered, set straight, asked for its colours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from PIL import Image

from goldthread.documents.readers.colours import hex_colour
from goldthread.documents.readers.pdf.marks import Box

_DPI = 300
_MOST_PIXELS = 16_000_000
_POINTS = 72
_WHITE = (255, 255, 255)
_SMALL = 700  # pixels on the longer side: enough to see the tilt of lines
_COLOURFUL = 45  # between the strongest and the weakest part of a colour
_SAMPLES = 13  # places looked at across and down a cell


@dataclass(frozen=True)
class Picture:
    """A page as an RGB image; ``scale`` is pixels a point."""

    image: Image.Image
    scale: float

    @classmethod
    def of(cls, page: Any) -> Picture:
        """The rendering of a pypdfium2 page, fine enough for small print and bounded in size."""
        width, height = page.get_size()
        finest = math.sqrt(_MOST_PIXELS / max(width * height, 1.0))
        scale = min(_DPI / _POINTS, finest)
        return cls(page.render(scale=scale).to_pil().convert("RGB"), scale)

    def straightened(self) -> Picture:
        """The picture turned by the small angle at which its lines of text stand most level."""
        grey = self.image.convert("L")
        grey.thumbnail((_SMALL, _SMALL))
        coarse = max((step / 2 for step in range(-6, 7)), key=lambda angle: _levelness(grey, angle))
        angle = max((coarse + step / 10 for step in range(-4, 5)), key=lambda angle: _levelness(grey, angle))
        if abs(angle) < 0.05:
            return self
        turned = self.image.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=_WHITE)
        return Picture(turned, self.scale)

    def colour_behind(self, box: Box) -> str | None:
        """The colour of most of a cell (in points), None for white, black and greys."""
        left, top, right, bottom = (edge * self.scale for edge in box)
        inset = 2 * self.scale
        points = [
            (left + inset + (right - left - 2 * inset) * x / (_SAMPLES - 1),
             top + inset + (bottom - top - 2 * inset) * y / (_SAMPLES - 1))
            for x in range(_SAMPLES) for y in range(_SAMPLES)
        ]  # fmt: skip
        width, height = self.image.size
        seen = [self.image.getpixel((int(x), int(y))) for x, y in points if 0 <= x < width and 0 <= y < height]
        if not seen:
            return None
        red, green, blue = (round(median(parts)) for parts in zip(*seen, strict=True))
        return hex_colour(red, green, blue) if max(red, green, blue) - min(red, green, blue) > _COLOURFUL else None


def _levelness(grey: Image.Image, angle: float) -> float:
    """How sharply dark rows and light rows follow each other at an angle."""
    turned = grey.rotate(angle, resample=Image.Resampling.BILINEAR, fillcolor=255)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX).tobytes()
    return float(sum((after - before) ** 2 for before, after in pairwise(rows)))
