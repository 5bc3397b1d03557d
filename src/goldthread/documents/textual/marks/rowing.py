"""Lines with tabs to rows, when some cells were broken over lines: the cheapest way to read them all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.textual.cells.headings import heading_score
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.raw import RawRow
from goldthread.documents.textual.cells.wrapping import goes_on

_LONGEST_ROW = 40  # lines
_BANNER_WORDS = 16
_ITEM = re.compile(r"\s*(?:[•*·]|[-–]\s)\s*\S")
_REFERENCE = re.compile(r"\s*(?:[A-Z]{1,3}\s?[A-Z]?\s?)?\d{1,3}(?:\.\d{1,3})*[a-z]?[.):]?\s*(?:\t|$)")


def rows_of(lines: Sequence[str], first_line: int) -> list[RawRow]:
    """The rows of lines that are one region of a text; each run of headings has its own number of columns."""
    heads = [index for index, line in enumerate(lines) if _is_heading(line)]
    cuts = sorted({0, len(lines), *heads})
    rows: list[RawRow] = []
    for start, end in pairwise(cuts):
        part = lines[start:end]
        rows += [RawRow(_cells(part[a:b]), first_line + start + a) for a, b in _cheapest(part, start in heads)]
    return rows


def _is_heading(line: str) -> bool:
    return line.count("\t") > 1 and heading_score(_cells([line])) >= 2


def _cheapest(lines: Sequence[str], headed: bool) -> list[tuple[int, int]]:
    """The rows as (begin, end), for the number of tabs in a row under which the lines are least odd.

    That may be the number of the headings, the commonest of the longer lines, or the greatest.
    """
    counts = Counter(line.count("\t") for line in lines)
    most = max(counts)
    full = {count: times for count, times in counts.items() if count * 2 > most}
    usual = max(full, key=lambda count: (full[count], count), default=most)
    rivals = [lines[0].count("\t") if headed else usual, usual, most]
    readings = [_cut(lines, want) for want in dict.fromkeys(rivals)]
    return min(readings, key=lambda reading: reading[0])[1]


def _cut(lines: Sequence[str], want: int) -> tuple[float, list[tuple[int, int]]]:
    """The least cost over all lines, and where rows begin and end at that cost."""
    whole = sum(1 for line in lines if line.count("\t") >= want - 1)
    rarely_broken = 1.5 if whole * 2 > len(lines) else 0.0
    best = [0.0]
    back = [0]
    for end in range(1, len(lines) + 1):
        cheapest, begin, tabs, joins = float("inf"), end - 1, 0, 0.0
        for start in range(end - 1, max(-1, end - 1 - _LONGEST_ROW), -1):
            tabs += lines[start].count("\t")
            if tabs > want + 1 and start < end - 1:
                break
            cost = best[start] + joins + _row_cost(lines[start:end], tabs, want)
            if cost < cheapest:
                cheapest, begin = cost, start
            if start:
                joins += _join_cost(lines[start - 1], lines[start], rarely_broken)
        best.append(cheapest)
        back.append(begin)
    return best[-1], _trace(back)


def _trace(back: Sequence[int]) -> list[tuple[int, int]]:
    cuts: list[tuple[int, int]] = []
    end = len(back) - 1
    while end:
        cuts.append((back[end], end))
        end = back[end]
    return cuts[::-1]


def _row_cost(lines: Sequence[str], tabs: int, want: int) -> float:
    """What is odd about taking these lines for one row."""
    if tabs == 0:
        short = len(lines) == 1 and len(lines[0].split()) <= _BANNER_WORDS
        plain_line = lines[0][-1:] not in ".;,:" and not _ITEM.match(lines[0])
        return 1.2 if short and plain_line else 4.0
    missing = abs(want - tabs)
    return 0.0 if missing == 0 else 1.0 + 0.35 * missing


def _join_cost(before: str, after: str, rarely_broken: float) -> float:
    """What is odd about a cell that was broken between these lines; a list in a cell is not odd at all."""
    if _ITEM.match(after) and (before.rstrip().endswith((":", ";")) or _ITEM.match(before)):
        return 0.2
    cost = 0.4 + rarely_broken
    if after.startswith("\t"):
        cost += 1.8
    elif _REFERENCE.match(after):
        cost += 2.0
    last, first = before.rsplit("\t", 1)[-1].strip(), after.split("\t", 1)[0].strip()
    if last and first and goes_on(last, first):
        return max(rarely_broken, cost - 1.6)
    if "\t" in before and "\t" not in after and first[:1].isupper():
        ended = kind_of(last) is Kind.RAG or _is_heading(before)
        cost += 1.5 if ended else 0.0  # what follows a colour or the headings is a title
    if last[-1:] in (".", ";") and first[:1].isupper():
        cost += 0.8
    return cost


def _cells(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in "\n".join(lines).split("\t"))
