"""The recommendations a plan answers: a numbered list under a heading that says so, or a table of them.

What the paper asks its own readers ("Committee is asked to ...") is none.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

from goldthread.documents.facts.lines import FactLine
from goldthread.documents.model import DraftRecommendation, Evidence

_HEADING = re.compile(r"\brecommendations?\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\b(?:is|are) (?:asked|invited|requested|recommended)\b|\brecommended that\b|\basked to\b|\bagrees?:?$",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"^\W{0,3}(?:(?P<named>recommendation|rec)\.?\s*(?:no\.?\s*)?)?(?P<ref>(?P<letter>(?-i:[A-Z]))?\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*(?P<stop>[.:)–—-]{0,2})\s*\**\s*(?P<text>\S.*)?$",
    re.IGNORECASE,
)
_SECTION = re.compile(r"^\s*(?:[A-Z]\.|[IVX]{1,4}\.|section \w+|theme \w+|part \w+)\s", re.IGNORECASE)
_LEAST = 3  # recommendations in a list
_LONGEST_GAP = 4  # lines between two of them


def find_recommendations(lines: Sequence[FactLine]) -> tuple[DraftRecommendation, ...]:
    """The longest numbered list of recommendations in the paper, in order."""
    best: tuple[DraftRecommendation, ...] = ()
    for start, line in enumerate(lines):
        if _begins_list(line, lines[start + 1 : start + 3]):
            found = _list_from(lines, start + 1)
            if len(found) >= _LEAST and len(found) > len(best):
                best = found
    return best or _named_ones(lines)


def _begins_list(line: FactLine, following: Sequence[FactLine]) -> bool:
    if not _HEADING.search(line.text) or len(line.text.split()) > 25 or line.in_table:
        return False
    if _ASKS.search(line.text) or any(_ASKS.search(each.text) for each in following):
        return False
    return line.heading is not None or line.text.rstrip().endswith(":")


def _list_from(lines: Sequence[FactLine], start: int) -> tuple[DraftRecommendation, ...]:
    found: list[DraftRecommendation] = []
    section: str | None = None
    idle = 0
    for index in range(start, len(lines)):
        line = lines[index]
        match = _ITEM.match(line.text)
        marked = match and (match["stop"] or match["named"] or match["letter"] or line.bullet is not None)
        if match and marked and _is_next(match, found):
            text = match["text"] or (lines[index + 1].text if index + 1 < len(lines) else "")
            if text:
                found.append(_recommendation(match["ref"], text, section, line))
            idle = 0
            continue
        if line.heading is not None or _SECTION.match(line.text):
            if found and not _goes_on_after(lines, index, found):
                break
            section = line.text.strip()
        idle += 1
        if idle > _LONGEST_GAP or line.in_table:
            break
    return tuple(found)


def _goes_on_after(lines: Sequence[FactLine], index: int, found: Sequence[DraftRecommendation]) -> bool:
    """Whether the numbering goes on behind a heading."""
    for line in lines[index + 1 : index + 4]:
        match = _ITEM.match(line.text)
        if match and _is_next(match, found):
            return True
    return False


def _is_next(match: re.Match[str], found: Sequence[DraftRecommendation]) -> bool:
    """The numbers go up one by one from the first, behind one letter or none; a stray one may be missing."""
    letter, number = _counted(match["ref"])
    if not found:
        return number == 1
    before, last = _counted(found[-1].ref)
    return letter == before and (number in (last + 1, last + 2) or ("." in match["ref"] and number == last))


def _counted(ref: str) -> tuple[str, int]:
    """The letter before a number, and the number: "R4" is ("R", 4)."""
    bare = ref.lstrip(string.ascii_letters)
    return ref[: len(ref) - len(bare)], int(re.match(r"\d+", bare).group())  # type: ignore[union-attr]


def _named_ones(lines: Sequence[FactLine]) -> tuple[DraftRecommendation, ...]:
    """ "Recommendation 1: ..." wherever it stands, when there are several in order."""
    found: list[DraftRecommendation] = []
    for index, line in enumerate(lines):
        match = _ITEM.match(line.text)
        if not match or not match["named"] or line.in_table or not _is_next(match, found):
            continue
        text = match["text"] or (lines[index + 1].text if index + 1 < len(lines) else "")
        if len(text.split()) > 2:
            found.append(_recommendation(match["ref"], text, None, line))
    return tuple(found) if len(found) >= _LEAST else ()


def _recommendation(ref: str, text: str, section: str | None, line: FactLine) -> DraftRecommendation:
    evidence = Evidence(line.source, 0.9, ("a numbered list of recommendations",))
    return DraftRecommendation(ref, text.strip(" *"), section, {"text": evidence})
