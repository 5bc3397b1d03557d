"""Where rows begin when their cells were broken over lines: at numbers that count up, or all like the first one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldthread.documents.textual.kinds import Kind, kind_of
from goldthread.documents.textual.numbering import follows, number_of
from goldthread.documents.textual.records import RawRow

_NUMBERED = re.compile(r"\s*(?P<ref>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\s?[.)]\s*(?=[A-Z\t])")
_BANNER_WORDS = 16
_LEAST = 2  # rows


def numbered_rows(lines: Sequence[str], first_line: int, most: int) -> list[RawRow]:
    """Rows of lines with tabs that begin with numbers counting up; none when some line can belong to none of them.

    ``most``: how many cells a row may have; more of them are several rows under one number.
    """
    starts = counted_starts(lines)
    if len(starts) < _LEAST or any(line.strip() and not _could_stand_over(line) for line in lines[: starts[0]]):
        return []
    out = [RawRow((line.strip(),), first_line + at) for at, line in enumerate(lines[: starts[0]]) if line.strip()]
    for start, following in zip(starts, [*starts[1:], len(lines)], strict=True):
        end = following
        while following < len(lines) and end - 1 > start and _stands_over(lines, end - 1):
            end -= 1
        cells = "\n".join(lines[start:end]).split("\t")
        out.append(RawRow(tuple(cell.strip() for cell in cells), first_line + start))
        out += [RawRow((lines[at].strip(),), first_line + at) for at in range(end, following) if lines[at].strip()]
    counts = [len(row.cells) for row in out if row.line - first_line in starts]
    if max(counts) > most:
        return []
    return out if min(counts) > 1 and min(counts[:-1]) * 2 >= max(counts) else []


def counted_starts(lines: Sequence[str]) -> list[int]:
    """The lines whose numbers follow one another from the first on."""
    found: list[int] = []
    last: tuple[int, ...] = ()
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line)
        number = number_of(match["ref"]) if match else ()
        if number and (not last or follows(last, number)):
            found.append(at)
            last = number
    return found


def _could_stand_over(line: str) -> bool:
    return "\t" not in line and len(line.split()) <= _BANNER_WORDS and line.strip()[-1] not in ".;,:"


def _stands_over(lines: Sequence[str], at: int) -> bool:
    """Whether a line before a number is a title: the line before it ended its cell, and it names something."""
    line = lines[at].strip()
    if not line or not _could_stand_over(lines[at]) or kind_of(line) not in (Kind.SHORT, Kind.TEXT, Kind.NAME):
        return False
    return line.isupper() or bool(re.match(r"[A-Z][A-Za-z]+(?: \w{1,3})?:", line))


def begun_alike(rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows, each with the lines that it begins with as the first one does, which fell to the end of the last."""
    full = [row for row in rows if row.filled > 1]
    if len(full) < _LEAST or "\n" not in full[0].cells[0]:
        return list(rows)
    opening = kind_of(full[0].cells[0].split("\n")[0])
    tails = [row.cells[-1].split("\n") for row in full[:-1]]
    alike = [len(tail) > 1 and kind_of(tail[-1]) is opening and kind_of(tail[0]) is not opening for tail in tails]
    if opening is None or not all(alike) or any("\n" in row.cells[0] for row in full[1:]):
        return list(rows)
    out: list[RawRow] = []
    carried = ""
    for row in rows:
        if row.filled < 2:
            out.append(row)
            continue
        cells = [f"{carried}\n{row.cells[0]}" if carried else row.cells[0], *row.cells[1:]]
        carried = ""
        if row is not full[-1]:
            kept, carried = cells[-1].rsplit("\n", 1)
            cells[-1] = kept
        out.append(RawRow(tuple(cells), row.line))
    return out
