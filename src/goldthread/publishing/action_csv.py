"""Actions as CSV, one row each, however many: made a piece at a time, so that memory does not grow."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from goldthread.core.neutral import neutral
from goldthread.core.tables import BYTE_ORDER_MARK, cell, in_pieces, line
from goldthread.delivery.filters import ActionFilters
from goldthread.delivery.reads.lists import action_rows
from goldthread.delivery.reads.rows import ActionRow
from goldthread.delivery.reads.selection import Scope
from goldthread.publishing import words

HEADINGS = (
    "Partnership",
    "Partnership address",
    "Plan",
    "Plan address",
    "Priority",
    "Priority title",
    "Reference",
    "Action",
    "Lead",
    "Support",
    "Timescale",
    "Starts",
    "Ends",
    "First ends",
    "Precision",
    "Recurrence",
    "Condition",
    "Status",
    "Stated RAG",
    "Assessed RAG",
    "Silent since",
    "How it stands",
    "Days moved since first promised",
    "Last update",
    "Ended on",
    "End reason",
    "New",
    "Id",
)


def csv_of(scope: Scope, filters: ActionFilters, *, on: date) -> Iterator[str]:
    """The file of the actions asked for, in pieces."""
    yield BYTE_ORDER_MARK
    yield from in_pieces(HEADINGS, map(_line, action_rows(scope, filters, on=on)))


def _said(text: str) -> str:
    """What people wrote, made neutral. Codes, days and numbers are ours, and want neither this nor quotes."""
    return cell(neutral(text))


_again = lru_cache(maxsize=2_000)(_said)  # of what stands in many rows: names, titles, times


@lru_cache(maxsize=5_000)
def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line(row: ActionRow) -> str:
    return line(
        (
            _again(row.partnership_name),
            row.partnership,
            _again(row.plan_title),
            row.plan,
            _again(row.priority_ref),
            _again(row.priority_title),
            _said(row.ref),
            _said(row.text),
            _again("; ".join([owner.name for owner in row.owners if owner.leads])),
            _again("; ".join([owner.name for owner in row.owners if not owner.leads])),
            _again(row.printed),
            _day(row.starts),
            _day(row.ends),
            _day(row.first_ends),
            row.precision,
            row.recurrence,
            _again(row.condition),
            words.STATUS[row.status],
            words.RAG[row.stated_rag],
            words.ASSESSED[row.assessed_rag],
            _day(row.silent_since),
            _again(row.stands.words),
            cell(row.slipped),
            _day(row.last_update_at and row.last_update_at.date()),
            _day(row.ended_on),
            _again(row.end_reason),
            "New" if row.is_new else "",
            str(row.id),
        )
    )
