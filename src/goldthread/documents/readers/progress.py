"""How a reader tells whoever waits how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]  # pages (or sheets) done, of how many; may raise to stop the reading


def unwatched(done: int, of: int) -> None:
    """Nobody waits."""
