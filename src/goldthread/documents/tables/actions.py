"""One row of a plan, with the rows that go on with it, to its draft actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from goldthread.documents.model import Cell, DraftAction, DraftMilestone, DraftOwner, Evidence, Paragraph
from goldthread.documents.tables.columns import Column, Role
from goldthread.documents.tables.evidence import evidence_of
from goldthread.documents.tables.items import Item, items_of
from goldthread.documents.tables.owners import is_nobody, points_elsewhere, says_above, split_owners
from goldthread.documents.tables.pairing import Share, shares_of
from goldthread.documents.tables.priorities import clean_ref
from goldthread.documents.tables.progress import Standing, standing_of
from goldthread.documents.tables.recommendations import split_recommendations
from goldthread.documents.tables.rows import Row
from goldthread.documents.tables.view import Table
from goldthread.documents.tables.when import When, milestone_of, when_of
from goldthread.documents.timescales import parse_timescale

# Fields that say word for word what their column says.
_SIMPLE_FIELDS = {
    "ref": Role.REF,
    "recommendations": Role.RECOMMENDATION,
    "outcomes": Role.OUTCOME,
    "milestones": Role.MILESTONE,
    "parts": Role.DETAIL,
    "comments": Role.COMMENTS,
}


@dataclass(frozen=True)
class Surroundings:
    """What a row cannot know by itself."""

    table: Table
    columns: Sequence[Column]
    priority_ref: str | None = None
    sub_priority: str | None = None
    previous: DraftAction | None = None
    known_owners: frozenset[str] = frozenset()
    around: date | None = None  # about when the plan begins, for months without a year
    shared: dict[Role, tuple[Cell, ...]] = field(default_factory=dict)  # what the priority gives all its actions


@dataclass(frozen=True)
class Block:
    """An action row with the rows below that only go on with it."""

    rows: tuple[Row, ...]
    near: Surroundings

    def cells(self, role: Role) -> tuple[Cell, ...]:
        """The cells of a role in all rows, each once."""
        found: dict[tuple[int, int], Cell] = {}
        for row in self.rows:
            for cell in row.get(role):
                if not self._is_priority_level(role, cell):
                    found.setdefault((cell.row, cell.col), cell)
        return tuple(found.values()) or self.near.shared.get(role, ())

    def colours(self) -> tuple[Cell, ...]:
        """The cells that show the RAG, be it with a word or only with their colour."""
        rag = [cell for row in self.rows for cell in row.cells.get(Role.RAG, ())]
        if any(cell.text.strip() or cell.fill for cell in rag):
            return tuple(rag)
        coloured = {column.index for column in self.near.columns if column.coloured}
        found = (cell for row in self.rows for cells in row.cells.values() for cell in cells)
        return tuple(replace(cell, paragraphs=()) for cell in found if cell.col in coloured)

    def paragraphs(self, role: Role) -> tuple[Paragraph, ...]:
        return tuple(
            paragraph for cell in self.cells(role) for paragraph in cell.paragraphs if paragraph.text.strip()
        )

    def text(self, role: Role) -> str:
        return "\n".join(paragraph.text for paragraph in self.paragraphs(role))

    def evidence(self, role: Role, *why: str, confidence: float = 1.0) -> Evidence:
        """Where a role's first cell stands and why it was believed."""
        return evidence_of(self.near.table, self.near.columns, role, self.cells(role), *why, confidence=confidence)

    def _is_priority_level(self, role: Role, cell: Cell) -> bool:
        """Owners and outcomes that a table prints once for a priority are not the action's own."""
        if role not in (Role.OWNER, Role.OUTCOME):
            return False
        column = next((column for column in self.near.columns if column.index == cell.col), None)
        if column is None or not column.of_priority:
            return False
        return role is Role.OUTCOME or any(
            other.role is Role.OWNER and not other.of_priority for other in self.near.columns
        )


def actions_of(rows: Sequence[Row], near: Surroundings) -> list[DraftAction]:
    """The draft actions of a row, usually one."""
    block = Block(tuple(rows), near)
    items = items_of(block.paragraphs(Role.ACTION))
    if not items:
        return []
    owner_lines, date_lines = block.paragraphs(Role.OWNER), block.paragraphs(Role.TIMESCALE)
    shares = shares_of(items, len(owner_lines), len(date_lines))
    drafts: list[DraftAction] = []
    for share in shares:
        previous = drafts[-1] if drafts else near.previous
        drafts.append(_draft(block, share, len(shares), previous))
    return drafts


def _draft(block: Block, share: Share, of: int, previous: DraftAction | None) -> DraftAction:
    near, item = block.near, share.item
    evidence = {"text": block.evidence(Role.ACTION, share.why, confidence=0.8 if of > 1 else 1.0)}
    owners, owner_text, owner_evidence = _owners(block, share, previous)
    when, when_evidence = _when(block, share, previous)
    standing = standing_of(
        block.colours(), block.cells(Role.STATUS), _line(block, Role.PROGRESS, share.other, of), share.other, of
    )
    evidence |= {name: found for name, found in (("owners", owner_evidence), ("timescale", when_evidence)) if found}
    evidence |= _simple_evidence(block, standing)
    milestones = (*when.milestones, *_milestones(block, near.around))
    return DraftAction(
        text=item.statement,
        ref=_ref(block, item, of),
        priority_ref=near.priority_ref,
        sub_priority=near.sub_priority,
        parts=(*item.parts, *_details(block)),
        owners=owners,
        owner_text=owner_text,
        timescale=when.whole,
        timescales=when.steps if len(when.steps) > 1 else (),
        recommendations=tuple(split_recommendations(block.text(Role.RECOMMENDATION))),
        outcomes=tuple(paragraph.text for paragraph in block.paragraphs(Role.OUTCOME)),
        milestones=milestones,
        progress=standing.progress,
        rag=standing.rag,
        status=standing.status,
        new=item.new or bool(re.fullmatch(r"\W*new\W*", block.text(Role.STATUS), re.IGNORECASE)),
        comments=_comments(block, item),
        evidence=evidence,
    )


