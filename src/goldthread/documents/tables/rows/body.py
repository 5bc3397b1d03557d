"""The body of a plan table, row by row: actions, banners that name a priority, remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from itertools import pairwise

from goldthread.documents.model import Cell, Paragraph
from goldthread.documents.tables.cells.content import is_instruction, is_reference
from goldthread.documents.tables.cells.items import says_none, split_reference
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.grouping.group_labels import is_group_label
from goldthread.documents.tables.grouping.priorities import is_labelled
from goldthread.documents.tables.heads.header import Header, repeated_headers
from goldthread.documents.tables.heads.shared_cells import labelled, told_apart
from goldthread.documents.tables.view import Table

# An action has at least one of these beside its statement; a banner has none.
TELLING = frozenset({Role.OWNER, Role.SUPPORT, Role.TIMESCALE, Role.START, Role.PROGRESS, Role.RAG, Role.STATUS,
                     Role.OUTCOME, Role.MILESTONE, Role.DETAIL})  # fmt: skip
_REPORTS = frozenset({Role.PROGRESS, Role.STATUS, Role.RAG, Role.COMMENTS})
_SENTENCE = 8  # words
_REMARK = re.compile(r"\W*(?:nb\b|n\.b\.|notes?\b|key\s*:|\*|please note|source\s*:|total\b)", re.IGNORECASE)


class RowKind(Enum):
    ACTION = auto()
    BANNER = auto()  # names a priority
    CONTINUATION = auto()  # goes on with the action above
    PRIORITY_ONLY = auto()  # a new priority with nothing promised under it
    REMARK = auto()
    BLANK = auto()


@dataclass(frozen=True)
class Row:
    """One row of the body. ``cells`` also holds cells that began further up and reach down into it."""

    index: int
    kind: RowKind
    cells: dict[Role, tuple[Cell, ...]] = field(default_factory=dict)
    columns: dict[int, Column] = field(default_factory=dict, repr=False)

    def get(self, role: Role) -> tuple[Cell, ...]:
        """The cells of a role with words in them."""
        return tuple(cell for cell in self.cells.get(role, ()) if cell.text.strip())

    def own(self, role: Role) -> tuple[Cell, ...]:
        """Those of them that begin in this row."""
        return tuple(cell for cell in self.get(role) if cell.row == self.index)

    def paragraphs(self, role: Role) -> tuple[Paragraph, ...]:
        """The paragraphs of a role's cells, in order."""
        return tuple(paragraph for cell in self.get(role) for paragraph in cell.paragraphs)

    def text(self, role: Role) -> str:
        """The words of a role's cells."""
        return "\n".join(cell.text for cell in self.get(role)).strip()


def body_rows(table: Table, header: Header, columns: Sequence[Column]) -> list[Row]:
    """The rows below the heading, each with what it is; repeated headings are left out."""
    again = repeated_headers(table, header)
    rows = [_row(table, index, columns) for index in range(header.body_start, table.rows) if index not in again]
    kinds = [_kind(table, row, rows[place + 1] if place + 1 < len(rows) else None) for place, row in enumerate(rows)]
    rows, kinds = _with_reports(table, rows, kinds)
    kinds = _with_explained_banners(table, rows, kinds)
    kinds = _with_childless_parents(rows, _with_bare_titles(rows, kinds))
    return [replace(row, kind=kind) for row, kind in zip(rows, kinds, strict=True)]


def _with_reports(table: Table, rows: Sequence[Row], kinds: Sequence[RowKind]) -> tuple[list[Row], list[RowKind]]:
    """ "Update: ..." across the table under an action goes on with it."""
    out, told = list(rows), list(kinds)
    for place in range(1, len(out)):
        if told[place] is not RowKind.BANNER or told[place - 1] not in (RowKind.ACTION, RowKind.CONTINUATION):
            continue
        cell = banner_cells(table, out[place].index)[-1]
        role, rest = labelled(cell.text)
        if role in _REPORTS:
            said = replace(cell, paragraphs=(Paragraph(rest),))
            out[place] = replace(out[place], cells={role: (said,)})
            told[place] = RowKind.CONTINUATION
    return out, told


