"""Plans on cards: each action a small table of labels and values, under a head with its number or title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import Cell, Grid, Paragraph, Source
from goldthread.documents.tables.cards.asides import asides_of
from goldthread.documents.tables.cards.labels import is_long, role_of
from goldthread.documents.tables.cards.tables import (
    Card,
    card_under_head,
    card_under_statement,
    cards_in,
    cards_of_rows,
)
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.view import Table, words_of

_AGAIN = 3  # cards that make a label of whatever each of them prints in the same place
_WIDEST = 4  # cells: two labels, two values
_MOSTLY = 0.8  # of the cards have their head before them
_ONE_COLUMN = {Role.REF, Role.OWNER, Role.TIMESCALE}
_Found = tuple[list[Card], tuple[Paragraph, ...]]  # cards, and the titles after them over what follows


def without_cards(tables: Sequence[Table]) -> list[Table]:
    """The tables with every run of cards turned into one table with a row for each card."""
    printed = _labels_again(tables)
    tables = _made_whole(tables, printed)
    out: list[Table] = []
    run: list[Card] = []
    held: tuple[Paragraph, ...] = ()
    for table, (cards, after) in zip(tables, _cards_of_each(tables, printed), strict=True):
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


def _cards_of_each(tables: Sequence[Table], printed: frozenset[str]) -> list[_Found]:
    """The cards of each table; what stands before tables belongs to them where it does so again and again."""
    plain = [cards_in(table, printed) for table in tables]
    under_heads = [card_under_head(table, printed) for table in tables]
    under_statements = [card_under_statement(table, printed) for table in tables]
    rows = [cards_of_rows(table) for table in tables]
    beside = asides_of(tables)
    heads = sum(map(bool, under_heads))
    heads_tell = heads > 1 and heads >= _MOSTLY * sum(map(bool, plain))
    statements_tell = sum(map(len, under_statements)) > 1 or any(cards for cards, _ in rows)
    found: list[_Found] = []
    each = zip(plain, under_heads, under_statements, rows, beside, strict=True)
    for own, headed, stated, (titled, after), aside in each:
        cards = titled or aside or (headed if heads_tell else []) or own or (stated if statements_tell else [])
        found.append((cards, after))
    return found


def _labels_again(tables: Sequence[Table]) -> frozenset[str]:
    """What stands on the left of table after table: a label, whatever its words are."""
    times = Counter(
        text
        for table in tables
        for text in {cell.text for cells in map(table.starting, range(table.rows)) for cell in _on_the_left(cells)}
        if text.strip()
    )
    return frozenset(text for text, count in times.items() if count >= _AGAIN and not is_long(text))


def _on_the_left(cells: Sequence[Cell]) -> Sequence[Cell]:
    """The cells of a row that may be labels of the others; wide rows are those of other tables."""
    return cells[:-1][::2] if len(cells) <= _WIDEST else ()


def _made_whole(tables: Sequence[Table], printed: frozenset[str]) -> list[Table]:
    """The tables with those put together that are cards only as one: a page break went through a card."""
    out: list[Table] = []
    for table in tables:
        whole = out[-1].over(table) if out and _may_be_cut(out[-1], table, printed) else None
        if whole is not None and cards_in(whole, printed):
            out[-1] = whole
        else:
            out.append(table)
    return out


def _may_be_cut(upper: Table, lower: Table, printed: frozenset[str]) -> bool:
    between = any(paragraph.text.strip() for paragraph in lower.before)
    if between or upper.cols != lower.cols:
        return False
    return not (cards_in(upper, printed) and cards_in(lower, printed))


def _names_something(table: Table) -> bool:
    """Whether words before a card may name the priority it begins."""
    return any(paragraph.text.strip() for paragraph in table.before)


def _one_name_each(cards: Sequence[Card]) -> dict[str, str]:
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


def _unfolded(cards: Sequence[Card]) -> Table:
    called = _one_name_each(cards)
    labels = list(dict.fromkeys(called.values()))
    printed = {words_of(label): label for card in cards for label in card.labels}
    placed = {(0, col): Cell(0, col, (Paragraph(printed[label]),), header=True) for col, label in enumerate(labels)}
    sources: dict[tuple[int, int], Source] = {}
    for row, card in enumerate(cards, 1):
        for label, cell in card.values:
            place = row, labels.index(called[words_of(label)])
            if place in placed:
                placed[place] = _both(placed[place], cell)
                continue
            sources[place] = card.table.source(cell)
            placed[place] = replace(cell, row=row, col=place[1], rowspan=1, colspan=1)
    first = cards[0].table
    grid = Grid(len(cards) + 1, len(labels), tuple(placed.values()), number=first.grid.number, name=first.grid.name)
    return Table(grid, first.page, first.before, above=first.above, sources=sources, under=first.under)


def _both(cell: Cell, again: Cell) -> Cell:
    """A cell with what its label says a second time on the same card."""
    if again.text.strip() in cell.text:
        return cell
    return replace(cell, paragraphs=(*cell.paragraphs, *again.paragraphs))
