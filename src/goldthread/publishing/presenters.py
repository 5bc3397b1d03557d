"""What a board's screen calls things, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.core import wording
from goldthread.delivery.reads.board import Board, Section
from goldthread.delivery.reads.rows import ActionRow
from goldthread.publishing import words
from goldthread.publishing.asked import Asked

NEEDING_SHOWN, HAPPENED_SHOWN = 10, 4


@dataclass(frozen=True)
class Figure:
    """One figure at the top: how many, of what, and where all of them stand."""

    number: int
    label: str
    note: str
    href: str
    tone: str


@dataclass(frozen=True)
class Line:
    """One line of a list: what it is about, who has it, and what is to be said of it."""

    action_id: int
    ref: str
    text: str
    who: str
    rag: str | None = None
    stands: str = ""
    is_late: bool = False
    was: str = ""
    now: str = ""


@dataclass(frozen=True)
class Listed:
    """Some lines, how many there are in all, and what to say when there are none."""

    key: str
    title: str
    none: str
    lines: tuple[Line, ...]
    total: int
    more: str = ""  # the address where all of them stand

    @property
    def left_out(self) -> str:
        rest = self.total - len(self.lines)
        return f"{rest:,} more" if rest > 0 else ""


def figures(board: Board, asked: Asked) -> list[Figure]:
    """What a board looks at first."""
    of_open = f"of {board.tally.open:,} open"
    since = f"since {wording.day(board.since)}"
    return [
        Figure(board.late.total, "late", of_open, _actions(asked, overdue=True), "bad"),
        Figure(board.red.total, "red", of_open, _actions(asked, rag=("red",), open=True), "bad"),
        Figure(board.blocked.total, "blocked", of_open, _actions(asked, status=("blocked",)), "warn"),
        Figure(board.done.total, "done", since, "#done", "good"),
        Figure(board.moved_total, "dates changed", since, "#moved", "warn"),
        Figure(board.unheard.total, "not heard of", of_open, "#unheard", "warn"),
    ]


def needing(board: Board, asked: Asked) -> Listed:
    """Late, red or blocked, each action once, in that order."""
    rows = {row.id: row for section in (board.late, board.red, board.blocked) for row in section.rows}
    total = len(rows) if _complete(board.late, board.red, board.blocked) else board.late.total
    lines = tuple(_line(row) for row in [*rows.values()][:NEEDING_SHOWN])
    more = _actions(asked, overdue=True) if board.late.total else _actions(asked, open=True, sort="rag")
    return Listed("needing", "What needs the board", "Nothing is late, red or blocked.", lines, total, more)


def _complete(*sections: Section) -> bool:
    return not any(section.left_out for section in sections)


def happened(board: Board, asked: Asked) -> list[Listed]:
    """What happened since last time, and what did not. What is new is told unless the whole plan is."""
    new = (
        [_actions_listed("new", "New in the plan", "", board.new)] if 0 < board.new.total < board.tally.total else []
    )
    nothing_said = "Something was said of every open action."
    return [
        _differences(board, asked),
        _actions_listed("done", "Done", "Nothing was completed.", board.done, _actions(asked, status=("complete",))),
        _steps(board),
        _moved(board),
        *new,
        _actions_listed(
            "unheard", "Not heard of", nothing_said, board.unheard, _actions(asked, open=True, sort="updated")
        ),
    ]


def _actions_listed(key: str, title: str, none: str, section: Section, more: str = "") -> Listed:
    lines = tuple(_line(row) for row in section.rows[:HAPPENED_SHOWN])
    return Listed(key, title, none, lines, section.total, more)


def _line(row: ActionRow) -> Line:
    return Line(
        action_id=row.id,
        ref=row.ref,
        text=words.shortened(row.text, 150),
        who="; ".join(owner.name for owner in row.leads) or "No lead named",
        rag=row.stated_rag,
        stands=row.stands.words,
        is_late=row.is_late,
    )


def _differences(board: Board, asked: Asked) -> Listed:
    """The worst assessed first, each with why, and with what its lead says of it."""
    lines = (
        Line(
            each.row.id,
            each.row.ref,
            words.shortened(each.row.text, 150),
            each.explanation.words if each.explanation else "A sentence is owed",
            rag=each.row.assessed_rag,
            stands=f"Stated {each.row.stated_rag}. {each.reasons[0]}" if each.reasons else "",
        )
        for each in board.differences.rows[:HAPPENED_SHOWN]
    )
    none = "Every open action is stated as it is assessed."
    more = f"{asked.links.root}differences/"
    return Listed("differences", "Assessed otherwise than stated", none, tuple(lines), board.differences.total, more)


def _steps(board: Board) -> Listed:
    lines = (
        Line(step.action_id, step.action_ref, words.shortened(step.text, 150), _on(step.done_on))
        for step in board.steps_done[:HAPPENED_SHOWN]
    )
    return Listed("steps", "Milestones reached", "None was reached.", tuple(lines), board.steps_done_total)


def _moved(board: Board) -> Listed:
    return Listed(
        "moved", "Dates changed", "No date was changed.", tuple(_moved_lines(board.moved)), board.moved_total
    )


def _moved_lines(moved: Iterable[Any]) -> Iterable[Line]:
    for each in list(moved)[:HAPPENED_SHOWN]:
        agreed = f" Agreed by {each.agreed_by}." if each.agreed_by else ""
        yield Line(
            action_id=each.action_id,
            ref=each.action_ref,
            text=words.shortened(each.milestone or each.action_text, 150),
            who=f"{each.reason}{agreed}",
            was=each.was_printed or "No date",
            now=each.now_printed or "No date",
        )


def _on(day: date) -> str:
    return f"Done {wording.day(day)}"


def _actions(asked: Asked, **filters: Any) -> str:
    return asked.links.actions(plan=asked.plan.slug if asked.plan else "", **filters)
