"""What is asked of the analyst."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import DayField, EditForm, LongTextField, ServiceForm, TextField
from goldthread.publishing.needs.models import NeedsWords


class BeginForm(ServiceForm):
    year = TextField(label="Year", help_text="For example: 2026", missing="Say which year", max_length=20)
    as_of = DayField(
        label="Figures as known on",
        help_text="Later revisions change nothing in a paper that is settled",
        missing="Enter the day",
    )


class DayForm(EditForm):
    as_of = DayField(label="Figures as known on", missing="Enter the day")


class WordsForm(EditForm):
    """The words of one section."""

    text = LongTextField(label="Your words", required=False, rows=12, max_length=20_000)

    @classmethod
    def of(cls, words: NeedsWords | None, data: Any) -> WordsForm:
        initial = {"text": words.text, "revision": words.revision} if words else {"revision": 0}
        return cls(data, initial=initial)


class ReopenForm(ServiceForm):
    reason = TextField(label="Why is it opened again", missing="Say why", max_length=300)
