"""Red, amber, green, blue: letters, words and the hue of a fill."""

from __future__ import annotations

import colorsys
import re

_WORDS = {
    "r": "Red", "red": "Red", "a": "Amber", "amber": "Amber", "yellow": "Amber", "orange": "Amber",
    "g": "Green", "green": "Green", "b": "Blue", "blue": "Blue", "grey": "Grey", "gray": "Grey",
}  # fmt: skip
_SIGNS = {
    **dict.fromkeys("🔴🟥❤🛑", "Red"), **dict.fromkeys("🟠🟡🟧🟨🧡💛", "Amber"),
    **dict.fromkeys("🟢🟩💚", "Green"), **dict.fromkeys("🔵🟦💙", "Blue"), **dict.fromkeys("⚪⚫⬜⬛", "Grey"),
}  # fmt: skip
_SIGN = re.compile(f"(?P<sign>[{''.join(_SIGNS)}])\ufe0f?")
# What may stand beside a colour without saying more: an arrow for the direction of travel, a mark of emphasis.
_TREND = re.compile(r"[\u2190-\u21ff\u2b06\u2b07\u27a1\u25b2\u25bc\u25b6\u25c0\ufe0f]+")
_COLOUR = r"(?:red|amber|yellow|orange|green|blue|gr[ea]y|[RAGB])"
_RAG_CELL = re.compile(rf"(?:{_COLOUR}\b[\s/,;&|–-]*)+", re.IGNORECASE)
_EXPLAINED = re.compile(rf"\b{_COLOUR}\s*(?:=|:|[–-]\s)\s*\w", re.IGNORECASE)
_RAG_WORD = re.compile(rf"\b{_COLOUR}\b", re.IGNORECASE)
_LEADING = re.compile(r"\W*(red|amber|green|blue)\b(?!\s+(?-i:[a-z]{3,}\s+[a-z]))", re.IGNORECASE)


def is_rag_word(text: str) -> bool:
    """Whether a cell holds nothing but colours."""
    return bool(_RAG_CELL.fullmatch(_spelled(text)))


def is_key(text: str) -> bool:
    """Whether a line tells what the colours stand for: "RAG: green = on track, red = off track"."""
    return len(_EXPLAINED.findall(text)) > 1


def rag_words(text: str) -> list[str]:
    """The colours a cell of colours names, as printed, in order; coloured signs by the word for their colour."""
    return _RAG_WORD.findall(_spelled(text)) if is_rag_word(text) else []


def _spelled(text: str) -> str:
    """A text with its coloured signs as words, each once where the word stands beside it, and without arrows."""
    said = _SIGN.sub(lambda found: f" {_SIGNS[found['sign']]} ", _TREND.sub(" ", text))
    return re.sub(r"\b(\w+)\s+\1\b", r"\1", " ".join(said.split()), flags=re.IGNORECASE)


def rag_name(printed: str) -> str:
    """One printed colour ("g", "Amber") by its full name."""
    return _WORDS[printed.lower()]


def rag_in_words(text: str) -> str | None:
    """A colour spelled out at the start of a longer cell ("Green - on track")."""
    found = _LEADING.match(_spelled(text))
    return found.group(1) if found else None


def behind_colour(text: str) -> str:
    """What a longer cell says behind the colour that it begins with: "Green. The shop is open"."""
    word = rag_in_words(text)
    return re.sub(rf"^\W*{word}\b[\s.:;,–—-]*", "", text, count=1, flags=re.IGNORECASE) if word else text


def rag_of_fill(fill: str | None) -> str | None:
    """The colour a fill stands for, None for no colour worth the name."""
    if not fill:
        return None
    red, green, blue = (int(fill[place : place + 2], 16) / 255 for place in (1, 3, 5))
    hue, lightness, saturation = colorsys.rgb_to_hls(red, green, blue)
    spread = max(red, green, blue) - min(red, green, blue)
    if spread < 0.2 or saturation < 0.25 or lightness > 0.93 or lightness < 0.08:
        return None
    degrees = hue * 360
    if degrees < 20 or degrees > 335:
        return "Red"
    if degrees < 70:
        return "Amber"
    if degrees < 170:
        return "Green"
    return "Blue" if 185 <= degrees <= 260 else None
