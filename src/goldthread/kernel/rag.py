"""Red, amber, green, blue, grey: what each says, how papers print it, and the colour behind a cell."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from enum import StrEnum


class Rag(StrEnum):
    """Blue is complete and sustained; grey is not due. No RAG at all is none of these."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"

    @property
    def label(self) -> RagLabel:
        return RAG_LABELS[self]


@dataclass(frozen=True)
class RagLabel:
    """How a RAG is shown, so that its colour is never all there is: a word, a letter, a shape, a meaning."""

    word: str
    letter: str
    shape: str  # the name of its icon
    mark: str  # the shape as a character, for plain text
    meaning: str


RAG_LABELS = {
    Rag.RED: RagLabel("Red", "R", "diamond", "◆", "Off track: it will not be done in time without help"),
    Rag.AMBER: RagLabel("Amber", "A", "triangle", "▲", "At risk: it may be late or fall short"),
    Rag.GREEN: RagLabel("Green", "G", "circle", "●", "On track"),
    Rag.BLUE: RagLabel("Blue", "B", "tick", "✔", "Complete and sustained"),
    Rag.GREY: RagLabel("Grey", "-", "dash", "–", "Not due yet"),
}

_LETTERS = {"r": Rag.RED, "a": Rag.AMBER, "g": Rag.GREEN, "b": Rag.BLUE}
_WORDS = {
    "red": Rag.RED,
    "amber": Rag.AMBER,
    "yellow": Rag.AMBER,
    "orange": Rag.AMBER,
    "green": Rag.GREEN,
    "blue": Rag.BLUE,
    "complete": Rag.BLUE,
    "completed": Rag.BLUE,
    "grey": Rag.GREY,
    "gray": Rag.GREY,
}
_SIGNS = {"🔴": Rag.RED, "🟠": Rag.AMBER, "🟡": Rag.AMBER, "🟢": Rag.GREEN, "🔵": Rag.BLUE, "⚪": Rag.GREY}
# Words that may stand among the colours of a cell without ending them: "RAG status: amber to green".
_PASSED_OVER = {"rag", "brag", "ragb", "status", "rating", "rated", "is", "was", "now", "from", "to", "and"}
_NOT_DUE = re.compile(r"\bnot\s+(?:yet\s+)?due\b", re.IGNORECASE)
_TOKEN = re.compile(rf"[^\W\d_]+|[{''.join(_SIGNS)}]")


def parse_rag(text: str) -> tuple[Rag, ...]:
    """The RAGs a cell prints, in order, each run of the same one once: "G/A", "Amber to green", "Complete".

    Reading stops at the first word that is no part of a rating ("Amber – the red route is late" is amber), and
    single letters count only in a cell of nothing else ("A new lead" says nothing). Never raises.
    """
    found: list[Rag] = []
    letters_only = True
    for token in _TOKEN.findall(_NOT_DUE.sub(" grey ", text)):
        rags = _rags_of(token)
        if rags is None:
            return () if letters_only else tuple(found)
        letters_only = letters_only and (not rags or (len(token) <= len(rags) and token not in _SIGNS))
        found.extend(rag for rag in rags if not found or found[-1] is not rag)
    return tuple(found)


def _rags_of(token: str) -> tuple[Rag, ...] | None:
    """The RAGs of one word; () for a word to pass over, None for any other."""
    word = token.lower()
    if rag := _WORDS.get(word) or _LETTERS.get(word) or _SIGNS.get(token):
        return (rag,)
    if word in _PASSED_OVER:
        return ()
    if len(token) == 2 and token.isupper() and set(word) <= _LETTERS.keys():  # "GA" for two bullets
        return tuple(_LETTERS[letter] for letter in word)
    return None


# Hues in degrees up to which a colour counts; beyond blue lie purples, which are nobody's rating.
_HUES = ((20, Rag.RED), (70, Rag.AMBER), (170, Rag.GREEN), (265, Rag.BLUE))
_RED_AGAIN = 340
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})")
_LEAST_SATURATION = 0.25
_BLACK, _WHITE, _DARK_GREY, _LIGHT_GREY = 0.08, 0.96, 0.2, 0.93


def rag_from_colour(colour: str) -> Rag | None:
    """The RAG a cell's fill stands for; None for black, white, purple and anything that is not "#rrggbb".

    Judged by hue, so that pale and strong fills of one colour are the same RAG.
    """
    found = _COLOUR.fullmatch(colour.strip())
    if not found:
        return None
    red, green, blue = (part / 255 for part in bytes.fromhex(found[1]))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    if saturation < _LEAST_SATURATION:
        return Rag.GREY if _DARK_GREY <= lightness <= _LIGHT_GREY else None
    if not _BLACK < lightness < _WHITE:
        return None
    degrees = hue * 360
    if degrees > _RED_AGAIN:
        return Rag.RED
    return next((rag for limit, rag in _HUES if degrees < limit), None)
