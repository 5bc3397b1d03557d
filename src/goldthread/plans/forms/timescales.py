"""A timescale in the words of a plan: any words are taken, and it is always said what was understood."""

from __future__ import annotations

from typing import Any

from goldthread.core import wording
from goldthread.core.forms import ServiceForm, TextField
from goldthread.core.forms.bound import ComponentBoundField
from goldthread.kernel.timescale import Recurrence
from goldthread.kernel.timescale_grammar import parse_timescale

HINT = "In the words of the plan. For example: March 2027, by summer 2026, 2026/27, quarterly, ongoing"


def understood(words: str) -> str:
    """What the grammar makes of the words, for whoever wrote them; nothing for no words."""
    words = " ".join(words.split())
    if not words:
        return ""
    read = parse_timescale(words)
    if read.end is not None:
        again = f", {read.recurrence.value}" if read.recurrence else ""
        taken = f" Taken for granted: {'; '.join(read.assumed)}." if read.assumed else ""
        return f"“{words}” is understood as by {wording.day(read.end)}{again}.{taken}"
    if read.recurrence is not Recurrence.NONE:
        return f"“{words}” is understood as {read.describe()}, with no end: it is never overdue."
    return f"No date was found in “{words}”: it is kept as it is written, and is never overdue."


def with_what_was_understood(done: str, form: ServiceForm) -> str:
    """What is said when a form is saved, with what was understood of each timescale that was written in it."""
    said = [
        understood(str(form.cleaned_data.get(name) or ""))
        for name, field in form.fields.items()
        if isinstance(field, TimescaleField) and name in form.changed_data
    ]
    return " ".join([done, *filter(None, said)])


class TimescaleField(TextField):
    """Words for a date. What stands in it is said to be understood beside it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 500, "help_text": HINT, **kwargs})

    def options(self, bound: ComponentBoundField) -> dict[str, Any]:
        words = f"{bound.help_text} {understood(str(bound.value() or ''))}".strip()
        return super().options(bound) | {"hint": {"text": words}}
