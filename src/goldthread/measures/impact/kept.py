"""Readings that are not made twice: a model is fitted once for the same figures, and its answer kept.

Fitting wants libraries that take seconds to load; a list of predictions is asked for far more often than a figure
in it changes. The key is what went into the reading, so a new figure, a revision or another day is another key and
nothing has ever to be thrown away by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256

from django.core.cache import cache

from goldthread import __version__
from goldthread.analysis.impact.interrupted import Effect, Interrupted
from goldthread.analysis.impact.menu import Chosen, Observed
from goldthread.kernel.errors import InputError
from goldthread.measures.impact.reading import Reading, read
from goldthread.measures.impact.rules import Laid
from goldthread.measures.impact.verdicts import Refused, Why
from goldthread.measures.reads.figures import FigureSeen

WAY = 1  # one more whenever the same figures are read otherwise
# what is kept is made of these: one more field, and what was kept before is asked for no more
_SHAPE = tuple(
    (each.__name__, *(field.name for field in fields(each)))
    for each in (Reading, Refused, Laid, FigureSeen, Chosen, Observed, Interrupted, Effect)
)
FOR_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True)
class Asked:
    """All that a reading rests on."""

    laid: Laid
    kind: str
    seen_by: date | None

    @property
    def key(self) -> str:
        return f"impact:{sha256(repr((__version__, WAY, _SHAPE, self)).encode()).hexdigest()}"


def readings(asked: Iterable[Asked]) -> Iterator[Reading | Refused]:
    """What each says, in their order. One query for those that are kept, whatever their number."""
    wanted = list(asked)
    kept = cache.get_many([each.key for each in wanted]) if wanted else {}
    missing = {each.key: each for each in wanted if each.key not in kept}
    made = {key: _read(each) for key, each in missing.items()}
    if made:
        cache.set_many(made, FOR_SECONDS)
    return iter([(kept | made)[each.key] for each in wanted])


def _read(asked: Asked) -> Reading | Refused:
    try:
        return read(asked.laid, asked.kind, asked.seen_by)
    except InputError as error:
        return Refused(Why.NOT_COMPARABLE, f"This cannot be read: {error}", laid=asked.laid)
