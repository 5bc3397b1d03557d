"""The rows of a table whose cells were run together: each begins with a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.tables.wording import words as words_of
from goldthread.documents.textual.cells.kinds import Kind, kind_of
from goldthread.documents.textual.cells.numbering import follows, number_of
from goldthread.documents.textual.cells.wrapping import goes_on

NUMBERED = re.compile(
    r"^\s*(?:[A-Z][\w/&-]*\s+){0,4}?(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)[.)]?\s*(?=[A-Z“‘'\"])"
)
LEAST_ROWS = 3
LEAST_HEADED = 2  # rows are enough under many headings
LOOK_AHEAD = 80  # lines
_FARTHEST = 14  # lines in one row
_BANNER_WORDS = 16
_PARTED = "\n\n"  # cells with a blank line between them
_DATE_WORDS = 8
_TIMES = frozenset({"Ongoing", "Annually", "Quarterly", "Monthly", "Immediate", "Continuous"})  # with a capital
_SENTENCE_LINKS = words_of("by in from until before on at during to since of and or the for end")


@dataclass(frozen=True)
class RunOnRow:
    """One row: the line on which it begins, its words as they stand, and whether it is a title over others."""

    line: int
    text: str
    is_banner: bool = False


def numbered_rows(lines: Sequence[str], first: int, *, headed: bool) -> list[RunOnRow]:
    """The rows from a line on, as far as their numbers count up, and the titles between them."""
    rows: list[RunOnRow] = []
    last: tuple[int, ...] | None = None
    index = first
    while index < len(lines):
        line = lines[index]
        match = NUMBERED.match(line) if len(line) < 4000 else None
        number = number_of(match["ref"]) if match else None
        if number and (last is None or follows(last, number, levels=headed)):
            group, row = _parted_group(line.strip(), number) if headed else ("", line.strip())
            rows += [RunOnRow(index, group, is_banner=True)] if group else []
            rows.append(RunOnRow(index, row))
            last = (*number, 1) if group else number
        elif (
            line.strip()
            and (rows or headed)
            and _is_banner(lines, index, last, headed=headed)
            and not _is_among(rows, lines, index)
        ):
            rows.append(RunOnRow(index, line.strip(), is_banner=True))
        elif not rows or index - rows[-1].line > _FARTHEST or not _goes_on(lines, index, last, rows, headed=headed):
            break
        elif not rows[-1].is_banner:
            rows[-1] = replace(rows[-1], text=f"{rows[-1].text}\n{line.strip()}")
        index += 1
    while rows and rows[-1].is_banner:
        rows.pop()
    return [replace(row, text=row.text.rstrip()) for row in rows]


def _parted_group(line: str, number: tuple[int, ...]) -> tuple[str, str]:
    """ "1 Safer streets 1.1 Open a shop": the name of a group, and the first row under it that it ran on into."""
    first = ".".join(map(str, (*number, 1)))
    inner = re.search(rf"\S\s+(?={re.escape(first)}[.)]?\s+[A-Z])", line)
    return (line[: inner.end()].strip(), line[inner.end() :]) if inner else ("", line)


def _next_row(lines: Sequence[str], index: int, last: tuple[int, ...] | None, most: int, *, headed: bool) -> bool:
    """Whether a row with the next number begins within some lines."""
    for line in lines[index + 1 : index + 1 + most]:
        match = NUMBERED.match(line) if len(line) < 4000 else None
        if match and (last is None or follows(last, number_of(match["ref"]), levels=headed)):
            return True
    return False


def _is_banner(lines: Sequence[str], index: int, last: tuple[int, ...] | None, *, headed: bool) -> bool:
    line = lines[index].strip()
    if len(line.split()) > _BANNER_WORDS or not line[0].isupper() or line[-1] in ".;:," or ends_with_date(line):
        return False
    before = next((each for each in reversed(lines[:index]) if each.strip()), "")
    following = [each for each in lines[index + 1 : index + 3] if each.strip()][:1]
    return (
        (kind_of(line) in (Kind.TEXT, Kind.SHORT) or last is None or ends_with_date(before))
        and not goes_on(before, line)
        and bool(following)
        and _next_row(following, -1, last, 1, headed=headed)
    )


def _is_among(rows: Sequence[RunOnRow], lines: Sequence[str], index: int) -> bool:
    """Whether a line stands between "1b" and "1c" where a row "1" stands over both: that row is their banner."""
    refs = [match["ref"] for row in rows if not row.is_banner and (match := NUMBERED.match(row.text))]
    following = next((match["ref"] for line in lines[index + 1 : index + 3] if (match := NUMBERED.match(line))), "")
    last, number = number_of(refs[-1]) if refs else (), number_of(following)
    return len(number) > 1 and number[:-1] == last[:-1] and number[:-1] in map(number_of, refs)


def _goes_on(
    lines: Sequence[str],
    index: int,
    last: tuple[int, ...] | None,
    rows: Sequence[RunOnRow],
    *,
    headed: bool,
) -> bool:
    """Whether a line without a number belongs to the row above it: more rows follow, or that row is not done."""
    if _next_row(lines, index, last, _FARTHEST, headed=headed):
        return True
    *above, row = rows
    usual = max((one.text.rstrip().count(_PARTED) for one in above if not one.is_banner), default=0)
    if row.text.rstrip().count(_PARTED) < usual:
        return True  # its cells are parted by blank lines, as those of the rows above were
    if not lines[index].strip() or ends_with_date(row.text):
        return False
    return kind_of(lines[index]) in (Kind.NAME, Kind.DATE, Kind.RAG) or goes_on(lines[index - 1], lines[index])


def ends_with_date(text: str) -> bool:
    """Whether the last words are a date that is no part of a sentence."""
    words = text.split()
    for count in range(min(_DATE_WORDS, len(words) - 1), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase.count(")") > phrase.count("("):
            continue  # "Open a shop (May 2031)": it stands in a bracket of the sentence, in no cell
        if phrase[0].isalnum() and kind_of(phrase) is Kind.DATE and not phrase.endswith("."):
            if phrase[0].islower() and words[-1] in _TIMES:
                return True
            return phrase[0].isupper() or (phrase[0].isdigit() and words[-count - 1].lower() not in _SENTENCE_LINKS)
    return False
