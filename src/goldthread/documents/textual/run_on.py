"""Tables whose cells were run together with single blanks: "3 Open a shop in town Trade Team May 2031".

Rows begin with a number, or each line is a row that ends with a date. What stands where is found by cutting every
row so that its pieces suit the columns, first by kind, then by what other rows have in the same place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.textual.expectations import heading_sort
from goldthread.documents.textual.kinds import Kind, kind_of
from goldthread.documents.textual.labelled import is_labelled, labels_follow
from goldthread.documents.textual.numbering import follows, number_of
from goldthread.documents.textual.records import RawRow, RawTable
from goldthread.documents.textual.regular import regular_rows
from goldthread.documents.textual.run_headings import headings_at, ways_to_part
from goldthread.documents.textual.segmenting import Slot, known_in, segment
from goldthread.documents.textual.wrapping import goes_on

_NUMBERED = re.compile(
    r"^\s*(?:[A-Z][\w/&-]*\s+){0,4}?(?P<ref>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)[.)]?\s*(?=[A-Z“‘'\"])"
)
_UNSAID = (("number", "text", "owner", "date"), ("number", "text", "date", "owner"), ("text", "owner", "date"))
_LEAST_ROWS = 3
_LEAST_HEADED, _MANY_HEADINGS = 2, 4  # rows are enough under so many headings
_TWICE = 2.2  # what a row gains when one cell is cut into two of the same sort
_BULLET = re.compile(r"\s*(?:[•·▪*]|[-–—]\s)")
_LOOK_AHEAD = 80  # lines
_FARTHEST = 14  # lines in one row
_BANNER_WORDS = 16
_PARTED = "\n\n"  # cells with a blank line between them
_DATE_WORDS = 8
_TIMES = frozenset({"Ongoing", "Annually", "Quarterly", "Monthly", "Immediate", "Continuous"})  # with a capital
_SENTENCE_LINKS = frozenset(
    {
        "by",
        "in",
        "from",
        "until",
        "before",
        "on",
        "at",
        "during",
        "to",
        "since",
        "of",
        "and",
        "or",
        "the",
        "for",
        "end",
    }
)


def starts_table(lines: Sequence[str], start: int) -> bool:
    """Whether run-together rows begin on this line or right under headings that do."""
    headings, first = headings_at(lines, start)
    lines = _without_repeated(lines, start, first)
    if first >= len(lines) or "\t" in lines[first] or "|" in lines[first]:
        return False
    if not headings and (not _NUMBERED.match(lines[first]) or labels_follow(lines, first)):
        return False
    if headings and _come_round(lines[start:], headings):
        return False  # each cell on a line of its own
    rows = _rows(lines[: first + _LOOK_AHEAD], first, headed=bool(headings))
    few = len(headings) >= _MANY_HEADINGS and all(_NUMBERED.match(text) for _, text, _ in rows)
    if len(rows) < (_LEAST_HEADED if few else _LEAST_ROWS) or rows[0][0] != first:
        return False
    if not headings and sum(_lists(text) for _, text, _ in rows) >= 0.5 * len(rows):
        return False
    dated = sum(_ends_with_date(text) for _, text, banner in rows if not banner)
    whole = sum(1 for _, _, banner in rows if not banner)
    return dated >= 0.6 * whole or (bool(headings) and len(rows) >= _LEAST_HEADED and _fits(headings, rows))


def _without_repeated(lines: Sequence[str], start: int, first: int) -> Sequence[str]:
    """The lines, blank where the line of headings is printed again for the next group."""
    heads = [line.strip() for line in lines[start:first] if line.strip()]
    if len(heads) != 1:
        return lines
    return [*lines[:first], *("" if line.strip() == heads[0] else line for line in lines[first:])]


def _come_round(lines: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether the lines from the headings on are cells that come round in their order."""
    texts = [line.strip() for line in lines[:_LOOK_AHEAD] if line.strip()]
    return texts[: len(headings)] == headings and regular_rows(texts, len(headings)) > 0


def _lists(text: str) -> bool:
    """Whether bullets or labelled lines stand under the first line, which then is a heading or a statement."""
    return sum(bool(_BULLET.match(line)) or is_labelled(line) for line in text.split("\n")[1:]) > 1


def read_table(lines: Sequence[str], start: int) -> tuple[RawTable, int]:
    """The table that begins on this line, and the line after it."""
    headings, first = headings_at(lines, start)
    lines = _without_repeated(lines, start, first)
    rows = _rows(lines, first, headed=bool(headings))
    texts = [text for _, text, banner in rows if not banner]
    sorts, names = _columns(headings, texts)
    cut = iter(_cut(texts, sorts))
    width = len(sorts)
    out = [RawRow(tuple(names), start + 1)] if headings else []
    for index, text, banner in rows:
        out.append(RawRow((text, *[""] * (width - 1)) if banner else tuple(next(cut)), index + 1))
    last, text, _ = rows[-1]
    return RawTable(tuple(out), 1 if headings else 0), last + text.count("\n") + 1


