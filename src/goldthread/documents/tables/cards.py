"""Plans on cards: each action a small table with labels on the left and values on the right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldthread.documents.model import Cell, Grid, Paragraph, Source
from goldthread.documents.stitching.joining import stacked
from goldthread.documents.tables.card_labels import (
    LONGEST,
    NUMBERED,
    acts,
    is_code,
    role_of,
    title_beside_code,
    title_beside_standing,
    title_of,
)
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.drawn_cards import DrawnCards
from goldthread.documents.tables.headings import heading_scores
from goldthread.documents.tables.priorities import is_labelled
from goldthread.documents.tables.titled_rows import titled_rows
from goldthread.documents.tables.upright import upright
from goldthread.documents.tables.view import Table, words_of

_LIKE_ACTIONS = {Role.ACTION, Role.PRIORITY, Role.DETAIL}
_WIDTHS = (2, 4)  # labels and values, once or twice beside each other
_AGAIN = 3  # cards that make a label of whatever each of them prints in the same place
_MAY_ACT = 0.4  # how far a label may speak of an action where no other does
_ONE_COLUMN = {Role.REF, Role.OWNER, Role.TIMESCALE}
_TELLING = {Role.OWNER, Role.TIMESCALE, Role.PROGRESS, Role.OUTCOME, Role.RAG}


@dataclass(frozen=True)
class _Card:
    """The labels of one action with the cells that answer them."""

    values: tuple[tuple[str, Cell], ...]
    table: Table

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label for label, _ in self.values)


def without_cards(tables: Sequence[Table]) -> list[Table]:
    """The tables with every run of cards turned into one table with a row for each card."""
    printed = _labels_again(tables)
    tables = _made_whole(tables, printed)
    out: list[Table] = []
    run: list[_Card] = []
    turned = [upright(table) or table for table in tables]
    under_titles, rows = [_titled(table, printed) for table in turned], [_titled_rows(table) for table in tables]
    believed = sum(map(len, under_titles)) > 1 or any(cards for cards, _ in rows)
    held: tuple[Paragraph, ...] = ()  # titles at the end of a table over what follows
    for table, facts, under_title, (titled, after) in zip(tables, turned, under_titles, rows, strict=True):
        cards = titled or _cards(facts, printed) or (under_title if believed else [])
        if not cards:
            out += [_unfolded(run)] if run else []
            run, held = [], ()
            out.append(table)
        for card in cards:
            card = replace(card, table=replace(card.table, before=(*held, *card.table.before))) if held else card
            held = ()
            if run and card.table is not run[-1].table and _names_something(card.table):
                out.append(_unfolded(run))
                run = []
            run.append(card)
        held = after
    if run:
        out.append(_unfolded(run))
    return out


def _titled_rows(table: Table) -> tuple[list[_Card], tuple[Paragraph, ...]]:
    """The rows of a table whose actions stand across it as cards, and the titles at its end."""
    rows, after = titled_rows(table)
    cards: list[_Card] = []
    for row in rows:
        here = replace(table, before=row.groups)
        cards.append(_Card((*title_of(row.title), *((label.strip(" :"), cell) for label, cell in row.cells)), here))
    return cards, after


def _labels_again(tables: Sequence[Table]) -> frozenset[str]:
    """What stands on the left of table after table: a label, whatever its words are."""
    times = Counter(
        text
        for table in tables
        if table.cols in _WIDTHS
        for text in {cell.text for row in range(table.rows) for cell in table.starting(row)[:-1][::2]}
        if text.strip()
    )
    return frozenset(text for text, count in times.items() if count >= _AGAIN and len(text.split()) <= LONGEST)


def _made_whole(tables: Sequence[Table], printed: frozenset[str]) -> list[Table]:
    """The tables with those put together that are cards only as one: a page break went through a card."""
    out: list[Table] = []
    for table in tables:
        whole = stacked(out[-1], table) if out and _may_be_cut(out[-1], table, printed) else None
        if whole is not None and _cards(whole, printed):
            out[-1] = whole
        else:
            out.append(table)
    return out


def _may_be_cut(upper: Table, lower: Table, printed: frozenset[str]) -> bool:
    between = any(paragraph.text.strip() for paragraph in lower.before)
    if between or upper.cols != lower.cols or upper.cols not in _WIDTHS:
        return False
    return not (_cards(upper, printed) and _cards(lower, printed))


def _names_something(table: Table) -> bool:
    """Whether words before a card may name the priority it begins."""
    return any(paragraph.text.strip() for paragraph in table.before)


def _titled(table: Table, printed: frozenset[str]) -> list[_Card]:
    """The card of a table that has who and when, and what is to be done in the words right before it."""
    start = len(table.before) - 1
    while start > 0 and table.before[start].bullet is not None:
        start -= 1
    said = table.before[start:] if start >= 0 else ()
    if not said or not said[0].text.strip() or is_labelled(said[0].text):
        return []
    statement = Cell(0, 0, tuple(replace(paragraph, heading=None) for paragraph in said), colspan=table.cols)
    cells = (statement, *(replace(cell, row=cell.row + 1) for cell in table.grid.cells))
    sources = {(cell.row + 1, cell.col): table.source(cell) for cell in table.grid.cells}
    sources[0, 0] = Source(table.page, None, quote=statement.text[:500])
    grid = replace(table.grid, rows=table.rows + 1, cells=cells)
    return _cards(replace(table, grid=grid, before=table.before[:start], sources=sources), printed)


def _cards(table: Table, printed: frozenset[str]) -> list[_Card]:
    """The cards of a table, none when it is no table of labels and values.

    ``printed`` are texts that stand where labels do on many tables of the paper.
    """
    if table.cols not in _WIDTHS or table.rows < 2:
        return []
    table, begun = _numbered_before(table)
    coded = _coded_labels(table)
    printed = coded.union(printed)
    acting = frozenset({"Action"}) if coded else _action_labels(table)
    drawn = DrawnCards(begun, acting)
    known = lines = 0
    for row in range(table.rows):
        cells = table.starting(row)
        if len(cells) == 1 and cells[0].colspan == table.cols:
            drawn.title(cells[0])
            continue
        titled = title_beside_code(cells, table.cols) if coded else title_beside_standing(cells)
        if titled:
            drawn.begin(titled)
            continue
        if drawn.takes_inside(cells, table.cols):
            continue
        for label, value in zip(cells[::2], cells[1::2], strict=False):
            lines += 1
            known += role_of(label.text) is not None or label.text in acting or label.text in printed
            drawn.add(label, value)
        drawn.standing(cells)
    cards = drawn.cards
    if lines < 2 or known < 0.7 * lines or not all(_is_whole(card, acting) for card in cards):
        return []
    out: list[_Card] = []
    for card, over in zip(cards, drawn.over, strict=True):
        table = replace(table, before=over) if over else table
        out.append(_Card(tuple(card), table))
    return out


def _numbered_before(table: Table) -> tuple[Table, list[list[tuple[str, Cell]]]]:
    """The table, and its first card begun where "Commitment 4" stands right before it."""
    title = table.before[-1] if table.before else None
    if title is None or not NUMBERED.fullmatch(title.text.strip()):
        return table, []
    return replace(table, before=table.before[:-1]), [title_of(Cell(0, 0, (title,)))]


def _coded_labels(table: Table) -> frozenset[str]:
    """Where a card begins with the reference of its action beside that: what stands on the left more than once."""
    if not table.rows or not title_beside_code(table.starting(0), table.cols):
        return frozenset()
    times = Counter(cell.text for row in range(table.rows) for cell in table.starting(row)[:-1][::2])
    return frozenset(label for label, count in times.items() if count > 1 or is_code(label))


def _action_labels(table: Table) -> frozenset[str]:
    """The labels that stand before what is to be done; where none is sure, "Objective" or "Our commitment" does."""
    labels = {cell.text for row in range(table.rows) for cell in table.starting(row)[::2]}
    sure = frozenset(label for label in labels if role_of(label.strip()) is Role.ACTION)
    scores = {label: heading_scores(label.replace("\n", " ")) for label in labels}
    may = {label: said for label, said in scores.items() if said.get(Role.ACTION, 0) >= _MAY_ACT}
    return sure or frozenset(
        label for label, said in may.items() if max(said, key=lambda role: said[role]) in _LIKE_ACTIONS
    )


def _is_whole(card: list[tuple[str, Cell]], acting: frozenset[str]) -> bool:
    roles = {role_of(label) for label, _ in card}
    stated = any(acts(label, acting) for label, _ in card)
    return stated and bool(roles & {Role.OWNER, Role.TIMESCALE}) and len(roles & _TELLING) >= 1


def _one_name_each(cards: Sequence[_Card]) -> dict[str, str]:
    """Each label by the name of its column: "Lead" on one card and "Lead officer" on another ask the same."""
    on_cards: dict[str, set[int]] = {}
    for place, card in enumerate(cards):
        for label in card.labels:
            on_cards.setdefault(words_of(label), set()).add(place)
    names: dict[str, str] = {}
    for label, places in on_cards.items():
        role = role_of(label)
        asked = {names[other] for other in names if role in _ONE_COLUMN and role_of(other) is role}
        names[label] = min((name for name in asked if not places & on_cards[name]), default=label)
        on_cards[names[label]] = on_cards[names[label]] | places
    return names


def _unfolded(cards: Sequence[_Card]) -> Table:
    called = _one_name_each(cards)
    labels = list(dict.fromkeys(called.values()))
    printed = {words_of(label): label for card in cards for label in card.labels}
    cells = [Cell(0, col, (Paragraph(printed[label]),), header=True) for col, label in enumerate(labels)]
    sources: dict[tuple[int, int], Source] = {}
    for row, card in enumerate(cards, 1):
        for label, cell in card.values:
            col = labels.index(called[words_of(label)])
            if (row, col) in sources:
                continue
            sources[row, col] = card.table.source(cell)
            cells.append(replace(cell, row=row, col=col, rowspan=1, colspan=1))
    first = cards[0].table
    grid = Grid(len(cards) + 1, len(labels), tuple(cells), number=first.grid.number, name=first.grid.name)
    return Table(grid, first.page, first.before, above=first.above, sources=sources)
