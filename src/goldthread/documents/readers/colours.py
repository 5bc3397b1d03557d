"""Colours as files write them, all brought to "#rrggbb"."""

from __future__ import annotations

import re

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\Z")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})")
_NAMES = {
    "red": "#ff0000", "green": "#00ff00", "lime": "#00ff00", "yellow": "#ffff00", "orange": "#ffa500",
    "amber": "#ffbf00",
    "blue": "#0000ff", "darkred": "#800000", "darkgreen": "#008000", "darkyellow": "#808000", "darkblue": "#000080",
    "cyan": "#00ffff", "magenta": "#ff00ff", "lightgreen": "#90ee90", "gold": "#ffd700", "purple": "#800080",
    "limegreen": "#32cd32", "crimson": "#dc143c", "lightblue": "#add8e6", "darkcyan": "#008080",
}  # fmt: skip


def colour_of(printed: str | None) -> str | None:
    """A colour value of HTML or Word as "#rrggbb"; None for none, white, automatic or unknown."""
    value = (printed or "").strip().lower()
    if not value or value in {"auto", "none", "transparent", "inherit", "white"}:
        return None
    if found := _RGB.match(value):
        return hex_colour(*(min(int(part), 255) for part in found.groups()))
    if found := _HEX.match(value):
        digits = found.group(1)
        return _unless_white("#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)))
    return _NAMES.get(value)


def hex_colour(red: int, green: int, blue: int) -> str | None:
    """Three numbers from 0 to 255 as "#rrggbb", None for white."""
    return _unless_white(f"#{red:02x}{green:02x}{blue:02x}")


def _unless_white(colour: str) -> str | None:
    return None if colour == "#ffffff" else colour
