"""Lines that are rows of a table without its rules: "Open a shop · Trade Team · May 2031", several facts by one mark.

Lines that are cut alike are understood as a table is: what stands in each place, and the line that names the places
if there is one, tell which of them is the action, who, when and how it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from goldthread.documents.model import Cell, Grid, Paragraph
from goldthread.documents.running.lines.manners import Manner, manners_of, without_number
from goldthread.documents.running.lines.outline import Line
from goldthread.documents.running.lines.reports import as_items
from goldthread.documents.running.lines.subjects import begins_to_act, tells_to_act
from goldthread.documents.tables.cells.content import is_reference, is_status_word, is_time_or_open
from goldthread.documents.tables.cells.rag import is_rag_word
from goldthread.documents.tables.cells.stand_ins import says_above
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.heads.header import Header
from goldthread.documents.tables.heads.headings import best_role
from goldthread.documents.tables.heads.roles import assign_roles
from goldthread.documents.tables.rows.tails import Fact, fact_of, trimmed
from goldthread.documents.tables.view import Table
from goldthread.documents.textual.cells.kinds import Kind, kind_of

_LEAST = 3  # rows
_MOSTLY = 0.6  # of the places tell what they are taken for
_NEARLY_ALL = 0.8
_HALF = 0.5  # of the facts of one row; its fellows tell what the others are
_WHO = {Role.OWNER, Role.SUPPORT}
_WHEN = {Role.TIMESCALE, Role.START}
_STANDING = {Role.RAG, Role.STATUS}
_SURE = 0.6  # that a word names a place
_HEADING_WORDS = 8
_SENTENCE = 4  # words


@dataclass(frozen=True)
class _Row:
    """A line cut to its facts."""

    number: str
    pieces: tuple[str, ...]


@dataclass(frozen=True)
class _Rows:
    """The lines of a paper that are cut alike, by their places, and those that only name the facts."""

    columns: tuple[Column, ...]
    rows: Mapping[int, _Row]
    heads: frozenset[int]


def with_rows_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of several facts reduced to what is to be done, with the facts told apart."""
    rows: dict[int, tuple[_Row, tuple[Column, ...]]] = {}
    heads: set[int] = set()
    while found := _best_rows(lines, rows.keys() | heads):
        rows |= {at: (row, found.columns) for at, row in found.rows.items()}
        heads |= found.heads
    items = as_items(lines, {at for at in rows.keys() | heads if lines[at].is_heading})
    return [_told(line, *rows[at]) if at in rows else line for at, line in enumerate(items) if at not in heads]


def _told(line: Line, row: _Row, columns: Sequence[Column]) -> Line:
    said = next(piece for piece, column in zip(row.pieces, columns, strict=True) if column.role is Role.ACTION)
    told = tuple(
        _fact(piece, column)
        for piece, column in zip(row.pieces, columns, strict=True)
        if piece and column.role is not Role.ACTION
    )
    return replace(line, text=f"{row.number}{said}", told=told, printed=line.text)


def _fact(piece: str, column: Column) -> Fact:
    """What a piece says in its place, without the words that lead it in: "due May 2031", "led by the Trust"."""
    found = fact_of(piece)
    said = found.value if found and found.role is column.role else piece
    return Fact(column.role, column.heading or str(column.role), trimmed(said))


def _best_rows(lines: Sequence[Line], taken: frozenset[int] | set[int]) -> _Rows | None:
    """The manner in which most of the lines are cut that are not told apart yet."""
    free = {at: line.text for at, line in enumerate(lines) if at not in taken and not line.aside}
    found = [rows for manner in manners_of(list(free.values())) if (rows := _rows_in(free, manner))]
    return max(found, key=lambda rows: len(rows.rows), default=None)


def _rows_in(texts: Mapping[int, str], manner: Manner) -> _Rows | None:
    cut = dict(_cut(texts, manner))
    heads = _heads(cut)
    body = {at: row for at, row in cut.items() if at not in heads}
    widths = Counter(len(row.pieces) for row in body.values())
    width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    if times < _LEAST:
        return None
    alike = [row.pieces for row in body.values() if len(row.pieces) == width]
    named = next((names for row in heads.values() if (names := _names_of(row.pieces, width))), None)
    columns = _columns(alike, named, loose=manner.loose) or _columns(alike, None, loose=manner.loose)
    if columns is None:
        return None
    placed = {
        at: replace(row, pieces=fitted)
        for at, row in body.items()
        if (fitted := _fitted(row.pieces, columns, manner))
    }
    return _Rows(columns, placed, frozenset(heads)) if len(placed) >= _LEAST else None


def _cut(texts: Mapping[int, str], manner: Manner) -> Iterator[tuple[int, _Row]]:
    """The lines that hold several pieces; what their labels tell is read without this."""
    for at, text in texts.items():
        number, rest = without_number(text)
        pieces = tuple(manner.cut(rest))
        if pieces and not any(map(_is_labelled, pieces)):
            yield at, _Row(number, pieces)


def _is_labelled(piece: str) -> bool:
    fact = fact_of(piece) if ":" in piece else None
    return fact is not None and fact.is_labelled


def _heads(cut: Mapping[int, _Row]) -> dict[int, _Row]:
    """The lines that name the facts: one over the others, and those that name the same again further down."""
    found = next((at for at, row in cut.items() if _names_places(row.pieces)), None)
    if found is None:
        return {}
    first = cut[found]
    above = [row for at, row in cut.items() if at < found and len(row.pieces) == len(first.pieces)]
    if len(above) > 1:
        return {}
    return {at: row for at, row in cut.items() if _named(row.pieces) == _named(first.pieces)}


