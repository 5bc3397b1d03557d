"""Headings of columns that stand on a line each or were run together on one: "Ref Action Lead partner When"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldthread.documents.textual.cells.expectations import heading_sort
from goldthread.documents.textual.cells.glued import words_in
from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.wrapping import is_open
from goldthread.documents.textual.stacked.headings import group_label, is_title

_FIRST_ROW = re.compile(r"\s*1[.)]?\s+[A-Z]")
SAYS_MORE = re.compile(r":\s+\S|\d/\d{1,2}/\d")  # "Meeting: 13/01/2031" says when and heads nothing
_SHORTENED = re.compile(r"\b(No|Nr|Ref|Rec|Resp|Dept)\.$", re.IGNORECASE)
_HEADING_WORDS = 7
_LINE_WORDS = 16
_MOST_WAYS = 32
_HEADS = 2.0
_PAIR = 2  # headings


def headings_at(lines: Sequence[str], start: int) -> tuple[list[str], int]:
    """Headings on one line or on a line each, and the first line after them."""
    found: list[str] = []
    index = start
    while index < len(lines) and len(found) < 12:
        line = lines[index].strip()
        if line and (not _could_head(line) or group_label(line) or (not found and is_title(line))):
            break
        found += [line] if line else []
        index += 1
    if len(found) >= 3 and heading_score(found) >= 2:
        return found, index
    parted = run_together(lines[start])
    if len(parted) >= (2 if _says_how_it_stands(parted) else 3) and heading_score(parted) >= 2:
        after = _next_line(lines, start)
        if more := _headings_below(lines, after, parted):
            return [*parted, *more], _next_line(lines, after)
        return parted, after
    return [], start


def _headings_below(lines: Sequence[str], at: int, headings: Sequence[str]) -> list[str]:
    """The headings of further columns on a second line, right over the first row."""
    if at >= len(lines) or not _FIRST_ROW.match("".join(lines[_next_line(lines, at) :][:1])):
        return []
    first, _, rest = lines[at].strip().partition(" ")
    if len(rest.split()) >= _HEADING_WORDS or heading_sort(first) is None or lines[at].strip()[-1] in ".;,:":
        return []
    more = [first, *run_together(rest)] if rest and heading_sort(rest) else run_together(lines[at])
    return [] if set(more) & set(headings) or heading_sort(more[-1]) is None else more


def _next_line(lines: Sequence[str], start: int) -> int:
    return next((at for at in range(start + 1, len(lines)) if lines[at].strip()), len(lines))


def ways_to_part(headings: Sequence[str]) -> list[list[str]]:
    """The headings, and what they may be instead: "Action" and "Owner" side by side may be one "Action Owner"."""
    return [list(way) for way, _ in zip(_ways(headings), range(_MOST_WAYS), strict=False)]


def _ways(headings: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not headings:
        yield ()
        return
    for rest in _ways(headings[1:]):
        yield (headings[0], *rest)
    if len(headings) > 1 and heading_sort(f"{headings[0]} {headings[1]}") is not None:
        yield from _ways([f"{headings[0]} {headings[1]}", *headings[2:]])


def are_headings(line: str) -> bool:
    """Whether a line is nothing but the headings of columns, run together; "Action owner" may be a single one."""
    parted = run_together(line) if line.strip() else []
    twice = any(one.split()[-1].lower() == other.split()[0].lower() for one, other in pairwise(parted))
    return twice or (len(parted) > _PAIR and heading_score(parted) >= _HEADS)


def _says_how_it_stands(headings: Sequence[str]) -> bool:
    """Actions with a status and nothing else."""
    return [heading_sort(heading) for heading in headings] == ["text", "rag"]


def _could_head(line: str) -> bool:
    line = _SHORTENED.sub(r"\1", line)
    words = len(line.split())
    if SAYS_MORE.search(line):
        return False
    return line[0].isalpha() and line[-1] not in ".;,:" and words <= _HEADING_WORDS and heading_sort(line) is not None


def run_together(line: str) -> list[str]:
    """Headings that stand on one line: each begins with a capital and names something."""
    if len(line.split()) > _LINE_WORDS or "  " in line.strip() or line.rstrip()[-1:] in ".;,:":
        return []
    out: list[str] = []
    words = [word.group() for word in words_in(line)]
    for place, word in enumerate(words):
        if out and (
            not word[0].isupper() or (_goes_on(out[-1], word) and not _begins_another(out[-1], words[place:]))
        ):
            out[-1] = f"{out[-1]} {word}"
        else:
            out.append(word)
    return out


def _begins_another(heading: str, words: Sequence[str]) -> bool:
    """Whether a word that says nothing alone names a column with the small ones after it: "Lead" "Delivery date"."""
    small = next((at for at, word in enumerate(words[1:], 1) if not word[0].islower()), len(words))
    whole = heading_sort(heading) is not None and not is_open(heading) and heading[-1] not in "/&-–"
    return (
        whole and small > 1 and heading_sort(words[0]) is None and heading_sort(" ".join(words[:small])) is not None
    )


def _goes_on(heading: str, word: str) -> bool:
    """Whether a word belongs to the heading before it: that one is not whole yet, or the word alone says nothing."""
    if heading.split()[-1].lower() == word.lower():
        return False  # "Target" and "Target date"
    if heading.endswith(("/", "&", "-", "–")) or is_open(heading) or heading_sort(heading) is None:
        return True
    return heading_sort(word) is None and heading_sort(f"{heading} {word}") is not None
