"""The words of an OpenDocument paragraph, with what is anchored in it and the colour behind it."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from goldthread.documents.readers.odf.names import attribute, tag, whole
from goldthread.documents.readers.odf.styles import Styles

_SKIPPED = {"text:note", "office:annotation", "text:tracked-changes", "text:ruby-text", "text:bookmark-start"}
_BOXES = {"draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse"}
_MOST_BLANKS = 200


@dataclass
class Words:
    """The text of one paragraph, its lines parted by line feeds."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)  # text boxes and shapes anchored here
    fills: set[str | None] = field(default_factory=set)
    breaks: int = 0  # pages that ended inside

    @property
    def lines(self) -> list[str]:
        """The lines that say something, blanks made single."""
        lines = [" ".join(line.split()) for line in "".join(self.pieces).split("\n")]
        return [line for line in lines if line]

    @property
    def fill(self) -> str | None:
        """The one colour behind all its letters."""
        return next(iter(self.fills)) if len(self.fills) == 1 else None


def words_of(paragraph: etree._Element, styles: Styles) -> Words:
    """What a text:p or text:h says; deleted text stands elsewhere in the file and is never met here."""
    words = Words()
    _gather(paragraph, styles, words, None)
    return words


def _gather(node: etree._Element, styles: Styles, words: Words, fill: str | None) -> None:
    _say(node.text, words, fill)
    for inner in node:
        match tag(inner):
            case "text:s":
                words.pieces.append(" " * min(whole(inner, "text:c"), _MOST_BLANKS))
            case "text:tab":
                words.pieces.append(" ")
            case "text:line-break":
                words.pieces.append("\n")
            case "text:soft-page-break":
                words.breaks += 1
            case name if name in _BOXES:
                words.boxes.append(inner)
            case "text:span":
                own = styles.fill("text", attribute(inner, "text:style-name"))
                _gather(inner, styles, words, own or fill)
            case name if name and name not in _SKIPPED:
                _gather(inner, styles, words, fill)
        _say(inner.tail, words, fill)


def _say(text: str | None, words: Words, fill: str | None) -> None:
    if text:
        words.pieces.append(text.replace("\n", " "))
        if text.strip():
            words.fills.add(fill)