def _ref(block: Block, item: Item, of: int) -> str | None:
    printed = clean_ref(block.text(Role.REF))
    if of > 1 or printed is None:
        return item.ref or printed
    return printed


def _owners(
    block: Block, share: Share, previous: DraftAction | None
) -> tuple[tuple[DraftOwner, ...], str | None, Evidence | None]:
    text = _line(block, Role.OWNER, share.owner)
    support = block.text(Role.SUPPORT)
    if not text and not support:
        return (), None, None
    why = ""
    if says_above(text) and previous is not None:
        owners, why = previous.owners, f'"{text}" stands for the owners of the action above'
    elif points_elsewhere(text):
        owners, why = (), f'"{text}" names no owner but another place'
    else:
        owners = split_owners(text, known=block.near.known_owners, names_persons=_names_persons(block))
    helpers = (replace(owner, support=True) for owner in split_owners(support, known=block.near.known_owners))
    names = {owner.name.lower() for owner in owners}
    owners = (*owners, *(helper for helper in helpers if helper.name.lower() not in names))
    confidence = 0.6 if why or (not owners and not is_nobody(text)) else 0.95
    role = Role.OWNER if text else Role.SUPPORT
    return owners, text or None, block.evidence(role, why, confidence=confidence)


def _names_persons(block: Block) -> bool:
    headings = (column.heading.lower() for column in block.near.columns if column.role is Role.OWNER)
    return any(re.search(r"\b(named?|person|officer|who|contact)\b", heading) for heading in headings)


def _when(block: Block, share: Share, previous: DraftAction | None) -> tuple[When, Evidence | None]:
    paragraphs = block.paragraphs(Role.TIMESCALE)
    if share.date is not None:
        paragraphs = (paragraphs[share.date],)
    start = block.text(Role.START)
    if not paragraphs and not start:
        return When(), None
    if previous is not None and previous.timescale and says_above(" ".join(one.text for one in paragraphs)):
        when = When(paragraphs[0].text, (), (), replace(previous.timescale, printed=paragraphs[0].text))
        return when, block.evidence(Role.TIMESCALE, "stands for the timescale of the action above", confidence=0.6)
    when = when_of(paragraphs, context=block.near.around)
    if start and not says_above(start):
        when = _begun(when, start, block.near.around)
    return when, _when_evidence(block, when)


def _begun(when: When, start: str, around: date | None) -> When:
    """A timescale with the start that another column gives."""
    begin = parse_timescale(start, context=around)
    if when.whole is None:
        return replace(when, whole=replace(begin, end=None) if begin.start else begin)
    if when.whole.end is None or begin.end is None or begin.end > when.whole.end:
        return when
    return replace(when, whole=replace(when.whole, start=begin.start or begin.end))


def _when_evidence(block: Block, when: When) -> Evidence:
    role = Role.TIMESCALE if block.cells(Role.TIMESCALE) else Role.START
    whole = when.whole
    if whole is None or not (whole.end or whole.recurrence):
        return block.evidence(role, "the words give no date", confidence=0.7)
    why = [f"assumed: {assumed}" for assumed in whole.assumed]
    if len(when.steps) > 1:
        why.append(f"{len(when.steps)} dates stand in the cell; the last one counts")
    return block.evidence(role, *why, confidence=0.75 if why else 0.97)


def _milestones(block: Block, around: date | None) -> list[DraftMilestone]:
    return [milestone_of(paragraph.text, context=around) for paragraph in block.paragraphs(Role.MILESTONE)]


def _details(block: Block) -> tuple[str, ...]:
    return tuple(paragraph.text for paragraph in block.paragraphs(Role.DETAIL))


def _line(block: Block, role: Role, place: int | None, of: int | None = None) -> str:
    """The whole text of a role, or its own line where the row is divided and the lines match."""
    paragraphs = block.paragraphs(role)
    if place is not None and (of is None or (of > 1 and len(paragraphs) == of)):
        return paragraphs[place].text
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _comments(block: Block, item: Item) -> str | None:
    """Remarks of the cell, the comments column, and what stands in columns that have no role of their own."""
    pieces = list(item.remarks)
    pieces += [paragraph.text for paragraph in block.paragraphs(Role.COMMENTS)]
    headings = {column.index: column.heading for column in block.near.columns}
    for cell in block.cells(Role.OTHER):
        heading = headings.get(cell.col, "")
        pieces.append(f"{heading}: {cell.text}" if heading else cell.text)
    return "\n".join(pieces) or None


def _simple_evidence(block: Block, standing: Standing) -> dict[str, Evidence]:
    found = {name: block.evidence(role) for name, role in _SIMPLE_FIELDS.items() if block.cells(role)}
    if standing.progress:
        found["progress"] = block.evidence(Role.PROGRESS)
    if standing.rag:
        role = next((role for role in (Role.RAG, Role.STATUS, Role.PROGRESS) if block.cells(role)), Role.RAG)
        found["rag"] = block.evidence(role, *standing.why, confidence=standing.confidence)
    if standing.status:
        role = Role.STATUS if block.cells(Role.STATUS) else Role.PROGRESS
        found["status"] = block.evidence(role)
    return found
