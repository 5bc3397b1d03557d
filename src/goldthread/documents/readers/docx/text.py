"""Paragraphs of a Word file: their words, their bullet or number, their colour and the page they begin on."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from goldthread.documents.model import Paragraph
from goldthread.documents.readers.colours import colour_of
from goldthread.documents.readers.docx.names import child, tag, value
from goldthread.documents.readers.docx.styles import ListPlace, Numbering, Style, list_place
from goldthread.documents.readers.typed_bullets import is_lone_mark, typed_paragraph

_SKIPPED = {"del", "moveFrom", "instrText", "delText", "pPr", "rPr", "sdtPr", "footnoteReference", "mc:Fallback",
            "delInstrText", "proofErr", "commentReference"}  # fmt: skip
_LITERAL = {"tab": " ", "noBreakHyphen": "-", "br": "\n", "cr": "\n", "softHyphen": "", "ptab": " "}


@dataclass
class _Words:
    """The text of one paragraph while it is gathered."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # text boxes anchored here
    fills: set[str | None] = field(default_factory=set)


@dataclass
class ParagraphReader:
    """Reads paragraphs in order, since numbers and pages are counted as they pass."""

    styles: dict[str, Style]
    numbering: Numbering
    file: str
    page: int = 1
    knows_pages: bool = False  # true once the file has shown where Word broke its pages

    @property
    def page_label(self) -> str | None:
        """The page as Word last laid it out, None where the file does not say."""
        return str(self.page) if self.knows_pages else None

    def paragraphs(self, node: etree._Element) -> list[Paragraph]:
        """The paragraph with its line breaks resolved, then the text boxes anchored in it."""
        words = _Words()
        self._gather(node, words)
        found = self._shaped(node, words)
        for box in words.boxes:
            for inner in box.iter():
                if tag(inner) == "p":
                    found.extend(self.paragraphs(inner))
        return found

    def _shaped(self, node: etree._Element, words: _Words) -> list[Paragraph]:
        lines = [" ".join(line.split()) for line in "".join(words.pieces).split("\n")]
        lines = [line for line in lines if line and not (is_lone_mark(line) and len(lines) > 1)]
        if not lines:
            return []
        style = self.styles.get(value(child(node, "pPr", "pStyle")) or "", Style())
        fill = self._fill(node, words)
        place = list_place(child(node, "pPr")) or style.place
        bullet, printed = self._mark(place, style)
        if style.heading:
            return [Paragraph(f"{printed}{' '.join(lines)}", heading=style.heading, fill=fill)]
        if bullet is not None:
            return [Paragraph(" ".join(lines), bullet=bullet, fill=fill)]
        lines[0] = printed + lines[0]
        return [typed_paragraph(line, fill=fill) for line in lines]

    def _mark(self, place: ListPlace | None, style: Style) -> tuple[int | None, str]:
        """The bullet level, or the number printed before the text."""
        if place is None:
            return style.bullet, ""
        if place.list_id == "0":
            return None, ""
        if place.list_id not in self.numbering.levels:
            return (style.bullet if style.bullet is not None else place.level), ""
        if self.numbering.is_bullet(place):
            return max(place.level, style.bullet or 0), ""  # "List Bullet 2" counts from 0 in a list of its own
        return None, self.numbering.next_number(place) + " "

    def _fill(self, node: etree._Element, words: _Words) -> str | None:
        own = colour_of(value(child(node, "pPr", "shd"), "fill"))
        if own or len(words.fills) != 1:
            return own
        return next(iter(words.fills))

    def _gather(self, node: etree._Element, words: _Words) -> None:
        for inner in node:
            name = tag(inner)
            if name in _SKIPPED:
                continue
            if name == "t":
                words.pieces.append(inner.text or "")
            elif name in _LITERAL:
                self._break_page(inner)
                words.pieces.append(_LITERAL[name])
            elif name == "lastRenderedPageBreak":
                self.page, self.knows_pages = self.page + 1, True
            elif name == "sym":
                words.pieces.append(_symbol(inner))
            elif name == "txbxContent":
                words.boxes.append(inner)
            else:
                self._note_run(name, inner, words)
                self._gather(inner, words)

    def _break_page(self, node: etree._Element) -> None:
        if value(node, "type") == "page" and not self.knows_pages:
            self.page += 1

    def _note_run(self, name: str, node: etree._Element, words: _Words) -> None:
        if name == "r" and any(tag(inner) == "t" for inner in node):
            properties = child(node, "rPr")
            shade = value(child(properties, "shd"), "fill")
            words.fills.add(colour_of(value(child(properties, "highlight")) or shade))


def _symbol(node: etree._Element) -> str:
    code = value(node, "char") or ""
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
