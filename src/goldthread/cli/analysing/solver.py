"""The solver behind disclosure control sometimes writes a line of its own to standard output, past Python."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

OUT, ERR = 1, 2


@contextmanager
def solver_speaks_to_stderr() -> Iterator[None]:
    """What a library writes to the process's standard output meanwhile goes to standard error: JSON stays JSON."""
    sys.stdout.flush()
    kept = os.dup(OUT)
    os.dup2(ERR, OUT)
    try:
        yield
    finally:
        os.dup2(kept, OUT)
        os.close(kept)
