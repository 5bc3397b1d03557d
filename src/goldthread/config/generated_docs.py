"""Pages of docs/generated: the state machines, drawn from the tables that decide. Run by bin/docs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from goldthread.delivery import rules as delivery
from goldthread.delivery.escalation import rules as escalation
from goldthread.delivery.meetings import rules as meetings
from goldthread.delivery.messages import rules as messages
from goldthread.plans.rules import states

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "generated"
Move = tuple[str, str, str]  # from, to, by what

_HEAD = """# State machines

Written by `bin/docs` from the tables in the code; `bin/check` fails when they differ. Change the table, not the page.
"""


def pages() -> dict[str, str]:
    """Every generated page by its name."""
    return {"states.md": _HEAD + "\n".join(_section(title, moves) for title, moves in _machines())}


def _machines() -> Iterable[tuple[str, list[Move]]]:
    for name, table in states.MACHINES.items():
        yield name.capitalize(), _plain(table)
    yield "Action, by progress updates", _plain(delivery.TRANSITIONS)
    yield "Escalation", _named(escalation.TRANSITIONS)
    yield "Meeting", _plain(meetings.TRANSITIONS)
    yield "Message", _plain(messages.TRANSITIONS)


def _plain(table: Mapping[Any, Iterable[str]]) -> list[Move]:
    """A table of states; staying is no move."""
    return [(str(now), str(then), "") for now, after in table.items() for then in sorted(after) if then != now]


def _named(table: Mapping[escalation.State, Mapping[escalation.Event, escalation.State]]) -> list[Move]:
    return [(now.value, then.value, event.value) for now, moves in table.items() for event, then in moves.items()]


def _section(title: str, moves: list[Move]) -> str:
    """One diagram; what is never left is an end."""
    left = {now for now, _, _ in moves}
    ends = sorted({then for _, then, _ in moves} - left)
    lines = [f"  {now} --> {then}{f': {by}' if by else ''}" for now, then, by in moves]
    lines += [f"  {state} --> [*]" for state in ends]
    return "\n".join([f"\n## {title}\n", "```mermaid", "stateDiagram-v2", *lines, "```", ""])


def out_of_date() -> list[str]:
    """Pages that differ from their tables."""
    found = []
    for name, text in pages().items():
        kept = FOLDER / name
        if not kept.exists() or kept.read_text(encoding="utf-8") != text:
            found.append(name)
    return found


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        late = out_of_date()
        for name in late:
            sys.stderr.write(f"docs/generated/{name} is out of date.\n")
        return 1 if late else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
