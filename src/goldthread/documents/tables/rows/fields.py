"""The fields of an action that take some working out: who, when, by which steps, with what remarks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from goldthread.documents.model import DraftAction, DraftMilestone, DraftOwner, Evidence
from goldthread.documents.tables.cells.content import is_mark
from goldthread.documents.tables.cells.items import Item
from goldthread.documents.tables.cells.owners import split_owners
from goldthread.documents.tables.cells.pairing import Share
from goldthread.documents.tables.cells.stand_ins import is_nobody, points_elsewhere, says_above
from goldthread.documents.tables.cells.when import When, milestone_of, milestones_in, when_of
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.rows.block import Block
from goldthread.documents.timescales import parse_timescale

_Owners = tuple[DraftOwner, ...]


def owners_of(
    block: Block, share: Share, previous: DraftAction | None
) -> tuple[_Owners, str | None, Evidence | None]:
    """The owners, the cell as printed, and the evidence; nothing where nothing is printed."""
    text = block.line(Role.OWNER, share.owner)
    if share.owner is not None:
        text = _behind_reference(text, share.item.ref)
    support = block.text(Role.SUPPORT)
    if not text and not support:
        return (), None, None
    known, why = block.near.known_owners, ""
    owners: _Owners = ()
    if says_above(text) and previous is not None:
        owners, why = previous.owners, f'"{text}" stands for the owners of the action above'
    elif points_elsewhere(text):
        why = f'"{text}" names no owner but another place'
    else:
        owners = _with_those_above(_printed_owners(block, share, text), previous)
    names = {owner.name.lower() for owner in owners}
    helpers = (replace(owner, support=True) for owner in split_owners(support, known=known))
    owners = (*owners, *(helper for helper in helpers if helper.name.lower() not in names))
    confidence = 0.6 if why or (not owners and not is_nobody(text)) else 0.95
    role = Role.OWNER if text else Role.SUPPORT
    return owners, text or None, block.evidence(role, why, confidence=confidence)


def _printed_owners(block: Block, share: Share, text: str) -> _Owners:
    """The owners of each cell by itself, or of the one line that is the action's: one column may name persons."""
    known, persons, cells = block.near.known_owners, block.near.of_persons, block.cells(Role.OWNER)
    if share.owner is not None or len(cells) < 2:
        return split_owners(text, known=known, names_persons=any(cell.col in persons for cell in cells))
    found: dict[tuple[str, bool], DraftOwner] = {}
    for cell in cells:
        for owner in split_owners(cell.text, known=known, names_persons=cell.col in persons):
            found.setdefault((owner.name.lower(), owner.support), owner)
    return tuple(found.values())


def _with_those_above(owners: _Owners, previous: DraftAction | None) -> _Owners:
    """ "Lead: as above; Partners: Tide Trust": what stands for others of the action above made those."""
    if previous is None:
        return owners
    same = {support: [one for one in previous.owners if one.support is support] for support in (False, True)}
    spelled = (same[owner.support] if says_above(owner.name) else [owner] for owner in owners)
    return tuple(dict.fromkeys(one for ones in spelled for one in ones))


def _behind_reference(text: str, ref: str | None) -> str:
    """A line of a divided row without the reference of its action: "1.2 Night Service"."""
    found = re.match(r"\W*" + r"\s?".join(map(re.escape, ref)) + r"\s*[:.)–-]*\s+(?=\S)", text) if ref else None
    return text[found.end() :] if found else text


def when_of_block(block: Block, share: Share, previous: DraftAction | None) -> tuple[When, Evidence | None]:
    """The timescale and its evidence."""
    dates = block.dates()
    paragraphs = [line for lines in dates for line in lines]
    if share.date is not None:
        paragraphs = [replace(own, text=_behind_reference(own.text, share.item.ref)) for own in dates[share.date]]
    start = block.text(Role.START)
    if not paragraphs and not start:
        return _at_last_milestone(block) or _said_in_the_action(block, share.item)
    if previous is not None and previous.timescale and says_above(" ".join(one.text for one in paragraphs)):
        same = replace(previous.timescale, printed=paragraphs[0].text)
        why = "stands for the timescale of the action above"
        return When(paragraphs[0].text, whole=same), block.evidence(Role.TIMESCALE, why, confidence=0.6)
    when = when_of(paragraphs, context=block.near.around)
    if start and not says_above(start):
        when = _begun(when, start, block.near.around)
    return when, _when_evidence(block, when)


def milestones_of(block: Block) -> list[DraftMilestone]:
    """The milestones; one that stands in a row of its own is due when that row says."""
    around = block.near.around
    found = _reached_by_periods(block)
    if len(block.rows) < 2:
        printed = block.paragraphs(Role.MILESTONE)
        return [*found, *(step for one in printed for step in milestones_in(one.text, context=around))]
    for row in block.rows:
        cells, dates = row.own(Role.MILESTONE), row.own(Role.TIMESCALE)
        due = parse_timescale(dates[0].text, context=around) if dates else None
        steps = [milestone_of(one.text, context=around) for cell in cells for one in cell.paragraphs if one.text]
        alone = len(steps) == 1 and steps[0].due is None and due is not None
        found += [replace(steps[0], due=due)] if alone else steps
    return found


def _reached_by_periods(block: Block) -> list[DraftMilestone]:
    """What stands in words under periods is due then; in a cell under several of them, by the last."""
    cells = [cell for cell in block.cells(Role.PERIOD) if not is_mark(cell)]
    if not cells:
        return []
    dues = {
        column.index: column.due or parse_timescale(column.heading, context=block.near.around)
        for column in block.near.columns
        if column.role is Role.PERIOD
    }
    return [
        DraftMilestone(one.text, due if due.end else None)
        for cell in cells
        if (due := dues[max(col for col in dues if col < cell.col + cell.colspan)])
        for one in cell.paragraphs
        if re.search(r"\w", one.text)
    ]


def _at_last_milestone(block: Block) -> tuple[When, Evidence | None] | None:
    """Where no column says when, an action is done when the last of its steps under periods is."""
    if block.near.has(Role.TIMESCALE, Role.START):
        return None
    dues = [step.due for step in _reached_by_periods(block) if step.due]
    if not dues:
        return None
    why = "no column says when; the last of its milestones does"
    return When(dues[-1].printed, (dues[-1],), (), dues[-1]), block.evidence(Role.PERIOD, why, confidence=0.8)


def comments_of(block: Block, item: Item) -> str | None:
    """Remarks of the cell, the comments column, and what stands in columns that have no role of their own."""
    pieces = list(item.remarks)
    pieces += [paragraph.text for paragraph in block.paragraphs(Role.COMMENTS)]
    headings = {column.index: column.heading for column in block.near.columns}
    for cell in block.cells(Role.OTHER):
        heading = headings.get(cell.col, "")
        pieces.append(f"{heading}: {cell.text}" if heading else cell.text)
    return "\n".join(pieces) or None


def _said_in_the_action(block: Block, item: Item) -> tuple[When, Evidence | None]:
    """ "... by March 2026" in the statement itself, where the table has no column for it."""
    if block.near.has(Role.TIMESCALE, Role.START, Role.PERIOD):
        return When(), None
    due = milestone_of(item.text, context=block.near.around).due
    if due is None:
        return When(), None
    why = "no column says when; the statement itself does"
    return When(due.printed, (due,), (), due), block.evidence(Role.ACTION, why, confidence=0.7)


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
