"""Cell colours of a spreadsheet, whether given outright, from the theme or from the old palette."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Sequence

from lxml import etree

from goldthread.documents.readers.colours import colour_of, hex_colour
from goldthread.documents.readers.xlsx.names import child, whole
from goldthread.documents.readers.xlsx.palette import PALETTE

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SIX_DIGITS = re.compile("[0-9a-fA-F]{6}")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_UNSET = "00000000"


def theme_colours(theme: bytes | None) -> tuple[str, ...]:
    """The theme's colours as six hex digits, in the order that cells count them; empty without a theme."""
    if not theme or b"<!ENTITY" in theme:
        return ()
    try:
        root = etree.fromstring(theme, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        return ()
    scheme = root.find(f".//{_DRAWING}clrScheme")
    if scheme is None:
        return ()
    found = {node.tag.removeprefix(_DRAWING): node for node in scheme if isinstance(node.tag, str)}
    return tuple(_theme_colour(found.get(name)) for name in _THEME_ORDER)


class Colours:
    """The colours of one workbook: those of its theme, and its own palette if it brings one."""

    def __init__(self, theme: tuple[str, ...], palette: Sequence[str]) -> None:
        self._theme = theme
        self._palette = palette or PALETTE

    def solid(self, fill: etree._Element | None) -> str | None:
        """The colour behind a cell as "#rrggbb", None for a pattern, for none and for white."""
        pattern = child(fill, "patternFill")
        if pattern is None or pattern.get("patternType") != "solid":
            return None
        return self._plain(child(pattern, "fgColor"))

    def of_rule(self, fill: etree._Element | None) -> str | None:
        """The colour that a rule gives: it keeps a solid one as the background; some programs write the other."""
        pattern = child(fill, "patternFill")
        if pattern is None or pattern.get("patternType") not in {None, "solid"}:
            return None
        behind = child(pattern, "bgColor")
        colour = child(pattern, "fgColor") if behind is None or behind.get("rgb") == _UNSET else behind
        return None if colour is None or colour.get("rgb") == _UNSET else self._plain(colour)

    def _plain(self, colour: etree._Element | None) -> str | None:
        if colour is None:
            return None
        number, theme = colour.get("indexed"), whole(colour.get("theme"), len(self._theme))
        if number is not None:
            place = whole(number, len(self._palette))
            return colour_of(self._palette[place][-6:]) if place < len(self._palette) else None
        if colour.get("theme") is not None:
            return _tinted(self._theme[theme], _tint(colour)) if theme < len(self._theme) else None
        return colour_of((colour.get("rgb") or "")[-6:])


def _tint(colour: etree._Element) -> float:
    try:
        return max(-1.0, min(1.0, float(colour.get("tint") or 0)))
    except ValueError:
        return 0.0


def _theme_colour(node: etree._Element | None) -> str:
    """One colour of the theme; that of the system ("windowText") is as it was when last drawn."""
    inner = node[0] if node is not None and len(node) else None
    said = (inner.get("val"), inner.get("lastClr")) if inner is not None else ()
    return next((colour for colour in said if colour and _SIX_DIGITS.fullmatch(colour)), "ffffff")


def _tinted(colour: str, tint: float) -> str | None:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return hex_colour(*(round(part * 255) for part in colorsys.hls_to_rgb(hue, min(1.0, light), saturation)))