def _named(pieces: Sequence[str]) -> list[Role | None]:
    return [best_role(_name(piece), _SURE) for piece in pieces]


def _names_places(pieces: Sequence[str]) -> bool:
    """Whether a line names facts and tells none: "Action | Lead | When"."""
    names = [_name(piece) for piece in pieces]
    short = all(len(name.split()) <= _HEADING_WORDS and not is_time_or_open(name) for name in names)
    acts = any(len(name.split()) >= _SENTENCE and begins_to_act(name) for name in names)
    return short and not acts and len({*_named(pieces)} - {None}) >= max(2, _MOSTLY * len(pieces))


def _names_of(pieces: Sequence[str], width: int) -> tuple[str, ...] | None:
    """The names of so many places; the number in front of rows has none, or is named before them."""
    names = tuple(map(_name, pieces))
    if len(names) == width + 1 and best_role(names[0], _SURE) is Role.REF:
        names = names[1:]
    return names if len(names) == width else None


def _name(piece: str) -> str:
    """A name without the words that lead in all of them, and without the marks around it."""
    return piece.rpartition(":")[2].strip(" .()[]*")


def _columns(rows: Sequence[Sequence[str]], named: Sequence[str] | None, *, loose: bool) -> tuple[Column, ...] | None:
    """What each place tells, or None where the lines are no actions with who or when."""
    header = Header((0,), tuple(named)) if named else Header((), ("",) * len(rows[0]))
    columns = _with_names(assign_roles(_table(rows, named), header), rows)
    roles = {column.role for column in columns}
    if [column.role for column in columns].count(Role.ACTION) != 1 or not roles & (_WHO | _WHEN):
        return None
    if loose and not (roles & _WHO and roles & (_WHEN | _STANDING)):
        return None
    acting = sum(
        tells_to_act(row[at]) for row in rows for at, column in enumerate(columns) if column.role is Role.ACTION
    )
    fitting = [fits for row in rows if (fits := _fits(row, columns)) is not None]
    least = _NEARLY_ALL if loose or len(columns) < 3 else _MOSTLY
    sure = sum(fitting) >= least * len(fitting)
    told = roles & _WHO and roles & _WHEN and sum(fitting) >= _NEARLY_ALL * len(fitting)
    return columns if sure and (named or told or acting >= _MOSTLY * len(rows)) else None


def _with_names(columns: tuple[Column, ...], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """The columns, the one that nothing heads and that holds names taken for who: no other could name a body."""
    if any(column.role in _WHO for column in columns):
        return columns
    at = next((at for at, column in enumerate(columns) if _holds_names(column, [row[at] for row in rows])), None)
    return tuple(replace(column, role=Role.OWNER) if place == at else column for place, column in enumerate(columns))


def _holds_names(column: Column, cells: Sequence[str]) -> bool:
    if column.heading or column.role in {Role.ACTION, Role.REF} | _WHEN | _STANDING:
        return False
    return sum(_is_told(cell, Role.OWNER) for cell in cells) >= _MOSTLY * len(cells)


def _table(rows: Sequence[Sequence[str]], named: Sequence[str] | None) -> Table:
    whole = [*([named] if named else []), *rows]
    cells = (Cell(at, col, (Paragraph(text),)) for at, row in enumerate(whole) for col, text in enumerate(row))
    return Table(Grid(len(whole), len(rows[0]), tuple(cells)))


def _fitted(pieces: Sequence[str], columns: Sequence[Column], manner: Manner) -> tuple[str, ...] | None:
    """The pieces in their places: the mark may stand in a statement too, or a fact be left out."""
    ways = [(fits, way) for way in _ways(pieces, columns, manner.joint) if (fits := _fits(way, columns)) is not None]
    best = max(ways, key=lambda each: each[0], default=None)
    return best[1] if best and best[0] >= _HALF else None


def _ways(pieces: Sequence[str], columns: Sequence[Column], joint: str) -> Iterator[tuple[str, ...]]:
    more = len(pieces) - len(columns)
    said = next(at for at, column in enumerate(columns) if column.role is Role.ACTION)
    if more >= 0:
        yield (*pieces[:said], joint.join(pieces[said : said + more + 1]), *pieces[said + more + 1 :])
        return
    for kept in combinations(range(len(columns)), len(pieces)):
        if said in kept:
            at = dict(zip(kept, pieces, strict=True))
            yield tuple(at.get(col, "") for col in range(len(columns)))


def _fits(pieces: Sequence[str], columns: Sequence[Column]) -> float | None:
    """The share of the facts that are what their places tell; None where none of them could be told from others."""
    told = [
        _is_told(piece, column.role)
        for piece, column in zip(pieces, columns, strict=True)
        if piece and column.role in _WHO | _WHEN | _STANDING | {Role.REF}
    ]
    return sum(told) / len(told) if told else None


def _is_told(piece: str, role: Role) -> bool:
    piece = piece.rstrip(" .;")
    fact = fact_of(piece)
    if fact is not None and fact.role is role:
        return True
    if role in _WHEN:
        return is_time_or_open(piece) or says_above(piece) or kind_of(piece) is Kind.DATE
    if role in _STANDING:
        return is_rag_word(piece) or is_status_word(piece)
    if role is Role.REF:
        return is_reference(piece)
    return (fact is not None and fact.role in _WHO) or kind_of(piece) is Kind.NAME
