"""The examination: everything that can be asked, in an order where each step may rely on those before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from goldthread.core.doctor import database, machine, settings
from goldthread.core.doctor.findings import Finding, Level, wrong

_WITHOUT_DATABASE = (
    machine.python,
    machine.packages,
    machine.folders,
    machine.private_files,
    settings.secret,
    settings.mail,
    settings.organisations,
    settings.real_use,
)
_WITH_DATABASE = (
    database.cache_table,
    database.triggers,
    database.search_index,
    database.uploads,
    database.whole,
    database.clock,
)


def examine() -> Iterator[Finding]:
    """One finding after the other. A step that fails itself is a finding too: a doctor never falls over."""
    for step in _WITHOUT_DATABASE:
        yield from _tried(step)
    yield (reached := database.answers())
    if reached.level is Level.WRONG:
        return
    yield (prepared := database.migrations())
    if prepared.level is Level.WRONG:
        return
    for step in _WITH_DATABASE:
        yield from _tried(step)


def _tried(step: Callable[[], Iterable[Finding]]) -> Iterator[Finding]:
    try:
        yield from step()
    except Exception as error:
        about = step.__name__.replace("_", " ").capitalize()
        yield wrong(about, f"It could not be examined: {error}.", "Report this.")