def _with_explained_banners(table: Table, rows: Sequence[Row], kinds: Sequence[RowKind]) -> list[RowKind]:
    """A whole sentence across the table under a banner only explains it."""
    out = list(kinds)
    for place in range(1, len(out)):
        if out[place] is RowKind.BANNER and out[place - 1] in (RowKind.BANNER, RowKind.REMARK):
            text = banner_cells(table, rows[place].index)[-1].text.strip()
            if text.endswith(".") and len(text.split()) >= _SENTENCE:
                out[place] = RowKind.REMARK
    return out


def _with_bare_titles(rows: Sequence[Row], kinds: Sequence[RowKind]) -> list[RowKind]:
    """A few words that are no instruction, alone in a row, where all other actions say who and when: a banner."""
    actions = [row for row, kind in zip(rows, kinds, strict=True) if kind is RowKind.ACTION]
    told = {row.index for row in actions if sum(bool(row.get(role)) for role in TELLING) >= 2}
    bare = {row.index for row in actions if not any(row.get(role) for role in TELLING) and _is_bare_title(row)}
    if not told or len(told) + len(bare) < 0.9 * len(actions) or len(bare) > len(told):
        return list(kinds)
    follows = {row.index: after.index for row, after in pairwise(rows)}
    return [
        RowKind.BANNER if kind is RowKind.ACTION and row.index in bare and follows.get(row.index) in told else kind
        for row, kind in zip(rows, kinds, strict=True)
    ]


def _with_childless_parents(rows: Sequence[Row], kinds: Sequence[RowKind]) -> list[RowKind]:
    """A group without actions under it: numbered as the other groups are and as no action is."""
    groups = Counter(_shape(row) for row, kind in zip(rows, kinds, strict=True) if kind is RowKind.BANNER)
    told = Counter(_shape(row) for row in rows if _tells(row))
    grouping = {shape for shape, times in groups.items() if shape and told[shape] * 4 <= times}
    return [
        RowKind.BANNER if kind is RowKind.ACTION and _shape(row) in grouping and not _tells(row) else kind
        for row, kind in zip(rows, kinds, strict=True)
    ]


def _tells(row: Row) -> bool:
    return any(row.own(role) for role in TELLING)


def _shape(row: Row) -> str:
    """A reference with its digits and letters made alike: "9" for "12", "9a" for "3b"."""
    return re.sub(r"[a-z]", "a", re.sub(r"\d+", "9", _reference(row)))


def _is_bare_title(row: Row) -> bool:
    text = row.text(Role.ACTION)
    return len(text.split()) <= 8 and "\n" not in text and not is_instruction(text) and text[-1] not in ".;,"


def banner_cells(table: Table, row: int) -> list[Cell]:
    """The cells with words that begin in a row."""
    return [cell for cell in table.starting(row) if cell.text.strip()]


def title_across(table: Table, row: Row) -> str | None:
    """What stands across the table in a row that names something."""
    return banner_cells(table, row.index)[-1].text if row.kind is RowKind.BANNER else None


