"""One row of a plan, with the rows that go on with it, to its draft actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from goldthread.documents.model import DraftAction, Evidence
from goldthread.documents.tables.cells.items import Item, items_of
from goldthread.documents.tables.cells.outcomes import outcome_statements
from goldthread.documents.tables.cells.pairing import Share, shares_of
from goldthread.documents.tables.cells.progress import Standing, done_instead_of, standing_of
from goldthread.documents.tables.cells.recommendations import split_recommendations
from goldthread.documents.tables.cells.stand_ins import says_above
from goldthread.documents.tables.columns import Role
from goldthread.documents.tables.grouping.priorities import clean_ref
from goldthread.documents.tables.rows.block import Block, Surroundings
from goldthread.documents.tables.rows.body import Row
from goldthread.documents.tables.rows.fields import comments_of, milestones_of, owners_of, when_of_block

# Fields that say word for word what their column says.
_SIMPLE_FIELDS = {
    "ref": Role.REF,
    "recommendations": Role.RECOMMENDATION,
    "outcomes": Role.OUTCOME,
    "milestones": Role.MILESTONE,
    "parts": Role.DETAIL,
    "comments": Role.COMMENTS,
}
_WHOLE_REFERENCE = re.compile(r"\s*[A-Z]{0,5}[ .-]?\d{1,3}(?:[./]\d{1,4}){0,3}\s?(?:\([a-z]{1,3}\)|[a-z])?[.)]?\s*")


def actions_of(rows: Sequence[Row], near: Surroundings) -> list[DraftAction]:
    """The draft actions of a row, usually one."""
    block = Block(tuple(rows), near)
    items = items_of(block.paragraphs(Role.ACTION))
    if not items:
        return []
    shares = shares_of(items, len(block.paragraphs(Role.OWNER)), len(block.dates()))
    drafts: list[DraftAction] = []
    for share in shares:
        previous = drafts[-1] if drafts else near.previous
        drafts.append(_draft(block, share, len(shares), previous))
    return drafts


def _draft(block: Block, share: Share, of: int, previous: DraftAction | None) -> DraftAction:
    near, item = block.near, share.item
    evidence = {"text": block.evidence(Role.ACTION, share.why, confidence=0.8 if of > 1 else 1.0)}
    owners, owner_text, owner_evidence = owners_of(block, share, previous)
    when, when_evidence = when_of_block(block, share, previous)
    progress = block.line(Role.PROGRESS, share.other, of)
    standing = standing_of(block.colours(), block.cells(Role.STATUS), progress, share.other, of)
    standing = replace(standing, status=standing.status or done_instead_of(when.printed))
    evidence |= {name: found for name, found in (("owners", owner_evidence), ("timescale", when_evidence)) if found}
    evidence |= _simple_evidence(block, standing)
    if near.priority_ref and near.priority_evidence:
        evidence["priority"] = near.priority_evidence
    return DraftAction(
        text=item.statement,
        ref=_ref(block, item, of),
        priority_ref=near.priority_ref,
        sub_priority=near.sub_priority,
        parts=(*item.parts, *(paragraph.text for paragraph in block.paragraphs(Role.DETAIL))),
        owners=owners,
        owner_text=owner_text,
        timescale=when.whole,
        timescales=when.steps if len(when.steps) > 1 else (),
        recommendations=_answered(block, previous),
        outcomes=tuple(outcome_statements(block.paragraphs(Role.OUTCOME))),
        milestones=(*when.milestones, *milestones_of(block)),
        progress=standing.progress,
        rag=standing.rag,
        status=standing.status,
        new=item.new or bool(re.fullmatch(r"\W*new\W*", block.text(Role.STATUS), re.IGNORECASE)),
        comments=comments_of(block, item),
        evidence=evidence,
    )


def _answered(block: Block, previous: DraftAction | None) -> tuple[str, ...]:
    """The references of the recommendations that the action answers."""
    if previous is not None and says_above(block.text(Role.RECOMMENDATION)):
        return previous.recommendations
    in_full = any(column.recommends for column in block.near.columns)
    printed = () if in_full else tuple(split_recommendations(block.text(Role.RECOMMENDATION)))
    return printed or block.near.answers


def _ref(block: Block, item: Item, of: int) -> str | None:
    lines = [paragraph.text for paragraph in block.paragraphs(Role.REF)]
    several = len(lines) > 1 and all(_WHOLE_REFERENCE.fullmatch(line) for line in lines)
    printed = clean_ref(lines[0] if several else "\n".join(lines))
    if of > 1 or printed is None:
        return item.ref or printed
    return printed


def _simple_evidence(block: Block, standing: Standing) -> dict[str, Evidence]:
    found = {name: block.evidence(role) for name, role in _SIMPLE_FIELDS.items() if block.cells(role)}
    if "milestones" not in found and block.text(Role.PERIOD):
        found["milestones"] = block.evidence(Role.PERIOD)
    if standing.progress:
        found["progress"] = block.evidence(Role.PROGRESS if block.text(Role.PROGRESS) else Role.STATUS)
    if standing.rag:
        role = next((role for role in (Role.RAG, Role.STATUS, Role.PROGRESS) if block.cells(role)), Role.RAG)
        found["rag"] = block.evidence(role, *standing.why, confidence=standing.confidence)
    if standing.status:
        role = Role.STATUS if block.cells(Role.STATUS) else Role.PROGRESS
        found["status"] = block.evidence(role)
    return found
