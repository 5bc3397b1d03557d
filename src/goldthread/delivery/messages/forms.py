"""What somebody wants of the weekly message, and what a calendar feed is of."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import EditForm, RowField, ServiceForm, TickField
from goldthread.delivery.messages.models import MessageWishes

_NAMES = ("weekly", "answers", "late", "due_soon", "silent", "watched", "plain_text")


class WishesForm(EditForm):
    """One's own wishes."""

    weekly = TickField(label="Send me one message a week, when there is something")
    answers = TickField(label="Tell me of answers that are owed")
    late = TickField(label="Tell me what is late")
    due_soon = TickField(label="Tell me what is due in the coming weeks")
    silent = TickField(label="Tell me what nothing was heard of for long")
    watched = TickField(label="Tell me what has changed of what I watch")
    plain_text = TickField(label="Plain text only")

    @staticmethod
    def said(wishes: MessageWishes) -> dict[str, Any]:
        return {**{name: getattr(wishes, name) for name in _NAMES}, "revision": wishes.revision}


class FeedForm(ServiceForm):
    """Whose dates a calendar shows."""

    group = RowField(label="Of a group", required=False, empty="No: of my own actions")
    plan = RowField(label="Of a whole plan", required=False, empty="No")

    def __init__(self, *args: Any, groups: Any, plans: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (("group", groups), ("plan", plans)):
            field: Any = self.fields[name]
            field.rows = rows

    def clean(self) -> dict[str, Any]:
        if self.cleaned_data.get("group") and self.cleaned_data.get("plan"):
            self.add_error("plan", "Choose a group or a plan, not both")
        return self.cleaned_data
