"""Bullets that were typed rather than set: "• text", "- text", and the private-use marks of symbol fonts."""

from __future__ import annotations

import re

from goldthread.documents.model import Paragraph

# Symbol and Wingdings bullets arrive in the private use area when the font's mapping is lost.
MARKS = "•‣◦⁃∙▪▫■□●○◆◇►▶➢➤✓✔❖⮚·"
SYMBOL_MARKS = "".join(chr(0xF000 + code) for code in (0xB7, 0xA7, 0xD8, 0x76, 0xFC, 0x6E, 0x71, 0xA8, 0x2D))
_ANY_MARK = re.compile(rf"[{MARKS}{SYMBOL_MARKS}]\s*(?=\S)")
_TYPED_DASH = re.compile(r"(?:[-–—*]|o(?=\s+[A-Z]))\s+(?=\S)")
_SECOND_LEVEL = "◦○▫□o–—"


def is_lone_mark(text: str) -> bool:
    """True for a bullet mark or dash with nothing behind it."""
    return len(text) == 1 and (text in MARKS or text in SYMBOL_MARKS or text in "-–—*")


def typed_paragraph(text: str, *, fill: str | None = None, heading: int | None = None) -> Paragraph:
    """One line as a paragraph: a typed mark becomes its bullet level and leaves the text."""
    stripped = text.strip()
    found = _ANY_MARK.match(stripped) or _TYPED_DASH.match(stripped)
    if not found:
        return Paragraph(stripped, fill=fill, heading=heading)
    level = 1 if stripped[0] in _SECOND_LEVEL and len(text) - len(text.lstrip()) >= 2 else 0
    return Paragraph(stripped[found.end() :].strip(), bullet=level, fill=fill)


def typed_paragraphs(text: str, *, fill: str | None = None) -> tuple[Paragraph, ...]:
    """The lines of a cell as paragraphs, blank lines and lone marks left out."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        return (typed_paragraph(lines[0], fill=fill),)
    return tuple(typed_paragraph(line, fill=fill) for line in lines if not is_lone_mark(line.strip()))
