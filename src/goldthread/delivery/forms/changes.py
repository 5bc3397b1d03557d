"""Changing what was agreed: an action's words, date and owners, its milestones, and a new action."""

from __future__ import annotations

from typing import Any

from goldthread.core.forms import (
    DayField,
    EditForm,
    LongTextField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
)
from goldthread.plans.forms.timescales import TimescaleField
from goldthread.plans.models import Action, AssignmentKind

_PARTS_HINT = "One on each line"


def lines_of(text: str) -> list[str]:
    """Each line that says something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


class NewActionForm(ServiceForm):
    """An action that was agreed after the paper."""

    priority = RowField(label="Priority", required=False, empty="Under no priority")
    ref = TextField(label="Reference", required=False, max_length=30, classes="govuk-input--width-10")
    text = LongTextField(label="What will be done", missing="Say what will be done", max_length=20_000)
    parts = LongTextField(label="Parts", help_text=_PARTS_HINT, required=False, max_length=20_000, rows=3)
    timescale = TimescaleField(label="By when", required=False)
    comments = LongTextField(label="Comments", required=False, max_length=20_000, rows=2)
    reason = TextField(label="Who agreed it, and when", required=False, max_length=300)

    def __init__(self, *args: Any, priorities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        priority: Any = self.fields["priority"]
        priority.rows = priorities

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "parts": lines_of(self.cleaned_data["parts"])}


class WordsForm(EditForm):
    """What an action says."""

    ref = TextField(label="Reference", required=False, max_length=30, classes="govuk-input--width-10")
    text = LongTextField(label="What will be done", missing="Say what will be done", max_length=20_000, rows=6)
    parts = LongTextField(label="Parts", help_text=_PARTS_HINT, required=False, max_length=20_000)
    sub_priority = TextField(label="Heading inside the priority", required=False, max_length=500)
    comments = LongTextField(label="Comments", required=False, max_length=20_000, rows=3)
    reason = TextField(label="Why it is changed", help_text="Stands in the history", required=False, max_length=300)

    @property
    def values(self) -> dict[str, Any]:
        return {**super().values, "parts": lines_of(self.cleaned_data["parts"])}

    @staticmethod
    def said(action: Action) -> dict[str, Any]:
        """The answers as they stand."""
        names = ("ref", "text", "sub_priority", "comments", "revision")
        parts = "\n".join(action.parts.values_list("text", flat=True))
        return {"parts": parts, **{name: getattr(action, name) for name in names}}


class DateForm(EditForm):
    """Another date. The first one promised stays to be seen."""

    timescale = TimescaleField(label="By when, now", missing="Enter the new date, or “ongoing”")
    reason = LongTextField(label="Why it is changed", missing="Say why the date is changed", max_length=2_000, rows=3)
    agreed_by = TextField(label="Who agreed the change", required=False)


class OwnerForm(ServiceForm):
    """Give an action to somebody."""

    owner = SelectField(label="Who", missing="Choose who has it", empty="Choose a body, group, post or person")
    kind = RadiosField(label="As", choices=AssignmentKind.choices, initial=AssignmentKind.LEAD)

    def __init__(self, *args: Any, owners: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner: Any = self.fields["owner"]
        owner.choices = list(owners)


class NewMilestoneForm(ServiceForm):
    """A step on the way."""

    text = TextField(label="Milestone", missing="Say what will have been reached", max_length=2_000)
    timescale = TimescaleField(label="By when", required=False)


class MilestoneWordsForm(EditForm):
    text = TextField(label="Milestone", missing="Say what will have been reached", max_length=2_000)
    reason = TextField(label="Why it is changed", required=False, max_length=300)


class ReachedForm(EditForm):
    done_on = DayField(label="When was it reached?", missing="Enter the day it was reached")


class DropForm(EditForm):
    reason = LongTextField(
        label="Why will it not be done?",
        help_text="The milestone stays to be seen, with these words.",
        missing="Say why it is dropped",
        max_length=2_000,
        rows=3,
    )
