"""What a board's screen calls things, and where its links lead."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from goldthread.core import wording
from goldthread.delivery.reads.board import Board, Section
from goldthread.publishing.asked import Asked


@dataclass(frozen=True)
class Figure:
    """One figure at the top: how many, of what, and where they stand below."""

    number: int
    label: str
    note: str
    href: str
    tone: str


@dataclass(frozen=True)
class Listed:
    """One list of actions. ``more`` is the address of all of them where not all are shown."""

    key: str
    title: str
    none: str
    section: Section
    more: str = ""

    @property
    def says_left_out(self) -> str:
        return f"{wording.count(self.section.left_out, 'more action')} not shown"


def figures(board: Board) -> list[Figure]:
    """What a board looks at first; each is a link to its list."""
    of_open = f"of {board.tally.open:,} open"
    since = f"since {wording.day(board.since)}"
    return [
        Figure(board.late.total, "late", of_open, "#late", "bad"),
        Figure(board.red.total, "red", of_open, "#red", "bad"),
        Figure(board.blocked.total, "blocked", of_open, "#blocked", "warn"),
        Figure(board.done.total, "done", since, "#done", "good"),
        Figure(board.moved_total, "dates changed", since, "#moved", "warn"),
        Figure(board.unheard.total, "not heard of", f"{of_open}, {since}", "#unheard", ""),
    ]


def needing(board: Board, asked: Asked) -> list[Listed]:
    """What needs the board: late, red, blocked."""
    return [
        Listed("late", "Late", "Nothing is late.", board.late, _more(asked, overdue="1")),
        Listed("red", "Red", "Nothing is red.", board.red, _more(asked, rag="red", open="1")),
        Listed("blocked", "Blocked", "Nothing is blocked.", board.blocked, _more(asked, status="blocked")),
    ]


def happened(board: Board, asked: Asked) -> list[Listed]:
    """What happened since last time, and what did not."""
    return [
        Listed("done", "Done", "Nothing was completed.", board.done, _more(asked, status="complete")),
        Listed("new", "New in the plan", "No action was added.", board.new, _more(asked)),
        Listed("unheard", "Not heard of", "Something was said of every open action.", board.unheard),
    ]


def _more(asked: Asked, **filters: str) -> str:
    plan = {"plan": asked.plan.slug} if asked.plan else {}
    return f"actions/?{urlencode({**plan, **filters})}"
