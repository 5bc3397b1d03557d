"""How the cells of a workbook are set: the shape of their numbers, what is behind them, which read as headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from goldthread.documents.readers.sheet_layout import heading_level
from goldthread.documents.readers.xlsx.fills import Colours
from goldthread.documents.readers.xlsx.names import child, is_on, local, whole

_USUAL_SIZE = 11.0
# The formats that a file need not spell out and that bear on what we show: percentages, decimals, dates.
_FORMATS = {
    1: "0", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "mm-dd-yy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "m/d/yy h:mm", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mmss.0", 48: "##0.0E+0", **dict.fromkeys((2, 4, 7, 8, 39, 40, 43, 44), "0.00"),
}  # fmt: skip
_ASIDE = re.compile(r'"[^"]*"|\[(?!hh?\]|mm?\]|ss?\])[^\]]*\]|[_\\].', re.IGNORECASE)
_PART_OF_A_DATE = re.compile("[dmyhs]", re.IGNORECASE)
_RUNNING_TOTAL = re.compile(r"\[(?:hh?|mm?|ss?)\]", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """What the reader wants to know of one way of setting cells."""

    number_format: str = "General"
    is_date: bool = False
    is_duration: bool = False
    fill: str | None = None
    heading: int | None = None  # the level of texts set like this


class Styles:
    """The ways of setting cells that a workbook names by number."""

    def __init__(self, root: etree._Element | None, theme: tuple[str, ...]) -> None:
        self._colours = Colours(theme, [node.get("rgb") or "" for node in _all(root, "colors", "indexedColors")])
        self._formats = _FORMATS | {
            whole(node.get("numFmtId")): node.get("formatCode") or "" for node in _all(root, "numFmts")
        }
        self._fonts = [_heading(node) for node in _all(root, "fonts")]
        self._fills = [self._colours.solid(node) for node in _all(root, "fills")]
        self._styles = [self._style(node) for node in _all(root, "cellXfs")]
        self._by_rule = [self._colours.of_rule(child(node, "fill")) for node in _all(root, "dxfs")]

    def __getitem__(self, number: int) -> Style:
        return self._styles[number] if number < len(self._styles) else _USUAL

    def of_rule(self, number: int) -> str | None:
        """The colour that a rule gives to cells."""
        return self._by_rule[number] if 0 <= number < len(self._by_rule) else None

    def _style(self, node: etree._Element) -> Style:
        shape = self._formats.get(whole(node.get("numFmtId"))) or "General"
        bare = _ASIDE.sub("", shape.split(";")[0])
        font, fill = whole(node.get("fontId")), whole(node.get("fillId"))
        return Style(
            number_format=shape,
            is_date=bool(_PART_OF_A_DATE.search(bare)),
            is_duration=bool(_RUNNING_TOTAL.search(bare)),
            fill=self._fills[fill] if fill < len(self._fills) else None,
            heading=self._fonts[font] if 0 < font < len(self._fonts) else None,  # the first is the usual one
        )


_USUAL = Style()


def _all(root: etree._Element | None, *path: str) -> list[etree._Element]:
    found = child(root, *path)
    return [] if found is None else [node for node in found if local(node)]


def _heading(font: etree._Element) -> int | None:
    size, bold = child(font, "sz"), child(font, "b")
    try:
        points = float(size.get("val") or 0) if size is not None else 0.0
    except ValueError:
        points = 0.0
    return heading_level(points or _USUAL_SIZE, bold=bold is not None and is_on(bold.get("val", "1")))
