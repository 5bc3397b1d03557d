"""How far a long piece of work is, on one line of the terminal that wipes itself."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_on_stderr(what: str) -> Iterator[Callable[[int, int], None]]:
    """Gives a function to be told "done, of how many"; nothing is shown where nobody watches a terminal.

    Ctrl-C stops the work as it stops any command.
    """
    if not sys.stderr.isatty():
        yield lambda done, of: None
        return
    last = ""

    def tell(done: int, of: int) -> None:
        nonlocal last
        if of > 1:
            last = f"Reading {what} {min(done + 1, of)} of {of} ..."
            sys.stderr.write(f"\r{last}")
            sys.stderr.flush()

    try:
        yield tell
    finally:
        if last:
            sys.stderr.write("\r" + " " * len(last) + "\r")
            sys.stderr.flush()
