"""What is asked for each kind of change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from goldthread.core.forms import (
    LongTextField,
    RadiosField,
    RowField,
    SelectField,
    ServiceForm,
    TextField,
    WholeNumberField,
)
from goldthread.plans.forms.timescales import TimescaleField
from goldthread.plans.models import AssignmentKind


class _OwnerForm(ServiceForm):
    owner = SelectField(label="Who", missing="Choose who has them", empty="Choose a body, group, post or person")

    def __init__(self, *args: Any, owners: Any, priorities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["owner"]
        field.choices = list(owners)


class GiveForm(_OwnerForm):
    """To somebody beside those who have it."""

    kind = RadiosField(label="As", choices=AssignmentKind.choices, initial=AssignmentKind.LEAD)


class LeadForm(_OwnerForm):
    """To a lead in place of those who lead it; who supports it stays."""

    reason = TextField(label="Why", help_text="Stands in the history of each", required=False, max_length=300)


class _PlainForm(ServiceForm):
    def __init__(self, *args: Any, owners: Any, priorities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)


class DateForm(_PlainForm):
    """Another date, each a new baseline."""

    timescale = TimescaleField(label="By when, now", missing="Enter the new date, or “ongoing”")
    reason = LongTextField(label="Why it is changed", missing="Say why the date is changed", max_length=2_000, rows=3)
    agreed_by = TextField(label="Who agreed the change", required=False)


class PriorityForm(ServiceForm):
    """Under another priority of their plan, at its end."""

    priority = RowField(label="Priority", missing="Choose the priority")
    reason = TextField(label="Why", help_text="Stands in the history of each", required=False, max_length=300)

    def __init__(self, *args: Any, owners: Any, priorities: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["priority"]
        field.rows = priorities


class CadenceForm(_PlainForm):
    """How often updates are owed."""

    days = WholeNumberField(
        label="Days between updates",
        help_text="Leave it empty to owe them as often as the plan or priority does",
        required=False,
        min_value=7,
        max_value=730,
    )


class CloseForm(_PlainForm):
    """Closed, with why."""

    reason = LongTextField(
        label="Why are they closed?",
        help_text="It is the last update of each, for everybody to read.",
        missing="Say why they are closed",
        max_length=2_000,
        rows=3,
    )


FORMS: dict[str, Callable[..., ServiceForm]] = {
    "owner": GiveForm,
    "lead": LeadForm,
    "date": DateForm,
    "priority": PriorityForm,
    "cadence": CadenceForm,
    "close": CloseForm,
}