def _rows(lines: Sequence[str], first: int, *, headed: bool) -> list[tuple[int, str, bool]]:
    """Line, words and "it is a banner" of each row."""
    numbered = _numbered_rows(lines, first, headed=headed)
    return (
        numbered
        if len(numbered) >= (_LEAST_HEADED if headed else _LEAST_ROWS)
        else _dated_rows(lines, first, headed=headed)
    )


def _numbered_rows(lines: Sequence[str], first: int, *, headed: bool) -> list[tuple[int, str, bool]]:
    rows: list[tuple[int, str, bool]] = []
    last: tuple[int, ...] | None = None
    index = first
    while index < len(lines):
        line = lines[index]
        match = _NUMBERED.match(line) if len(line) < 4000 else None
        number = number_of(match["ref"]) if match else None
        if number and (last is None or follows(last, number, levels=headed)):
            group, row = _parted_group(line.strip(), number) if headed else ("", line.strip())
            rows += [(index, group, True)] if group else []
            rows.append((index, row, False))
            last = (*number, 1) if group else number
        elif (
            line.strip()
            and (rows or headed)
            and _is_banner(lines, index, last, headed=headed)
            and not _is_among(rows, lines, index)
        ):
            rows.append((index, line.strip(), True))
        elif not rows or index - rows[-1][0] > _FARTHEST or not _goes_on(lines, index, last, rows, headed=headed):
            break
        elif not rows[-1][2]:
            at, text, _ = rows[-1]
            rows[-1] = (at, f"{text}\n{line.strip()}", False)
        index += 1
    while rows and rows[-1][2]:
        rows.pop()
    return [(at, text.rstrip(), banner) for at, text, banner in rows]


def _parted_group(line: str, number: tuple[int, ...]) -> tuple[str, str]:
    """ "1 Safer streets 1.1 Open a shop": the name of a group, and the first row under it that it ran on into."""
    first = ".".join(map(str, (*number, 1)))
    inner = re.search(rf"\S\s+(?={re.escape(first)}[.)]?\s+[A-Z])", line)
    return (line[: inner.end()].strip(), line[inner.end() :]) if inner else ("", line)


def _next_row(lines: Sequence[str], index: int, last: tuple[int, ...] | None, most: int, *, headed: bool) -> bool:
    """Whether a row with the next number begins within some lines."""
    for line in lines[index + 1 : index + 1 + most]:
        match = _NUMBERED.match(line) if len(line) < 4000 else None
        if match and (last is None or follows(last, number_of(match["ref"]), levels=headed)):
            return True
    return False


def _is_banner(lines: Sequence[str], index: int, last: tuple[int, ...] | None, *, headed: bool) -> bool:
    line = lines[index].strip()
    if len(line.split()) > _BANNER_WORDS or not line[0].isupper() or line[-1] in ".;:," or _ends_with_date(line):
        return False
    before = next((each for each in reversed(lines[:index]) if each.strip()), "")
    following = [each for each in lines[index + 1 : index + 3] if each.strip()][:1]
    return (
        (kind_of(line) in (Kind.TEXT, Kind.SHORT) or last is None or _ends_with_date(before))
        and not goes_on(before, line)
        and bool(following)
        and _next_row(following, -1, last, 1, headed=headed)
    )


def _is_among(rows: Sequence[tuple[int, str, bool]], lines: Sequence[str], index: int) -> bool:
    """Whether a line stands between "1b" and "1c" where a row "1" stands over both: that row is their banner."""
    refs = [match["ref"] for _, text, banner in rows if not banner and (match := _NUMBERED.match(text))]
    following = next((match["ref"] for line in lines[index + 1 : index + 3] if (match := _NUMBERED.match(line))), "")
    last, number = number_of(refs[-1]) if refs else (), number_of(following)
    return len(number) > 1 and number[:-1] == last[:-1] and number[:-1] in map(number_of, refs)


def _goes_on(
    lines: Sequence[str],
    index: int,
    last: tuple[int, ...] | None,
    rows: Sequence[tuple[int, str, bool]],
    *,
    headed: bool,
) -> bool:
    """Whether a line without a number belongs to the row above it: more rows follow, or that row is not done."""
    if _next_row(lines, index, last, _FARTHEST, headed=headed):
        return True
    *above, row = rows
    usual = max((text.rstrip().count(_PARTED) for _, text, banner in above if not banner), default=0)
    if row[1].rstrip().count(_PARTED) < usual:
        return True  # its cells are parted by blank lines, as those of the rows above were
    if not lines[index].strip() or _ends_with_date(row[1]):
        return False
    return kind_of(lines[index]) in (Kind.NAME, Kind.DATE, Kind.RAG) or goes_on(lines[index - 1], lines[index])


