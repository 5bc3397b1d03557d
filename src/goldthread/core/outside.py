"""Whether what is read now is for somebody outside the partnership, who may not be shown small counts of people.

Set when the reader of a request is known, and around whatever makes a paper that leaves. A context variable and no
parameter, so that no read can forget to hand it on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_outside: ContextVar[bool] = ContextVar("read_from_outside", default=False)


def is_outside() -> bool:
    return _outside.get()


def read_by(*, outsider: bool) -> None:
    """Whoever reads from here on, until ``reading`` ends."""
    _outside.set(outsider)


@contextmanager
def reading(*, outside: bool) -> Iterator[None]:
    """What is read inside is for somebody outside, or for nobody but us: then it ends as it began."""
    token = _outside.set(outside)
    try:
        yield
    finally:
        _outside.reset(token)
