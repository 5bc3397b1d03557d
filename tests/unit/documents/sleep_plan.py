"""An invented plan of four actions under two priorities; how each action is told is the test's own."""

from __future__ import annotations

from collections.abc import Sequence


def sleep_plan(actions: Sequence[str], between: str) -> str:
    """The text of it, with ``between`` between two actions."""
    first, second = between.join(actions[:2]), between.join(actions[2:])
    return f"Larchmoor Sleep Plan\n\nPriority 1: Rest at work\n{first}\n\nPriority 2: Rest at home\n{second}\n"
