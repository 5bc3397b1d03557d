"""A reading as lines for a terminal of any width."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from goldthread.documents.model import DraftAction, PlanDraft, Reading

_NARROW = 60  # columns; below this each action is a short list instead of a row
_GAP = 2
_RAG_WIDTH = 6


def plan_lines(reading: Reading, width: int) -> Iterator[str]:
    """The plan, then further plans by name, then the tables left out and why."""
    yield from _facts(reading.plan, max(width, 30))
    yield from _actions(reading.plan, max(width, 30))
    for plan in reading.other_plans:
        yield ""
        said = f"Further plan in the same paper, not shown: {plan.title or 'untitled'}, {len(plan.actions)} actions."
        yield from textwrap.wrap(said, max(width, 30), subsequent_indent="  ")
    if reading.other_tables:
        yield ""
        yield "Tables left out:"
        for table in reading.other_tables:
            where = f"table {table.source.table}" + (f", {table.source.page}" if table.source.page else "")
            heads = " | ".join(table.headings)
            yield from textwrap.wrap(
                f"{where} ({heads}): {table.why}", max(width, 30), initial_indent="  ", subsequent_indent="    "
            )


def _facts(plan: PlanDraft, width: int) -> Iterator[str]:
    for label, value in (
        ("Title", plan.title),
        ("Area", plan.area),
        ("Lead body", plan.lead_body),
        ("Period", plan.period),
    ):
        if value:
            yield from textwrap.wrap(f"{label + ':':<11}{value}", width, subsequent_indent=" " * 11)
    counted = (
        f"{_count(len(plan.priorities), 'priority', 'priorities')}, {_count(len(plan.actions), 'action', 'actions')}"
    )
    if plan.recommendations:
        counted += f", {_count(len(plan.recommendations), 'recommendation', 'recommendations')}"
    yield counted


def _actions(plan: PlanDraft, width: int) -> Iterator[str]:
    headings = {priority.ref: f"{priority.number}  {priority.title}".strip() for priority in plan.priorities}
    current: str | None = None
    for action in plan.actions:
        if action.priority_ref != current or action is plan.actions[0]:
            current = action.priority_ref
            yield ""
            if current is not None:
                yield from textwrap.wrap(headings.get(current, current), width, subsequent_indent="   ")
            if width >= _NARROW:
                yield _row(("Action", "Owner", "Timescale", "RAG"), _widths(width))
                yield "-" * width
        yield from _wide(action, _widths(width)) if width >= _NARROW else _narrow(action, width)


def _widths(width: int) -> tuple[int, int, int, int]:
    rest = width - _RAG_WIDTH - 3 * _GAP
    owner, when = max(14, rest * 28 // 100), max(12, rest * 20 // 100)
    return rest - owner - when, owner, when, _RAG_WIDTH


def _wide(action: DraftAction, widths: Sequence[int]) -> Iterator[str]:
    columns = [textwrap.wrap(text, size) or [""] for text, size in zip(_texts(action), widths, strict=True)]
    for line in range(max(map(len, columns))):
        yield _row([column[line] if line < len(column) else "" for column in columns], widths)


def _narrow(action: DraftAction, width: int) -> Iterator[str]:
    statement, owner, when, rag = _texts(action)
    yield from textwrap.wrap(statement, width, initial_indent="- ", subsequent_indent="  ")
    for label, text in (("Owner", owner), ("When", when), ("RAG", rag)):
        if text:
            yield from textwrap.wrap(f"{label}: {text}", width, initial_indent="  ", subsequent_indent="    ")


def _texts(action: DraftAction) -> tuple[str, str, str, str]:
    statement = f"{action.ref} {action.text}" if action.ref else action.text
    parts = (
        f" (+ {_count(len(action.parts), 'part', 'parts')})"
        if action.parts and action.text not in " ".join(action.parts)
        else ""
    )
    owners = "; ".join(owner.name for owner in action.owners) or (action.owner_text or "")
    when = action.timescale.printed.replace("\n", "; ") if action.timescale else ""
    return statement + parts, owners, when, action.rag or action.status or ""


def _row(texts: Sequence[str], widths: Sequence[int]) -> str:
    return (" " * _GAP).join(f"{text:<{size}}" for text, size in zip(texts, widths, strict=True)).rstrip()


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
