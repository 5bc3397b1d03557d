"""Cell colours of a spreadsheet, whether given outright, from the theme or from the old palette."""

from __future__ import annotations

import colorsys
import re
from typing import Any

from lxml import etree
from openpyxl.styles.colors import COLOR_INDEX

from goldthread.documents.readers.colours import colour_of, hex_colour

_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SIX_DIGITS = re.compile("[0-9a-fA-F]{6}")
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6")


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


def cell_fill(cell: Any, theme: tuple[str, ...]) -> str | None:
    """The solid colour behind one cell as "#rrggbb", None for none or white."""
    fill = cell.fill
    if fill is None or fill.fill_type != "solid":
        return None
    return plain_colour(fill.fgColor, theme)


def plain_colour(colour: Any, theme: tuple[str, ...]) -> str | None:
    """An openpyxl colour as "#rrggbb", whether it is given outright, from the theme or from the old palette."""
    if colour.type == "rgb" and isinstance(colour.rgb, str):
        return colour_of(colour.rgb[-6:])
    if colour.type == "theme" and 0 <= colour.theme < len(theme):
        return _tinted(theme[colour.theme], colour.tint or 0.0)
    if colour.type == "indexed" and 0 <= colour.indexed < len(COLOR_INDEX):
        return colour_of(COLOR_INDEX[colour.indexed][-6:])
    return None


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