def _dated_rows(lines: Sequence[str], first: int, *, headed: bool) -> list[tuple[int, str, bool]]:
    """Rows without numbers: each ends with a date; under headings that may be part of a phrase."""
    rows: list[tuple[int, str, bool]] = []
    held, at = "", first
    for index in range(first, min(len(lines), first + _LOOK_AHEAD * 5)):
        line = lines[index].strip()
        if not line or len(line) > 4000 or index - at > 4:
            break
        at = at if held else index
        held = f"{held}\n{line}" if held else line
        in_phrase = headed and len(line.split()) > _DATE_WORDS
        if _ends_with_date(held, in_phrase=in_phrase) and len(held.split()) > 4:
            rows.append((at, held, False))
            held = ""
    return rows


def _ends_with_date(text: str, *, in_phrase: bool = False) -> bool:
    """Whether the last words are a date that is no part of a sentence, or is a part of one that has no full stop."""
    words = text.split()
    for count in range(min(_DATE_WORDS, len(words) - 1), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase[0].isalnum() and kind_of(phrase) is Kind.DATE and not phrase.endswith("."):
            if in_phrase or (phrase[0].islower() and words[-1] in _TIMES):
                return True
            return phrase[0].isupper() or (phrase[0].isdigit() and words[-count - 1].lower() not in _SENTENCE_LINKS)
    return False


def _columns(headings: Sequence[str], texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The sorts of the columns and their headings; a column of numbers is added where rows have one."""
    if not headings:
        guess = max(_UNSAID, key=lambda sorts: _worth(texts, sorts))
        return list(guess), [""] * len(guess)
    ways = [_under(names, texts) for names in ways_to_part(headings)]
    return max(ways, key=lambda way: _worth(texts, way[0]) - _TWICE * len(texts[:12]) * _doubled(way[0]))


def _doubled(sorts: Sequence[str]) -> int:
    """How many columns are of the same sort as their neighbour: one heading may have been taken for two."""
    return sum(one == other for one, other in pairwise(sorts))


def _under(headings: Sequence[str], texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The columns that these headings name, in the manner of ``_columns``."""
    sorts = _sorts(headings)
    names = list(headings)
    if "number" not in sorts and all(_NUMBERED.match(text) for text in texts):
        place = sorts.index("text") if "text" in sorts else 0
        sorts.insert(place, "number")
        names.insert(place, "")
    for place, sort in enumerate(sorts):
        numbered = [*sorts[:place], "refs", *sorts[place + 1 :]]
        if sort == "title" and place and _worth(texts, numbered) > _worth(texts, sorts):
            sorts = numbered
    return sorts, names


def _sorts(headings: Sequence[str]) -> list[str]:
    """The sort of each column; of several texts only the one that holds the actions is in every row."""
    named = [heading_sort(heading) for heading in headings]
    sorts = ["title" if sort in (None, "other") else sort for sort in named]
    if "text" not in sorts and "title" in sorts:
        sorts[sorts.index("title")] = "text"  # "Aims" and no other name for what is to be done
    texts = [place for place, sort in enumerate(sorts) if sort == "text"]
    first = max(texts, key=lambda place: heading_scores(headings[place]).get(Role.ACTION, 0.0), default=None)
    return ["more" if sort == "text" and place != first else sort for place, sort in enumerate(sorts)]


def _worth(texts: Sequence[str], sorts: Sequence[str]) -> float:
    return sum(segment(text, [Slot(sort) for sort in sorts])[0] for text in texts[:12])


def _cut(texts: Sequence[str], sorts: Sequence[str]) -> list[list[str]]:
    slots = [Slot(sort) for sort in sorts]
    cells = [segment(text, slots)[1] for text in texts]
    for _ in range(2):
        slots = [Slot(sort, known_in([row[col] for row in cells])) for col, sort in enumerate(sorts)]
        cells = [segment(text, slots)[1] for text in texts]
    return _with_heads(texts, sorts, cells)


def _with_heads(texts: Sequence[str], sorts: Sequence[str], cells: list[list[str]]) -> list[list[str]]:
    """The rows, those that stand over "1a" and "1b" without a date of their own left whole."""
    matches = [_NUMBERED.match(text) for text in texts]
    numbers = [number_of(match["ref"]) if match else () for match in matches]
    over = {number[:-1] for number in numbers if len(number) > 1} & set(numbers)
    levels = {len(number) for number in over}
    if not over or "number" not in sorts or len(over) * 2 < sum(len(number) in levels for number in numbers):
        return cells
    dates = [col for col, sort in enumerate(sorts) if sort == "date"]
    for row, (match, number) in enumerate(zip(matches, numbers, strict=True)):
        if match and len(number) in levels and not any(cells[row][col] for col in dates):
            cells[row] = [""] * len(sorts)
            cells[row][sorts.index("number")] = match["ref"]
            cells[row][sorts.index("text")] = texts[row][match.end() :]
    return cells


def _fits(headings: Sequence[str], rows: Sequence[tuple[int, str, bool]]) -> bool:
    """Whether most rows can be cut into cells of the columns that the headings name."""
    texts = [text for _, text, banner in rows if not banner]
    sorts, _ = _columns(headings, texts)
    good = sum(segment(text, [Slot(sort) for sort in sorts])[0] > 0 for text in texts[:12])
    return good >= 0.7 * min(12, len(texts)) and bool({"owner", "date", "rag"} & set(sorts))
