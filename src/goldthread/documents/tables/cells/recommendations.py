"""A cell of recommendations to its references: "7,8,10", "1, 4 & 6", "Rec 3", "All"."""

from __future__ import annotations

import re

_WORD = re.compile(r"\b(?:recommendations?|recomms?|recs?)\b\.?\s*(?:no\.?|nos\.?)?", re.IGNORECASE)
_RANGE = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})")
_SEPARATOR = re.compile(r"\s*(?:[,;/&\n]|\band\b)\s*")
_REFERENCE = re.compile(r"(?:[A-Z]{0,4}\s?)?\d{1,3}(?:\.\d{1,3})*[a-z]?|[A-Z]{1,2}|all", re.IGNORECASE)
_LONGEST_RANGE = 60
_BEHIND = re.compile(
    r"[(\[](?:recommendations?|recomms?|recs?)\b\.?\s*(?P<refs>[^()\[\]]{1,60})[)\]]\s*\.?\s*$", re.IGNORECASE
)


def split_recommendations(text: str) -> list[str]:
    """The references of a cell in order; a cell of words stays one entry a line."""
    lines = [
        line.strip()
        for line in text.split("\n")
        if line.strip() and not re.fullmatch(r"[-–—.\s]*|n/?a|none|nil", line.strip(), re.IGNORECASE)
    ]
    found: list[str] = []
    for line in lines:
        found.extend(_references(line) or [line])
    return list(dict.fromkeys(found))


def recommendations_behind(text: str) -> list[str]:
    """The references in a bracket at the end of a finding: "Too few are trained. (Recommendations 3 and 4)"."""
    found = _BEHIND.search(text)
    return _references(found["refs"]) if found else []


def _references(line: str) -> list[str]:
    """The references of a line that holds nothing else."""
    out: list[str] = []
    for piece in _SEPARATOR.split(_WORD.sub("", line).strip(" :.")):
        piece = piece.strip(" .()")
        if not piece:
            continue
        if span := _RANGE.fullmatch(piece):
            first, last = int(span.group(1)), int(span.group(2))
            if not first <= last <= first + _LONGEST_RANGE:
                return []
            out.extend(str(number) for number in range(first, last + 1))
        elif _REFERENCE.fullmatch(piece):
            out.append(re.sub(r"\s+", "", piece))
        else:
            return []
    return out
