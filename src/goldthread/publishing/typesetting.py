"""Words and figures made into tagged PDF (PDF/UA-1 as Typst writes it), in the font that ships with the product."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings

ATTEMPTS = 5  # a sign left out can bring its neighbour to light: a joined picture falls into its parts
_WITHOUT_A_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def typeset(template: Path, named: str, shown: Any, on: date) -> bytes:
    """The file. The data goes in as JSON, never as markup, so no text of a plan can change the document.

    A tagged PDF may hold no sign its fonts cannot draw. Rather than fail for one picture in an update, such a sign
    is said in words, "[party popper]"; every other format keeps it as it is.
    """
    import typst  # heavy, and few requests want it

    data = orjson.dumps(shown).decode()
    for _ in range(ATTEMPTS):
        try:
            made: bytes = typst.compile(
                template,
                font_paths=[settings.FONTS],
                ignore_system_fonts=True,
                sys_inputs={named: data},
                pdf_standards=["ua-1"],
                timestamp=datetime.combine(on, time(12), tzinfo=UTC),
            )
        except typst.TypstError as error:
            undrawn = set(_WITHOUT_A_GLYPH.findall(error.diagnostic or ""))
            if not undrawn:
                raise
            for text in undrawn:
                data = _said(data, text)
        else:
            return made
    raise ValueError("Some signs of this report cannot be drawn, nor said in words.")


def _said(data: str, text: str) -> str:
    """The data with this text, as Typst's message spells it, said in words wherever it stands."""
    text = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
    return data.replace(text, "".join(map(_in_words, text)))


def _in_words(sign: str) -> str:
    """A picture by its name, a letter of a script we have no font for as an empty box, a mere joiner not at all."""
    match unicodedata.category(sign):
        case "So":
            return f"[{unicodedata.name(sign, 'sign').lower()}]"
        case "Cf" | "Mn" | "Sk":
            return ""
        case _:
            return "□"
