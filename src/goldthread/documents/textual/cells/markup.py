"""One cell of a text extraction to paragraphs: tags left inside it, bullets, items run together."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from functools import lru_cache

from goldthread.documents.model import Paragraph
from goldthread.documents.textual.cells import lists
from goldthread.documents.textual.cells.wrapping import rejoin

_TAG = re.compile(
    r"<(/?)(p|ul|ol|li|br|div|i|b|u|em|strong|span|a|sup|sub|h[1-6]|table|tbody|thead|tr|td|th|font|small)"
    r"(?:\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_MARKDOWN_STRONG = re.compile(
    r"(?<![\w*])\*\*(?=\S)([^*]{1,400})(?<=\S)\*\*(?![\w*])|(?<=\S)\*\*(?=\s|$)|(?<!\S)\*\*(?=\S)"
)
_MARKDOWN_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]{1,400})(?<=[^\s*])\*(?![\w*])")
_ORDINAL = re.compile(r"\b(\d{1,2}) (st|nd|rd|th)\b")
_OTHER_BULLET = re.compile(r"^[ \t]*[·▪●◦§][ \t]+", re.MULTILINE)
_LETTER = re.compile(r"[^\W_]")
_LONGEST_LIST = 400  # items; more is no list


@dataclass
class _Cell:
    """The cell as read so far."""

    common_words: frozenset[str]
    depth: int = 0
    in_item: bool = False
    text: str = ""
    out: list[Paragraph] = field(default_factory=list)

    def flush(self) -> None:
        """Close the paragraph that is being read."""
        for line in rejoin(_OTHER_BULLET.sub("• ", self.text).split("\n")):
            self.out.extend(self._paragraphs(_tidy(line)))
        self.text = ""

    def _paragraphs(self, text: str) -> list[Paragraph]:
        if not _LETTER.search(text):
            return []
        if "•" in text:
            return self._items(lists.split_bullets(text), max(self.depth, 1))
        if self.depth == 0:
            return [part for statement in lists.split_numbered(text) or [text] for part in self._plain(statement)]
        if self.in_item:
            return [Paragraph(text, bullet=self.depth - 1)]
        if text[0] in "-–":
            return self._items(lists.split_dashes(text), self.depth)
        return [Paragraph(piece, bullet=self.depth - 1) for piece in lists.split_unmarked(text, self.common_words)]

    def _plain(self, text: str) -> list[Paragraph]:
        pieces = lists.inline_dashes(text)
        return self._items(pieces, 1) if pieces else [Paragraph(text)]

    def _items(self, pieces: list[str], depth: int) -> list[Paragraph]:
        """The first piece is a lead-in, empty when the list starts at once."""
        lead, items = pieces[0], pieces[1 : _LONGEST_LIST + 1]
        out = [Paragraph(lead, bullet=self.depth - 1 if self.depth else None)] if _LETTER.search(lead) else []
        return out + [Paragraph(item, bullet=depth - 1) for item in items if _LETTER.search(item)]

    def tag(self, name: str, closing: bool) -> None:
        """A tag: blocks end the paragraph, lists change the level."""
        if name in ("ul", "ol"):
            self.flush()
            self.depth = max(0, self.depth - 1) if closing else min(self.depth + 1, 6)
            self.in_item = False
        elif name == "li":
            self.flush()
            self.in_item = not closing
        elif name == "br":
            self.text += "\n"
        elif name in ("p", "div", "tr") or name[0] == "h":
            self.flush()
            if not closing and not self.in_item:
                self.depth = 0
        elif name in ("td", "th", "sup", "sub"):
            self.text += "" if name[0] == "s" else " "


def cell_paragraphs(raw: str, common_words: frozenset[str] = frozenset()) -> tuple[Paragraph, ...]:
    """The paragraphs and bullets of a raw cell; a list that lost its marks is cut into its items.

    ``common_words``: words the paper also writes without a capital (see ``lists.split_unmarked``).
    """
    cell = _Cell(common_words)
    last = 0
    for match in _TAG.finditer(raw):
        cell.text += raw[last : match.start()]
        cell.tag(match.group(2).lower(), match.group(1) == "/")
        last = match.end()
    cell.text += raw[last:]
    cell.flush()
    return tuple(cell.out)


@lru_cache(maxsize=20_000)
def plain(raw: str) -> str:
    """A raw cell or line as one line of words, for looking at."""
    return _tidy(_TAG.sub(" ", raw).replace("\n", " "))


def _tidy(text: str) -> str:
    text = html.unescape(text) if "&" in text and ";" in text else text
    text = _MARKDOWN_STRONG.sub(lambda match: match.group(1) or "", text)
    text = _MARKDOWN_EMPHASIS.sub(lambda match: match.group(1), text)
    return _ORDINAL.sub(r"\1\2", " ".join(text.split()))