def grouped(rows: Sequence[Row]) -> list[list[Row]]:
    """Each row with the rows below that go on with it; remarks and blanks fall out."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.kind is RowKind.CONTINUATION and groups and groups[-1][0].kind is RowKind.ACTION:
            groups[-1].append(row)
        elif row.kind in (RowKind.ACTION, RowKind.BANNER, RowKind.PRIORITY_ONLY):
            groups.append([row])
    return groups


def _row(table: Table, index: int, columns: Sequence[Column]) -> Row:
    cells: dict[Role, tuple[Cell, ...]] = {}
    for column in columns:
        cell = table.at(index, column.index)
        if cell is None or cell in cells.get(column.role, ()):
            continue
        if cell.col < column.index and any(cell in taken for taken in cells.values()):
            continue  # a wide cell belongs to the first column it covers
        cells[column.role] = (*cells.get(column.role, ()), cell)
    return Row(index, RowKind.ACTION, told_apart(cells, columns), {column.index: column for column in columns})


def _kind(table: Table, row: Row, following: Row | None) -> RowKind:
    own = banner_cells(table, row.index)
    if not own:
        return RowKind.BLANK
    if _is_banner(table, row, own):
        return RowKind.REMARK if _REMARK.match(own[-1].text) else RowKind.BANNER
    actions = row.own(Role.ACTION)
    declined = bool(actions) and all(says_none(cell.text) for cell in actions)
    has_action = bool(actions) and not declined
    telling = any(row.own(role) for role in TELLING)
    if has_action:
        if not telling and (_is_labelled_group(row) or (following is not None and _is_parent(row, following))):
            return RowKind.BANNER
        return RowKind.ACTION
    if not telling or declined:
        answers = row.own(Role.PRIORITY) or (declined and row.own(Role.RECOMMENDATION))
        return RowKind.PRIORITY_ONLY if answers else RowKind.REMARK
    if row.get(Role.ACTION) or not _starts_something(row):
        return RowKind.CONTINUATION
    return RowKind.PRIORITY_ONLY


def _starts_something(row: Row) -> bool:
    return bool(row.own(Role.REF) or row.own(Role.PRIORITY))


def _is_banner(table: Table, row: Row, own: list[Cell]) -> bool:
    """One text over most of the table's width, perhaps with a number before it, and nothing else in the row."""
    texts = [cell for cell in own if not is_reference(cell.text)]
    if len(texts) != 1 or len(own) > 2:
        return False
    cell = texts[0]
    wide = cell.colspan > max(1, table.cols // 2)
    if wide or (
        cell.colspan > 1 and cell.colspan + sum(other.colspan for other in own if other is not cell) >= table.cols
    ):
        return True
    alone = len(own) == 1 and is_labelled(cell.paragraphs[0].text)  # "Outcome 2: ..." with "Lead: ..." under it
    if table.cols < 3 or (not alone and any(row.own(role) for role in TELLING)):
        return False
    in_first = cell.col <= min(
        (col for col, column in row.columns.items() if column.role in (Role.ACTION, Role.PRIORITY, Role.REF)),
        default=0,
    )
    return in_first and cell.rowspan == 1 and _looks_like_title(cell, row)


def _looks_like_title(cell: Cell, row: Row) -> bool:
    """A lone text in the action's own column is an action unless it is coloured like a heading."""
    column = row.columns.get(cell.col)
    if column is None or column.role is not Role.ACTION:
        return column is not None and column.role in (Role.REF, Role.OTHER)
    return cell.fill is not None or cell.header


def _is_labelled_group(row: Row) -> bool:
    """ "Theme 2" in the column of numbers, its name where other rows have their action."""
    return any(is_group_label(cell.text) for cell in (*row.own(Role.REF), *row.own(Role.PRIORITY_REF)))


def _is_parent(row: Row, following: Row) -> bool:
    """ "1 We will ..." above "1a ...", "1.1 ..."."""
    mine, theirs = _reference(row), _reference(following)
    if not mine or not theirs or mine == theirs:
        return False
    rest = theirs[len(mine) :]
    return theirs.startswith(mine) and bool(re.fullmatch(r"[.\-]?\d+|[a-z]|[.\-][a-z]|\.\d+[a-z]?", rest))


def _reference(row: Row) -> str:
    printed = row.text(Role.REF)
    if not printed:
        printed = split_reference(row.text(Role.ACTION))[0] or ""
    return re.sub(r"\s+", "", printed).strip(".:)")
